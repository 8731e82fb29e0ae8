import { expect, test } from 'vitest';
import { partsOf, readClauseFiles } from './clauses.ts';
import { readTrace } from './read-trace.ts';
import { type Requirement, requirementsJson, stateOf } from './requirements.ts';
import { traceOf } from './trace.ts';

const rows = requirementsJson();
const trace = readTrace();

test('every unit of the notice, every requirement of it and all that they bind are in the trace', () => {
  expect(trace.clauses.map(({ clause }) => clause)).toEqual(
    readClauseFiles()
      .flatMap(partsOf)
      .map(({ id }) => id),
  );
  for (const { id, clauses } of rows)
    for (const clause of clauses) expect(trace.clauses.find((one) => one.clause === clause)!.requirements.map((row) => row.id)).toContain(id);
  for (const { id, surface, planned } of rows) {
    for (const name of [...(surface.operations ?? []), ...(surface.schemas ?? []), ...(surface.rules ?? []), ...(planned?.schemas ?? [])])
      expect(trace.surfaces.find((one) => one.name === name)!.requirements).toContain(id);
  }
});

test('both directions hold the same pairs', () => {
  const there = new Set(
    trace.clauses.flatMap(({ clause, requirements }) =>
      requirements.flatMap(({ surfaces }) => surfaces.map(({ kind, name, planned }) => `${clause} ${kind} ${name} ${planned}`)),
    ),
  );
  const back = new Set(trace.surfaces.flatMap(({ kind, name, planned, clauses }) => clauses.map((clause) => `${clause} ${kind} ${name} ${planned}`)));
  expect(there.size).toBeGreaterThan(500);
  expect([...there].toSorted()).toEqual([...back].toSorted());
});

const row = (id: string, more: Partial<Requirement>): Requirement => ({
  id,
  title: { zh: '', en: '' },
  statement: { zh: '', en: '' },
  level: 'MUST',
  basis: 'project',
  clauses: [],
  actor: 'platform',
  surface: {},
  verify: { method: 'test' },
  stability: 'candidate',
  since: '1.0',
  ...more,
});

test('what is planned is marked apart from what exists, and what nothing asks for has an empty list', () => {
  const planned = row('JY-A-001', {
    surface: { operations: ['getA'] },
    planned: { module: 'search', operations: ['getB'] },
    verify: { method: 'test', state: 'planned' },
  });
  const { surfaces } = traceOf([], [planned], { operations: ['getA', 'getC'] });
  expect(surfaces.map(({ name, planned: isPlanned, requirements }) => [name, isPlanned, requirements])).toEqual([
    ['getA', false, ['JY-A-001']],
    ['getC', false, []],
    ['getB', true, ['JY-A-001']],
  ]);
});

test.each([
  ['implemented', { verify: { method: 'test' } }],
  ['specified', { verify: { method: 'test', state: 'planned' }, planned: { module: 'search' } }],
  ['specified', { verify: { method: 'test', state: 'planned' }, planned: { module: 'search', rules: [] } }],
  ['planned', { verify: { method: 'test', state: 'planned' }, planned: { module: 'search', rules: ['quiet-hours'] } }],
] as const)('a row is %s: %j', (state, more) => expect(stateOf(row('JY-A-001', more))).toBe(state));
