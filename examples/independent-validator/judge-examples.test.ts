import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Judge, judgesOf, type SchemaDocument } from './engine.ts';
import { type ExampleGroup, type InvalidExample, judgeStrict, judgeTolerant } from './judge-examples.ts';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { day: { type: 'string', format: 'date' }, name: { type: 'string', maxLength: 3 }, kind: { enum: ['a', 'b'] } },
  required: ['name'],
  additionalProperties: false,
};
let judge: Judge;
beforeAll(async () => {
  [judge] = (await judgesOf(schema as SchemaDocument, 'urn:example:note', [''])) as [Judge];
});

const invalid = (instance: unknown, pointer: string, keyword: string, fixed: unknown = { name: 'abc' }): InvalidExample => ({
  name: 'one',
  reason: { pointer, keyword },
  instance,
  fixed,
});
const group = (...list: readonly InvalidExample[]): readonly ExampleGroup[] => [
  { type: 'Note', valid: [{ name: 'good', instance: { name: 'abc' } }], invalid: list },
];
const strict = (groups: readonly ExampleGroup[]) => judgeStrict(groups, () => judge, new Set(['some-rule']));

describe('the stated answers pass', () => {
  test.each([
    ['a missing member', {}, '/name', 'required'],
    ['an unknown member', { name: 'a', other: 1 }, '/other', 'additionalProperties'],
    ['a date that does not exist', { name: 'a', day: '2026-02-29' }, '/day', 'format'],
    ['an unknown code', { name: 'a', kind: 'c' }, '/kind', 'code'],
  ])('%s', (_what, instance, pointer, keyword) => {
    expect(strict(group(invalid(instance, pointer, keyword)))).toEqual({ valid: 1, invalid: 1, mended: 1, byRule: 0, mismatches: [] });
  });
  test('a fault of a rule beyond schemas', () => {
    expect(strict(group(invalid({ name: 'a' }, '/name', 'some-rule')))).toMatchObject({ invalid: 0, byRule: 1, mismatches: [] });
  });
});

describe('another answer is a mismatch', () => {
  test.each([
    ['an invalid one that is accepted', group(invalid({ name: 'a' }, '/name', 'maxLength')), /accepted; expected/],
    ['another place', group(invalid({ name: 'abcd' }, '/day', 'maxLength')), /expected \/day maxLength/],
    ['another keyword', group(invalid({ name: 'abcd' }, '/name', 'minLength')), /expected \/name minLength/],
    ['a second fault elsewhere', group(invalid({ name: 'abcd', kind: 'c' }, '/name', 'maxLength')), /also refused for \/kind enum/],
    ['a mended one that is refused', group(invalid({}, '/name', 'required', {})), /is mended, refused/],
    ['a rule that the schema refuses too', group(invalid({}, '/name', 'some-rule')), /breaks a rule only/],
    ['a valid one that is refused', [{ type: 'Note', valid: [{ name: 'bad', instance: {} }], invalid: [] }], /is valid, refused/],
  ] as const)('%s', (_what, groups, says) => {
    expect(strict(groups).mismatches.join('\n')).toMatch(says);
  });
  test('a type without a schema', () => {
    expect(judgeStrict(group(), () => undefined, new Set()).mismatches).toHaveLength(1);
    expect(judgeTolerant(group(), () => undefined).mismatches).toHaveLength(1);
  });
  test('a reader that refuses what may be sent', () => {
    expect(judgeTolerant([{ type: 'Note', valid: [{ name: 'long', instance: { name: 'abcd' } }], invalid: [] }], () => judge).mismatches).toHaveLength(1);
  });
});

test('the program ends with 1 when a folder gives one wrong pointer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-validator-'));
  try {
    cpSync(dirname(fileURLToPath(import.meta.resolve('@jiyue/standards/generated/examples.json'))), folder, { recursive: true });
    const file = join(folder, 'examples.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"pointer": "/enteredAt"', '"pointer": "/updatedAt"'));
    const run = spawnSync(process.execPath, [fileURLToPath(new URL('run.ts', import.meta.url)), folder], { encoding: 'utf8' });
    expect(run.stderr).toContain('expected /updatedAt');
    expect(run.status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
