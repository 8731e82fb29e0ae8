/** What every validator of the standard must answer to its examples, whatever it is written in. */
import type { Judge, Refusal } from './engine.ts';

/** One entry of examples.json. */
export interface ExampleGroup {
  readonly type: string;
  readonly valid: readonly { readonly name: string; readonly instance: unknown }[];
  readonly invalid: readonly InvalidExample[];
}

/** An instance with one fault, and the same without it. */
export interface InvalidExample {
  readonly name: string;
  readonly reason: { readonly pointer: string; readonly keyword: string };
  readonly instance: unknown;
  readonly fixed: unknown;
}

/** How many were judged, and what was answered wrongly. */
export interface Answers {
  readonly valid: number;
  readonly invalid: number;
  readonly mended: number;
  /** Faults that no schema can express: accepted by the schema, refused by a rule that has to be programmed. */
  readonly byRule: number;
  readonly mismatches: readonly string[];
}

/** Where a schema reports a fault: a missing member or a repeated item at the thing that lacks or holds it. */
const expectedAt = ({ pointer, keyword }: InvalidExample['reason']): string =>
  keyword === 'required' || keyword === 'uniqueItems' ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer;

/** Keywords by which a schema says "no such code". */
const codeKeywords = ['enum', 'const', 'anyOf', 'oneOf', 'pattern'];

/** Judges the strict view. @param rules ids of the rules beyond schemas, from requirements.json */
export function judgeStrict(groups: readonly ExampleGroup[], judgeOf: (type: string) => Judge | undefined, rules: ReadonlySet<string>): Answers {
  const mismatches: string[] = [];
  const count = { valid: 0, invalid: 0, mended: 0, byRule: 0 };
  for (const { type, valid, invalid } of groups) {
    const judge = judgeOf(type);
    if (!judge) {
      mismatches.push(`${type}: has examples and no schema`);
      continue;
    }
    for (const { name, instance } of valid) {
      count.valid += 1;
      mismatches.push(...judge(instance).map((found) => `${type}/${name}: is valid, refused for ${say(found)}`));
    }
    for (const example of invalid) {
      const isRule = rules.has(example.reason.keyword);
      count[isRule ? 'byRule' : 'invalid'] += 1;
      count.mended += 1;
      const found = judge(example.instance);
      const fault = isRule ? found.map(say).join(', ') : faultOf(example, found);
      if (fault) mismatches.push(`${type}/${example.name}: ${isRule ? 'breaks a rule only, the schema refuses' : 'is invalid,'} ${fault}`);
      mismatches.push(...judge(example.fixed).map((refusal) => `${type}/${example.name}: is mended, refused for ${say(refusal)}`));
    }
  }
  return { ...count, mismatches };
}

const say = ({ location, keyword }: Refusal): string => `${location || 'the whole'} ${keyword}`;

/** What is wrong about the refusals of an invalid example; undefined when they say what the example says. */
function faultOf({ reason }: InvalidExample, found: readonly Refusal[]): string | undefined {
  const place = expectedAt(reason);
  if (found.length === 0) return `accepted; expected ${reason.pointer} ${reason.keyword}`;
  // the kinds of a union stand as one const a branch
  const keywords = reason.keyword === 'code' ? codeKeywords : reason.keyword === 'enum' ? ['enum', 'const'] : [reason.keyword];
  if (!found.some(({ location, keyword }) => location === place && keywords.includes(keyword)))
    return `refused for ${found.map(say).join(', ')}; expected ${place || 'the whole'} ${reason.keyword}`;
  // below a union that fits nowhere the engine lists the faults by every branch, also by those that were not meant
  const unions = found.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf').map(({ location }) => location);
  const stray = found.filter(({ location }) => location !== place && !unions.some((union) => location === union || location.startsWith(`${union}/`)));
  return stray.length === 0 ? undefined : `also refused for ${stray.map(say).join(', ')}; expected ${place || 'the whole'} ${reason.keyword} alone`;
}

/** Judges the tolerant view: what may be sent must be accepted. */
export function judgeTolerant(
  groups: readonly ExampleGroup[],
  judgeOf: (type: string) => Judge | undefined,
): { readonly accepted: number; readonly mismatches: readonly string[] } {
  const instances = groups.flatMap(({ type, valid, invalid }) => [
    ...valid.map(({ name, instance }) => ({ type, name, instance })),
    ...invalid.map(({ name, fixed }) => ({ type, name: `${name} (mended)`, instance: fixed })),
  ]);
  const mismatches = instances.flatMap(({ type, name, instance }) => {
    const found = judgeOf(type)?.(instance);
    if (!found) return [`${type}: has examples and no tolerant schema`];
    return found.map((refusal) => `${type}/${name}: may be sent, a reader refuses it for ${say(refusal)}`);
  });
  return { accepted: instances.length - mismatches.length, mismatches };
}
