import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkOfProfile } from '../check-profile.ts';
import { findProfile } from '../profiles.ts';
import { compileProfile } from './compile-profile.ts';
import { describeProfileFault, type ProfileFault, profileRules } from './profile-fault.ts';

const sources = join(dirname(fileURLToPath(import.meta.url)), '../../../../standards/profiles');
const province = parse(readFileSync(join(sources, 'cn-xg.yaml'), 'utf8')) as Record<string, unknown>;
const words = { zh: '试', en: 'trial' };
const plain = { id: 'my-city', version: '1.0', status: 'complete', title: words, base: 'interop@1.0' };
const limit = (row: object) => ({ ...plain, constrain: [{ type: 'Site', property: 'name', reason: words, ...row }] });

const faultsOf = async (value: unknown): Promise<readonly ProfileFault[]> => {
  const compiled = await compileProfile(value);
  return compiled.ok ? compiled.value.warnings : compiled.failure.data.faults;
};
const told = async (value: unknown) => (await faultsOf(value)).map(({ pointer, rule, near }) => [pointer, rule, near[0] ?? '']);

describe('the compiler of files and that of the standard', () => {
  test('make the same of the profile of the fictitious province', async () => {
    // a version of its own: the file itself is taken by the standard
    const compiled = await compileProfile({ ...province, version: '9.0' });
    const known = findProfile('cn-xg@1.0');
    if (!compiled.ok || !known.ok) throw new Error('one of the two does not compile');
    const { profile, warnings } = compiled.value;
    expect(warnings).toEqual([]);
    for (const part of ['defs', 'types', 'levels', 'thresholds', 'constrain', 'claims'] as const)
      expect([part, profile[part]]).toEqual([part, known.value[part]]);
    expect(Object.keys(profile.defs).length).toBeGreaterThan(20);
  });

  test.each(['cn-sd', 'cn-hl', 'cn-ah', 'cn-gx', 'cn-hn'])('take %s for a slot that judges nothing', async (id) => {
    const slot = { ...(parse(readFileSync(join(sources, `${id}.yaml`), 'utf8')) as object), version: '9.0' };
    const compiled = await compileProfile(slot);
    expect(compiled.ok && checkOfProfile(compiled.value.profile)).toMatchObject({ ok: false, failure: { code: 'structure-only' } });
  });
});

describe('a file is refused with its place and near names', () => {
  test.each<[string, unknown, string, string, string]>([
    ['that is no object', [], '', 'value-form', ''],
    ['with a member nobody knows', { ...plain, constrains: [], levels: { 'JY-RES-006': 'MUST' } }, '/constrains', 'member-unknown', 'constrain'],
    ['with an id of capitals', { ...plain, id: 'MyCity' }, '/id', 'value-form', ''],
    ['with a version that is a number', { ...plain, version: 1.0 }, '/version', 'value-form', ''],
    ['that calls itself a level', { ...plain, status: 'level' }, '/status', 'not-yours', ''],
    ['with a status nobody knows', { ...plain, status: 'complet' }, '/status', 'value-form', 'complete'],
    ['without English', { ...plain, title: { zh: '试' } }, '/title', 'words-missing', ''],
    ['with half a sentence', limit({ maxLength: 9, reason: { ...words, 'a year at most': null } }), '/constrain/0/reason', 'words-missing', ''],
    ['on a base that is not there', { ...plain, base: 'interopp@1.0' }, '/base', 'base-unknown', 'interop@1.0'],
    ['on a base of another version', { ...plain, base: 'interop@2.0' }, '/base', 'base-unknown', 'interop@1.0'],
    ['on a slot', { ...plain, base: 'cn-sd@0.1' }, '/base', 'base-slot', ''],
    ['of a name that is taken', { ...plain, id: 'cn-xg' }, '/id', 'reference-taken', ''],
    ['that asks for modules', { ...plain, asks: {} }, '/asks', 'not-yours', ''],
    ['that narrows nothing', plain, '', 'constrains-nothing', ''],
    ['for a type that is not there', limit({ type: 'Sites', maxLength: 9 }), '/constrain/0/type', 'type-unknown', 'Site'],
    ['for a union', limit({ type: 'Resource', property: 'title', maxLength: 9 }), '/constrain/0/type', 'type-union', ''],
    ['for a code table as a type', limit({ type: 'SiteKind', maxLength: 9 }), '/constrain/0/type', 'type-unknown', ''],
    ['for a property that is not there', limit({ property: 'nmae', maxLength: 9 }), '/constrain/0/property', 'property-unknown', 'name'],
    [
      'for a property that stands further down',
      limit({ type: 'PolicyDocument', property: 'writenDate', require: true }),
      '/constrain/0/property',
      'property-unknown',
      'document.writtenDate',
    ],
    ['for items of no list', limit({ property: 'name[]', maxLength: 9 }), '/constrain/0/property', 'not-a-list', ''],
    ['for a list as a text', limit({ property: 'aliases.x', maxLength: 9 }), '/constrain/0/property', 'list-items', ''],
    ['for members of somebody else', limit({ property: 'ext.vendor.note', maxLength: 9 }), '/constrain/0/property', 'ext-belongs', ''],
    ['with a longer text than the base takes', limit({ maxLength: 300 }), '/constrain/0/maxLength', 'widens', ''],
    ['with a shorter text than the base takes', limit({ minLength: 0 }), '/constrain/0/minLength', 'widens', ''],
    ['with a limit that is the base itself', limit({ maxLength: 200 }), '/constrain/0/maxLength', 'says-nothing', ''],
    ['with a limit that leaves nothing', limit({ property: 'contact', maxLength: 0 }), '/constrain/0/maxLength', 'leaves-nothing', ''],
    ['with a limit that is no number', limit({ maxLength: '9' }), '/constrain/0/maxLength', 'value-form', ''],
    ['with a limit of another kind', limit({ maximum: 5 }), '/constrain/0/maximum', 'wrong-kind', ''],
    ['that takes a member away', limit({ remove: true }), '/constrain/0/remove', 'not-a-limit', ''],
    ['with a mistyped limit', limit({ maxlength: 9 }), '/constrain/0/maxlength', 'not-a-limit', 'maxLength'],
    ['without a limit', limit({}), '/constrain/0', 'no-limit', ''],
    ['that requires what is required', limit({ require: true }), '/constrain/0/require', 'says-nothing', ''],
    ['that takes a requirement away', limit({ require: false }), '/constrain/0/require', 'require-true', ''],
    ['that requires an item', limit({ property: 'aliases[]', require: true }), '/constrain/0/require', 'require-item', ''],
    ['with half a pattern', limit({ property: 'domain', pattern: 'gov' }), '/constrain/0/pattern', 'pattern-whole', ''],
    ['with a broken pattern', limit({ property: 'domain', pattern: '^(+$' }), '/constrain/0/pattern', 'pattern-broken', ''],
    ['with a pattern that widens', limit({ property: 'domain', pattern: '^.{1,20}$' }), '/constrain/0/pattern', 'widens', ''],
    ['with a foreign code', limit({ property: 'siteKind', enum: ['city-portl'] }), '/constrain/0/enum', 'enum-foreign', 'city-portal'],
    ['with an enum that repeats', limit({ property: 'siteKind', enum: ['township', 'township'] }), '/constrain/0/enum', 'enum-form', ''],
    [
      'for a table that is not there',
      { ...plain, constrain: [{ code: 'site-kinds', forbid: ['township'], reason: words }] },
      '/constrain/0/code',
      'table-unknown',
      'site-kind',
    ],
    [
      'that forbids a code that is not there',
      { ...plain, constrain: [{ code: 'site-kind', forbid: ['city-portl'], reason: words }] },
      '/constrain/0/forbid/0',
      'code-unknown',
      'city-portal',
    ],
    ['that forbids nothing', { ...plain, constrain: [{ code: 'site-kind', forbid: [], reason: words }] }, '/constrain/0/forbid', 'no-limit', ''],
    [
      'with a row of codes that says more',
      { ...plain, constrain: [{ code: 'site-kind', forbid: ['township'], reason: words, type: 'Site' }] },
      '/constrain/0/type',
      'member-unknown',
      '',
    ],
    [
      'that says a thing twice',
      { ...plain, constrain: [1, 2].map((maxLength) => ({ type: 'Site', property: 'name', maxLength: maxLength + 8, reason: words })) },
      '/constrain/1',
      'twice',
      '',
    ],
    [
      'that extends for somebody else',
      { ...plain, extend: [{ type: 'Site', path: 'ext.other.a', title: words, schema: { type: 'string' } }] },
      '/extend/0/path',
      'path-form',
      '',
    ],
    [
      'that extends what has no ext',
      { ...plain, extend: [{ type: 'SiteStatusChange', path: 'ext.my-city.a', title: words, schema: { type: 'string' } }] },
      '/extend/0/type',
      'no-ext',
      '',
    ],
    [
      'that extends by a broken schema',
      { ...plain, extend: [{ type: 'Site', path: 'ext.my-city.a', title: words, schema: { type: 'strng' } }] },
      '/extend/0/schema',
      'schema-broken',
      '',
    ],
    [
      'that extends by a reference',
      { ...plain, extend: [{ type: 'Site', path: 'ext.my-city.a', title: words, schema: { type: 'object', properties: { a: { $ref: '#/$defs/Site' } } } }] },
      '/extend/0/schema',
      'schema-broken',
      '',
    ],
    ['that lowers a level', { ...plain, levels: { 'JY-RES-001': 'SHOULD' } }, '/levels/JY-RES-001', 'level-lowered', ''],
    ['with a level nobody knows', { ...plain, levels: { 'JY-RES-006': 'MUS' } }, '/levels/JY-RES-006', 'level-unknown', 'MUST'],
    ['for a requirement that is not there', { ...plain, levels: { 'JY-RES-06': 'MUST' } }, '/levels/JY-RES-06', 'requirement-unknown', 'JY-RES-006'],
    ['that loosens a threshold', { ...plain, thresholds: { V2: { timeoutSeconds: 20 } } }, '/thresholds/V2/timeoutSeconds', 'threshold-loose', ''],
    [
      'for a threshold that is not there',
      { ...plain, thresholds: { V2: { timeoutSecond: 10 } } },
      '/thresholds/V2/timeoutSecond',
      'threshold-unknown',
      'timeoutSeconds',
    ],
    [
      'with a threshold of another unit',
      { ...plain, thresholds: { V4a: { noticePolicyWindow: 'P30D' } } },
      '/thresholds/V4a/noticePolicyWindow',
      'threshold-incomparable',
      '',
    ],
    ['for an indicator that is not there', { ...plain, thresholds: { V4aa: { columnsMin: 3 } } }, '/thresholds/V4aa', 'indicator-unknown', 'V4a'],
    ['that is a slot and asks', { ...plain, status: 'structure-only', levels: { 'JY-RES-006': 'MUST' } }, '', 'not-read', ''],
  ])('%s', async (_what, value, pointer, rule, near) => {
    expect(await told(value)).toContainEqual([pointer, rule, near === '' ? expect.any(String) : near]);
    if (near !== '') return;
    // and with nothing else beside
    expect((await told(value)).every(([, found]) => found === rule)).toBe(true);
  });

  test('a pattern that widens shows a text that the base refuses', async () => {
    const [fault] = await faultsOf(limit({ property: 'domain', pattern: '^[a-z.]{1,20}!$' }));
    expect(describeProfileFault(fault!, 'en')).toMatch(/^pattern \^\[a-z\.\]\{1,20\}!\$ widens: “.*!” ∉ /);
  });

  test('what cannot be proven is told and not refused: a value must fit both', async () => {
    const compiled = await compileProfile(limit({ property: 'domain', pattern: '^(?=.*gov)[a-z]{3,20}\\.gov\\.cn$' }));
    expect(compiled.ok).toBe(true);
    if (compiled.ok) expect(compiled.value.warnings.map(({ rule, severity }) => [rule, severity])).toEqual([['pattern-unproven', 'warning']]);
  });

  test('every sentence can be filled in both languages', async () => {
    for (const rule of Object.keys(profileRules) as (keyof typeof profileRules)[])
      for (const language of ['zh-CN', 'en'] as const) {
        const sentence = describeProfileFault({ rule, data: new Proxy({}, { ownKeys: () => [], get: () => 'x' }), near: ['a', 'b'] }, language);
        expect(sentence).not.toMatch(/\[object|undefined/);
        expect(sentence).toMatch(language === 'en' ? /Did you mean "a" or "b"\?$/ : /是否为 a、b？$/);
      }
  });
});

describe('a profile from a file judges', () => {
  const city = {
    ...plain,
    constrain: [
      { type: ['Site', 'SiteDraft'], property: 'name', maxLength: 10, reason: { zh: '名称从简', en: 'short names' } },
      { code: 'site-kind', forbid: ['special-topic'], reason: { zh: '不设专题站', en: 'no sites of their own for topics' } },
    ],
    extend: [{ type: ['Site', 'SiteDraft'], path: 'ext.my-city.batch', title: words, schema: { type: 'integer', minimum: 1 }, require: true }],
    levels: { 'JY-SITE-005': 'MUST' },
  };
  test('what it narrows, what it adds and what it raises', async () => {
    const known = await import('@jiyue/standards/generated/examples.json', { with: { type: 'json' } });
    const site = (known.default as readonly { readonly type: string; readonly valid: readonly { readonly instance: object }[] }[]).find(
      ({ type }) => type === 'SiteDraft',
    )!.valid[0]!.instance;
    const compiled = await compileProfile(city);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure));
    const check = checkOfProfile(compiled.value.profile);
    if (!check.ok) throw new Error('a slot');
    const found = check.value('SiteDraft', { ...site, name: '虚构省人民政府门户网站群', siteCode: '990000000112', siteKind: 'special-topic' });
    expect(found.map(({ pointer, rule, params }) => [pointer, rule, params?.['profile']])).toEqual(
      expect.arrayContaining([
        ['/name', 'maxLength', 'my-city@1.0'],
        ['/siteCode', 'site-code-form', 'my-city@1.0'],
        ['/siteKind', 'not', 'my-city@1.0'],
      ]),
    );
    expect(found.some(({ pointer }) => pointer.startsWith('/ext'))).toBe(true);
    const fine = check.value('SiteDraft', { ...site, name: '虚构省政府', siteCode: '9900000001', siteKind: 'township', ext: { 'my-city': { batch: 2 } } });
    expect(fine).toEqual([]);
  });
});
