import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { jsonLocator, repeatedName } from './locate-json.ts';
import { yamlLocator } from './locate-yaml.ts';
import { SourceText } from './source-text.ts';

const json = '{\n  "标题": "a",\n  "document": { "topics": ["T01", "𠮷"] },\n  "a/b": { "~": 1 }\n}\n';
const yaml = '标题: a\ndocument: &d\n  topics:\n    - T01\n    - "𠮷"\na/b: {"~": 1}\nagain: *d\n';

describe.each([
  ['JSON', json, jsonLocator(json)],
  ['YAML', yaml, yamlLocator(parseDocument(yaml), yaml)],
])('places in %s', (_name, text, locate) => {
  const at = (pointer: string, part: 'value' | 'name' = 'value') => {
    const { start, end } = locate(pointer, part);
    return text.slice(start, end);
  };

  test('a value, an item, a name, an escaped name', () => {
    expect(at('/document/topics/0').replaceAll('"', '')).toBe('T01');
    expect(at('/document/topics/1')).toBe('"𠮷"');
    expect(at('/document/topics', 'name').replaceAll('"', '')).toBe('topics');
    expect(at('/a~1b/~0')).toBe('1');
  });

  test('a missing member is shown at the name of what lacks it, or at the beginning of the record', () => {
    expect(at('/document/validity').replaceAll('"', '')).toBe('document');
    expect(locate('/title', 'value')).toEqual({ start: 0, end: 1 });
    expect(locate('', 'value')).toEqual({ start: 0, end: 1 });
  });
});

test('an alias leads into its anchor', () => {
  const locate = yamlLocator(parseDocument(yaml), yaml);
  const { start, end } = locate('/again/topics/0', 'value');
  expect(yaml.slice(start, end)).toBe('T01');
});

test('a text that is nested too deep for the parser has no places but its beginning', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(jsonLocator(deep)('/0/0', 'value')).toEqual({ start: 0, end: 1 });
});

test('the second of two equal names is found', () => {
  const text = '{"a":{"x":1},"b":[{"x":1,"y":2,"x":3}]}';
  expect(repeatedName(text, 'x')).toEqual({ start: text.lastIndexOf('"x"'), end: text.lastIndexOf('"x"') + 3 });
  expect(repeatedName(text, 'y')).toBeUndefined();
});

test('places count lines and UTF-16 columns from 1, also behind CRLF', () => {
  const text = '{\r\n "文": "𠮷",\r\n "b": 1 }';
  const { start } = jsonLocator(text)('/b', 'value');
  expect(new SourceText(text, 10).placeOf({ start, end: start + 1 })).toEqual({ line: 12, column: 7, endLine: 12, endColumn: 8 });
  expect(new SourceText(text).frameOf({ start, end: start + 1 })).toEqual({
    lines: [
      { number: 2, text: ' "文": "𠮷",' },
      { number: 3, text: ' "b": 1 }' },
    ],
    mark: { line: 3, from: 6, to: 7 },
  });
});

test('a very long line keeps the part around the value, with whole characters', () => {
  const text = `{"a":"${'𠮷'.repeat(5000)}","b":"值","c":"${'x'.repeat(5000)}"}`;
  const { lines, mark } = new SourceText(text).frameOf(jsonLocator(text)('/b', 'value'));
  expect(lines[0]!.text.slice(mark.from, mark.to)).toBe('"值"');
  expect(lines[0]!.text.length).toBeLessThan(600);
  expect(lines[0]!.text.isWellFormed()).toBe(true);
});
