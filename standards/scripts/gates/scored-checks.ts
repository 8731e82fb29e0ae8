/**
 * Scored checks are real: each belongs to a proven requirement and to a level, has examples that pass and that fail, and gives those verdicts
 * when it is carried out; every proven requirement has a check or states why no data can show it.
 */
import { ajvErrors, type Errors } from '../engines/ajv-engine.ts';
import { type Examples, exampleName } from '../examples.ts';
import { applyPatch } from '../json-patch.ts';
import { isRuleFile, judgePage, type PageRule } from '../page-rules.ts';
import { isPlanned, type Requirement } from '../requirements.ts';
import { type CheckSources, levelsIn, type ScoredCheck, scoredChecks, type ShownBy, type Unscored, withOperations } from '../scored-checks.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import { rowsOf, type World } from './world.ts';

/** Judges each check and each proven requirement. */
export function checkScoredChecks(world: World): GateResult {
  const rows = rowsOf(world);
  const pageRules = world.pages.flatMap(({ doc }) => (isRuleFile(doc) ? doc.rules : []));
  const { model, roots, views } = world.standard;
  const sources: CheckSources = {
    ...{ requirements: rows, examples: world.examples, model, roots, pageRules },
    unscored: world.unscored,
    levels: levelsIn(world.outputs),
  };
  const checks = scoredChecks(sources);
  const known = new Set(rows.map(({ id }) => id));
  const judge = judgeOf(world.examples, pageRules, ajvErrors(views.strict));
  const findings = [
    ...repeated(checks.map(({ check }) => check)).map((check) => `${check} stands twice`),
    ...checks.flatMap((one) => [...formFaults(one), ...showFaults(one, judge)].map((fault) => `${one.check}: ${fault}`)),
    ...pageRules
      .filter(({ requirement }) => requirement !== undefined && !known.has(requirement))
      .map(({ id, requirement }) => `page rule ${id}: serves ${requirement}, which is no requirement`),
    ...unscoredFaults(rows, checks, world.unscored),
  ];
  return closeGate('scored-checks', checks.length + rows.length, findings);
}

function formFaults({ check, level, examples: { passed, failed } }: ScoredCheck): readonly string[] {
  return [
    ...(/^JY-[A-Z]+-\d{3}\/[a-z0-9]+(-[a-z0-9]+)*$/.test(check) ? [] : ['is not of the form JY-XXX-000/what-is-checked']),
    ...(level === 'none' ? ['no level asks for its requirement'] : []),
    ...(passed.length === 0 ? ['has no example that passes: it may refuse everything'] : []),
    ...(failed.length === 0 ? ['has no example that fails: it may accept everything'] : []),
  ];
}

/** What carrying a check out on an example says; a rule that no schema expresses is carried out in the SDK (its test of scored checks). */
type Judge = (check: ScoredCheck, shown: ShownBy, expected: 'passed' | 'failed' | 'inapplicable') => string | undefined;

const showFaults = (one: ScoredCheck, judge: Judge): readonly string[] =>
  (['passed', 'failed', 'inapplicable'] as const).flatMap((expected) =>
    one.examples[expected].flatMap((shown) => {
      const said = judge(one, shown, expected);
      return said === undefined ? [] : [`its ${expected} example ${shown.type ?? ''} ${shown.example} ${said}`];
    }),
  );

function judgeOf({ valid, invalid, warned }: Examples, pageRules: readonly PageRule[], strict: Errors): Judge {
  const instances = new Map<string, unknown>([
    ...valid.map(({ type, file, instance }) => [`${type} ${exampleName(file)}`, instance] as const),
    ...[...invalid, ...warned].flatMap(({ type, file, instance, fix }) => [
      [`${type} ${exampleName(file)} refused`, instance] as const,
      [`${type} ${exampleName(file)} mended`, applyPatch(instance, fix)] as const,
    ]),
  ]);
  const isRefused = (type: string, instance: unknown) => strict(type, instance).length > 0;
  return ({ kind, rule }, { type = '', example, mended }, expected) => {
    if (kind === 'page-rule') {
      const page = pageRules.find(({ id }) => id === rule);
      const said = page && judgePage(page, page.examples[expected][Number(example) - 1] ?? { page: '', html: '' });
      return said === expected ? undefined : `is judged ${said ?? 'by no rule'}`;
    }
    const key = expected === 'failed' ? ' refused' : mended ? ' mended' : '';
    const instance = instances.get(`${type} ${example}${key}`);
    if (instance === undefined) return 'does not exist';
    // what breaks a rule alone must not break the schema
    const refused = isRefused(type, instance);
    return refused === (expected === 'failed' && kind !== 'rule') ? undefined : refused ? 'is refused by the schema' : 'is refused by no schema';
  };
}

function unscoredFaults(rows: readonly Requirement[], checks: readonly ScoredCheck[], unscored: readonly Unscored[]): readonly string[] {
  const scored = new Set(checks.map(({ requirement }) => requirement));
  const stated = withOperations(unscored, rows, checks).flatMap(({ requirements }) => requirements);
  const proven = new Map(rows.filter((row) => !isPlanned(row)).map((row) => [row.id, row]));
  return [
    ...unscored.filter(({ reason }) => !reason.zh.trim() || !reason.en.trim()).map(({ id }) => `unscored ${id}: needs its reason in zh and en`),
    ...repeated(stated).map((id) => `${id} is said to be unscored twice`),
    ...[...proven.keys()]
      .filter((id) => !scored.has(id) && !stated.includes(id))
      .map((id) => `${id}: is proven and no check of data judges it; add examples or state why in scored/unscored.yaml`),
    ...stated.filter((id) => scored.has(id)).map((id) => `${id}: has a check of data; take it out of scored/unscored.yaml`),
    ...stated.filter((id) => !isStillTrue(id, proven)).map((id) => `${id}: is not proven or binds no such rule; take it out of scored/unscored.yaml`),
  ];
}

/** A requirement that is proven, or a rule that such a one binds. */
function isStillTrue(stated: string, proven: ReadonlyMap<string, Requirement>): boolean {
  const [id = '', rule] = stated.split('/');
  const row = proven.get(id);
  return row !== undefined && (rule === undefined || (row.surface.rules ?? []).includes(rule));
}
