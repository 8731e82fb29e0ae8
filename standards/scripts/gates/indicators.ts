/** Inspection indicators: no number that was not read, no score that cannot be recomputed, no province that loosens. */
import { computeScore, type Indicator, type IndicatorFile, isStricter, type OverrideFile } from '../indicators.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import type { World } from './world.ts';

const evidences = new Set(['text', 'second-hand', 'memory']);
const parts = new Set(['veto', 'deduct', 'bonus']);
const deciders = new Set(['machine', 'machine-and-person', 'person']);
const named = (words: { readonly zh: string; readonly en: string } | undefined) => Boolean(words?.zh.trim() && words.en.trim());

/** Judges each file. */
export function checkIndicators(world: World): GateResult {
  const bases = new Map(world.indicators.flatMap(({ doc }) => (doc.kind === 'indicators' ? [[doc.id, doc] as const] : [])));
  const findings = world.indicators.flatMap(({ file, doc }) =>
    [
      ...(file === `indicators/${doc.id}.yaml` ? [] : [`its id is "${doc.id}"; name the file after it`]),
      ...(doc.kind === 'indicators' ? judgeFile(doc, world) : judgeOverride(doc, bases.get(doc.base))),
    ].map((fault) => `${file}: ${fault}`),
  );
  const subjects = world.indicators.map(({ doc }) => (doc.kind === 'indicators' ? doc.indicators.length + doc.examples.length : doc.tighten.length));
  return closeGate(
    'indicators',
    subjects.reduce((sum, count) => sum + count, 0),
    findings,
  );
}

function judgeFile(doc: IndicatorFile, { standard: { tables } }: World): readonly string[] {
  const codes = (id: string) => new Set(tables.find((table) => table.id === id)?.members.map(({ code }) => code));
  const [norms, kinds] = [codes('norm'), codes('evidence-kind')];
  const used = new Set(doc.indicators.flatMap(({ thresholds = {} }) => Object.keys(thresholds)));
  const subjects = doc.scores.flatMap((score) => score.subjects);
  return [
    ...(norms.has(doc.norm) ? [] : [`names norm "${doc.norm}", which is not registered`]),
    ...repeated(doc.indicators.map(({ id }) => id)).map((id) => `indicator ${id} stands twice`),
    ...repeated(subjects).map((subject) => `two scores judge ${subject}`),
    ...[...used].filter((name) => !(name in doc.quantities)).map((name) => `threshold ${name} is not described under quantities`),
    ...Object.entries(doc.quantities)
      .filter(([name, one]) => !used.has(name) || !named(one) || !one.unit || !['lower', 'higher'].includes(one.stricter))
      .map(([name]) => `quantity ${name} needs zh, en, unit, which way is stricter, and an indicator`),
    ...doc.indicators.flatMap((one) => indicatorFaults(one, subjects, kinds).map((fault) => `${one.id} ${fault}`)),
    ...exampleFaults(doc),
  ];
}

function indicatorFaults(one: Indicator, subjects: readonly string[], kinds: ReadonlySet<string>): readonly string[] {
  const numbers = [...Object.values(one.thresholds ?? {}), one.points ?? null, ...(one.cases ?? []).map(({ points }) => points ?? null)];
  const isPriced =
    one.points !== null && one.points !== undefined ? true : (one.cases ?? []).length > 0 && one.cases?.every(({ points }) => points !== undefined);
  const faults: readonly (readonly [boolean, string])[] = [
    [parts.has(one.part) && subjects.includes(one.subject), 'is of no part or subject that is scored'],
    [named(one.title) && named(one.rule), 'needs title and rule in both languages'],
    [evidences.has(one.evidence), `has the evidence "${one.evidence}"`],
    [one.evidence !== 'memory' || numbers.every((number) => number === null), 'rests on memory and gives a number'],
    [one.evidence !== 'memory' || !one.scored, 'rests on memory and is scored'],
    [!one.scored || Object.values(one.thresholds ?? {}).every((number) => number !== null), 'is scored although a threshold was never read'],
    [!one.scored || one.part === 'veto' || isPriced === true, 'is scored although its points were never read'],
    [deciders.has(one.decides) && one.how.trim() !== '', 'does not say who decides it, and how'],
    [one.proof.length > 0 && one.proof.every((kind) => kinds.has(kind)), 'needs kinds of evidence from table evidence-kind'],
  ];
  return faults.filter(([holds]) => !holds).map(([, fault]) => fault);
}

/** Every example is recomputed; each verdict and each step is shown by one at least. */
function exampleFaults(doc: IndicatorFile): readonly string[] {
  const wrong = doc.examples.flatMap(({ score: id, input, result, verdict }, index) => {
    const score = doc.scores.find((one) => one.id === id);
    if (!score) return [`example ${index + 1} names score "${id}", which is not there`];
    const computed = tryScore(doc, score, input);
    if (typeof computed === 'string') return [`example ${index + 1}: ${computed}`];
    const isSame = computed.result === result && computed.verdict === verdict;
    return isSame ? [] : [`example ${index + 1} says ${result ?? 'no number'}, ${verdict}; computed ${computed.result ?? 'no number'}, ${computed.verdict}`];
  });
  const shown = new Set(doc.examples.map(({ score, verdict }) => `${score} ${verdict}`));
  const missing = ['qualified', 'unqualified', 'not-scored'].filter((verdict) => ![...shown].some((one) => one.endsWith(` ${verdict}`)));
  const unshown = doc.scores.filter(({ id }) => !doc.examples.some(({ score }) => score === id));
  return [...wrong, ...missing.map((verdict) => `no example is ${verdict}`), ...unshown.map(({ id }) => `no example shows score ${id}`)];
}

function tryScore(...args: Parameters<typeof computeScore>): ReturnType<typeof computeScore> | string {
  try {
    return computeScore(...args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function judgeOverride({ base, tighten, title, reason }: OverrideFile, file: IndicatorFile | undefined): readonly string[] {
  if (!file) return [`stands on "${base}", which does not exist`];
  return [
    ...(named(title) && named(reason) ? [] : ['needs title and reason in both languages']),
    ...repeated(tighten.map(({ indicator, threshold }) => `${indicator} ${threshold}`)).map((key) => `tightens ${key} twice`),
    ...tighten.flatMap(({ indicator, threshold, value }) => {
      const from = file.indicators.find(({ id }) => id === indicator)?.thresholds?.[threshold];
      if (from === undefined) return [`${indicator} has no threshold ${threshold}`];
      const stricter = isStricter(file.quantities[threshold]?.stricter ?? '', from, value);
      if (stricter === undefined) return [`${indicator} ${threshold}: ${value} cannot be compared with ${from ?? 'a number that was never read'}`];
      return stricter ? [] : [`${indicator} ${threshold}: ${value} is no stricter than ${from ?? ''}; a province tightens only`];
    }),
  ];
}
