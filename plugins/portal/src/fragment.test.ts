import { expect, test } from 'vitest';
import { excerpt, showBody } from './body.ts';
import { fitFragment, plainText } from './fragment.ts';

test.each([
  ['<h1>a</h1><h3>b</h3><h3>c</h3><h2>d</h2>', '<h2>a</h2><h3>b</h3><h3>c</h3><h3>d</h3>'],
  ['<h4>a</h4><h2>b</h2>', '<h2>a</h2><h2>b</h2>'],
  ['<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>', '<h2>1</h2><h3>2</h3><h4>3</h4><h5>4</h5><h6>5</h6><h6>6</h6>'],
  ['<hr><h2 lang="en">a</h2>', '<hr><h2 lang="en">a</h2>'],
])('headings of %s continue below the title without gaps', (given, want) => {
  expect(fitFragment(given, '表格')).toBe(want);
});

test('each outer table stands in a region of its own name; a table inside stays in it', () => {
  const html = fitFragment('<table><tr><td><table></table></td></tr></table><table></table>', '表格');
  expect(html.match(/aria-label="[^"]*"/g)).toEqual(['aria-label="表格 1"', 'aria-label="表格 2"']);
  expect(html.match(/<\/table><\/div>/g)).toHaveLength(2);
});

test('plain text of a fragment keeps words together that inline tags part', () => {
  expect(plainText('<p>国<strong>办</strong>函&lt;1&gt;</p><p>二</p>').trim()).toBe('国办函<1>  二');
});

const place = { attachment: (id: string) => id, imageName: '图片' };

test('lines of plain text become paragraphs; addressees and part titles are told apart', () => {
  const { html, text } = showBody(
    { format: 'plain', text: '各市人民政府：\r\n\r\n  一、总体目标\n一、本办法自公布之日起施行。\n第一章 总则\u2028a<b' },
    place,
    '表格',
  );
  expect(html.split('\n')).toEqual([
    '<p class="addressees">各市人民政府：</p>',
    '<p class="part">一、总体目标</p>',
    '<p>一、本办法自公布之日起施行。</p>',
    '<p class="part">第一章 总则</p>',
    '<p>a&lt;b</p>',
  ]);
  expect(text).toBe('各市人民政府：一、总体目标一、本办法自公布之日起施行。第一章总则 a<b');
});

test('addressees stand flush in HTML too: only as the first paragraph, only without tags in it', () => {
  const shown = (text: string) => showBody({ format: 'html', text }, place, '表格').html;
  expect(shown('<p>各市人民政府：</p><p>通知如下：</p>')).toBe('<p class="addressees">各市人民政府：</p><p>通知如下：</p>');
  expect(shown('<p>各市<strong>人民政府</strong>：</p>')).toBe('<p>各市<strong>人民政府</strong>：</p>');
  expect(shown('<h2>说明：</h2><p>如下：</p>')).not.toContain('addressees');
});

test('an empty body is an empty page part, not a fault', () => {
  expect(showBody({ format: 'html', text: '' }, place, '表格')).toEqual({ html: '', text: '' });
});

test('an excerpt never splits a character outside the basic plane', () => {
  expect(excerpt('𠮷𠮷𠮷', 2)).toBe('𠮷…');
  expect(excerpt('𠮷𠮷', 2)).toBe('𠮷𠮷');
});
