/**
 * 发文字号 in one form: 国办函[2018]71号, 国办函（2018）71号 and 国办函〔2018〕 71 号 become 国办函〔2018〕71号. Numbers of orders (令号) and
 * whatever has another form are kept as printed, and told.
 */

import { done, note, onEachText, type TransformKind } from './transform.ts';

const withYear = /^(.+?)\s*[〔［[（(【﹝]\s*(\d{4})\s*[〕］\])）】﹞]\s*(第?)\s*(\d{1,6})\s*号$/u;
const order = /^(.*[令告])\s*(第?)\s*([\d一二三四五六七八九十百]{1,6})\s*号$/u;

/** Undefined when the form is unknown. */
export function normaliseDocumentNumber(text: string): string | undefined {
  const plain = text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\s+/gu, ' ')
    .trim();
  const year = withYear.exec(plain);
  if (year) return `${year[1]!.trim()}〔${year[2]}〕${year[3]}${year[4]}号`;
  const found = order.exec(plain);
  return found ? `${found[1]!.trim()}${found[2]}${found[3]}号` : undefined;
}

/** 发文字号 */
export const documentNumber: TransformKind = {
  words: ['发文字号统一为“机关代字〔年份〕序号”；其他写法照录并说明', 'Document numbers in the form 机关代字〔年份〕序号; others are kept and told'],
  isBareAllowed: true,
  make: () =>
    onEachText((value) => {
      const normal = normaliseDocumentNumber(value);
      return normal === undefined ? done(value.trim(), note('DOCUMENT_NUMBER_FORM', { value })) : done(normal);
    }),
};
