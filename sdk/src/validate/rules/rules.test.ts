import { describe, expect, test } from 'vitest';
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import requirements from '@jiyue/standards/generated/requirements.json' with { type: 'json' };
import { describeFinding } from '../describe-finding.ts';
import { goodArticle, goodDocument, goodOrganization, goodSite } from '../drafts.suite.ts';
import { findWarnings, type TypeName, validateStrict } from '../validate.ts';
import { kindCases } from './kind-cases.suite.ts';
import { interactionCases } from './interaction-cases.suite.ts';
import { registerCases } from './register-cases.suite.ts';
import type { RuleRecord } from './rule.ts';
import { rules } from './rules.ts';

const withDocument = (members: object) => ({ ...goodDocument(), document: { validity: 'unknown', writtenDate: '2024-03-01', ...members } });
const withOrigin = (members: object) => ({ ...goodDocument(), origin: { system: 'a', recordId: '1', ...members } });
const withIndex = (members: object) => ({ ...goodDocument(), disclosure: members });

/** What breaks a rule (with the place), and what does not. */
interface RuleCase {
  readonly type?: TypeName;
  readonly breaks: readonly (readonly [object, string])[];
  readonly keeps: readonly object[];
}

const goodGuide = () => structuredClone(examples.find(({ type }) => type === 'ServiceGuideDraft')!.valid[0]!.instance) as object;

/** For each rule whose cases are written here; those of the others are the examples of the standard. */
const cases: { readonly [id: string]: RuleCase } = {
  'date-order': {
    breaks: [
      [withDocument({ effectiveDate: '2024-02-29' }), '/document/effectiveDate'],
      [withDocument({ abolishedDate: '2023-12-31' }), '/document/abolishedDate'],
      [withDocument({ expiresDate: '1999-01-01' }), '/document/expiresDate'],
    ],
    keeps: [
      withDocument({ effectiveDate: '2024-03-01' }),
      withDocument({ issuedDate: '2024-02-01' }),
      { ...goodDocument(), document: { validity: 'unknown', effectiveDate: '1949-10-01' } },
    ],
  },
  'origin-publication': {
    breaks: [[withOrigin({ publishedAt: '2024-03-05T09:00:00+08:00', publishedDate: '2024-03-05' }), '/origin/publishedDate']],
    keeps: [withOrigin({ publishedAt: '2024-03-05T09:00:00+08:00' }), withOrigin({ publishedDate: '2024-03-05' }), withOrigin({})],
  },
  'index-number-scheme': {
    breaks: [[withIndex({ indexNumber: '2024-3-12', indexNumberScheme: 'year-month' }), '/disclosure/indexNumberScheme']],
    keeps: [
      withIndex({ indexNumber: '2024-3-12' }),
      withIndex({ indexNumber: '2024-03-00012', indexNumberScheme: 'year-month' }),
      withIndex({ indexNumber: 'Z-7', indexNumberScheme: 'x-abc-own' }),
    ],
  },
  'null-text': {
    breaks: [
      [{ ...goodArticle(), subtitle: 'null' }, '/subtitle'],
      [{ ...goodArticle(), siteId: 'NULL' }, '/siteId'],
      [{ ...goodArticle(), classification: { keywords: ['undefined'] } }, '/classification/keywords/0'],
    ],
    keeps: [
      { ...goodArticle(), subtitle: 'null 值的写法' },
      { ...goodArticle(), ext: { abc: { note: 'null' } } },
    ],
  },
  'number-range': {
    breaks: [[{ ...goodArticle(), ext: { abc: { size: Number.POSITIVE_INFINITY } } }, '/ext/abc/size']],
    keeps: [{ ...goodArticle(), ext: { abc: { size: 1e-300 } } }],
  },
  unicode: {
    breaks: [
      [{ ...goodArticle(), title: '通知\ud842' }, '/title'],
      [{ ...goodArticle(), ext: { abc: ['\udfb7'] } }, '/ext/abc/0'],
      [{ ...goodArticle(), ext: { abc: { '\ud842': 1 } } }, '/ext/abc/\ufffd'],
    ],
    keeps: [{ ...goodArticle(), title: '𠮷祥' }],
  },
  'json-text': {
    breaks: [
      [{ ...goodArticle(), summary: '{"a":1}' }, '/summary'],
      [{ ...goodArticle(), body: { format: 'plain', text: ' [{"name":"附件1"}] ' } }, '/body/text'],
    ],
    keeps: [
      { ...goodArticle(), summary: '[2024] 5 号' },
      { ...goodArticle(), body: { format: 'plain', text: '{此处略}' } },
      { ...goodArticle(), ext: { abc: '{"a":1}' } },
    ],
  },
  'site-code-form': {
    type: 'SiteDraft',
    breaks: [
      [{ ...goodSite(), siteCode: '990000000112' }, '/siteCode'],
      [{ ...goodSite(), siteCode: 'BM99000001' }, '/siteCode'],
    ],
    keeps: [goodSite(), { ...goodSite(), siteCode: 'bm99000001' }, { ...goodSite(), siteCode: undefined }],
  },
  'credit-code-check': {
    type: 'OrganizationDraft',
    breaks: [
      [{ ...goodOrganization(), creditCode: '91350100M000100Y44' }, '/creditCode'],
      [{ ...goodOrganization(), creditCode: '11990000MB0000001A' }, '/creditCode'],
    ],
    keeps: [goodOrganization(), { ...goodOrganization(), creditCode: '91350100M000100Y43' }],
  },
  ...interactionCases,
  ...kindCases,
  ...registerCases,
  'item-code-form': {
    type: 'ServiceGuideDraft',
    breaks: [
      [{ ...goodGuide(), itemCode: '990A0138000000-990100000000' }, '/itemCode'],
      [{ ...goodGuide(), itemCode: '992b0053300006-990100000000-000-11990000MB0000002K-1-00' }, '/itemCode'],
    ],
    keeps: [goodGuide(), { ...goodGuide(), itemCode: '1'.repeat(31) }],
  },
  'document-number-form': {
    breaks: [
      [withDocument({ documentNumber: '虚政办发[2024]5号' }), '/document/documentNumber'],
      [withDocument({ documentNumber: '虚政办发（2024）5号' }), '/document/documentNumber'],
      [withDocument({ documentNumber: '虚政办发〔2024〕第5号' }), '/document/documentNumber'],
      [withDocument({ documentNumber: '虚政办发〔24〕5号' }), '/document/documentNumber'],
      [withDocument({ documentNumber: '无文号' }), '/document/documentNumber'],
    ],
    keeps: [
      withDocument({ documentNumber: '虚政办发〔2024〕5号' }),
      withDocument({ documentNumber: '虚构省人民政府令第12号' }),
      withDocument({ documentNumber: '虚构省财政厅 虚构省民政厅公告〔2024〕第5号' }),
      { ...goodArticle(), body: { format: 'plain', text: '文号为虚政办发[2024]5号。' } },
    ],
  },
};

interface TypeExamples {
  readonly type: TypeName;
  readonly valid: readonly { readonly instance: object }[];
  readonly invalid: readonly Told[];
  readonly warned?: readonly Told[];
}
interface Told {
  readonly reason: { readonly pointer: string; readonly keyword: string };
  readonly instance: object;
  readonly fixed: object;
}

/** The invalid and warned examples that break a rule, by type; what mends them keeps it, and so do the valid examples of the type. */
const exampleCases = (id: string): readonly RuleCase[] =>
  (examples as readonly TypeExamples[]).flatMap(({ type, valid, invalid, warned = [] }) => {
    const own = [...invalid, ...warned].filter(({ reason }) => reason.keyword === id);
    if (own.length === 0) return [];
    const breaks = own.map(({ instance, reason }) => [instance, reason.pointer] as const);
    // a valid example that another rule warns of is left to that rule
    const clean = valid.map(({ instance }) => instance).filter((instance) => !findWarnings(type, instance).some(({ rule }) => rule !== id));
    return [{ type, breaks, keeps: [...own.map(({ fixed }) => fixed), ...clean] }];
  });

const casesOf = (id: string): readonly RuleCase[] => (cases[id] ? [cases[id]] : exampleCases(id));

const found = (type: TypeName, value: object) => [...validateStrict(type, value), ...findWarnings(type, value)];
const without = (value: object): object => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

// the one rule that no single record can break has its tests with the rules on several records
const single = rules.filter((rule) => rule.on !== 'records' || rule.types.length > 0);

test('one rule alone is left to the tests of several records', () => {
  expect(rules.filter((rule) => !single.includes(rule)).map(({ id }) => id)).toEqual(['region-validity']);
});

describe.each(single)('rule $id', ({ id, severity, requirement, ...rule }) => {
  const own = casesOf(id);
  const breaks = own.flatMap((one) => one.breaks.map(([value, pointer]) => [value, pointer, one.type ?? 'ResourceDraft'] as const));
  const keeps = own.flatMap((one) => one.keeps.map((value) => [value, one.type ?? 'ResourceDraft'] as const));

  test('is broken where it should be, and only there', () => {
    expect(breaks.length).toBeGreaterThan(0);
    for (const [value, pointer, type] of breaks) {
      const findings = found(type, without(value));
      expect(findings.map((finding) => [finding.pointer, finding.rule])).toEqual([[pointer, id]]);
      expect(findings[0]?.requirement).toBe(requirement);
      expect(validateStrict(type, without(value))).toHaveLength(severity === 'error' ? 1 : 0);
    }
  });

  test('is kept by what only looks alike', () => {
    expect(keeps.length).toBeGreaterThan(0);
    for (const [value, type] of keeps) expect(found(type, without(value)).map((finding) => finding.rule)).toEqual([]);
  });

  test('applies to all that breaks it, and to no empty record, where it states when it applies', () => {
    if (rule.on !== 'record' || !rule.applies) return;
    for (const [value] of breaks) expect(rule.applies(without(value) as RuleRecord)).toBe(true);
    expect(rule.applies({})).toBe(false);
  });

  test('speaks both languages with everything filled in', () => {
    for (const [value, , type] of breaks) {
      const [finding] = found(type, without(value));
      for (const language of ['zh-CN', 'en'] as const) expect(describeFinding(finding!, language)).not.toMatch(/\{[a-zA-Z]+\}/);
    }
    expect([rule.zh, rule.en].every((text) => text.length > 10)).toBe(true);
  });

  test('cites a requirement of the registry, when it cites one', () => {
    const ids = requirements.map((row) => row.id);
    expect(requirement === undefined || ids.includes(requirement)).toBe(true);
  });
});

test('every rule that the registry names has its check here', () => {
  const named = requirements.flatMap(({ surface }) => (surface as { readonly rules?: readonly string[] }).rules ?? []);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
});

test('rules have different ids and stand in their order', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test('a document number in another form is told with the form that was meant', () => {
  const sentences = (documentNumber: string) => findWarnings('ResourceDraft', withDocument({ documentNumber })).map((one) => describeFinding(one, 'zh-CN'));
  expect(sentences('虚政办发[2024]5号')).toEqual([
    '“发文字号”(documentNumber)宜写作“国办函〔2018〕71号”的形式，收到“虚政办发[2024]5号”；是否为“虚政办发〔2024〕5号”？',
  ]);
  expect(sentences('无文号')).toEqual(['“发文字号”(documentNumber)宜写作“国办函〔2018〕71号”的形式，收到“无文号”。']);
});

test('a wrong check character is told with the right one', () => {
  const [finding] = validateStrict('OrganizationDraft', { ...goodOrganization(), creditCode: '91350100M000100Y44' });
  expect(describeFinding(finding!, 'zh-CN')).toBe('“统一社会信用代码”(creditCode)的校验位应为“3”，收到“91350100M000100Y44”。请核对。');
});

test('an organization without a credit code breaks no rule', () => {
  expect(found('OrganizationDraft', goodOrganization())).toEqual([]);
});
