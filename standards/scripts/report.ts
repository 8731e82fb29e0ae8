/**
 * Prints how far the standard is: sentences and parts of the notice, requirements by area, level, basis, evidence, stability and proof,
 * examples, gates. Counts only; that the gates hold is what `npm run check` shows.
 * Usage: npm run standards:report [-- --json | --planned]; --planned lists what does not exist yet, by module.
 */
import { partsOf, readClauseFiles } from './clauses.ts';
import { readExamples } from './examples.ts';
import { gates } from './gates/all.ts';
import { countCoverage } from './gates/clause-coverage.ts';
import { areaOf, isPlanned, type Planned, readRequirementFiles, type Requirement, type RowState, requirementsJson, stateOf } from './requirements.ts';
import { readTrace } from './read-trace.ts';
import { surfaceKinds, type Trace } from './trace.ts';

/** Numbers by name, in the order they are shown. */
export type Counts = Readonly<Record<string, number>>;

/** Everything that is counted. */
export interface StandardReport {
  readonly sentences: Counts;
  readonly parts: Counts;
  readonly requirements: Counts;
  /** Mapped parts of the notice, by the furthest state of the requirements that answer them. */
  readonly answers: Counts;
  /** What requirements bind, by kind: existing, planned, and existing without a requirement that names it. */
  readonly surfaces: Counts;
  readonly areas: Readonly<Record<string, Counts>>;
  readonly level: Counts;
  readonly basis: Counts;
  /** Of adopted rows only. */
  readonly evidence: Counts;
  readonly actor: Counts;
  readonly stability: Counts;
  /** Of implemented rows. */
  readonly proof: Counts;
  /** Of rows that are not proven yet, specified or planned: how they will be. */
  readonly plannedProof: Counts;
  /** Of the same rows: who brings what they bind, or their proof. */
  readonly plannedModule: Counts;
  readonly examples: Counts;
  readonly gates: number;
}

/** Counts the sources. */
export function countStandard(): StandardReport {
  const clauses = readClauseFiles();
  const requirements = readRequirementFiles();
  const rows = requirements.flatMap(({ doc }) => doc);
  const [planned, implemented] = [rows.filter(isPlanned), rows.filter((row) => !isPlanned(row))];
  const trace = readTrace();
  const { valid, invalid } = readExamples();
  const { mapped, answered, plannedOnly, open } = countCoverage({ clauses, requirements });
  const sentences = clauses.flatMap((file) => file.sentences);
  return {
    sentences: { all: sentences.length, ...tally(sentences, ({ disposition }) => disposition) },
    parts: { units: clauses.flatMap(partsOf).length, mapped, answered, plannedOnly, open },
    requirements: { all: rows.length, ...stateCounts(rows) },
    ...traceCounts(trace),
    areas: Object.fromEntries(
      [...Map.groupBy(rows, ({ id }) => areaOf(id))].sort(([a], [b]) => (a < b ? -1 : 1)).map(([area, own]) => [area, areaCounts(own)]),
    ),
    level: tally(rows, ({ level }) => level),
    basis: tally(rows, ({ basis }) => basis),
    evidence: tally(
      rows.filter(({ evidence }) => evidence !== undefined),
      ({ evidence }) => evidence ?? '',
    ),
    actor: tally(rows, ({ actor }) => actor),
    stability: tally(rows, ({ stability }) => stability),
    proof: tally(implemented, ({ verify }) => verify.method),
    plannedProof: tally(planned, ({ verify }) => verify.method),
    plannedModule: tally(planned, (row) => row.planned?.module ?? ''),
    examples: { valid: valid.length, invalid: invalid.length },
    gates: Object.keys(gates).length,
  };
}

const areaCounts = (rows: readonly Requirement[]): Counts => ({
  all: rows.length,
  MUST: rows.filter(({ level }) => level === 'MUST').length,
  SHOULD: rows.filter(({ level }) => level === 'SHOULD').length,
  MAY: rows.filter(({ level }) => level === 'MAY').length,
  ...stateCounts(rows),
});

const states: readonly RowState[] = ['implemented', 'specified', 'planned'];
const stateCounts = (rows: readonly Requirement[]): { readonly [state in RowState]: number } => {
  const count = (state: RowState) => rows.filter((row) => stateOf(row) === state).length;
  return { implemented: count('implemented'), specified: count('specified'), planned: count('planned') };
};

/** Mapped parts of the notice by the furthest state of what answers them, and what is bound, by kind. */
function traceCounts({ clauses, surfaces }: Trace): Pick<StandardReport, 'answers' | 'surfaces'> {
  const mapped = clauses.filter(({ disposition }) => disposition === 'mapped');
  const furthest = ({ requirements }: Trace['clauses'][number]) => states.find((state) => requirements.some((row) => row.state === state)) ?? 'open';
  const answers = Object.fromEntries([...states, 'open'].map((state) => [state, mapped.filter((one) => furthest(one) === state).length]));
  const own = (kind: string) => surfaces.filter((surface) => surface.kind === kind);
  const kindsCounted = surfaceKinds.flatMap((kind): readonly (readonly [string, number])[] => [
    [kind, own(kind).filter(({ planned }) => !planned).length],
    [`${kind} planned`, own(kind).filter(({ planned }) => planned).length],
    [`${kind} unasked`, own(kind).filter(({ requirements }) => requirements.length === 0).length],
  ]);
  return {
    answers: { all: mapped.length, ...answers },
    surfaces: Object.fromEntries(kindsCounted.filter(([name, count]) => count > 0 || !name.includes(' '))),
  };
}

/** How many of each name, most frequent first. */
function tally<T>(values: readonly T[], nameOf: (value: T) => string): Counts {
  const counts = [...Map.groupBy(values, nameOf)].map(([name, own]) => [name, own.length] as const);
  return Object.fromEntries(counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

/** The report as lines of text. */
export function reportLines({ areas, gates: gateCount, ...counts }: StandardReport): readonly string[] {
  const line = (name: string, numbers: Counts) =>
    `${name.padEnd(14)}${Object.entries(numbers)
      .map(([key, value]) => `${key} ${value}`)
      .join(' · ')}`;
  const columns = ['all', 'MUST', 'SHOULD', 'MAY', 'implemented', 'specified', 'planned'];
  const cells = (values: readonly string[]) => values.map((value, index) => value.padStart((columns[index] ?? '').length + 2)).join('');
  return [
    ...Object.entries(counts).map(([name, numbers]) => line(name, numbers)),
    `${'gates'.padEnd(14)}${gateCount}`,
    '',
    `${'area'.padEnd(8)}${cells(columns)}`,
    ...Object.entries(areas).map(([area, own]) => `${area.padEnd(8)}${cells(columns.map((column) => String(own[column] ?? 0)))}`),
  ];
}

/** What planned rows wait for: module, name, and the rows that name it. */
export function plannedLines(rows: readonly Requirement[]): readonly string[] {
  const names = rows.flatMap(({ id, planned }) => (planned ? namesOf(planned).map((name) => ({ module: planned.module, ...name, id })) : []));
  const groups = Map.groupBy(names, ({ module, kind, name }) => `${module.padEnd(16)}${kind.padEnd(12)}${name}`);
  return [...groups].map(([name, uses]) => `${name}  ${uses.map(({ id }) => id).join(' ')}`).sort();
}

const kinds = ['operations', 'schemas', 'rules', 'pages'] as const;

/** A plan without a name waits for its proof alone. */
function namesOf(planned: Planned): readonly { readonly kind: string; readonly name: string }[] {
  const names = kinds.flatMap((kind) => (planned[kind] ?? []).map((name) => ({ kind, name })));
  return names.length > 0 ? names : [{ kind: 'proof', name: '' }];
}

if (import.meta.main) {
  const report = countStandard();
  if (process.argv.includes('--planned')) console.log(plannedLines(requirementsJson()).join('\n'));
  else console.log(process.argv.includes('--json') ? JSON.stringify(report, null, 1) : reportLines(report).join('\n'));
}
