/** What is wrong with a mapping file, each fault with its place and source line. */

import { parseDocument } from 'yaml';
import { renderFrame } from '../../frame/code-frame.ts';
import { yamlLocator } from '../../frame/locate-yaml.ts';
import { type Range, SourceText } from '../../frame/source-text.ts';
import type { MappingFault } from '../../import/mapping/read-mapping.ts';
import { describeMappingFault } from '../../import/texts.ts';
import type { Context } from '../context.ts';
import { describeFault } from '../validate/source-faults.ts';

/** Lines to be shown, an empty one after each fault. @param text of the file */
export function mappingFaultLines(
  faults: readonly MappingFault[],
  path: string,
  text: string,
  { language, stderr }: Pick<Context, 'language' | 'stderr'>,
): readonly string[] {
  const source = new SourceText(text);
  const document = parseDocument(text, { prettyErrors: false });
  const locate = yamlLocator(document, text);
  // the parser speaks English
  const sentenceOf = (fault: MappingFault): string =>
    fault.rule === 'yaml' && document.errors[0]
      ? describeFault({ kind: 'fault', rule: 'not-yaml', data: {}, reason: document.errors[0].code, isRecord: false }, language)
      : describeMappingFault(fault, language);
  const rangeOf = ({ rule, pointer, met, offset }: MappingFault): Range => {
    if (offset !== undefined) return { start: offset, end: offset + 1 };
    // an unknown key is named by its parent and the key itself
    if (rule === 'unknown-key') return locate(`${pointer}/${met.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'name');
    return locate(pointer, 'value');
  };
  return faults.flatMap((fault) => {
    const range = rangeOf(fault);
    const { line, column } = source.placeOf(range);
    return [`  ${path}:${line}:${column}  ${sentenceOf(fault)}`, ...renderFrame(source.frameOf(range), { width: Math.min(stderr.columns ?? 120, 160) }), ''];
  });
}
