/**
 * Chinese words with a typing error: a character of the same sound or a similar shape, two changed round, one typed twice. A character is
 * suspected only when it hangs together with neither neighbour in the texts of the index, and is changed only into one that does, in a
 * word that texts hold; so what is written as the texts write it is never touched.
 */
import { isJoining } from '../analysis/function-words.ts';
import { type Lexicon, pairsOf } from './lexicon.ts';
import { similarShapes } from './similar-shapes.ts';
import type { Sounds } from './sounds.ts';

/** Errors mended in one run of characters. */
const mostErrors = 3;
/** Longer runs are sentences; only their beginning is looked at. */
const longestRun = 24;
/** Proposals that are looked up as a whole. */
const mostTried = 8;
/** Both characters of a pair are wrong: so many of each are tried. */
const mostOfEach = 40;
/** Cohesion (-1 to 1) up to which two neighbours do not hang together, and from which they do. */
const weak = 0.1;
const strong = 0.3;
/** Texts that hold a mended word at least. */
const leastHeld = 2;

/** @param run Chinese characters without a sign between them @param known places of words that are right though no text holds them */
export async function mendRun(run: string, known: ReadonlySet<number>, words: Lexicon, sounds: Sounds): Promise<string | undefined> {
  const all = [...run];
  let characters: readonly string[] = all.slice(0, longestRun);
  if (characters.length < 2) return undefined;
  const left = new Set(known);
  for (let errors = 0; errors < mostErrors; ) {
    const place = (await suspected(characters, words)).find((at) => !left.has(at));
    if (place === undefined) break;
    const better = await mendAt(characters, place, words, sounds);
    left.add(place);
    if (!better) continue;
    // what was changed hangs together now; places behind a character that left have moved
    if (better.length < characters.length) left.clear();
    characters = better;
    errors += 1;
  }
  const mended = [...characters, ...all.slice(longestRun)].join('');
  return mended === run ? undefined : mended;
}

/** Places whose character hangs together with no neighbour. */
async function suspected(characters: readonly string[], words: Lexicon): Promise<readonly number[]> {
  const cohesion = await words.cohesion(pairsOf(characters));
  const hangs = pairsOf(characters).map((pair) => cohesion(pair) > weak);
  return [...characters.keys()].filter((at) => !hangs[at - 1] && !hangs[at]);
}

async function mendAt(characters: readonly string[], at: number, words: Lexicon, sounds: Sounds): Promise<readonly string[] | undefined> {
  const other = at + 1 < characters.length ? at + 1 : at - 1;
  const round = characters.with(at, characters[other]!).with(other, characters[at]!);
  return (
    (characters[at] === characters[at + 1] ? await best([characters.toSpliced(at, 1)], [at], words) : undefined) ??
    (await best([round], [at, other], words)) ??
    (await best(substitutions(characters, at, sounds), [at], words)) ??
    (characters.length > 2 ? await best(await bothChanged(characters, Math.min(at, other), words, sounds), [at, other], words, 3) : undefined)
  );
}

function substitutions(characters: readonly string[], at: number, sounds: Sounds): readonly (readonly string[])[] {
  const others = new Set([...sounds.like(characters[at]!), ...similarShapes(characters[at]!)]);
  return [...others].filter((other) => !isJoining(other)).map((other) => characters.with(at, other));
}

/** Both characters are wrong: those pairs of the same sounds that texts hold. */
async function bothChanged(characters: readonly string[], at: number, words: Lexicon, sounds: Sounds): Promise<readonly (readonly string[])[]> {
  const [firsts, seconds] = await Promise.all([at, at + 1].map((place) => frequent(sounds.like(characters[place]!), words)));
  const pairs = firsts!.flatMap((first) => seconds!.map((second) => [first, second] as const));
  const cohesion = await words.cohesion(pairs.map(([first, second]) => first + second));
  return pairs.filter(([first, second]) => cohesion(first + second) >= strong).map(([first, second]) => characters.with(at, first).with(at + 1, second));
}

/** The characters that most texts hold. */
export async function frequent(characters: readonly string[], words: Lexicon, most = mostOfEach): Promise<readonly string[]> {
  const counts = await words.counts(characters);
  return characters
    .filter((one) => counts(one) > 0)
    .toSorted((a, b) => counts(b) - counts(a))
    .slice(0, most);
}

/**
 * Of proposals whose changed characters all hang together with a neighbour the one that most texts hold: the changed ones with those beside
 * them, or two of three where the run is a join of two words.
 * @param changed places @param least characters that have to stand side by side in a text
 */
async function best(proposals: readonly (readonly string[])[], changed: readonly number[], words: Lexicon, least = 2): Promise<readonly string[] | undefined> {
  const [from, to] = [Math.min(...changed), Math.max(...changed)];
  const around = (characters: readonly string[]) => characters.slice(Math.max(0, from - 1), to + 2);
  const cohesion = await words.cohesion(proposals.flatMap((one) => pairsOf(around(one))));
  const pairAt = (one: readonly string[], at: number) => (at < 0 || at + 1 >= one.length ? -1 : cohesion(one[at]! + one[at + 1]!));
  const merit = (one: readonly string[]) => Math.min(...changed.map((at) => Math.max(pairAt(one, at - 1), pairAt(one, at))));
  const possible = proposals
    .map((one) => ({ one, merit: merit(one) }))
    .filter((proposal) => proposal.merit >= strong)
    .toSorted((a, b) => b.merit - a.merit)
    .slice(0, mostTried);

  let found: readonly string[] | undefined;
  let held = leastHeld - 1;
  for (const { one } of possible) {
    const windows = [one.slice(Math.max(0, from - 1), to + 2), one.slice(Math.max(0, from - 2), to + 1), one.slice(from, to + 3)].filter(
      ({ length }) => length >= Math.min(one.length, Math.max(least, 3)),
    );
    let count = 0;
    for (const window of windows) count = Math.max(count, await words.together(window));
    if (count > held) [found, held] = [one, count];
  }
  return found;
}
