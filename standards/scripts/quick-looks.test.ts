/** What quick looks are made of; that they agree with the full judgement is tested beside them, on every type (sdk/src/validate/quick). */
import { expect, test } from 'vitest';
import { isAscii, quickLookModules } from './quick-looks.ts';
import type { Schema } from './schema-shape.ts';

const moduleOf = (defs: Record<string, Schema>, root = 'Thing') => quickLookModules(defs, new Map([['things', [root]]])).get('things')!;
const thing = (member: Schema): Record<string, Schema> => ({
  Thing: { type: 'object', properties: { name: member }, required: ['name'], additionalProperties: false },
});

test('a module exports one look for each root and writes a definition once', () => {
  const text = quickLookModules(
    {
      A: { type: 'object', properties: { c: { $ref: '#/$defs/C' } }, additionalProperties: false },
      B: { $ref: '#/$defs/C' },
      C: { type: 'array', items: { type: 'string' } },
    },
    new Map([['letters', ['A', 'B']]]),
  ).get('letters')!;
  expect(text.match(/^export const (\w+)/gm)).toEqual(['export const A', 'export const B']);
  expect(text.match(/^function fitsC\(/gm)).toHaveLength(1);
});

test('a type that contains itself ends, and looks how deep it is', () => {
  const text = moduleOf({ Thing: { type: 'object', properties: { inner: { $ref: '#/$defs/Thing' } }, additionalProperties: false } });
  expect(text).toContain('fitsThing(x, d + 1)');
  expect(text).toContain('if (d > 63 ||');
});

test.each<[string, Schema, RegExp]>([
  ['a keyword it does not know', { type: 'string', contentEncoding: 'base64' }, /Thing uses the keyword contentEncoding/],
  ['a keyword of another type', { type: 'integer', pattern: '^1$' }, /Thing uses the keyword pattern/],
  ['a multiple', { type: 'number', multipleOf: 2 }, /multipleOf/],
  ['a keyword beside a reference', { $ref: '#/$defs/Thing', minLength: 1 }, /minLength/],
  ['a format it does not know', { type: 'string', format: 'email' }, /format email/],
  ['several types', { type: ['string', 'null'] }, /\["string","null"\]/],
  ['a reference to nothing', { $ref: '#/$defs/Missing' }, /no definition Missing/],
  ['a code that is the word null', { type: 'string', enum: ['a', 'NULL'] }, /lists the word NULL/],
  ['a value that is an object', { const: { a: 1 } }, /no text, number or boolean/],
  ['an open object with members', { type: 'object', properties: { a: { type: 'string' } } }, /keyword properties/],
])('it stops at %s', (_, member, message) => {
  expect(() => moduleOf(thing(member))).toThrow(message);
});

test('it stops at a member that is required and has no schema', () => {
  expect(() => moduleOf({ Thing: { type: 'object', properties: {}, required: ['name'], additionalProperties: false } })).toThrow(/requires name/);
});

test.each<[string, boolean]>([
  ['^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$', true],
  ['^x-[a-z0-9]{2,8}-[a-z0-9-]+$', true],
  ['^\\d{4}\\.[0-9]$', true],
  ['^https?://[^\\s<>"]{1,2000}$', false],
  ['^a.c$', false],
  ['^a|b$', false],
  ['^(a|好)$', false],
  ['^\\S+$', false],
  ['^\\p{Script=Han}+$', false],
  ['^\\u{d800}$', false],
  ['^[一-龥]$', false],
  ['^[\\]好]$', false],
  ['[a-z]$', false],
  ['^[a-z]', false],
])('%j leaves only ASCII: %s', (pattern, expected) => {
  expect(isAscii(pattern)).toBe(expected);
});
