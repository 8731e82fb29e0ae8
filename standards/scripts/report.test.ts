import { expect, test } from 'vitest';
import { readClauseFiles } from './clauses.ts';
import { countStandard, plannedLines, reportLines } from './report.ts';
import { type Planned, requirementsJson } from './requirements.ts';

const report = countStandard();
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((all, one) => all + one, 0);

test('every way to count the requirements gives all of them', () => {
  const all = requirementsJson().length;
  expect(report.requirements['all']).toBe(all);
  for (const counts of [report.level, report.basis, report.actor, report.stability]) expect(sum(counts)).toBe(all);
  expect(sum(report.proof) + sum(report.plannedProof)).toBe(all);
  expect(sum(report.plannedModule)).toBe(report.requirements['planned']! + report.requirements['specified']!);
  expect(report.requirements['implemented']! + report.requirements['specified']! + report.requirements['planned']!).toBe(all);
  for (const column of ['all', 'implemented', 'specified', 'planned']) {
    const total = Object.values(report.areas).reduce((count, area) => count + (area[column] ?? 0), 0);
    expect(total).toBe(report.requirements[column]);
  }
});

test('sentences and parts add up', () => {
  const { all, ...dispositions } = report.sentences;
  expect(sum(dispositions)).toBe(all);
  expect(all).toBe(readClauseFiles().flatMap(({ sentences }) => sentences).length);
  expect(report.parts['answered']! + report.parts['open']!).toBe(report.parts['mapped']);
});

test('every mapped part of the notice is in one state, and every planned name is counted', () => {
  const { all, ...states } = report.answers;
  expect(sum(states)).toBe(all);
  expect(all).toBe(report.parts['mapped']);
  const names = requirementsJson().flatMap(({ planned }) => planned?.operations ?? []);
  expect(report.surfaces['operations planned']).toBe(new Set(names).size || undefined);
  expect(report.surfaces['operations']).toBeGreaterThan(25);
});

test('every area has its line', () => {
  const lines = reportLines(report);
  for (const area of Object.keys(report.areas)) expect(lines.filter((line) => line.startsWith(`${area} `))).toHaveLength(1);
  expect(lines.join('\n')).not.toMatch(/undefined|NaN/);
});

test('what is planned stands under its module once, with every row that waits for it', () => {
  const [row] = requirementsJson();
  const plans = (id: string, planned: Planned) => ({ ...row!, id, planned });
  const waiting = { module: 'interaction', schemas: ['PublicCase'] };
  expect(plannedLines([plans('JY-INT-004', waiting), plans('JY-INT-005', waiting), plans('JY-INT-006', { module: 'interaction' })])).toEqual([
    'interaction     proof         JY-INT-006',
    'interaction     schemas     PublicCase  JY-INT-004 JY-INT-005',
  ]);
  const lines = plannedLines(requirementsJson());
  expect(new Set(lines).size).toBe(lines.length);
});
