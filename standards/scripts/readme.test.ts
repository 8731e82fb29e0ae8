import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gates } from './gates/all.ts';
import { allGateWords } from './gates/gate-words.ts';
import { withFamilies, withGates, withNumbers } from './readme.ts';
import { home } from './sources.ts';
import { readStandard } from './standard.ts';

const page = readFileSync(join(home, 'README.md'), 'utf8');
const standard = readStandard();

test('the page names every type that stands alone, and every gate', () => {
  const named = new Set([...page.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name));
  expect([...standard.roots, ...Object.keys(gates)].filter((name) => !named.has(name))).toEqual([]);
});

test('every generated file that the page names exists', () => {
  const paths = [...page.matchAll(/`(generated\/[\w./{},<>类型-]+)`/g)].flatMap(([, path = '']) =>
    path.includes('{strict,tolerant}') ? ['strict', 'tolerant'].map((view) => path.replace('{strict,tolerant}', view)) : [path],
  );
  const files = paths.map((path) => path.replace(/<(类型|Type)>/, 'Article')).filter((path) => !path.includes('*'));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((path) => !existsSync(join(home, path)))).toEqual([]);
});

test('figures are written between the marks and nowhere else; without marks it is an error', () => {
  const text = 'a\n<!-- numbers: written by "npm run generate" -->\nold 73\n<!-- /numbers -->\nb\n';
  const written = withNumbers(text, standard, { paths: { '/a': { get: { operationId: 'x' } } } });
  expect(written).toMatch(/^a\n<!-- numbers.*-->\n\| 现有[\s\S]*\| 操作 · operations \| 1 \|[\s\S]*<!-- \/numbers -->\nb\n$/);
  expect(written).not.toContain('old 73');
  expect(() => withNumbers('a', standard, {})).toThrow('lacks the marks');
});

test('the table of families is written between its marks; families of which nothing stands alone are left out', () => {
  const text = 'a\n<!-- families: written by "npm run generate" -->\nold\n<!-- /families -->\nb\n';
  const row = { id: 'x', title: { zh: '甲', en: 'A' }, types: ['A', 'B'], alone: ['A'], requirements: ['JY-A-001', 'JY-A-002', 'JY-A-003'] };
  const written = withFamilies(text, [row, { ...row, title: { zh: '乙', en: 'B' }, alone: [] }]);
  expect(written).toContain('\n| 甲 · A | `A` | JY-A-001–003 |\n<!-- /families -->\nb\n');
  expect(written).not.toMatch(/old|乙/);
  expect(() => withFamilies('a', [])).toThrow('lacks the marks');
});

test('the table of gates tells those of the list first, then each other one by the comment of its file; words of no gate are an error', () => {
  const text = '<!-- gates: written by "npm run generate" -->\n<!-- /gates -->\n';
  const words = allGateWords(['ids', 'slogans'], [{ gates: ['slogans'], words: '甲|乙' }]);
  expect(withGates(text, words)).toMatch(/\| `slogans` \| 甲\\\|乙 \|\n\| `ids` \| [A-Z].+ \|\n/);
  expect(() => allGateWords(['ids'], [{ gates: ['idz'], words: '甲' }])).toThrow('there is no gate idz');
});
