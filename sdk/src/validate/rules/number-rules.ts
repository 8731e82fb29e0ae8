/** Rules on codes and numbers that stay opaque texts: a form that nobody knows is told, never refused. */
import { codeMember } from '../../codes/code-tables.ts';
import { indexNumberSchemes } from '../../codes/index-number-schemes.ts';
import { objectAt, type RecordRule, resourceTypes, textAt } from './rule.ts';

/** The index number is not written as its stated scheme says. */
export const indexNumberScheme: RecordRule = {
  id: 'index-number-scheme',
  on: 'record',
  severity: 'warning',
  zh: '“索引号”(indexNumber)不是所填编制方案“{scheme}”的写法{received}。请核对索引号或方案；认不出方案时不填。',
  en: '"Index number" (indexNumber) is not written by the stated scheme "{scheme}"{received}. Check the number or the scheme; leave the scheme out when not recognised.',
  types: resourceTypes,
  check(record) {
    const disclosure = objectAt(record, 'disclosure');
    const [value, scheme] = [textAt(disclosure, 'indexNumber'), textAt(disclosure, 'indexNumberScheme')];
    const known = scheme === undefined ? undefined : codeMember('index-number-scheme', scheme);
    if (value === undefined || !known || indexNumberSchemes(value).includes(known.code)) return [];
    return [{ path: ['disclosure', 'indexNumberScheme'], value, params: { scheme: { zh: known.zh, en: known.en } } }];
  },
};

/** Ten digits by rule; codes of twelve digits are in use. */
export const siteCodeForm: RecordRule = {
  id: 'site-code-form',
  on: 'record',
  severity: 'warning',
  zh: '“网站标识码”(siteCode)宜为十位数字{received}。请核对。',
  en: '"Site code" (siteCode) is best ten digits{received}. Check it.',
  requirement: 'JY-SITE-005',
  types: ['SiteDraft', 'Site'],
  check(record) {
    const value = textAt(record, 'siteCode');
    return value === undefined || /^[0-9]{10}$/.test(value) ? [] : [{ path: ['siteCode'], value }];
  },
};
