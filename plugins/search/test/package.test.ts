/** The files of the package say the same. */
import { codeTable } from '@jiyue/sdk';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { indexDocument } from '../src/indexing/index-document.ts';
import { schema } from '../src/indexing/schema.ts';
import { defaults } from '../src/settings.ts';
import { record } from './world.ts';

const file = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const json = <T>(path: string) => JSON.parse(file(path)) as T;
const sources = readdirSync(new URL('../src', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => file(`src/${path}`));

test('defaults of the settings stand in their schema, which is closed and explained in Chinese', () => {
  const config = json<{ additionalProperties: boolean; properties: Record<string, { default?: unknown; description: string }> }>('config.schema.json');
  expect(config.additionalProperties).toBe(false);
  expect(Object.fromEntries(Object.entries(config.properties).map(([key, property]) => [key, property.default]))).toEqual(defaults);
  const types = /interface SearchConfig \{([\s\S]*?)\n\}/.exec(file('src/types.ts'))![1]!;
  expect([...types.matchAll(/readonly (\w+)\?/g)].map(([, key]) => key)).toEqual(Object.keys(config.properties));
  for (const { description } of Object.values(config.properties)) expect(description).toMatch(/\p{Script=Han}/u);
});

test('the pattern of a line of synonyms takes what the plugin takes', () => {
  const pattern = new RegExp(
    json<{ properties: { synonyms: { items: { pattern: string }; examples: string[][] } } }>('config.schema.json').properties.synonyms.items.pattern,
    'u',
  );
  for (const line of json<{ properties: { synonyms: { examples: string[][] } } }>('config.schema.json').properties.synonyms.examples.flat())
    expect(line).toMatch(pattern);
  for (const line of ['没有箭头', '短 → 太短的说法', ' → 写法', '说法 → ']) expect(line).not.toMatch(pattern);
});

test('the manifest asks for what the follower follows and for nothing it does not use', () => {
  const { permissions, implements: modules } = json<{ permissions: string[]; implements: object }>('plugin.json');
  const followed = [...file('src/indexing/follow-log.ts').matchAll(/'(record\.\w+)'/g)].map(([, type]) => `log:${type}`);
  const kinds = codeTable('resource-kind')!.members.map(({ code }) => `records:read:${code}`);
  expect(permissions).toEqual([...kinds, ...followed, 'index:own', 'storage:own', 'series:own', 'schedule']);
  expect(Object.keys(modules)).toEqual(['search', 'suggestions', 'answers', 'interaction-search']);
});

test('every failure of our own stands in errors.json, and nothing else does', () => {
  const made = sources.flatMap((source) => [...source.matchAll(/code: '(SEARCH_\w+)'/g)].map(([, code]) => code));
  expect([...new Set(made)].toSorted()).toEqual(Object.keys(json<object>('errors.json')).toSorted());
});

test('the package carries what the manifest names', () => {
  const { files } = json<{ files: string[] }>('package.json');
  const { files: named } = json<{ files: Record<string, string> }>('plugin.json');
  for (const path of ['plugin.json', ...Object.values(named)]) expect(files).toContain(path.split('/')[0]);
  expect(files.filter((path) => path !== 'dist').toSorted()).toEqual(['config.schema.json', 'errors.json', 'openapi.json', 'plugin.json']);
});

test('a record fills exactly the attributes and fields that the index declares', () => {
  const { attributes, text } = indexDocument(record({ id: 'r-1', title: '虚构' }));
  expect(Object.keys(attributes)).toEqual(schema.attributes);
  expect(Object.keys(text)).toEqual([...schema.fields, ...(schema.countedFields ?? [])]);
});
