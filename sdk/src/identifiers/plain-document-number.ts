/** Writes a document number with plain characters: digits, hexagonal brackets, single blanks. Says what it changed; understands nothing yet. */

/** Changes of characters alone. */
export type PlainChange = 'brackets' | 'digits' | 'numerals' | 'blanks';

const opening = /[［[（(【﹝〖]/;
const closing = /[］\])）】﹞〗]/;
const otherBrackets = new RegExp(`${opening.source}\\s*([0-9]{1,6})\\s*${closing.source}`, 'gu');
const hexagonal = /〔\s*([^〔〕]*?)\s*〕/gu;
const numerals = /第([〇○零一二三四五六七八九十百千]+)(?=\s*号)/gu;

/** The text in plain characters. Brackets around anything but a year stay as they are, only full-width: 京发改（规）. */
export function plainDocumentNumber(value: string): { readonly text: string; readonly changes: readonly PlainChange[] } {
  const changes = new Set<PlainChange>();
  let text = value;
  const change = (kind: PlainChange, next: string) => {
    if (next !== text) changes.add(kind);
    text = next;
  };
  change('blanks', text.replace(/[\s\u3000\u00a0\u200b\ufeff]+/gu, ' ').trim());
  change(
    'digits',
    text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)),
  );
  change('brackets', text.replace(otherBrackets, '〔$1〕'));
  change('blanks', text.replace(hexagonal, '〔$1〕').replace(/ ?、 ?/gu, '、'));
  change('brackets', text.replaceAll('(', '（').replaceAll(')', '）'));
  change(
    'numerals',
    text.replace(numerals, (all, written: string) => (numberOf(written) === undefined ? all : `第${numberOf(written)}`)),
  );
  return { text, changes: [...changes] };
}

const digitOf = (character: string) => ('〇○零'.includes(character) ? 0 : '一二三四五六七八九'.indexOf(character) + 1);
const unitOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一百零七, 十二, and digit by digit: 七一一. Undefined when it is neither. */
function numberOf(written: string): number | undefined {
  const characters = [...written];
  if (characters.every((one) => unitOf[one] === undefined)) return Number(characters.map(digitOf).join(''));
  let [sum, pending, lastUnit] = [0, 0, 10_000];
  for (const one of characters) {
    const unit = unitOf[one];
    if (unit === undefined) {
      // two digits in a row say nothing beside units
      if (pending > 0) return undefined;
      pending = digitOf(one);
      continue;
    }
    if (unit >= lastUnit || (pending === 0 && !(unit === 10 && sum === 0))) return undefined;
    sum += Math.max(pending, 1) * unit;
    [pending, lastUnit] = [0, unit];
  }
  return sum + pending;
}
