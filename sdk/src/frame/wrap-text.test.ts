import { fc } from '../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { cellsOf } from './cells.ts';
import { wrapText } from './wrap-text.ts';

test('Chinese breaks between characters, never before a closing sign; Latin breaks at blanks', () => {
  expect(wrapText('把每行一条记录的文件按对照文件导入，可中断。', 20)).toEqual(['把每行一条记录的文件', '按对照文件导入，可中', '断。']);
  expect(wrapText('one two three four', 10)).toEqual(['one two', 'three four']);
});

test('nothing is lost but blanks at breaks, and lines fit where they can', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('文', '字', '，', '“', '”', 'a', 'bc', ' ', '（', '）', '-', '〔', '1') }), (text) => {
      const lines = wrapText(text, 20);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，”）]/);
      for (const line of lines) if (/^[文字 ]*$/.test(line)) expect(cellsOf(line)).toBeLessThanOrEqual(20);
    }),
  );
});
