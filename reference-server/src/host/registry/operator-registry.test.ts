import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '@jiyue/sdk/plugin';
import { describe, expect, test } from 'vitest';
import { lockFile } from './file-lock.ts';
import { changeRegistry, readRegistry } from './operator-registry.ts';
import type { RegistryEntry } from './registry-entry.ts';

const entry = (name: string): RegistryEntry => ({ package: name, enabled: true, grants: { permissions: [], sites: ['*'] }, config: {} });
const newFile = () => join(mkdtempSync(join(tmpdir(), 'jiyue-registry-')), 'registry.json');
const written = (content: unknown) => {
  const file = newFile();
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

test('a missing file is an empty registry; a change writes a readable file and nothing else', () => {
  const file = newFile();
  expect(readRegistry(file)).toEqual(ok({ plugins: [] }));
  expect(changeRegistry(file, ({ plugins }) => ok({ plugins: [...plugins, entry('a')] })).ok).toBe(true);
  expect(readRegistry(file)).toEqual(ok({ plugins: [entry('a')] }));
  expect(readFileSync(file, 'utf8')).toContain('\n  "plugins": [\n');
  expect(readdirSync(join(file, '..'))).toEqual(['registry.json']);
});

test('a change that fails leaves the bytes as they were', () => {
  const file = written({ plugins: [entry('a')] });
  const before = readFileSync(file, 'utf8');
  expect(changeRegistry(file, () => fail({ code: 'PLUGIN_UNKNOWN', data: { id: 'b' } }))).toMatchObject({ ok: false, failure: { code: 'PLUGIN_UNKNOWN' } });
  expect(changeRegistry(file, () => ok({ plugins: [{ ...entry('a'), package: '' }] }))).toMatchObject({
    ok: false,
    failure: { code: 'REGISTRY_INVALID', data: { pointer: '/plugins/0/package' } },
  });
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test.each([
  ['not JSON', '{', { pointer: '', rule: 'json' }],
  ['an unknown key', { plugins: [{ ...entry('a'), enabeld: true }] }, { pointer: '/plugins/0/enabeld', rule: 'additionalProperties' }],
  ['no grants', { plugins: [{ package: 'a', enabled: true, config: {} }] }, { pointer: '/plugins/0/grants', rule: 'required' }],
])('%s is refused with its place', (_, content, data) => {
  expect(readRegistry(written(content))).toMatchObject({ ok: false, failure: { code: 'REGISTRY_INVALID', data } });
});

describe('limits', () => {
  test('2,000 entries are read and written, 2,001 are not', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => entry(`p${index}`));
    const file = written({ plugins: many(2_000) });
    expect(readRegistry(file).ok).toBe(true);
    expect(changeRegistry(file, () => ok({ plugins: many(2_001) }))).toMatchObject({
      ok: false,
      failure: { code: 'REGISTRY_TOO_LARGE', data: { entries: 2_001, entriesLimit: 2_000 } },
    });
    expect(readRegistry(written({ plugins: many(2_001) }))).toMatchObject({ ok: false, failure: { code: 'REGISTRY_TOO_LARGE' } });
  });

  test('2 MB are not exceeded, neither read nor written', () => {
    const heavy = { ...entry('a'), config: { text: 'x'.repeat(2_100_000) } };
    expect(readRegistry(written({ plugins: [heavy] }))).toMatchObject({ ok: false, failure: { code: 'REGISTRY_TOO_LARGE' } });
    const file = written({ plugins: [entry('a')] });
    expect(changeRegistry(file, () => ok({ plugins: [heavy] }))).toMatchObject({ ok: false, failure: { code: 'REGISTRY_TOO_LARGE' } });
    expect(readRegistry(file)).toEqual(ok({ plugins: [entry('a')] }));
  });
});

describe('the lock', () => {
  test('keeps a second writer out and names the holder', () => {
    const file = written({ plugins: [] });
    const lock = lockFile(file);
    expect(changeRegistry(file, ok)).toEqual(fail({ code: 'REGISTRY_LOCKED', data: { file, holder: process.pid } }));
    if (lock.ok) lock.release();
    expect(changeRegistry(file, ok).ok).toBe(true);
  });

  test('of a process that died is no obstacle', () => {
    const file = written({ plugins: [] });
    writeFileSync(`${file}.lock`, '4242');
    expect(lockFile(file, (pid) => pid === 4242)).toEqual({ ok: false, holder: 4242 });
    expect(lockFile(file, () => false).ok).toBe(true);
    writeFileSync(`${file}.lock`, 'cut off');
    expect(lockFile(file, () => true).ok).toBe(true);
  });
});
