/** A mapping as a function from a source record to a draft. Pure: the same record always gives the same draft and notes. */

import { codeTable } from '../../codes/code-tables.ts';
import { note } from '../transforms/transform.ts';
import { compileCondition } from './condition.ts';
import { type CompiledRule, compileRules, type RuleTools } from './compile-rule.ts';
import type { FieldNote, Mapped, Mapping, MappingRejection, MapRecord } from './mapping.ts';
import { isGiven, pathSteps, toPointer, writePath } from './path.ts';
import { isObject } from './shape.ts';

interface Target {
  readonly pointer: string;
  readonly steps: readonly string[];
  readonly rule: CompiledRule;
}

/** Parameters that the mapping names and that have neither a value nor a default. */
export function missingParameters(mapping: Mapping, values: { readonly [name: string]: unknown }): readonly string[] {
  return Object.entries(mapping.parameters ?? {})
    .filter(([name, { default: fallback }]) => !isGiven(values[name]) && !isGiven(fallback))
    .map(([name]) => name);
}

/** @param values of the parameters; those with a default may be missing (see `missingParameters`) */
export function compileMapping(mapping: Mapping, values: { readonly [name: string]: unknown } = {}): MapRecord {
  const defaults = Object.fromEntries(Object.entries(mapping.parameters ?? {}).map(([name, { default: fallback }]) => [name, fallback]));
  const tools: RuleTools = { parameters: { ...defaults, ...values }, codeTable: (id) => codeTable(id)?.members };
  const refusals = compileReasons(mapping.rejectWhen);
  const doubts = compileReasons(mapping.noteWhen);
  const targets: readonly Target[] = [
    { pointer: '/origin/system', steps: ['origin', 'system'], rule: compileRules({ value: mapping.system }, tools) },
    { pointer: '/origin/recordId', steps: ['origin', 'recordId'], rule: { ...compileRules(asText(mapping.recordId), tools), isRequired: true } },
    ...Object.entries(mapping.fields).map(([path, rules]) => ({ pointer: toPointer(path), steps: pathSteps(path), rule: compileRules(rules, tools) })),
  ];

  return (record): Mapped => {
    if (!isObject(record)) return reject('RECORD_NOT_OBJECT', '', {}, []);
    const refusal = refusals.find(({ test }) => test(record));
    if (refusal) return reject('REJECTED_BY_RULE', '', refusal.words, []);
    const draft: Record<string, unknown> = {};
    const notes: FieldNote[] = doubts.flatMap(({ test, words }) => (test(record) ? [{ pointer: '', code: 'TOLD_BY_RULE', data: words }] : []));
    for (const { pointer, steps, rule } of targets) {
      const result = rule.apply(record);
      for (const told of result.notes) notes.push({ pointer, ...told });
      if (result.isRefused) return reject('SOURCES_DISAGREE', pointer, notes.at(-1)?.data ?? {}, notes);
      if (isGiven(result.value)) writePath(draft, steps, result.value);
      else if (rule.isRequired) return reject('FIELD_REQUIRED', pointer, note('VALUE_REFUSED', { sources: rule.sources.join(', ') }).data, notes);
    }
    return { ok: true, draft, notes };
  };
}

/** Conditions with the words of the file; a reason without English is told in Chinese. */
const compileReasons = (rules: Mapping['rejectWhen'] = []) =>
  rules.map(({ when, reason }) => ({ test: compileCondition(when), words: { zh: reason.zh, en: reason.en ?? reason.zh } }));

/** An id may be a number in the source; on the wire it is text. */
const asText = (rules: Mapping['recordId']): Mapping['recordId'] => (typeof rules === 'string' ? { from: rules, transforms: ['trim'] } : rules);

const reject = (code: MappingRejection['code'], pointer: string, data: MappingRejection['data'], notes: readonly FieldNote[]): Mapped => ({
  ok: false,
  rejection: { code, pointer, data },
  notes,
});
