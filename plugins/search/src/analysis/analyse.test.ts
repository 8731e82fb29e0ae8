import { fc } from '../../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import { foldText, foldWithOffsets } from './fold-text.ts';

describe('analyser', () => {
  test.each([
    ['neighbouring characters in pairs', '政府网站', ['政府', '府网', '网站'], ['政', '府', '网', '站']],
    ['a character that stands alone gives no pair', '税、费', [], ['税', '费']],
    ['words and numbers stay whole', 'COVID-19 防控', ['covid', '19', '防控'], ['防', '控']],
    ['full-width letters and digits are folded', 'ＡＢｃ２０１８年', ['abc2018'], ['年']],
    ['scripts are parted', '5G网络A股', ['5g', '网络', 'a'], ['网', '络', '股']],
    ['marks separate', '国办函〔2018〕71号（试行）', ['国办', '办函', '2018', '71', '试行'], ['国', '办', '函', '号', '试', '行']],
    ['rare characters beyond the basic plane are one character', '𠮷林', ['𠮷林'], ['𠮷', '林']],
    ['compatibility ideographs and signs are folded', '㈠⼀年', ['一年'], ['一', '一', '年']],
    ['other scripts are words', 'བོད་ཡིག ᠮᠣᠩᠭᠣᠯ', ['བོད', 'ཡིག', 'ᠮᠣᠩᠭᠣᠯ'], []],
    ['zero as a character', '二〇一八', ['二〇', '〇一', '一八'], ['二', '〇', '一', '八']],
    ['nothing', '？！ \n。', [], []],
  ])('%s', (_name, text, pairs, characters) => {
    expect(analyse(text)).toEqual({ pairs, characters });
  });

  test('a token holds no blank, no ASCII punctuation and no capital, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { pairs, characters } = analyse(text);
        for (const token of [...pairs, ...characters]) {
          expect(token).toMatch(/^[^\s\u0000-\u002f\u003a-\u0060\u007b-\u007f]+$/u);
          expect(token.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test('a very long word is cut', () => {
    expect(analyse('x'.repeat(1000)).pairs).toEqual(['x'.repeat(64)]);
  });
});

describe('folding with places', () => {
  test('every unit of the folded text knows its character, and Chinese folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (original) => {
        const { text, offsets } = foldWithOffsets(original);
        expect(offsets).toHaveLength(text.length + 1);
        expect(offsets.at(-1)).toBe(original.length);
        expect([...offsets]).toEqual([...offsets].toSorted((a, b) => a - b));
      }),
    );
    expect(foldWithOffsets('虚构省ＡＢ').text).toBe('虚构省ab');
    expect(foldText('㍿')).toBe('株式会社');
    expect([...foldWithOffsets('㍿x').offsets]).toEqual([0, 0, 0, 0, 1, 2]);
  });

  test('a broken surrogate is no error', () => {
    expect(foldWithOffsets('a\ud800').text).toBe('a\ufffd');
    expect(foldText('\udc00b')).toBe('\ufffdb');
  });
});
