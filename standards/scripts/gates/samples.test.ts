import { expect, test } from 'vitest';
import { shorten, spoiltCopies } from './samples.ts';

const sample = { name: '甲', size: 3, list: [{ id: 'a' }] };
const copies = [...spoiltCopies(sample)].map((copy) => JSON.stringify(copy));

test('each member is taken away, beside each stands an unknown one, and the sample stays as it is', () => {
  for (const wanted of [
    { size: 3, list: [{ id: 'a' }] },
    { name: '甲', list: [{ id: 'a' }] },
    { name: '甲', size: 3, list: [] },
    { name: '甲', size: 3, list: [{}] },
    { ...sample, unknownMember: 1 },
    { ...sample, list: [{ id: 'a', unknownMember: 1 }] },
  ])
    expect(copies).toContain(JSON.stringify(wanted));
  expect(sample).toEqual({ name: '甲', size: 3, list: [{ id: 'a' }] });
});

test('a value becomes another type, empty, long, negative, half, or the same twice', () => {
  for (const wanted of [
    null,
    { ...sample, name: 7 },
    { ...sample, name: '' },
    { ...sample, name: '域'.repeat(501) },
    { ...sample, size: -1 },
    { ...sample, size: 3.5 },
    { ...sample, list: [{ id: 'a' }, { id: 'a' }] },
    { ...sample, list: {} },
  ])
    expect(copies).toContain(JSON.stringify(wanted));
});

test('upper limits come down and lower ones stay; a member named maxLength is no limit', () => {
  const defs = { A: { properties: { text: { maxLength: 2_000_000, minLength: 3 }, maxLength: { type: 'string' } }, maxItems: 200 } };
  expect(shorten(defs)).toEqual({ A: { properties: { text: { maxLength: 60, minLength: 3 }, maxLength: { type: 'string' } }, maxItems: 2 } });
});
