/**
 * 发文字号 in one form: 国办函[2018]71号, 国办函（2018）71号 and 国办函〔2018〕 71 号 become 国办函〔2018〕71号. What has no form of a document
 * number is kept as printed, and told.
 */
import { parseDocumentNumber } from '../../identifiers/document-number.ts';
import { done, note, onEachText, type TransformKind } from './transform.ts';

/** 发文字号 */
export const documentNumber: TransformKind = {
  words: ['发文字号统一为“机关代字〔年份〕序号”；其他写法照录并说明', 'Document numbers in the form 机关代字〔年份〕序号; others are kept and told'],
  isBareAllowed: true,
  make: () =>
    onEachText((value) => {
      const parsed = parseDocumentNumber(value);
      return parsed.ok ? done(parsed.value.text) : done(value.trim(), note('DOCUMENT_NUMBER_FORM', { value }));
    }),
};
