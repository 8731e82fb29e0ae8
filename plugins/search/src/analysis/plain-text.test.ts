import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['blocks part lines', '<p>一</p><p>二</p>', '\n一\n\n二\n'],
  ['tags within a line leave no gap', '虚<strong>构</strong>省<a href="x">站</a>', '虚构省站'],
  ['<br> and <blockquote> part, although they begin like <b>', '甲<br>乙<blockquote>丙</blockquote>', '甲\n乙\n丙\n'],
  ['cells are parted by tabs', '<tr><td>甲</td><th scope="row">乙</th></tr>', '\n\t甲\t\t乙\t\n'],
  ['references are read once', '&lt;p&gt;&amp;lt; &#x4e2d;&#22269;&nbsp;&quot;', '<p>&lt; 中国 "'],
  ['unknown references stay', '&unknown; &#0;', '&unknown; \ufffd'],
  ['comments and unclosed tags leave nothing', '甲<!-- <p>乙 -->丙<p 丁', '甲\n丙'],
])('%s', (_name, text, plain) => {
  expect(plainText({ format: 'html', text })).toBe(plain);
});

test('plain text stays as it is', () => {
  expect(plainText({ format: 'plain', text: 'a < b\n&amp;' })).toBe('a < b\n&amp;');
});
