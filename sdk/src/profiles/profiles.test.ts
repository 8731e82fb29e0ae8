import bundle from '@jiyue/standards/generated/bundle.strict.json' with { type: 'json' };
import examples from '@jiyue/standards/generated/profiles/examples.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { contain } from '../diff/contain.ts';
import { Prover } from '../diff/prove/prover.ts';
import { openDocument, type RawSchema } from '../diff/schema/document.ts';
import { judgeOf } from '../diff/witness/engines.ts';
import { requirements } from '../explain/standard.ts';
import { rules } from '../validate/rules/rules.ts';
import { findWarnings, type TypeName, validateStrict } from '../validate/validate.ts';
import { profileCheck, profileSchema, validateProfile } from './check-profile.ts';
import { findProfile, type Profile, profileReferences } from './profiles.ts';

interface Example {
  readonly name: string;
  readonly profile: string;
  readonly type: TypeName;
  readonly instance: unknown;
  readonly reason?: { readonly pointer: string; readonly keyword: string };
  readonly fixed?: unknown;
}
const all = examples as readonly Example[];
const profileOf = (reference: string): Profile => {
  const found = findProfile(reference);
  if (!found.ok) throw new Error(`no profile ${reference}`);
  return found.value;
};
const judging = profileReferences.map(profileOf).filter(({ status }) => status !== 'structure-only');
const chainOf = ({ chain }: Profile) => chain.slice(1).map(profileOf);
const rootOf = (schema: unknown) => openDocument(schema as RawSchema).root;
const findingsOf = ({ profile, type }: Example, value: unknown) => {
  const result = validateProfile(`${profile}@1.0`, type, value);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

describe('examples', () => {
  test('valid ones are fine, invalid ones have exactly their reason and fit the standard, mended ones are fine', () => {
    expect(all.filter(({ reason }) => !reason).length).toBeGreaterThan(20);
    expect(all.filter(({ reason }) => reason).length).toBeGreaterThan(20);
    for (const example of all) {
      const { name, type, instance, reason, fixed } = example;
      const met = findingsOf(example, instance).map(({ pointer, rule }) => `${pointer} ${rule}`);
      // what a rule of the standard says of the same place is no fault of the example: no schema can say it
      const own = validateStrict(type, instance).filter(({ pointer }) => pointer !== reason?.pointer);
      const byRule = validateStrict(type, instance).map(({ pointer, rule }) => `${pointer} ${rule}`);
      expect([name, met.filter((one) => !byRule.includes(one))]).toEqual([name, reason ? [`${reason.pointer} ${reason.keyword}`] : []]);
      expect(own).toEqual([]);
      if (reason) expect(findingsOf(example, fixed)).toEqual([]);
    }
  });

  test('two engines say the same of each, by the composed schema', async () => {
    for (const { name, profile, type, instance, reason } of all) {
      const one = profileOf(`${profile}@1.0`);
      const judge = await judgeOf(rootOf(profileSchema(chainOf(one), one, type)));
      expect([name, judge(instance)]).toEqual([name, { ajv: !reason, hyperjump: !reason }]);
    }
  });
});

describe('the prover shows that profiles never widen', () => {
  const types = judging.flatMap((profile) => Object.keys(profile.types).map((type) => [`${profile.id} ${type}`, profile, type] as const));
  test.each(types)('every record of %s is a record of the standard', async (_name, profile, type) => {
    const narrow = rootOf(profileSchema(chainOf(profile), profile, type));
    const wide = rootOf({ $ref: `#/$defs/${type}`, $defs: bundle.$defs });
    expect((await contain(narrow, wide)).verdict).toBe('compatible');
    // and it does narrow: the other way round nothing is proven
    expect(new Prover().contains(wide, narrow)).toBe(false);
  });

  const proofs = judging.flatMap(({ id, proofs: list }) => list.map((proof) => [`${id} ${proof.place}`, proof] as const));
  test('there are narrowings to prove', () => expect(proofs.length).toBeGreaterThan(10));
  test.each(proofs)('%s says less than the base', (_name, { narrow, wide }) => {
    expect(new Prover().contains(rootOf(narrow), rootOf(wide))).toBe(true);
    expect(new Prover().contains(rootOf(wide), rootOf(narrow))).toBe(false);
  });
  test('and would not prove one that widens', () => {
    expect(new Prover().contains(rootOf({ type: 'string', pattern: '^[0-9A-Z_]{6}$' }), rootOf({ type: 'string', pattern: '^[0-9A-Za-z]{6,20}$' }))).toBe(
      false,
    );
  });
});

describe('references', () => {
  test('a slot judges nothing and says why', () => {
    for (const reference of ['cn-sd@0.1', 'cn-hl@0.1', 'cn-ah@0.1', 'cn-gx@0.1', 'cn-hn@0.1']) {
      const result = profileCheck(reference);
      expect(result.ok ? 'judges' : result.failure.code).toBe('structure-only');
      expect(profileOf(reference).notice!.zh).toBe('未见该标准的字段表、代码表；不声明符合');
    }
  });
  test.each([
    ['cn-xg', ['cn-xg@1.0']],
    ['cn-xg@2.0', ['cn-xg@1.0']],
    ['interopp@1.0', ['interop@1.0']],
    ['nothing-like-it@1.0', []],
  ])('"%s" names no profile; near are %j', (reference, near) => {
    expect(findProfile(reference)).toEqual({ ok: false, failure: { code: 'profile-unknown', data: { reference, near } } });
  });
});

test('a fault against the standard is told once, and one against the profile names profile and reason', () => {
  const good = all.find(({ name, type }) => name === 'notice' && type === 'PolicyDocumentDraft')!;
  const { document, ...rest } = good.instance as { readonly document: object };
  const findings = findingsOf(good, { ...rest, document: { ...document, genre: 'G99', validity: 'unknown', writtenDate: '2026-02-30' } });
  expect(findings.map(({ pointer, rule, params }) => [pointer, rule, params?.['profile']])).toEqual([
    ['/document/genre', 'code', undefined],
    ['/document/validity', 'not', 'cn-xg@1.0'],
    ['/document/writtenDate', 'format', undefined],
  ]);
  expect(findings[1]!.params!['reason']).toEqual({
    zh: '全省文件已清理，有效性都已查明',
    en: 'the documents of the province were reviewed and their validity is known',
  });
});

describe('a requirement that a profile raises', () => {
  const site = all.find(({ profile, type, reason }) => profile === 'cn-xg' && type === 'SiteDraft' && !reason)!;
  // twelve digits are seen in use: the standard warns, the province refuses
  const odd = { ...(site.instance as object), siteCode: '990000000112' };

  test('is only warned of by the standard and refused by the profile, which says why', () => {
    expect(validateStrict('SiteDraft', odd)).toEqual([]);
    expect(findWarnings('SiteDraft', odd).map(({ rule, requirement }) => [rule, requirement])).toEqual([['site-code-form', 'JY-SITE-005']]);
    const found = findingsOf(site, odd).find(({ rule }) => rule === 'site-code-form');
    expect(found).toMatchObject({
      pointer: '/siteCode',
      requirement: 'JY-SITE-005',
      params: { profile: 'cn-xg@1.0', raised: true, reason: { en: 'JY-SITE-005 is a MUST here' } },
    });
  });

  test('stays a warning under a level that does not raise it, and where the form is wrong the rule is not asked', () => {
    const level = validateProfile('interop@1.0', 'SiteDraft', odd);
    expect(level).toEqual({ ok: true, value: [] });
    const broken = findingsOf(site, { ...odd, name: 5 });
    expect(broken.map(({ rule }) => rule)).not.toContain('site-code-form');
  });

  test('every raised requirement is judged by a rule here, or by checks of its own that it names', () => {
    const raised = judging.flatMap(({ levels }) => Object.keys(levels));
    expect(raised.length).toBeGreaterThan(2);
    const ofRules = new Set(rules.map(({ requirement }) => requirement));
    const checked = raised.filter((id) => !ofRules.has(id));
    for (const id of checked) expect([id, (requirements.get(id)?.verify.checks ?? []).length > 0]).toEqual([id, true]);
    expect(raised.length).toBeGreaterThan(checked.length);
  });
});

describe('a threshold that a profile tightens', () => {
  const availability = (limitShare: number, more: object = {}) => ({
    items: [
      {
        siteId: 's-1',
        periodStart: '2026-03-01',
        periodEnd: '2026-03-07',
        visits: 200,
        failed: 8,
        couldNotTell: 0,
        failedShare: 0.04,
        limitShare,
        isAtRisk: 0.04 >= limitShare,
        leastVisitsOfDay: 25,
        isComplete: true,
        ...more,
      },
    ],
    total: 1,
  });
  const beyond = (value: unknown) => {
    const result = validateProfile('cn-xg@1.0', 'AvailabilityPage', value);
    return result.ok ? result.value.map(({ pointer, rule, params }) => [pointer, rule, params?.['profile'], params?.['tightened']]) : [];
  };

  test('refuses a record that the standard takes: a limit of 5 % where the province asks for 3 %', () => {
    expect(validateStrict('AvailabilityPage', availability(0.05))).toEqual([]);
    expect(beyond(availability(0.05))).toEqual([['/items/0/limitShare', 'failed-share', 'cn-xg@1.0', true]]);
    expect(beyond(availability(0.03))).toEqual([]);
  });

  test('is told once, and not where the record breaks the standard itself', () => {
    const found = beyond(availability(0.05, { failed: 300 }));
    expect(found.map(([, rule, profile]) => [rule, profile])).toEqual([['failed-share', undefined]]);
  });

  test('changes nothing under a level without thresholds', () => {
    expect(validateProfile('interop@1.0', 'AvailabilityPage', availability(0.05))).toEqual({ ok: true, value: [] });
  });
});
