import { createMemoryStorage } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { dayMarks } from './day-mark.ts';
import { commonSalts } from './day-salts.ts';

const morning = new Date('2026-03-01T01:00:00Z');
const later = (ms: number) => new Date(morning.getTime() + ms);
const dayMs = 86_400_000;

/** A process on a storage that all share. */
function joining(shared = createMemoryStorage()) {
  const marks = dayMarks();
  const salts = commonSalts(marks, shared);
  const mark = async (at: Date) => {
    await salts.ready(at);
    return marks.markOf(at, '192.0.2.1', 'agent');
  };
  return { shared, marks, salts, mark };
}

test('whichever process meets a reader, the mark of the day is one; of the next day it is another', async () => {
  const one = joining();
  const other = joining(one.shared);
  await one.salts.turn(morning);
  const mark = await one.mark(morning);
  expect(mark).toMatch(/^[0-9a-f]{16}$/);
  expect([await other.mark(later(1)), await other.mark(later(80_000)), await joining(one.shared).mark(later(90_000))]).toEqual([mark, mark, mark]);
  const next = await other.mark(later(dayMs));
  expect(next).not.toBe(mark);
  expect(await one.mark(later(dayMs))).toBe(next);
});

test('processes that begin at the same moment, each before it sees what the other wrote, agree with the next look', async () => {
  const shared = createMemoryStorage();
  // both look before either writes
  const hidden = { ...shared, list: async () => ({ keys: [] }) };
  const blind = [commonSalts(dayMarks(), hidden), commonSalts(dayMarks(), hidden)];
  for (const [place, salts] of blind.entries()) await salts.ready(later(place));
  expect((await shared.list('salt/')).keys).toHaveLength(2);
  const [one, other] = [joining(shared), joining(shared)];
  expect(await one.mark(later(5))).toBe(await other.mark(later(2)));
});

test('the salt of a day is removed with the day, by whoever comes first, and the one of tomorrow lies ready', async () => {
  const it = joining();
  await it.salts.turn(morning);
  const days = async () => (await it.shared.list('salt/')).keys.map((key) => key.split('/')[1]);
  expect(await days()).toEqual(['2026-03-01', '2026-03-02']);
  const mark = await it.mark(morning);
  await joining(it.shared).mark(later(dayMs));
  expect(await days()).toEqual(['2026-03-02']);
  // in memory too, at the next thing the process does
  await it.salts.ready(later(dayMs));
  expect(it.marks.held).toBe(1);
  // nobody comes back to the mark
  expect(await joining(it.shared).mark(morning)).not.toBe(mark);
});
