import { cleanHtml } from '@jiyue/sdk';
import { fc } from '../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { attribute, read } from '../test/html.ts';
import { cleanFragment, decodeEntities } from './clean-fragment.ts';

const allowed =
  'p div span h1 h2 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td blockquote q cite pre code strong b em i u s del ins sub sup small mark abbr ruby rt rp figure figcaption a br hr'.split(
    ' ',
  );
const place = { base: 'https://old.example/a/b.html', attachment: (id: string) => `../${id}`, imageName: '图片' };
const clean = (html: string, base: string | undefined = place.base) =>
  cleanFragment(html, { attachment: place.attachment, imageName: place.imageName, ...(base === undefined ? {} : { base }) }).html;

describe('what may stay', () => {
  test.each([
    ['<p>一 &amp; 二</p>', '<p>一 &amp; 二</p>'],
    ['<TABLE border=1><tr><td COLSPAN="2" onclick="x()">a</td></tr></TABLE>', '<table><tr><td colspan="2">a</td></tr></table>'],
    ['<p style="color:red" align="center" class="x" id="content">日</p>', '<p>日</p>'],
    ['<section><p>a</p></section>', '<p>a</p>'],
    ['<ol start="3"><li>a</li></ol>', '<ol start="3"><li>a</li></ol>'],
    ['a<br/>b', 'a<br>b'],
  ])('%s', (given, want) => {
    expect(clean(given)).toBe(want);
  });
});

describe('what may not', () => {
  test.each([
    ['<script>alert(1)</script>', 'alert(1)'],
    ['<img onerror=alert(1) src=x:y>', '〔图片〕'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="java&#10;script:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="&#106;avascript&colon;alert(1)">a</a>', '<a>a</a>'],
    ['<a href=" JAVASCRIPT:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="data:text/html,x">a</a>', '<a>a</a>'],
    ['<a href="https://x.example/">a</a>', '<a href="https://x.example/">a</a>'],
    ['<p title="a" onmouseover="b"', '&lt;p title="a" onmouseover="b"'],
    ['<scr<script>ipt>', '&lt;script&gt;'],
    ['a < b > c', 'a &lt; b &gt; c'],
    ['<!-- <img src=x> -->', '&lt;!-- 〔图片〕 --&gt;'],
    ['</div></main><p>a', '<p>a</p>'],
    ['<iframe src="https://x"></iframe><form action=x><input></form>', ''],
    ['<svg><style>@import url(x)</style></svg>', '@import url(x)'],
  ])('%s', (given, want) => {
    expect(clean(given, 'not an address')).toBe(want);
  });

  test('whatever comes in, only listed tags and attributes with safe addresses come out, and nothing of the page is closed', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '/',
      '=',
      ' ',
      '&',
      'p',
      'a',
      'img',
      'script',
      'href',
      'src',
      'onerror',
      'style',
      'javascript:',
      '&#x6a;',
      '<p>',
      '</p>',
      '<table>',
      '<td>',
      '</div>',
      '</main>',
      '<a href="',
      '<a href="javascript:',
      '">',
      '<!--',
      '-->',
      '<![CDATA[',
      '\n',
      '\0',
      '字',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, hasBase) => {
        const html = clean(pieces.join(''), hasBase ? place.base : undefined);
        const { elements } = read(`<!DOCTYPE html><html><head></head><body><main><div class="body">${html}</div><i class="after"></i></main></body></html>`);
        for (const element of elements) {
          expect(['script', 'style', 'iframe', 'svg', 'form', 'input', 'object', 'embed', 'link', 'base']).not.toContain(element.tagName);
          for (const { name, value } of element.attrs.filter(({ value }) => value !== 'body' && value !== 'after')) {
            expect(name).toMatch(/^(href|src|alt|title|lang|dir|colspan|rowspan|span|start|value|scope|width|height)$/);
            if (name === 'href') expect(value).toMatch(/^(https?:|mailto:|tel:|\.\.\/)/);
          }
        }
        const after = elements.filter((element) => attribute(element, 'class') === 'after');
        expect(after.map(({ parentNode }) => (parentNode && 'tagName' in parentNode ? parentNode.tagName : ''))).toEqual(['main']);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('what the door of the repository lets pass stays, tag by tag (cleanHtml of the SDK)', () => {
  const piece = fc.constantFrom(
    ...allowed.map((tag) => `<${tag} title="a&amp;b" lang="zh">`),
    ...allowed.map((tag) => `</${tag}>`),
    '文',
    ' ',
    '&lt;',
    '<a href="https://x.example/?a=1&amp;b=2">',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const door = cleanHtml(pieces.join(''));
      // tags and text; the order of attributes may differ
      const parts = (html: string) => html.match(/<\/?[a-z0-9]+|>[^<]*/g) ?? [];
      expect(parts(clean(door))).toEqual(parts(door.replace(/ ?\/>/g, '>')));
    }),
    { numRuns: 1_000 },
  );
});

describe('addresses', () => {
  test('a relative link leads to where the text came from, or nowhere', () => {
    expect(clean('<a href="../x.pdf?a=1&amp;b=2">x</a>')).toBe('<a href="https://old.example/x.pdf?a=1&amp;b=2">x</a>');
    expect(clean('<a href="../x.pdf">x</a>', '')).toBe('<a>x</a>');
  });
  test('an attachment of the platform is reached from the page', () => {
    expect(clean('<a href="/api/v1/attachments/a1/content">x</a>')).toBe('<a href="../a1">x</a>');
    expect(clean('<img src="/api/v1/attachments/a1/content" alt="图&quot;" width="20" height="1e3">')).toBe('<img src="../a1" alt="图&quot;" width="20">');
  });
  test('an outside image becomes a link and is remembered as the first image', () => {
    const { html, image } = cleanFragment('<p><img src="/m.png" alt="地图"><img src="https://two.example/n.png"></p>', place);
    expect(html).toBe('<p><a href="https://old.example/m.png">〔图片：地图〕</a><a href="https://two.example/n.png">〔图片〕</a></p>');
    expect(image).toBe('https://old.example/m.png');
  });
});

test('character references are read once', () => {
  expect(decodeEntities('&amp;lt; &#x4e00; &#20108; &unknown; &#xD800; &#9999999;')).toBe('&lt; 一 二 &unknown; \ufffd \ufffd');
});
