import { describe, expect, test } from 'vitest';
import type { FieldDefinition, RecordDefinition } from '@jiyue/standards/model';
import definitions from '@jiyue/standards/generated/record-definitions.json' with { type: 'json' };
import { compareDefinitions } from './compare-definitions.ts';

const column = (definitions as readonly RecordDefinition[]).find(({ name }) => name === 'Column')!;
const next = (version: string, change: (fields: readonly FieldDefinition[]) => readonly FieldDefinition[]): RecordDefinition => ({
  ...column,
  version,
  fields: [...change(column.fields)],
});
const edit = (name: string, change: Partial<FieldDefinition>) => (fields: readonly FieldDefinition[]) =>
  fields.map((field) => (field.name === name ? { ...field, ...change } : field));
const hall: FieldDefinition = { ...column.fields.find(({ name }) => name === 'description')!, name: 'hall', required: false };
const end = { since: '1.1', reason: '改用 keywords。' };

test('a definition that drops a field is refused, whatever its version', () => {
  for (const version of ['1.1', '2.0', '9.0']) {
    const found = compareDefinitions(
      column,
      next(version, (fields) => fields.filter(({ name }) => name !== 'description')),
    );
    expect(found.changes).toEqual([{ field: 'description', change: 'lost' }]);
    expect(found.isAccepted).toBe(false);
  }
});

test('a removed field stays as a tombstone and may not come back with another meaning', () => {
  const removed = next('2.0', edit('description', { state: 'removed', end: { ...end, removeIn: '2.0' } }));
  expect(compareDefinitions(column, removed)).toEqual({ changes: [{ field: 'description', change: 'removed' }], level: 'major', isAccepted: true });
  const back = { ...removed, version: '3.0', fields: removed.fields.map((field) => (field.name === 'description' ? hall : field)) };
  expect(
    compareDefinitions(removed, { ...back, fields: back.fields.map((one) => (one.name === 'hall' ? { ...one, name: 'description' } : one)) }),
  ).toMatchObject({
    isAccepted: false,
    changes: [{ field: 'description', change: 'revived' }],
  });
});

describe('the version rises as far as the change demands', () => {
  test.each([
    ['nothing', next('1.0', (fields) => fields), 'none', true],
    ['an older version of the same', next('0.9', (fields) => fields), 'none', false],
    ['an optional field more', next('1.1', (fields) => [...fields, hall]), 'minor', true],
    ['an optional field more without a step', next('1.0', (fields) => [...fields, hall]), 'minor', false],
    ['a required field more as a minor step', next('1.1', (fields) => [...fields, { ...hall, required: true }]), 'major', false],
    ['a required field more as a major step', next('2.0', (fields) => [...fields, { ...hall, required: true }]), 'major', true],
    ['a shorter text as a minor step', next('1.1', edit('name', { maxLength: 50 })), 'major', false],
    ['another type as a major step', next('2.0', edit('order', { type: 'text' })), 'major', true],
    ['a deprecation', next('1.1', edit('description', { state: 'deprecated', end })), 'minor', true],
    ['a better wording', next('1.1', edit('description', { definition: '栏目说明。' })), 'minor', true],
  ] as const)('%s', (_what, after, level, isAccepted) => {
    expect(compareDefinitions(column, after)).toMatchObject({ level, isAccepted });
  });
});

test('two definitions are not compared', () => {
  expect(() => compareDefinitions(column, { ...column, id: 'jiyue.Site' })).toThrow(/two definitions/);
});
