import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Environment, readConfig } from './read-config.ts';
import { settings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'jiyue-config-'));
const read = (environment: Environment) => readConfig({ environment, folder });
const faultsOf = (environment: Environment) => {
  const outcome = read(environment);
  return outcome.ok ? [] : outcome.faults;
};
let count = 0;
const file = (text: string): string => {
  count += 1;
  const path = join(folder, `settings-${count}.yaml`);
  writeFileSync(path, text);
  return path;
};

test('without anything given, every setting has its default and paths are absolute', () => {
  const outcome = read({});
  if (!outcome.ok) throw new Error('refused');
  expect(outcome.value).toMatchObject({
    host: '::',
    port: 8080,
    language: 'zh-CN',
    corsOrigins: [],
    data: resolve(folder, 'data'),
    registryFile: resolve(folder, 'data/registry.json'),
  });
  expect(outcome.value.limits.bodyBytes).toBe(10_485_760);
  expect(outcome.value.baseUrl).toBeUndefined();
});

test('the environment wins over the file, the file over the default', () => {
  const path = file('port: 9000\nlanguage: en\nlimits:\n  operationMs: 500\n');
  const outcome = read({ JIYUE_CONFIG: path, PORT: '9001', JIYUE_TRUSTED_PROXIES: '10.0.0.0/8, ::1' });
  if (!outcome.ok) throw new Error('refused');
  expect(outcome.value).toMatchObject({ port: 9001, language: 'en', trustedProxies: ['10.0.0.0/8', '::1'] });
  expect(outcome.value.limits.operationMs).toBe(500);
});

test('an unknown key of the file is refused with the one that was meant (NT-config-typo)', () => {
  const faults = faultsOf({ JIYUE_CONFIG: file('limits:\n  bodyByte: 2048\n') });
  expect(faults).toEqual([{ code: 'CONFIG_KEY_UNKNOWN', data: { key: 'limits.bodyByte', suggestion: 'limits.bodyBytes' } }]);
});

test('a mistyped variable is refused; one of another tool is not', () => {
  expect(faultsOf({ JIYUE_DATE: './x' })).toEqual([{ code: 'CONFIG_KEY_UNKNOWN', data: { key: 'JIYUE_DATE', suggestion: 'JIYUE_DATA' } }]);
  expect(faultsOf({ JIYUE_CHROMIUM: '/usr/bin/chromium' })).toEqual([]);
});

test.each([
  ['PORT', '80a'],
  ['PORT', '65536'],
  ['JIYUE_LANG', 'fr'],
  ['JIYUE_BASE_URL', 'https://www.example.cn/'],
  ['JIYUE_REPLY_CHECK', '1.5'],
  ['JIYUE_TEST_INSTANCE', 'yes'],
  ['JIYUE_CORS_ORIGINS', 'https://a.example.cn,*'],
])('%s=%s is refused with its rule in both languages', (name, value) => {
  const faults = faultsOf({ [name]: value });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ code: 'CONFIG_VALUE_INVALID', data: { key: name } });
  expect(faults[0]!.data['rule']).toMatch(/应为/);
  expect(faults[0]!.data['ruleEn']).toMatch(/must be/);
});

test('an address of a database that is refused is not shown: it may hold a password', () => {
  for (const address of ['mysql://u:geheim@h/d', 'postgres://u:geheim@h', 'postgres://u:geheim@h/d e', 'u:geheim@h/d']) {
    const faults = faultsOf({ JIYUE_DATABASE: address });
    expect(faults[0]).toMatchObject({ code: 'CONFIG_VALUE_INVALID', data: { key: 'JIYUE_DATABASE', value: '***' } });
    expect(JSON.stringify(faults)).not.toContain('geheim');
  }
  expect(faultsOf({ JIYUE_DATABASE: 'postgres://u@%2Frun%2Fpostgresql/d?schema=x&sslmode=verify-full' })).toEqual([]);
});

test('all faults come together', () => {
  const codes = faultsOf({ JIYUE_CONFIG: file('prot: 1\n'), PORT: 'x', JIYUE_LANG: 'fr' }).map((fault) => fault.code);
  expect(codes).toEqual(['CONFIG_KEY_UNKNOWN', 'CONFIG_VALUE_INVALID', 'CONFIG_VALUE_INVALID']);
});

test.each([
  ['broken', 'port: [1\n'],
  ['a list', '- 1\n'],
  ['a key twice', 'port: 1\nport: 2\n'],
])('a file that is %s is refused as a file', (_, text) => {
  expect(faultsOf({ JIYUE_CONFIG: file(text) })[0]?.code).toBe('CONFIG_FILE_INVALID');
});

test('a file that is missing is named', () => {
  expect(faultsOf({ JIYUE_CONFIG: './nowhere.yaml' })).toEqual([
    { code: 'CONFIG_FILE_INVALID', data: { file: resolve(folder, 'nowhere.yaml'), reason: 'ENOENT' } },
  ]);
});

test('keys and variables are each used once', () => {
  expect(settings.length).toBeGreaterThan(20);
  expect(new Set(settings.map((setting) => setting.key)).size).toBe(settings.length);
  expect(new Set(settings.map((setting) => setting.variable)).size).toBe(settings.length);
});
