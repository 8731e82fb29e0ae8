/**
 * One field's rule as a function. Sources are asked in order of trust: the first with a value gives it; every later source that
 * gives another value is a conflict, which is told (or rejects the line), never settled in silence. Constants only fill gaps.
 */

import { note, type Note, type Transform, type TransformTools } from '../transforms/transform.ts';
import { transformKinds } from '../transforms/transforms.ts';
import { compileCondition, type Test } from './condition.ts';
import type { FieldRule, SourceUse, TransformUse } from './mapping.ts';
import { isGiven, pathSteps, readPath } from './path.ts';

/** What a rule gives for one record. */
export interface RuleResult {
  /** Absent: no source has a value. */
  readonly value?: unknown;
  readonly notes: readonly Note[];
  /** The line must be rejected: sources disagree and the mapping says so. */
  readonly isRefused: boolean;
}

/** A compiled rule. */
export interface CompiledRule {
  readonly isRequired: boolean;
  /** Paths that it reads, for messages. */
  readonly sources: readonly string[];
  apply(record: unknown): RuleResult;
}

/** What rules may ask for. */
export interface RuleTools extends TransformTools {
  readonly parameters: { readonly [name: string]: unknown };
}

interface Source {
  readonly label: string;
  readonly isConstant: boolean;
  readonly when: Test;
  readonly read: (record: unknown) => unknown;
  readonly steps: readonly Transform[];
}

/** A text, one rule, or several of which the first that gives a value counts. */
export function compileRules(rules: string | FieldRule | readonly FieldRule[], tools: RuleTools): CompiledRule {
  const all = typeof rules === 'string' ? [compileRule({ from: rules }, tools)] : [rules].flat().map((rule) => compileRule(rule as FieldRule, tools));
  if (all.length === 1) return all[0]!;
  return {
    isRequired: all.some((rule) => rule.isRequired),
    sources: all.flatMap((rule) => rule.sources),
    apply: (record) => {
      const notes: Note[] = [];
      for (const rule of all) {
        const result = rule.apply(record);
        notes.push(...result.notes);
        if (isGiven(result.value) || result.isRefused) return { ...result, notes };
      }
      return { notes, isRefused: false };
    },
  };
}

function compileRule(rule: FieldRule, tools: RuleTools): CompiledRule {
  const uses: readonly SourceUse[] = rule.from === undefined ? [ownSource(rule)] : ([rule.from].flat() as readonly SourceUse[]);
  const sources = uses.map((use) => compileSource(use, tools));
  const after = compileTransforms(rule.transforms, tools);
  const holds = compileCondition(rule.when);
  const check = compileNotBefore(rule.notBefore, tools);
  return {
    isRequired: rule.required === true,
    sources: sources.map(({ label }) => label),
    apply: (record) => (holds(record) ? check(choose(sources, after, record, rule.onConflict ?? 'report'), record) : { notes: [], isRefused: false }),
  };
}

/** A date before the other one is not used, and told: one of the two must be wrong, and nobody here knows which. */
function compileNotBefore(path: string | undefined, tools: TransformTools): (result: RuleResult, record: unknown) => RuleResult {
  if (path === undefined) return (result) => result;
  const read = reader(path);
  const toDay = transformKinds['date']!.make({}, tools);
  return (result, record) => {
    const given = read(record);
    const [own, other] = [result.value, given].map((value) => (isGiven(value) ? toDay(value) : undefined));
    if (!own?.ok || !other?.ok || String(own.value) >= String(other.value)) return result;
    const told = note('DATE_BEFORE', { value: String(own.value), other: String(other.value), otherFrom: path });
    return { notes: [...result.notes, told], isRefused: result.isRefused };
  };
}

/** The rule itself names its only source. */
function ownSource({ value, param, template }: FieldRule): SourceUse {
  if (param !== undefined) return { param };
  return template === undefined ? { value } : { template };
}

function choose(sources: readonly Source[], after: readonly Transform[], record: unknown, onConflict: 'report' | 'reject' | 'ignore'): RuleResult {
  const notes: Note[] = [];
  let chosen: { readonly value: unknown; readonly label: string } | undefined;
  for (const source of sources) {
    if ((chosen && (source.isConstant || onConflict === 'ignore')) || !source.when(record)) continue;
    const given = source.read(record);
    if (!isGiven(given)) continue;
    const result = run([...source.steps, ...after], given);
    if (!chosen || !result.isGood) notes.push(...result.notes);
    if (!isGiven(result.value)) continue;
    if (!chosen) {
      chosen = { value: result.value, label: source.label };
      continue;
    }
    // written out only when there are two to compare: a body may be long
    const [kept, other] = [JSON.stringify(chosen.value), JSON.stringify(result.value)];
    if (other === kept) continue;
    notes.push(note('SOURCES_DISAGREE', { kept, from: chosen.label, other, otherFrom: source.label }));
    if (onConflict === 'reject') return { notes, isRefused: true };
  }
  return chosen ? { value: chosen.value, notes, isRefused: false } : { notes, isRefused: false };
}

function run(steps: readonly Transform[], given: unknown): { readonly value?: unknown; readonly notes: readonly Note[]; readonly isGood: boolean } {
  let value = given;
  let notes: readonly Note[] = [];
  for (const step of steps) {
    const result = step(value);
    if (!result.ok) return { notes: [...notes, result.note], isGood: false };
    if (result.notes) notes = [...notes, ...result.notes];
    value = result.value;
    if (!isGiven(value)) return { notes, isGood: true };
  }
  return { value, notes, isGood: true };
}

// --- sources ---

function compileSource(use: SourceUse, tools: RuleTools): Source {
  if (typeof use === 'string') return { label: use, isConstant: false, when: () => true, read: reader(use), steps: [] };
  const when = compileCondition(use.when);
  const steps = compileTransforms(use.transforms, tools);
  if (use.field !== undefined) return { label: use.field, isConstant: false, when, read: reader(use.field), steps };
  if (use.template !== undefined) return { label: use.template, isConstant: false, when, read: compileTemplate(use.template), steps };
  if (use.param !== undefined) {
    const value = tools.parameters[use.param];
    return { label: `--param ${use.param}`, isConstant: true, when, read: () => value, steps };
  }
  return { label: 'value', isConstant: true, when, read: () => use.value, steps };
}

function reader(path: string): (record: unknown) => unknown {
  const steps = pathSteps(path);
  return (record) => readPath(record, steps);
}

/** `{path}` becomes the value; `{{` is a brace. Without one of its values the template gives nothing. */
function compileTemplate(template: string): (record: unknown) => unknown {
  const parts = template.split(/(\{\{|\}\}|\{[^{}]+\})/u).map((part) => {
    if (part === '{{') return '{';
    if (part === '}}') return '}';
    return part.startsWith('{') ? reader(part.slice(1, -1)) : part;
  });
  return (record) => {
    const texts = parts.map((part) => (typeof part === 'string' ? part : part(record)));
    return texts.every((text, index) => typeof parts[index] === 'string' || isGiven(text)) ? texts.map(String).join('') : undefined;
  };
}

function compileTransforms(uses: readonly TransformUse[] | undefined, tools: TransformTools): readonly Transform[] {
  return (uses ?? []).map((use) => {
    const [name, options] = typeof use === 'string' ? [use, {}] : Object.entries(use)[0]!;
    return transformKinds[name]!.make(options, tools);
  });
}
