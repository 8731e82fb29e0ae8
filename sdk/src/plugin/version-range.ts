/**
 * Versions and ranges of contracts and modules: exact ("1.2.0"), caret ("^1.2") and tilde ("~1.2"), nothing else.
 * The rules of node-semver for these three: a caret keeps the left-most non-zero part, a tilde keeps the minor;
 * a pre-release only fits a range that names a pre-release of the same three numbers.
 */

/** A version; `pre` is empty for a release. */
interface Version {
  readonly numbers: readonly [number, number, number];
  readonly pre: readonly (string | number)[];
}

const number = '0|[1-9]\\d{0,8}';
const versionForm = new RegExp(`^(${number})(?:\\.(${number}))?(?:\\.(${number}))?(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?$`);

/** Whether the text is a full version, x.y.z with an optional pre-release. */
export const isVersion = (text: string): boolean => parse(text)?.given === 3;

/** Whether the text is one of the three kinds of range. */
export const isRange = (text: string): boolean => parse(text.replace(/^[\^~]/, '')) !== undefined;

/** Whether a version comes before another; false for anything that is no version. */
export function isOlder(version: string, than: string): boolean {
  const [one, other] = [parse(version), parse(than)];
  return one !== undefined && other !== undefined && compare(one, other) < 0;
}

/**
 * Whether a version lies in a range. False for anything that is not a version or not a range.
 * @param version "1.2" counts as "1.2.0": modules of the standard have two numbers
 */
export function isInRange(version: string, range: string): boolean {
  const kind = range[0] === '^' || range[0] === '~' ? range[0] : '=';
  const least = parse(kind === '=' ? range : range.slice(1));
  const offered = parse(version);
  if (!least || !offered) return false;
  if (offered.pre.length > 0 && !(least.pre.length > 0 && sameNumbers(offered, least))) return false;
  if (kind === '=' && least.given === 3) return compare(offered, least) === 0;
  return compare(offered, least) >= 0 && compareNumbers(offered.numbers, upperBound(kind, least)) < 0;
}

// "1" and "1.2" without a sign mean any version that starts so, as a tilde does
function upperBound(kind: '^' | '~' | '=', { numbers: [major, minor, patch], given }: Version & { given: number }): readonly [number, number, number] {
  if (kind !== '^') return given === 1 ? [major + 1, 0, 0] : [major, minor + 1, 0];
  if (major > 0 || given === 1) return [major + 1, 0, 0];
  if (minor > 0 || given === 2) return [0, minor + 1, 0];
  return [0, 0, patch + 1];
}

function parse(text: string): (Version & { readonly given: number }) | undefined {
  const found = versionForm.exec(text);
  if (!found) return undefined;
  const parts = found.slice(1, 4).filter((part) => part !== undefined);
  const pre = found[4] === undefined ? [] : found[4].split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  if (pre.length > 0 && parts.length < 3) return undefined;
  return { numbers: [Number(parts[0]), Number(parts[1] ?? 0), Number(parts[2] ?? 0)], pre, given: parts.length };
}

const sameNumbers = (a: Version, b: Version) => compareNumbers(a.numbers, b.numbers) === 0;

function compareNumbers(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

// semver.org, section 11: numbers below words, fewer parts below more, a pre-release below its release
function compare(a: Version, b: Version): number {
  const byNumbers = compareNumbers(a.numbers, b.numbers);
  if (byNumbers !== 0) return byNumbers;
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let index = 0; index < Math.max(a.pre.length, b.pre.length); index += 1) {
    const step = comparePart(a.pre[index], b.pre[index]);
    if (step !== 0) return step;
  }
  return 0;
}

function comparePart(a: string | number | undefined, b: string | number | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return a < b ? -1 : 1;
}
