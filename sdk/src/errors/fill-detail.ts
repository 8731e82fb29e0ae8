/** Fills the sentence of a code with its data. Codes of code tables are shown by their names; the data itself keeps the codes. */
import { codeName, isKnownCode } from '../codes/code-tables.ts';
import { jsonFaultText } from './json-fault-text.ts';

type Language = 'zh-CN' | 'en';

/** Members of `data` that hold codes -> the tables they may come from. */
const tablesOf: { readonly [member: string]: readonly string[] } = {
  action: ['permission-action'],
  kind: ['withdrawal-kind', 'resource-kind'],
  received: ['resource-kind'],
  status: ['resource-status', 'site-status'],
  from: ['site-status'],
  to: ['site-status'],
  allowed: ['site-status'],
  type: ['relation-type'],
};

/** @param text sentence with {names}; a name without data is left empty, so that nobody reads a placeholder */
export function fillDetail(code: string, text: string, data: { readonly [name: string]: unknown }, language: Language): string {
  return text
    .replace(/\{(\w+)\}/g, (_all, name: string) => {
      if (code === 'BODY_MALFORMED' && name === 'reason') return jsonFaultText(data, language);
      return [data[name]]
        .flat()
        .map((item) => textOf(name, item, language))
        .join(language === 'en' ? ', ' : '、');
    })
    .slice(0, 2000)
    .toWellFormed();
}

function textOf(name: string, item: unknown, language: Language): string {
  if (item === undefined || item === null) return '';
  // a sentence of its own, in both languages
  if (typeof item === 'object' && 'zh-CN' in item && 'en' in item) return String(item[language]);
  if (typeof item !== 'string') return typeof item === 'object' ? JSON.stringify(item) : String(item);
  const table = tablesOf[name]?.find((id) => isKnownCode(id, item));
  return table === undefined ? item : codeName(table, item, language);
}
