/** Rules on codes and numbers. What stays opaque text is told, never refused; only a wrong check character is an error. */
import { codeMember } from '../../codes/code-tables.ts';
import { indexNumberSchemes } from '../../codes/index-number-schemes.ts';
import { parseCreditCode } from '../../identifiers/credit-code.ts';
import { parseDocumentNumber } from '../../identifiers/document-number.ts';
import { siteCodeForm } from '../../identifiers/site-code.ts';
import { noBreach, objectAt, type RecordRule, resourceTypes, textAt } from './rule.ts';

/** The index number is not written as its stated scheme says. */
export const indexNumberScheme: RecordRule = {
  id: 'index-number-scheme',
  on: 'record',
  severity: 'warning',
  zh: '“索引号”(indexNumber)不是所填编制方案“{scheme}”的写法{received}。请核对索引号或方案；认不出方案时不填。',
  en: '"Index number" (indexNumber) is not written by the stated scheme "{scheme}"{received}. Check the number or the scheme; leave the scheme out when not recognised.',
  requirement: 'JY-FMT-011',
  types: resourceTypes,
  check(record) {
    const disclosure = objectAt(record, 'disclosure');
    const [value, scheme] = [textAt(disclosure, 'indexNumber'), textAt(disclosure, 'indexNumberScheme')];
    const known = scheme === undefined ? undefined : codeMember('index-number-scheme', scheme);
    if (value === undefined || !known || indexNumberSchemes(value).includes(known.code)) return noBreach;
    return [{ path: ['disclosure', 'indexNumberScheme'], value, params: { scheme: { zh: known.zh, en: known.en } } }];
  },
};

/** Ten characters by rule; codes of twelve digits are in use. */
export const siteCodeFormRule: RecordRule = {
  id: 'site-code-form',
  on: 'record',
  severity: 'warning',
  zh: '“网站标识码”(siteCode)宜为十位数字，国务院部门为“bm”加八位数字{received}。请核对。',
  en: '"Site code" (siteCode) is best ten digits, or "bm" and eight digits for departments of the State Council{received}. Check it.',
  requirement: 'JY-SITE-005',
  types: ['SiteDraft', 'Site'],
  check(record) {
    const value = textAt(record, 'siteCode');
    return value === undefined || siteCodeForm(value) ? [] : [{ path: ['siteCode'], value }];
  },
};

/** The check character of a credit code does not fit the others. The alphabet and the length are judged by the schema. */
export const creditCodeCheckRule: RecordRule = {
  id: 'credit-code-check',
  on: 'record',
  severity: 'error',
  zh: '“统一社会信用代码”(creditCode)的校验位应为“{expected}”{received}。请核对。',
  en: 'The check character of "Unified social credit code" (creditCode) should be "{expected}"{received}. Check it.',
  requirement: 'JY-FMT-007',
  types: ['OrganizationDraft', 'Organization'],
  check(record) {
    const value = textAt(record, 'creditCode');
    const parsed = value === undefined ? undefined : parseCreditCode(value);
    if (value === undefined || !parsed || parsed.ok || parsed.failure.code !== 'CREDIT_CODE_CHECK') return noBreach;
    return [{ path: ['creditCode'], value, params: { expected: parsed.failure.data.expected } }];
  },
};

/** The document number is not written in the one form. */
export const documentNumberForm: RecordRule = {
  id: 'document-number-form',
  on: 'record',
  severity: 'warning',
  zh: '“发文字号”(documentNumber)宜写作“国办函〔2018〕71号”的形式{received}{near}。',
  en: '"Document number" (documentNumber) is best written like 国办函〔2018〕71号{received}{near}.',
  requirement: 'JY-FMT-006',
  types: resourceTypes,
  check(record) {
    const value = textAt(objectAt(record, 'document'), 'documentNumber');
    const parsed = value === undefined ? undefined : parseDocumentNumber(value);
    if (value === undefined || !parsed || (parsed.ok && parsed.value.text === value)) return noBreach;
    return [{ path: ['document', 'documentNumber'], value, params: { near: parsed.ok ? [parsed.value.text] : [] } }];
  },
};
