/** One place that breaks the contract: what every validator of the SDK gives, and what `describeFinding` turns into a sentence. */

/** A name in both languages. */
export interface TwoNames {
  readonly zh: string;
  readonly en: string;
}

/** What a message is filled with, beside the pointer and the value. */
export interface FindingParams {
  /** Name of the field as the schema gives it; absent when it has none. */
  readonly field?: TwoNames;
  /** Known names close to the one received, best first. */
  readonly near?: readonly string[];
  readonly [name: string]: unknown;
}

/** One place and the rule it breaks. An empty list of findings means: fine. */
export interface Finding {
  /** JSON Pointer (RFC 6901) to the value; to the missing or unknown member itself where that is the fault. "" is the whole value. */
  readonly pointer: string;
  /** JSON Schema keyword, "code" for a code table, or the id of a rule. */
  readonly rule: string;
  /** The value received as text, at most 300 characters; absent where nothing was given or it must not be shown. */
  readonly value?: string;
  /** For the message. */
  readonly params?: FindingParams;
  /** Requirement it rests on, e.g. JY-CLS-001; absent when none. */
  readonly requirement?: string;
}

/** Most findings of one reply; the last one then says how many there are. */
export const findingLimit = 200;

/**
 * Most faults of one value that are worked out: a body of 10 MB may hold a million, and each costs a search for its field and for near names.
 * Enough that the first `findingLimit` are nearly always the right ones; the others are counted.
 */
export const workLimit = 2_000;

/** The finding that says how many there are when not all are given. */
export const moreFindings = (shown: number, total: number): readonly Finding[] =>
  total > shown ? [{ pointer: '', rule: 'more', params: { shown, total } }] : [];

const numberOf = ({ params }: Finding, name: string) => Number(params?.[name] ?? 0);

/**
 * Orders findings by place, then rule, drops repetitions, and keeps at most `findingLimit`: the rest is one finding of rule "more".
 * Equal values give equal lists, whatever the order of their members, while no more than `workLimit` are wrong.
 */
export function arrange(findings: readonly Finding[]): readonly Finding[] {
  const known = new Set<string>();
  let beyond = 0;
  const once = findings.filter((finding) => {
    if (finding.rule === 'more') {
      beyond += numberOf(finding, 'total') - numberOf(finding, 'shown');
      return false;
    }
    const key = `${finding.pointer} ${finding.rule}`;
    return !known.has(key) && known.add(key);
  });
  const sorted = once
    .map((finding) => ({ finding, steps: pathOf(finding.pointer) }))
    .sort((a, b) => compareSteps(a.steps, b.steps) || compareText(a.finding.rule, b.finding.rule))
    .map(({ finding }) => finding);
  if (beyond === 0 && sorted.length <= findingLimit) return sorted;
  const listed = sorted.slice(0, findingLimit - 1);
  return [...listed, ...moreFindings(listed.length, sorted.length + beyond)];
}

/** JSON Pointer of a path. */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Steps of a JSON Pointer. */
export const pathOf = (pointer: string): readonly string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A value as text for people: texts as they are, all else as JSON, at most `limit` UTF-16 units and always whole characters. */
export function textOfValue(value: unknown, limit = 300): string {
  const text = typeof value === 'string' ? value : jsonOf(value);
  return (text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`).toWellFormed();
}

/** Nesting that is too deep for `JSON.stringify` is told by its outermost bracket. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const isIndex = /^\d+$/;

function compareSteps(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [one, other] = [a[index]!, b[index]!];
    const order = isIndex.test(one) && isIndex.test(other) ? Number(one) - Number(other) : compareText(one, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
