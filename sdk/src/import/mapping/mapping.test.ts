import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { describeMappingFault } from '../texts.ts';
import { compileMapping, missingParameters } from './compile-mapping.ts';
import type { Mapping } from './mapping.ts';
import { mappingSchema } from './mapping-shape.ts';
import { readMapping } from './read-mapping.ts';

const head = { version: 1, name: '试验', system: 'old-cms', recordId: 'id' } as const;
const mapping = (fields: Mapping['fields'], more: Partial<Mapping> = {}): Mapping => ({ ...head, fields, ...more });
const map = (fields: Mapping['fields'], record: unknown, more: Partial<Mapping> = {}, values = {}) => compileMapping(mapping(fields, more), values)(record);
const draftOf = (fields: Mapping['fields'], record: object, values = {}) => {
  const mapped = map(fields, { id: '1', ...record }, {}, values);
  if (!mapped.ok) throw new Error(mapped.rejection.code);
  return mapped;
};

test('fields are taken from paths, constants, parameters and templates, and set at paths', () => {
  const { draft } = draftOf(
    {
      title: 'head.title',
      'document.validity': { value: 'unknown' },
      siteId: { param: 'site' },
      subtitle: { template: '{head.no}：{head.title}' },
      'ext.old-cms.tags': 'tags.*.name',
      '/ext/a.b': 'n',
    },
    { head: { title: '办法', no: 3 }, tags: [{ name: '甲' }, {}, { name: '乙' }], n: 0 },
    { site: 's1' },
  );
  expect(draft).toEqual({
    origin: { system: 'old-cms', recordId: '1' },
    title: '办法',
    document: { validity: 'unknown' },
    siteId: 's1',
    subtitle: '3：办法',
    ext: { 'old-cms': { tags: ['甲', '乙'] }, 'a.b': 0 },
  });
});

test('null, blank text and empty lists are no values: the field stays away, and a template with a gap gives nothing', () => {
  const { draft } = draftOf({ title: 'a', subtitle: 'b', summary: 'c', 'document.signer': { template: '{a}某' } }, { a: null, b: ' 　', c: [] });
  expect(draft).toEqual({ origin: { system: 'old-cms', recordId: '1' } });
});

test('the first source with a value is kept; a later one that differs is told, an equal one is not (NT-columns-lie)', () => {
  const rule = {
    from: ['number', { field: 'title', transforms: [{ extract: { pattern: '（(.+号)）$' } }] }, { value: '无' }],
    transforms: ['document-number'],
  } as const;
  const differing = draftOf({ 'document.documentNumber': rule }, { number: '虚发[2026]1号', title: '通知（虚发〔2026〕2号）' });
  expect(differing.draft['document']).toEqual({ documentNumber: '虚发〔2026〕1号' });
  expect(differing.notes).toEqual([
    {
      pointer: '/document/documentNumber',
      code: 'SOURCES_DISAGREE',
      data: { kept: '"虚发〔2026〕1号"', from: 'number', other: '"虚发〔2026〕2号"', otherFrom: 'title' },
    },
  ]);
  expect(draftOf({ 'document.documentNumber': rule }, { number: '虚发[2026]1号', title: '通知（虚发〔2026〕1号）' }).notes).toEqual([]);
  expect(draftOf({ 'document.documentNumber': rule }, { number: null, title: '通知（虚发〔2026〕2号）' }).draft['document']).toEqual({
    documentNumber: '虚发〔2026〕2号',
  });
});

test('a source whose transform fails is told and the next source is asked', () => {
  const { draft, notes } = draftOf(
    {
      'document.writtenDate': {
        from: [
          { field: 'a', transforms: ['date'] },
          { field: 'b', transforms: ['date'] },
        ],
      },
    },
    { a: '不详', b: '2026年3月1日' },
  );
  expect(draft['document']).toEqual({ writtenDate: '2026-03-01' });
  expect(notes).toEqual([{ pointer: '/document/writtenDate', code: 'DATE_UNREADABLE', data: { value: '不详' } }]);
});

test('a required field without a value rejects the line with its sources, and so do sources that may not disagree', () => {
  expect(map({ title: { from: ['a', 'b'], required: true } }, { id: 1 })).toMatchObject({
    ok: false,
    rejection: { code: 'FIELD_REQUIRED', pointer: '/title', data: { sources: 'a, b' } },
  });
  expect(map({ title: { from: ['a', 'b'], onConflict: 'reject' } }, { id: 1, a: '甲', b: '乙' })).toMatchObject({
    ok: false,
    rejection: { code: 'SOURCES_DISAGREE', pointer: '/title', data: { kept: '"甲"', other: '"乙"' } },
  });
  expect(map({ title: { from: ['a', 'b'], onConflict: 'ignore' } }, { id: 1, a: '甲', b: '乙' })).toMatchObject({ ok: true, notes: [] });
  expect(map({ title: 'a' }, { a: '甲' })).toMatchObject({ ok: false, rejection: { code: 'FIELD_REQUIRED', pointer: '/origin/recordId' } });
  expect(map({ title: 'a' }, [1])).toMatchObject({ ok: false, rejection: { code: 'RECORD_NOT_OBJECT' } });
});

test('conditions choose rules and reject lines with the words of the file', () => {
  const fields: Mapping['fields'] = {
    title: [
      { when: { all: [{ field: 'kind', is: 'law' }, { not: { field: 'short', given: true } }] }, from: 'long' },
      {
        when: {
          any: [
            { field: 'kind', in: ['news', 'note'] },
            { field: 'n', matches: '^7' },
          ],
        },
        value: '要闻',
      },
      { from: 'short' },
    ],
  };
  const title = (record: object) => draftOf(fields, record).draft['title'];
  expect([title({ kind: 'law', long: '长' }), title({ kind: 'law', long: '长', short: '短' }), title({ kind: 'news' }), title({ n: 71 })]).toEqual([
    '长',
    '短',
    '要闻',
    '要闻',
  ]);
  expect(map({ title: 'a' }, { id: 1, secret: true }, { rejectWhen: [{ when: { field: 'secret', is: true }, reason: { zh: '涉密' } }] })).toMatchObject({
    ok: false,
    rejection: { code: 'REJECTED_BY_RULE', data: { zh: '涉密', en: '涉密' } },
  });
});

test('doubts about a whole line are told in the words of the file, and the line is imported', () => {
  const noteWhen = [{ when: { field: 'ocr', is: true }, reason: { zh: '识别所得', en: 'Recognised' } }];
  expect(map({ title: 'a' }, { id: 1, a: '甲', ocr: true }, { noteWhen })).toMatchObject({
    ok: true,
    notes: [{ pointer: '', code: 'TOLD_BY_RULE', data: { zh: '识别所得', en: 'Recognised' } }],
  });
  expect(map({ title: 'a' }, { id: 1, a: '甲', ocr: false }, { noteWhen })).toMatchObject({ ok: true, notes: [] });
});

test('a date before the one it must not precede is not used, and told; without the other date nothing is judged', () => {
  const fields: Mapping['fields'] = { 'document.effectiveDate': { from: 'effective', transforms: ['date'], notBefore: 'date' } };
  const effective = (record: object) => draftOf(fields, record);
  expect(effective({ effective: '2013-01-01', date: '2013年12月12日' })).toMatchObject({
    draft: { origin: {} },
    notes: [{ pointer: '/document/effectiveDate', code: 'DATE_BEFORE', data: { value: '2013-01-01', other: '2013-12-12', otherFrom: 'date' } }],
  });
  expect(effective({ effective: '2013-01-01', date: '2013年12月12日' }).draft).not.toHaveProperty('document');
  for (const date of ['2012-12-12', '2013-01-01', null, '不详']) {
    expect(effective({ effective: '2013-01-01', date }).draft['document']).toEqual({ effectiveDate: '2013-01-01' });
  }
});

test('a key named __proto__ in a record or a target stays a plain key', () => {
  const { draft } = draftOf({ 'ext.__proto__.x': 'v' }, { v: 1 });
  expect(Object.hasOwn(draft['ext'] as object, '__proto__')).toBe(true);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

test('parameters without a value or default are named', () => {
  const one = mapping({ siteId: { param: 'site' } }, { parameters: { site: {}, owner: { default: 'o1' } } });
  expect(missingParameters(one, {})).toEqual(['site']);
  expect(missingParameters(one, { site: 's' })).toEqual([]);
});

// --- the file itself ---

const yaml = (fields: string, more = '') => `version: 1\nname: 试验\nsystem: old-cms\nrecordId: id\n${more}fields:\n${fields}`;

test.each([
  ['  title: {form: title}', '/fields/title', 'unknown-key', ['from']],
  ['  title: {from: title, transforms: [trimm]}', '/fields/title/transforms/0', 'enum', ['trim']],
  ['  title: {from: title, transforms: [{truncate: {max: "5"}}]}', '/fields/title/transforms/0/truncate/max', 'type', []],
  ['  title: {from: title, transforms: [{lookup: {table: topics}}]}', '/fields/title/transforms/0/lookup', 'code-table', ['topic']],
  ['  title: {from: title, transforms: [{date: {zone: Asia/Shangai}}]}', '/fields/title/transforms/0/date', 'zone', ['Asia/Shanghai']],
  ['  title: {from: title, value: 1}', '/fields/title', 'one-of', []],
  ['  title: {from: a, when: {field: a, matches: "("}}', '/fields/title/when/matches', 'pattern', []],
  ['  siteId: {param: site}', '/fields/siteId/param', 'parameter', []],
  ['  body: body\n  body.text: text', '/fields/body.text', 'target', []],
])('the fault in %j is named at its place', (fields, pointer, rule, near) => {
  const outcome = readMapping(yaml(fields));
  const faults = outcome.ok ? [] : outcome.failure.data.faults;
  expect(faults.map((fault) => [fault.pointer, fault.rule])).toEqual([[pointer, rule]]);
  if (near.length > 0) expect(faults[0]!.near).toEqual(near);
  for (const language of ['zh-CN', 'en'] as const) expect(describeMappingFault(faults[0]!, language)).not.toMatch(/\{|undefined/);
});

test('YAML that cannot be read, and a key that stands twice, are one fault with a place', () => {
  for (const text of ['a: [1', yaml('  title: a\n  title: b')]) {
    const outcome = readMapping(text);
    expect(outcome.ok ? [] : outcome.failure.data.faults).toMatchObject([{ rule: 'yaml', offset: expect.any(Number) }]);
  }
});

test('the published schema and the reader agree on good and bad files', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, formats: { regex: true } });
  const validate = ajv.compile(mappingSchema());
  const files: readonly (readonly [object, boolean])[] = [
    [mapping({ title: 'a' }), true],
    [
      mapping({
        title: {
          from: ['a', { field: 'b', transforms: ['trim', { truncate: { max: 5 } }], when: { field: 'c', is: null } }],
          required: true,
          onConflict: 'reject',
        },
      }),
      true,
    ],
    [mapping({ title: [{ value: null }, { template: '{a}' }] }), true],
    [mapping({ title: { from: 'a', transforms: [{ map: { values: { a: { b: 1 } }, otherwise: null } }] } }), true],
    [{ ...mapping({ title: 'a' }), extra: 1 }, false],
    [{ ...head }, false],
    [{ ...mapping({}), version: 2 }, false],
    [mapping({ title: { from: [] } }), false],
    [mapping({ title: { from: 'a', transforms: ['extract'] } }), false],
    [mapping({ title: { from: 'a', transforms: [{ truncate: { max: 5 }, trim: {} }] } }), false],
    [mapping({ title: { from: 'a', transforms: [{ join: {} }] } }), false],
    [mapping({ title: { from: { field: 'a', value: 1 } } }), false],
    [mapping({ title: { from: 'a', when: { field: 'a', is: 1, in: [1] } } }), false],
    [mapping({ title: { from: 'a', when: { any: [] } } }), false],
    [mapping({ title: 5 } as never), false],
    [mapping({ title: '' }), false],
  ];
  for (const [file, isGood] of files) {
    expect([validate(file), readMapping(JSON.stringify(file)).ok], JSON.stringify(file)).toEqual([isGood, isGood]);
  }
});
