import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';
import { isJoining, withoutAsking } from './function-words.ts';
import { lawSynonyms } from './synonym-table-law.ts';
import { serviceSynonyms } from './synonym-table-services.ts';
import { synonymTable } from './synonym-table.ts';
import { SynonymLineError, synonymsOf } from './synonyms.ts';

const table = [...synonymTable, ...serviceSynonyms, ...lawSynonyms];
const formsOf = (text: string, own?: readonly string[]) => synonymsOf(own)(foldText(text)).map((form) => form.text);

test('every line of the table is one concept of terms, not of sentences', () => {
  expect(table.length).toBeGreaterThan(600);
  for (const line of table) {
    expect(line).toMatch(/^[^→]+ → [^→]+$/);
    for (const form of line.split(/ → | /)) {
      expect([...form].length, line).toBeGreaterThanOrEqual(2);
      expect([...form].length, line).toBeLessThanOrEqual(12);
    }
  }
});

test('no spoken form stands in two lines', () => {
  const spoken = table.flatMap((line) => line.split(' → ')[0]!.split(' '));
  expect(spoken.filter((form, place) => spoken.indexOf(form) < place)).toEqual([]);
});

test('what was said stands for what is written, unless that was said too', () => {
  expect(formsOf('老板拖欠工资怎么办')).toEqual(expect.arrayContaining(['用人单位', '拖欠劳动报酬']));
  expect(formsOf('社保')).toEqual(['社会保险']);
  expect(formsOf('社保和社会保险')).toEqual([]);
  expect(formsOf('国办发改委')).toEqual(['国务院办公厅', '发展和改革委员会', '发展改革部门']);
  expect(formsOf('没有这样的词')).toEqual([]);
});

test('a longer word stands for the shorter ones within it', () => {
  const own = ['虚构 → 想象出来', '虚构通 → 政务服务移动端'];
  expect(formsOf('用虚构通', own)).toEqual(['政务服务移动端']);
  expect(formsOf('虚构', own)).toEqual(['想象出来']);
});

test('the operator adds lines; a line of another form names itself', () => {
  expect(formsOf('用虚构通办事', ['虚构通 → 政务服务移动端'])).toContain('政务服务移动端');
  expect(() => synonymsOf(['没有箭头'])).toThrow(SynonymLineError);
  expect(() => synonymsOf(['短 → 太短的说法'])).toThrow('短 → 太短的说法');
  expect(() => synonymsOf(['甲乙 → 丙丁 → 戊己'])).toThrow(SynonymLineError);
});

test.each([
  ['请问怎么办理居住证', ' 办理居住证'],
  ['养老金什么时候发放呢？', '养老金 发放 ？'],
  ['怎么办', '怎么办'],
  ['公司倒闭怎么办', '公司倒闭 '],
  ['其他网吧', '其他网吧'],
])('words of asking leave: %s', (question, left) => {
  expect(withoutAsking(question).replace(/ +/g, ' ')).toBe(left);
});

test('pairs that only join words are known', () => {
  expect(['府的', '与网', '网站', 'the'].map(isJoining)).toEqual([true, true, false, false]);
});
