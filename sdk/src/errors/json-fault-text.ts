/** Why a text is no JSON, in words. */
import type { JsonFaultKind } from '../import/lines/json-fault.ts';

const texts: { readonly [kind in JsonFaultKind]: { readonly 'zh-CN': string; readonly en: string } } = {
  'ends-early': { 'zh-CN': '内容没有结束', en: 'it ends too early' },
  unexpected: { 'zh-CN': '这里不能有{found}', en: '{found} does not fit here' },
  'control-in-string': { 'zh-CN': '文字中有未转义的控制字符', en: 'a text holds a control character that is not escaped' },
  'bad-escape': { 'zh-CN': '反斜杠后的转义不对', en: 'the escape after the backslash is wrong' },
  trailing: { 'zh-CN': '结束之后还有{found}', en: '{found} follows after the end' },
};

/** @param data `reason`: kind of the fault, else a ready text; `found`: the character that does not fit */
export function jsonFaultText(data: { readonly [name: string]: unknown }, language: 'zh-CN' | 'en'): string {
  const reason = String(data['reason'] ?? '');
  const text = Object.hasOwn(texts, reason) ? texts[reason as JsonFaultKind][language] : reason;
  const found = typeof data['found'] === 'string' ? data['found'] : '';
  return text.replace('{found}', language === 'en' ? `"${found}"` : `“${found}”`);
}
