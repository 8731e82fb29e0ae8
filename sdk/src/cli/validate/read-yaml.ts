/** Records of YAML text: each document is one record, or a list of them. */

import { isScalar, type Node, parseAllDocuments } from 'yaml';
import { yamlLocator } from '../../frame/locate-yaml.ts';
import { SourceText } from '../../frame/source-text.ts';
import { recordsOf } from './read-json.ts';
import type { SourceFault, SourceRecord } from './source-part.ts';

/** A document that is no YAML gives its first fault in place of its records: later ones mostly follow from it. Empty documents give nothing. */
export function readYaml(text: string): readonly (SourceRecord | SourceFault)[] {
  const source = new SourceText(text);
  const documents = parseAllDocuments(text, { prettyErrors: false, uniqueKeys: true });
  return [...documents].flatMap((document): readonly (SourceRecord | SourceFault)[] => {
    const [fault] = document.errors;
    if (fault) {
      const [start, end] = fault.pos;
      return [{ kind: 'fault', rule: 'not-yaml', data: {}, reason: fault.code, isRecord: true, source, range: { start, end: Math.max(end, start + 1) } }];
    }
    if (isEmpty(document.contents)) return [];
    try {
      return recordsOf(document.toJS({ maxAliasCount: 100 }), source, yamlLocator(document, text));
    } catch {
      return [{ kind: 'fault', rule: 'not-yaml', data: {}, reason: 'RESOURCE_EXHAUSTION', isRecord: true, source }];
    }
  });
}

/** Nothing was written, not even null. */
const isEmpty = (contents: Node | null): boolean => contents === null || (isScalar(contents) && contents.value === null && (contents.source ?? '') === '');
