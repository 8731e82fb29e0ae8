import { fc } from '../../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { analyse } from '../analysis/analyse.ts';
import { synonymsOf } from '../analysis/synonyms.ts';
import { readQuery } from '../query/read-query.ts';
import { extractOf } from './extract.ts';
import { marksOf, piecesOf, wantedOf } from './mark.ts';

const synonyms = synonymsOf();
const wantedFor = (q: string) => wantedOf(readQuery(q, synonyms));
/** Hits in brackets. */
const shown = (text: string, q: string) =>
  piecesOf(text, marksOf(text, wantedFor(q)))
    .map((piece) => (piece.hit ? `【${piece.text}】` : piece.text))
    .join('');

describe('marking', () => {
  test.each([
    ['neighbouring pairs become one', '虚构省政府网站管理办法', '政府网站', '虚构省【政府网站】管理办法'],
    ['words of asking are not marked', '如何领取居住证', '如何领取居住证', '如何【领取居住证】'],
    ['widths and capitals do not matter', 'ＡＰＰ和App都能办', 'app', '【ＡＰＰ】和【App】都能办'],
    ['a single character where it stands alone', '减税降费', '税', '减【税】降费'],
    ['single characters of a longer question are not', '社会保险', '险 社会', '【社会】保【险】'],
    ['a written form as a whole only', '参加社会保险，社会与保险', '社保', '参加【社会保险】，社会与保险'],
    ['nothing', '虚构省', '没有', '虚构省'],
    ['rare characters stay whole', '𠮷林𠮷林省', '𠮷林', '【𠮷林𠮷林】省'],
  ])('%s', (_name, text, q, marked) => {
    expect(shown(text, q)).toBe(marked);
  });

  test('a document number is marked whole, whatever brackets were typed and whatever stands before it', () => {
    expect(shown('根据虚政发〔2026〕1号，', '虚政发[2026]1号')).toBe('根据【虚政发〔2026〕1号】，');
  });

  test('the pieces are the text, nothing added and nothing lost', () => {
    const sign = fc.constantFrom('政', '府', '网', '站', '的', '𠮷', 'A', 'Ｂ', '2', '<', '&', ' ', '\n', '。', '㈠');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 80 }), fc.array(sign, { minLength: 1, maxLength: 12 }), (text, q) => {
        const original = text.join('');
        const pieces = piecesOf(original, marksOf(original, wantedFor(q.join(''))));
        expect(pieces.map((piece) => piece.text).join('')).toBe(original);
        expect(pieces.every((piece) => piece.text !== '' && piece.text.isWellFormed())).toBe(true);
      }),
    );
  });

  test('a token is marked as often as the analyser finds it', () => {
    const sign = fc.constantFrom('政', '府', '网', '𠮷', 'a', 'Ｂ', '2', 'é', '-', ' ', '。', '…');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), fc.array(sign, { minLength: 1, maxLength: 8 }), (text, q) => {
        const { pairs, characters } = analyse(text.join(''));
        const tokens = [...wantedFor(q.join('')).tokens.values()].flat();
        const marked = marksOf(text.join(''), wantedFor(q.join('')));
        for (const token of tokens) {
          const found = (pairs.includes(token) ? pairs : characters).filter((one) => one === token).length;
          expect(marked.filter((mark) => mark.token === token).length).toBe(found);
        }
      }),
    );
  });

  test('a word longer than the index holds is marked whole', () => {
    expect(shown(`见${'a'.repeat(70)}，${'a'.repeat(63)}`, 'a'.repeat(70))).toBe(`见【${'a'.repeat(70)}】，${'a'.repeat(63)}`);
  });

  test('a piece is never longer than the standard allows', () => {
    expect(piecesOf('长'.repeat(5000), [{ start: 10, end: 4000, token: 'x' }]).map((piece) => piece.text.length)).toEqual([10, 2000, 1990, 1000]);
  });
});

describe('extract', () => {
  const filler = '本句与检索无关。'.repeat(60);
  const extract = (text: string, q: string, length = 60) =>
    extractOf(text, wantedFor(q), length)
      .map((piece) => piece.text)
      .join('');

  test('shows the part with the most different words, from the begin of its sentence', () => {
    const text = `${filler}公积金归集。${filler}职工可以提取住房公积金账户内的存储余额。${filler}`;
    expect(extract(text, '提取公积金 余额')).toMatch(/^…职工可以提取住房公积金账户内的存储余额。.*…$/);
  });

  test('without a hit it is the beginning', () => {
    expect(extract(`第一句。${filler}`, '没有')).toMatch(/^第一句。.*…$/);
    expect(extract('', '没有')).toBe('');
    expect(extract(' \n ', '没有')).toBe('');
  });

  test('lines become one line, without blanks between Chinese', () => {
    expect(extract('虚构省\n  政府\n\nopen data\tportal', '没有')).toBe('虚构省政府 open data portal');
  });

  test('cells of a table keep a blank between them', () => {
    expect(extract('\n对象\t\t标准\t\n\t城市\t\t每月900元\t', '没有')).toBe('对象 标准 城市 每月900元');
  });

  test('keeps to its length and never parts a character', () => {
    const sign = fc.constantFrom('政', '府', '𠮷', '。', ' ', 'a', '\n');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 400 }), (signs) => {
        const pieces = extractOf(signs.join(''), wantedFor('政府 𠮷'), 40);
        expect(pieces.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(42);
        for (const piece of pieces) expect(piece.text.isWellFormed()).toBe(true);
      }),
    );
  });
});
