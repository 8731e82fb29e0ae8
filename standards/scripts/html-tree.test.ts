import { expect, test } from 'vitest';
import { readHtml, select, textOf } from './html-tree.ts';

const page = readHtml(
  '<!doctype html><html lang="zh-CN"><body><nav><ul><li><a href="/a">甲 &amp; 乙</a></li></ul></nav><img src="x.png" alt=""><a href="#m">丙</a></body></html>',
);
const texts = (selector: string) => select(page, selector).map(textOf);

test.each([
  ['a', ['甲 & 乙', '丙']],
  ['nav a', ['甲 & 乙']],
  ['nav li a', ['甲 & 乙']],
  ['li nav a', []],
  ['a[href^=#]', ['丙']],
  ['a[href*=a], img[alt=]', ['甲 & 乙', '']],
  ['*[lang]', ['甲 & 乙丙']],
  ['img[alt=x]', []],
])('%s', (selector, expected) => {
  expect(texts(selector)).toEqual(expected);
});

test.each([
  ['<p><b>x</p></b>', '</p> closes <b>'],
  ['<p>x', '<p> is not closed'],
  ['a < b', 'begins no element'],
  ['</p>', '</p> closes <>'],
])('%s is refused', (html, message) => {
  expect(() => readHtml(html)).toThrow(message);
});

test.each(['a:first', 'a > b', '', 'a[x='])('the selector "%s" is refused', (selector) => {
  expect(() => select(page, selector)).toThrow('cannot be read');
});
