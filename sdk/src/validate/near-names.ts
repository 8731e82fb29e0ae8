/** Known names that a mistyped one may have meant (“是否为…”). */

/** At most three, best first: within a third of the length in edits, or equal but for case and separators. */
export function nearNames(name: string, known: Iterable<string>): readonly string[] {
  if (name.length > 64) return [];
  const plain = plainForm(name);
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of known) {
    const distance = plainForm(candidate) === plain ? 0 : editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (candidate !== name && distance <= Math.max(1, Math.floor(name.length / 3))) found.push({ candidate, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

const plainForm = (name: string) => name.toLowerCase().replace(/[-_. ]/g, '');

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
