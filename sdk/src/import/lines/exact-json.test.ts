import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { parseExactJson } from './exact-json.ts';

test('a whole number that would be rounded becomes the text of its digits; all others stay numbers', () => {
  const text = '{"id":1234567890123456789,"list":[-9007199254740993,9007199254740991,0.1234567890123456,1e300],"text":"1234567890123456789"}';
  expect(parseExactJson(text)).toEqual({
    ok: true,
    value: {
      id: '1234567890123456789',
      list: ['-9007199254740993', 9007199254740991, 0.1234567890123456, 1e300],
      text: '1234567890123456789',
    },
  });
});

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"c":[{"标题":"x","标题" : "x"}]}}', '标题'],
  // the same key written with an escape
  ['{"a":1,"\\u0061":1}', 'a'],
  ['{"say \\"a\\"":1,"b\\\\":2,"say \\"a\\"":3}', 'say "a"'],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('the key that stands twice in %s is named', (text, repeated) => {
  expect(parseExactJson(text)).toEqual({ ok: false, repeated });
});

test('equal keys in different objects, and texts that look like keys, are no fault', () => {
  for (const text of [
    '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
    '{"t":"\\"a\\":1,\\"a\\":2"}',
    '["a","a"]',
    '{"t":"{","u":"}"}',
    '"a"',
    '[]',
    '{"__proto__":{"a":1}}',
  ]) {
    expect(parseExactJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  }
});

test('every JSON text without repeated keys reads as JSON.parse reads it, and with one key repeated it is refused', () => {
  let repeated = 0;
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 }), fc.nat(), (record, place) => {
      const text = JSON.stringify(record);
      const read = parseExactJson(text);
      // long whole numbers apart: they are the first test
      const plain = (value: unknown) => JSON.stringify(value).replace(/"?-?\d{16,}"?/g, '0');
      expect(read.ok && plain(read.value)).toBe(plain(JSON.parse(text)));
      const keys = Object.keys(record);
      const key = keys[place % keys.length]!;
      expect(parseExactJson(`${text.slice(0, -1)},${JSON.stringify(key)}:1}`)).toEqual({ ok: false, repeated: key });
      repeated += 1;
    }),
  );
  expect(repeated).toBeGreaterThan(50);
});

test('a text that is no JSON throws as JSON.parse does', () => {
  expect(() => parseExactJson('{"a":1,}')).toThrow(SyntaxError);
});
