/** Records of JSON text: one object, or the objects of one list. */

import type { Locator } from '../../frame/locate.ts';
import { jsonLocator, repeatedName } from '../../frame/locate-json.ts';
import { SourceText } from '../../frame/source-text.ts';
import { parseExactJson } from '../../import/lines/exact-json.ts';
import { findJsonFault } from '../../import/lines/json-fault.ts';
import type { SourceFault, SourceRecord } from './source-part.ts';

/** @param firstLine number of its first line in the file */
export function readJson(text: string, firstLine = 1): readonly (SourceRecord | SourceFault)[] {
  const source = new SourceText(text, firstLine);
  const parsed = parse(text);
  if (parsed.kind === 'value') return recordsOf(parsed.value, source, jsonLocator(text));
  if (parsed.kind === 'repeated') {
    const range = repeatedName(text, parsed.key);
    return [{ kind: 'fault', rule: 'repeated-key', data: { key: parsed.key }, isRecord: true, source, ...(range ? { range } : {}) }];
  }
  const { kind, offset, found } = findJsonFault(text) ?? { kind: 'unexpected', offset: 0 };
  // an end that comes too early is shown at the last character there is
  const start = kind === 'ends-early' ? Math.max(0, text.trimEnd().length - 1) : offset;
  const range = { start, end: start + (found?.length ?? 1) };
  return [{ kind: 'fault', rule: 'not-json', data: found === undefined ? {} : { found }, reason: kind, isRecord: true, source, range }];
}

/** The value of a document as records: a list at the top holds one record each. */
export function recordsOf(value: unknown, source: SourceText, locate: Locator): readonly SourceRecord[] {
  if (!Array.isArray(value)) return [{ kind: 'record', value, source, locate }];
  return value.map((item: unknown, index) => ({ kind: 'record', value: item, source, locate: itemLocator(locate, index) }));
}

const itemLocator =
  (locate: Locator, index: number): Locator =>
  (pointer, part) => {
    const range = locate(`/${index}${pointer}`, part);
    // the whole item would mark all its lines
    return pointer === '' ? { start: range.start, end: range.start + 1 } : range;
  };

type Parsed = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'repeated'; readonly key: string } | { readonly kind: 'broken' };

function parse(text: string): Parsed {
  try {
    const exact = parseExactJson(text);
    if (!exact.ok) return { kind: 'repeated', key: exact.repeated };
    // for judging, a long number stays what it is: the register's reader would make it a text
    return { kind: 'value', value: /\d{16}/.test(text) ? JSON.parse(text) : exact.value };
  } catch {
    return { kind: 'broken' };
  }
}
