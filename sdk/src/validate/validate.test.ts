import { describe, expect, test } from 'vitest';
import { goodArticle, goodDocument, goodOrganization, goodSite } from './drafts.suite.ts';
import { describeFinding } from './describe-finding.ts';
import { findWarnings, type TypeName, validateStrict, validateTolerant } from './validate.ts';

/** Spoils a good value, and says what is found: pointer, rule, sentence. */
interface Case {
  readonly name: string;
  readonly type?: TypeName;
  readonly given: object;
  readonly found: readonly (readonly [pointer: string, rule: string, sentence: string])[];
}

const cases: readonly Case[] = [
  {
    name: 'a missing member is named where it belongs',
    given: { ...goodArticle(), title: undefined },
    found: [['/title', 'required', '缺少“标题”(title)。请补上。']],
  },
  {
    name: 'an unknown member is named itself, with the close name',
    given: { ...goodArticle(), subtitel: '副题' },
    found: [['/subtitel', 'additionalProperties', '没有名为“subtitel”的字段；是否为“subtitle”？请改名或删去；自有字段放在 ext 的命名空间下。']],
  },
  {
    name: 'a wrong code of a table of two hundred members is one finding',
    given: { ...goodArticle(), classification: { topics: ['T0109', '水利'] } },
    found: [
      [
        '/classification/topics/1',
        'code',
        '“主题分类”(topics)第2项应为代码表“主题分类”(topic)中的代码，或以“x-所有者-”开头的自有代码，收到“水利”；是否为“T0603”？请查代码表。',
      ],
    ],
  },
  {
    name: 'the name of a code suggests the code',
    given: { ...goodDocument(), document: { validity: 'unknown', genre: '通知' } },
    found: [['/document/genre', 'code', '“公文种类”(genre)应为代码表“公文种类”(genre)中的代码，收到“通知”；是否为“G08”？请查代码表。']],
  },
  {
    name: 'a code by pattern tells its form',
    given: { ...goodArticle(), classification: { regionCode: '9900' } },
    found: [['/classification/regionCode', 'code', '“适用的行政区划”(regionCode)应有“行政区划代码”的写法（^[0-9]{6}([0-9]{6})?$），收到“9900”。请改正。']],
  },
  {
    name: 'an unknown kind is a wrong code, and nothing else is guessed',
    given: { ...goodArticle(), kind: 'artcle' },
    found: [['/kind', 'code', '“资源种类”(kind)应为代码表“资源种类”(resource-kind)中的代码，收到“artcle”；是否为“article”？请查代码表。']],
  },
  { name: 'a missing kind is missing', given: { ...goodArticle(), kind: undefined }, found: [['/kind', 'required', '缺少“资源种类”(kind)。请补上。']] },
  {
    name: 'a kind that is no text has a wrong type',
    given: { ...goodArticle(), kind: 7 },
    found: [['/kind', 'type', '“资源种类”(kind)应为文字，收到“7”。请改正。']],
  },
  {
    name: 'null says how to leave a field out',
    given: { ...goodArticle(), subtitle: null },
    found: [['/subtitle', 'type', '“副标题”(subtitle)应为文字，收到空值（null）。没有值时请删去该字段。']],
  },
  {
    name: 'an empty text says so',
    given: { ...goodArticle(), title: '' },
    found: [['/title', 'minLength', '“标题”(title)不能为空。请填写；没有值时请删去该字段。']],
  },
  {
    name: 'a text too long tells both lengths in characters',
    given: { ...goodArticle(), title: '𠮷'.repeat(501) },
    found: [['/title', 'maxLength', '“标题”(title)最多500个字，收到501个。请缩短。']],
  },
  {
    name: 'a wrong form shows the example of the standard',
    given: { ...goodArticle(), displayedDate: '2024-3-1' },
    found: [['/displayedDate', 'pattern', '“展示日期”(displayedDate)应为“日期”的写法，如“2018-10-27”，收到“2024-3-1”。请改正。']],
  },
  {
    name: 'a day that does not exist is a fault of its own',
    given: { ...goodArticle(), displayedDate: '2023-02-29' },
    found: [['/displayedDate', 'format', '“展示日期”(displayedDate)应为实际存在的“日期”，如“2018-10-27”，收到“2023-02-29”。请核对。']],
  },
  {
    name: 'an instant without offset is refused',
    given: { ...goodArticle(), origin: { system: 'a', recordId: '1', publishedAt: '2024-01-01 09:00:00' } },
    found: [
      [
        '/origin/publishedAt',
        'pattern',
        '“来源系统给出的原始发布时刻”(publishedAt)应为“时刻”的写法，如“2018-11-09T09:30:00+08:00”，收到“2024-01-01 09:00:00”。请改正。',
      ],
    ],
  },
  {
    name: 'repeated items name both',
    given: { ...goodArticle(), attachmentIds: ['a1', 'a2', 'a1'] },
    found: [['/attachmentIds/2', 'uniqueItems', '“附件标识”(attachmentIds)第3项与第1项相同。请删去一项。']],
  },
  {
    name: 'an empty list where items are needed tells the numbers',
    given: { ...goodDocument(), document: { validity: 'unknown', issuers: [] } },
    found: [['/document/issuers', 'minItems', '“发文机关名称”(issuers)至少1项，收到0项。请补全。']],
  },
  {
    name: 'the wrong kind of container is one finding',
    given: { ...goodArticle(), source: '虚构省人民政府' },
    found: [['/source', 'type', '“信息来源”(source)应为对象，收到“虚构省人民政府”。请改正。']],
  },
  {
    name: 'a policy document needs its document metadata',
    given: { ...goodArticle(), kind: 'policy-document' },
    found: [['/document', 'required', '缺少“公文元数据集”(document)。请补上。']],
  },
  {
    name: 'an error inside a list keeps its place',
    type: 'OrganizationDraft',
    given: { ...goodOrganization(), parents: [{ organizationId: 'o1', relation: 'leeds' }] },
    found: [['/parents/0/relation', 'code', expect.stringContaining('(relation)应为代码表“机构关系”') as string]],
  },
];

describe('validateStrict', () => {
  test.each([
    ['a policy document', 'ResourceDraft', goodDocument()],
    ['an article', 'ResourceDraft', goodArticle()],
    ['an organization', 'OrganizationDraft', goodOrganization()],
    ['a site', 'SiteDraft', goodSite()],
  ] as const)('finds nothing in %s that is fine', (_name, type, value) => {
    expect(validateStrict(type, value)).toEqual([]);
    expect(findWarnings(type, value)).toEqual([]);
  });

  test.each(cases)('$name', ({ type = 'ResourceDraft', given, found }) => {
    const findings = validateStrict(type, JSON.parse(JSON.stringify(given)));
    expect(findings.map((finding) => [finding.pointer, finding.rule, describeFinding(finding, 'zh-CN')])).toEqual(found);
  });

  test('lists all faults at once, ordered by place', () => {
    const findings = validateStrict('ResourceDraft', { ...goodArticle(), title: 7, siteId: '../x', extra: 1, body: { format: 'md', text: null } });
    expect(findings.map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
      '/body/format code',
      '/body/text type',
      '/extra additionalProperties',
      '/siteId pattern',
      '/title type',
    ]);
  });

  test('equal values give equal findings, whatever the order of their members', () => {
    const spoilt = { ...goodDocument(), updateType: 'big', title: '', extra: null };
    const turned = Object.fromEntries(Object.entries(spoilt).toReversed());
    expect(validateStrict('ResourceDraft', turned)).toEqual(validateStrict('ResourceDraft', spoilt));
  });

  test('gives at most two hundred findings and says how many there are', () => {
    const extra = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x${index}`, 1]));
    const findings = validateStrict('ResourceDraft', { ...goodArticle(), ...extra });
    expect(findings).toHaveLength(200);
    expect(findings.at(-1)).toEqual({ pointer: '', rule: 'more', params: { shown: 199, total: 300 } });
    expect(describeFinding(findings.at(-1)!, 'zh-CN')).toBe('不合规范之处共300处，这里列出前199处。请先改正这些。');
  });

  test('a list of 100,000 wrong items is judged in one pass, where copying the faults for each item took minutes', () => {
    const findings = validateStrict('VisitBatch', { items: Array.from({ length: 100_000 }, () => ({})) });
    expect(findings).toHaveLength(200);
    expect(findings.at(-1)).toMatchObject({ rule: 'more' });
    expect(Number(findings.at(-1)?.params?.['total'])).toBeGreaterThan(100_000);
  });

  test('cuts long values, in whole characters', () => {
    const [finding] = validateStrict('ResourceDraft', { ...goodArticle(), updateType: '𠮷'.repeat(400) });
    expect(finding?.value?.length).toBeLessThanOrEqual(300);
    expect(finding?.value?.isWellFormed()).toBe(true);
  });

  test('a member named __proto__ is an unknown member like any other', () => {
    const value: unknown = JSON.parse(`${JSON.stringify(goodArticle()).slice(0, -1)},"__proto__":{"a":1}}`);
    expect(validateStrict('ResourceDraft', value).map(({ pointer }) => pointer)).toEqual(['/__proto__']);
  });

  test.each([null, true, 0, '', 'text', [], [[]], {}])('%j is refused without throwing', (value) => {
    expect(validateStrict('ResourceDraft', value).length).toBeGreaterThan(0);
  });
});

describe('validateTolerant', () => {
  test('a reader takes unknown members and new codes of open tables', () => {
    const value = { ...goodArticle(), newMember: 1, classification: { topics: ['T9999'] } };
    expect(validateTolerant('ResourceDraft', value)).toEqual([]);
    expect(validateStrict('ResourceDraft', value)).toHaveLength(2);
  });

  test('a reader still refuses what it cannot read', () => {
    expect(validateTolerant('ResourceDraft', { ...goodArticle(), title: 7 }).map(({ pointer }) => pointer)).toEqual(['/title']);
  });
});
