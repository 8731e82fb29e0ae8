import { fc } from '../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { normaliseText } from './normalise-text.ts';

const codePoints = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g;
/** The long way, as it is defined. */
const byDefinition = (text: string) => text.normalize('NFC').replace(/\r\n?/g, '\n').replace(unwanted, '').normalize('NFC');

test('every character alone is as the normal form has it', () => {
  expect(codePoints.filter((code) => normaliseText(String.fromCodePoint(code)) !== byDefinition(String.fromCodePoint(code)))).toEqual([]);
});

test('whatever composes does so: each character taken apart is put together again', () => {
  const apart = codePoints.map((code) => String.fromCodePoint(code).normalize('NFD')).filter((text) => text.length > 1);
  expect(apart.length).toBeGreaterThan(12_000);
  expect(apart.filter((text) => normaliseText(text) !== byDefinition(text))).toEqual([]);
});

test('marks in the wrong order are put in order, whatever stands around them', () => {
  const marks = codePoints.map((code) => String.fromCodePoint(code)).filter((text) => /\p{M}/u.test(text));
  expect(marks.length).toBeGreaterThan(2000);
  for (const around of ['a', '字', 'が'])
    expect(marks.filter((mark) => normaliseText(`${around}${mark}\u0323`) !== byDefinition(`${around}${mark}\u0323`))).toEqual([]);
});

test('any text comes out as defined, and the same again', () => {
  const character = fc.oneof(
    fc.constantFrom(...'会议，。“”〔〕①㈠ＡＢ１２ガが\r\n\t\u0000\u0301\u0323\u3099é가각'),
    fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 40 }), (characters) => {
      const text = characters.join('');
      const once = normaliseText(text);
      expect(once).toBe(byDefinition(text));
      expect(normaliseText(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});
