import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import { fc } from '../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { fixOf } from '../cli/validate/fix-of.ts';
import { codeTables } from '../codes/code-tables.ts';
import { errorCodes } from '../errors/codes.ts';
import { messages } from '../validate/messages.ts';
import { rules } from '../validate/rules/rules.ts';
import { type TypeName, validateStrict } from '../validate/validate.ts';
import { operations } from './explain-operation.ts';
import { eventTypes, tagNames } from './explain-page.ts';
import { checkExplanation } from '../report/check-report.ts';
import { crosswalkNames } from './explain-crosswalk.ts';
import { areaIds, familyIds, moduleNames } from './explain-group.ts';
import { indicatorIds } from './explain-indicator.ts';
import { checkIds } from './explain-check.ts';
import { pageRuleIds } from './explain-page-rule.ts';
import { memberNames } from './explain-type.ts';
import { yearNames } from './explain-year.ts';
import { profileReferences } from '../profiles/profiles.ts';
import type { Explanation } from './explanation.ts';
import { listNames } from './explain-list.ts';
import { findThing } from './find-thing.ts';
import { prettyExplanation } from './pretty-explanation.ts';
import { ruleTitle, titledRules } from './rule-titles.ts';
import { clauses, requirements, typeNames } from './standard.ts';

const found = (asked: string): readonly Explanation[] => {
  const answer = findThing(asked.split(' '));
  return 'found' in answer ? answer.found : [];
};
const near = (asked: string): readonly string[] => {
  const answer = findThing(asked.split(' '));
  return 'near' in answer ? answer.near : [];
};

/** Paths of all fields, two levels deep. */
const fields = typeNames.flatMap((type) =>
  memberNames(type, []).flatMap((member) => [
    `${type}.${member}`,
    ...(member === 'ext' ? [] : memberNames(type, [member]).map((inner) => `${type}.${member}.${inner}`)),
  ]),
);

/** Things that are neither types nor codes. */
const groups = [...indicatorIds, ...pageRuleIds, ...checkIds.slice(0, 40), ...yearNames, ...profileReferences, ...areaIds, ...moduleNames, ...crosswalkNames];

describe('everything of the standard is explained by its own name', () => {
  test.each([
    ['type', typeNames],
    ['field', fields],
    ['table', codeTables().map(({ id }) => id)],
    ['code', codeTables().flatMap(({ id, members }) => members.map(({ code }) => `${id} ${code}`))],
    ['requirement', [...requirements.keys()]],
    ['clause', [...clauses.keys()]],
    ['error', Object.keys(errorCodes)],
    ['rule', titledRules],
    ['operation', operations.map(({ id }) => id)],
    ['page-tag', tagNames],
    ['event', eventTypes],
    ['indicator', indicatorIds],
    ['page-rule', pageRuleIds],
    ['check', checkIds],
    ['year', yearNames],
    ['profile', profileReferences],
    ['area', areaIds],
    ['module', moduleNames],
    ['crosswalk', crosswalkNames],
    ['list', listNames],
  ] as const)('every %s', (kind, names) => {
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const things = found(name);
      // a code type is explained by its table, a few names are a rule and something else
      expect(things.length, name).toBeGreaterThan(0);
      expect(
        things.some((thing) => thing.kind === kind || (kind === 'type' && thing.kind === 'table')),
        name,
      ).toBe(true);
      for (const thing of things) {
        expect(thing.title.zh.length + thing.id.length, name).toBeGreaterThan(0);
        for (const next of thing.see) expect(found(next).length, `${name} → ${next}`).toBeGreaterThan(0);
      }
    }
  });

  test('every thing can be shown in both languages', () => {
    const names = [...typeNames, ...fields.slice(0, 50), ...requirements.keys(), ...groups, ...listNames, 'topic', 'topic T17', 'submitResources', 'PubDate'];
    for (const language of ['zh-CN', 'en'] as const) {
      for (const name of names) {
        for (const thing of found(name)) {
          const text = prettyExplanation(thing, { language, width: 100, paint: (_tone, words) => words });
          // names that other platforms give their fields may hold braces
          const braces = thing.kind === 'crosswalk' ? /\[object/ : /\[object|\{[a-z]\w*\}/i;
          expect(text).not.toMatch(braces);
          expect(text).not.toMatch(/(?<!["“])undefined/);
          expect(text.startsWith(thing.id)).toBe(true);
        }
      }
    }
  });
});

test('every answer fits its published schema', () => {
  const things = [
    ...typeNames,
    ...fields,
    ...listNames,
    ...codeTables().map(({ id }) => id),
    ...requirements.keys(),
    ...clauses.keys(),
    ...titledRules,
    ...tagNames,
    ...eventTypes,
    ...groups,
  ].flatMap(found);
  expect(things.length).toBeGreaterThan(500);
  expect(checkExplanation({ schemaVersion: 1, verb: 'explain', asked: 'all', things })).toEqual([]);
});

describe('a code tells', () => {
  const facts = (asked: string) => Object.fromEntries(found(asked).flatMap(({ facts: own }) => own.map(({ key, value }) => [key, value])));

  test('the states that may follow', () => {
    expect(facts('site-status open')['next']).toMatchObject({ zh: 'suspended 临时下线、merged 归并、closed 关停' });
  });
  test('its group, and that it is from memory', () => {
    expect(facts('channel-kind hotline')).toMatchObject({ group: { zh: 'account 第三方平台账号' }, evidence: { en: 'from memory, not verified' } });
  });
  test('in its table, who will use it and what the table rests on', () => {
    expect(facts('document-series')).toMatchObject({ 'used-by': { zh: expect.stringMatching(/^站内搜索：/), en: expect.stringMatching(/^search: /) } });
    expect(facts('legal-level')).toMatchObject({ evidence: { zh: expect.stringContaining('凭记忆，未核实') } });
    expect(facts('guide-element')['evidence']).toMatchObject({ en: expect.stringContaining('not verified as a whole') });
  });
});

test('an indicator tells what a stricter profile asks, a requirement which profile raises it, a profile both', () => {
  const listOf = (asked: string, key: string) => found(asked).flatMap(({ lists }) => lists.filter((one) => one.key === key).flatMap(({ items }) => items));
  expect(listOf('V2', 'thresholds').find(({ id }) => id === 'timeoutSeconds')?.title.zh).toBe('打不开的秒数：15 (cn-xg@1.0 10)');
  expect(found('JY-RES-006')[0]!.facts).toContainEqual({ key: 'raised', value: { zh: 'cn-xg@1.0 应', en: 'cn-xg@1.0 MUST' } });
  expect(listOf('cn-xg@1.0', 'tightened')).toContainEqual({ id: 'V2 timeoutSeconds', title: { zh: '10', en: '10' } });
  expect(listOf('cn-xg@1.0', 'raised').map(({ id }) => id)).toContain('JY-RES-006');
  expect(found('cn-sd@0.1')[0]!.text!.zh).toContain('不声明符合');
});

test('every family is explained by its title, and by its id where no type is called so', () => {
  const titles = listNames.includes('families') ? found('families')[0]!.lists[0]!.items : [];
  expect(titles.length).toBe(familyIds.length);
  for (const { id, title } of titles)
    expect([...found(title.zh), ...found(id)].some((thing) => thing.kind === 'family' || thing.kind === 'type' || thing.kind === 'module')).toBe(true);
});

describe('what people type', () => {
  test.each([
    ['resource.title', 'Resource.title'],
    ['policy-document.document.validity', 'PolicyDocument.document.validity'],
    ['PolicyDocument/document/issuers/0', 'PolicyDocument.document.issuers'],
    ['jy-res-003', 'JY-RES-003'],
    ['3.3#1', '71:3.3#1'],
    ['urn:jiyue:1:problem:RECORD_CHANGED', 'RECORD_CHANGED'],
    ['topic:T17', 'topic T17'],
    ['Topic T17', 'topic T17'],
    ['topic.T17', 'topic T17'],
    ['topic/T17', 'topic T17'],
    ['Store first, then use', 'JY-RES-003'],
    ['pubdate', 'PubDate'],
    ['有效性', 'document-validity'],
    ['先入库后使用', 'JY-RES-003'],
    ['v2', 'V2'],
    ['S1/late', 'S1'],
    ['2026年', '2026'],
    ['core', 'core@1.0'],
    ['core', 'data-grade core'],
    ['互联级', 'interop@1.0'],
    ['JY-RES', 'RES'],
    ['站内搜索', 'search'],
    ['单个不存在的族名', ''],
    ['crosswalk audience', 'crosswalk audience'],
    ['record.published', 'record.published'],
    ['废止', 'withdrawal-kind repealed'],
  ])('%s', (asked, id) => {
    const ids = found(asked).map((thing) => thing.id);
    if (id === '') return expect(ids).toEqual([]);
    if (asked === '废止') expect(ids.length === 0 || ids.every((one) => one.includes(' '))).toBe(true);
    else expect(ids).toContain(id);
  });

  test.each([
    ['PolicyDocument.document.validty', 'PolicyDocument.document.validity'],
    ['topic T01O1', 'topic T0101'],
    ['RECORD_CHANGD', 'RECORD_CHANGED'],
    ['PolicyDocumnt', 'PolicyDocument'],
    ['submitResource', 'submitResources'],
    ['resource.titel', 'Resource.title'],
    ['record.publish', 'record.published'],
    ['home-tag', 'home-tags'],
    ['V4d', 'V4a'],
    ['2031', '2026'],
    ['cn-xg@1.1', 'cn-xg@1.0'],
    ['registery', 'registry'],
    ['crosswalk audienc', 'crosswalk audience'],
    ['page-rule', 'page-rules'],
    ['JY-ARC-012/claim-without-failur', 'JY-ARC-012/claim-without-failure'],
  ])('%s is mistyped: the name that was meant is near', (asked, meant) => {
    expect(found(asked)).toEqual([]);
    expect(near(asked)).toContain(meant);
  });

  test.each([
    ['先入库', 'JY-RES-003'],
    ['store first', 'JY-RES-003'],
    ['主题分', 'topic'],
  ])('%s is part of a title: what is called so is told', (asked, meant) => {
    expect(found(asked)).toEqual([]);
    expect(near(asked)).toContain(meant);
  });

  test('whatever is asked, there is an answer and no exception', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'topic', '..', 'toString', 'Resource.__proto__')), { maxLength: 3 }),
        (words) => {
          const answer = findThing(words);
          expect('found' in answer ? answer.found.length : answer.near.length).toBeGreaterThanOrEqual('found' in answer ? 1 : 0);
        },
      ),
    );
  });
});

test('every rule of the standard and every keyword with a sentence has a title', () => {
  const keywords = Object.keys(messages).filter((key) => !key.includes(':'));
  const unnamed = [...rules.map(({ id }) => id), ...keywords].filter((id) => ruleTitle(id) === undefined);
  // these come from requests and from newer releases, never from a file
  expect(unnamed.sort()).toEqual(['encoding', 'false schema', 'if', 'not', 'repeated', 'status', 'unevaluatedItems', 'unknown']);
});

test('what a fix names to be explained can be explained, for every invalid example', () => {
  const all = examples as readonly { readonly type: TypeName; readonly invalid: readonly { readonly instance: unknown }[] }[];
  let seen = 0;
  for (const { type, invalid } of all) {
    for (const { instance } of invalid) {
      for (const finding of validateStrict(type, instance)) {
        const [, thing] = /jiyue explain (\S+)/.exec(fixOf(finding, type, 'zh-CN')) ?? [];
        if (thing === undefined) continue;
        seen += 1;
        expect(found(thing).length, `${type} ${finding.pointer} → ${thing}`).toBeGreaterThan(0);
      }
    }
  }
  expect(seen).toBeGreaterThan(100);
});
