import { expect, test } from 'vitest';
import { extendLedger } from './ledger.ts';
import { requirementsJson } from './requirements.ts';
import { readCodeTables } from './sources.ts';

const empty = { requirements: {}, codes: {} };
const full = extendLedger(empty, requirementsJson(), readCodeTables());

test('what is new is noted with its meaning, in order', () => {
  expect(full.requirements['JY-RES-003']).toBe('MUST');
  expect(full.codes['genre']?.['G08']).toBe('通知');
  expect(Object.keys(full.requirements)).toEqual(Object.keys(full.requirements).toSorted());
});

test('nothing is taken out or changed, whatever the sources say now', () => {
  expect(extendLedger(full, [], [])).toEqual(full);
  const weaker = requirementsJson().map((row) => ({ ...row, level: 'MAY' as const }));
  const renamed = readCodeTables().map((table) => ({ ...table, members: table.members.map((member) => ({ ...member, zh: '别的' })) }));
  expect(extendLedger(full, weaker, renamed)).toEqual(full);
});

test('a code that is added to a known table is noted beside the others', () => {
  const [genre] = readCodeTables().filter(({ id }) => id === 'genre');
  const more = { ...genre!, members: [...genre!.members, { code: 'G99', zh: '新', en: 'new', since: '1.1' }] };
  expect(extendLedger(full, [], [more]).codes['genre']).toEqual({ ...full.codes['genre'], G99: '新' });
});
