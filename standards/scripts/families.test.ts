import { expect, test } from 'vitest';
import { familiesOf, idRanges, readFamilyTitles } from './families.ts';
import type { ModelType } from './model-ast.ts';
import { requirementsJson } from './requirements.ts';
import { readStandard } from './standard.ts';

const standard = readStandard();
const families = familiesOf(standard, requirementsJson());

const type = (name: string, family: string, more: Partial<ModelType> = {}): readonly [string, ModelType] => [
  name,
  { name, family, zh: `${name}的名称。另一句。`, en: `Name of ${name}. More.`, tags: {}, properties: [], ...more },
];
const items = (of: string) => [{ name: 'items', optional: false, type: of, array: true, zh: '', en: '', tags: {} }];

test('every type of the model is in exactly one family, every one that stands alone is told so', () => {
  expect(families.flatMap(({ types }) => types).toSorted()).toEqual([...standard.model.keys()].toSorted());
  expect(families.flatMap(({ alone }) => alone).toSorted()).toEqual([...standard.roots].toSorted());
  for (const { title, types } of families) {
    expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(title.en).toMatch(/[a-z]/);
    expect(types.length).toBeGreaterThan(0);
  }
});

test('titles give the order; a page of page.ts stands with its items', () => {
  const titled = readFamilyTitles().map(({ file }) => file);
  expect(families.map(({ id }) => id).slice(0, titled.length)).toEqual(titled);
  expect(families.find(({ id }) => id === 'site')!.types).toContain('SitePage');
  expect(families.find(({ id }) => id === 'site')!.requirements).toContain('JY-SITE-001');
});

test('a file without a title appears by itself, under the title of its first record', () => {
  const model = new Map([type('CaseDraft', 'case'), type('Case', 'case'), type('CasePage', 'page', { properties: items('Case') }), type('Site', 'site')]);
  const found = familiesOf({ model, roots: ['Case', 'CasePage'] }, [], [{ file: 'site', zh: '站点', en: 'Sites' }]);
  expect(found.map(({ id, title, types, alone }) => [id, title.zh, title.en, types, alone])).toEqual([
    ['site', '站点', 'Sites', ['Site'], []],
    ['case', 'Case的名称', 'Name of Case', ['CaseDraft', 'Case', 'CasePage'], ['Case', 'CasePage']],
  ]);
});

test('half a title is an error: a comma without quotes', () => {
  const half = { file: 'site', zh: '站点', en: 'Sites (open', 'closed)': null } as never;
  expect(() => familiesOf(standard, [], [half])).toThrow('put the texts of site in quotes');
});

test('a folder shows its types in the order of the parts, and the row names each file of it', () => {
  const model = new Map([
    type('Answer', 'case', { part: 'answer' }),
    type('Case', 'case', { part: 'case' }),
    type('CasePage', 'page', { properties: items('Case') }),
  ]);
  const row = (...parts: readonly string[]) => [{ file: 'case', zh: '办件', en: 'Cases', parts }];
  const typesBy = (...parts: readonly string[]) => familiesOf({ model, roots: [] }, [], row(...parts)).map(({ types }) => types);
  expect(typesBy('case', 'answer')).toEqual([['Case', 'Answer', 'CasePage']]);
  expect(typesBy('answer', 'case')).toEqual([['Answer', 'Case', 'CasePage']]);
  expect(() => typesBy('case')).toThrow('name each file of model/case/ once; differs in answer');
  expect(() => typesBy('case', 'answer', 'step')).toThrow('differs in step');
  expect(() => familiesOf({ model, roots: [] }, [], [])).toThrow('differs in answer, case');
});

test('a title of no file is an error', () => {
  expect(() => familiesOf(standard, [], [{ file: 'stie', zh: '站点', en: 'Sites' }])).toThrow('there is no model/stie.ts');
});

test.each([
  [[], ''],
  [['JY-SITE-001'], 'JY-SITE-001'],
  [['JY-SITE-001', 'JY-SITE-002'], 'JY-SITE-001、002'],
  [['JY-COL-009', 'JY-SITE-001', 'JY-SITE-002', 'JY-SITE-003', 'JY-SITE-010'], 'JY-COL-009，JY-SITE-001–003、010'],
])('%j in few words: %s', (ids, words) => expect(idRanges(ids)).toBe(words));
