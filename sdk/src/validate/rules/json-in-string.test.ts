/** NT-json-in-string: a source wrote JSON into a text, and the word "null" where it had nothing. No schema asks for the first; no draft may hold the second. */
import bundle from '@jiyue/standards/generated/bundle.strict.json' with { type: 'json' };
import openApi from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { goodArticle, goodDocument, goodOrganization, goodSite } from '../drafts.suite.ts';
import { findWarnings, type TypeName, validateStrict } from '../validate.ts';

/** A text and where it stands. */
interface Text {
  readonly pointer: string;
  readonly text: string;
}

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;
const membersOf = (value: unknown): readonly (readonly [string, unknown])[] => (isNode(value) ? Object.entries(value) : []);

/** Schemas of texts that are JSON inside, by pointer; and how many schemas were looked at. */
function jsonInTexts(value: unknown, pointer = ''): { readonly texts: number; readonly faults: readonly string[] } {
  const here = new Map(membersOf(value));
  const isText = here.get('type') === 'string';
  const says = `${String(here.get('contentMediaType') ?? '')} ${String(here.get('format') ?? '')}`;
  const isJson = isText && (/\bjson\b/i.test(says) || here.has('contentSchema'));
  const inside = membersOf(value).map(([name, member]) => jsonInTexts(member, `${pointer}/${name}`));
  return {
    texts: inside.reduce((sum, { texts }) => sum + texts, isText ? 1 : 0),
    faults: [...(isJson ? [pointer] : []), ...inside.flatMap(({ faults }) => faults)],
  };
}

describe('schemas', () => {
  test.each([
    ['of the model', bundle],
    ['of the interface', openApi],
  ])('none %s has a text whose content is JSON', (_name, document) => {
    const { texts, faults } = jsonInTexts(document);
    expect(texts).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });

  test.each([
    [{ type: 'string', contentMediaType: 'application/json' }],
    [{ type: 'string', contentMediaType: 'application/problem+json' }],
    [{ type: 'string', format: 'json' }],
    [{ type: 'string', contentSchema: { type: 'object' } }],
  ])('%j among them would be found', (planted) => {
    expect(jsonInTexts({ $defs: { Note: { properties: { plain: { type: 'string' }, attachments: planted } } } })).toEqual({
      texts: 2,
      faults: ['/$defs/Note/properties/attachments'],
    });
  });
});

const textsOf = (value: unknown, pointer = ''): readonly Text[] =>
  typeof value === 'string' ? [{ pointer, text: value }] : membersOf(value).flatMap(([name, member]) => textsOf(member, `${pointer}/${name}`));

/** The draft with one text replaced. */
function withText(value: unknown, pointer: string, text: string): unknown {
  if (pointer === '') return text;
  const [, step, rest] = /^\/([^/]+)(.*)$/.exec(pointer)!;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === step ? withText(item, rest!, text) : item));
  return Object.fromEntries(membersOf(value).map(([name, member]) => [name, name === step ? withText(member, rest!, text) : member]));
}

const drafts: readonly (readonly [TypeName, unknown])[] = [
  ['ResourceDraft', goodDocument()],
  ['ResourceDraft', goodArticle()],
  ['OrganizationDraft', goodOrganization()],
  ['SiteDraft', goodSite()],
];

const places = drafts.flatMap(([type, draft]) => textsOf(draft).map(({ pointer }) => ({ type, draft, pointer })));

describe('drafts', () => {
  test.each(['null', 'NULL', 'undefined'])('the text "%s" in place of any text is refused at its place', (word) => {
    for (const { type, draft, pointer } of places) {
      const findings = validateStrict(type, withText(draft, pointer, word));
      // where only codes may stand, the word is refused as an unknown code too
      expect(findings.map((finding) => finding.pointer)).toContain(pointer);
    }
    expect(places.length).toBeGreaterThan(40);
  });

  test('where any text may stand it is called what it is', () => {
    const free = places.filter(({ type, draft, pointer }) => validateStrict(type, withText(draft, pointer, 'nil')).length === 0);
    for (const { type, draft, pointer } of free) {
      expect(validateStrict(type, withText(draft, pointer, 'null'))).toContainEqual(expect.objectContaining({ pointer, rule: 'null-text' }));
    }
    expect(free.length).toBeGreaterThan(15);
  });

  test.each(['{"name":"附件1"}', ' [{"name":"附件1"}] '])('JSON in place of a text that may be anything is told: %s', (json) => {
    const told = places.filter(({ type, draft, pointer }) => validateStrict(type, withText(draft, pointer, json)).length === 0);
    for (const { type, draft, pointer } of told) {
      expect(findWarnings(type, withText(draft, pointer, json))).toContainEqual(expect.objectContaining({ pointer, rule: 'json-text' }));
    }
    expect(told.length).toBeGreaterThan(8);
  });
});
