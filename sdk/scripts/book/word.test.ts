import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { anchorsOf, type Book, code, link, type Section, sectionsOf, table, text } from '../../../.ci/docs/book/document.ts';
import { bookmarksOf } from '../../../.ci/docs/book/word/bookmarks.ts';
import { wordBook } from '../../../.ci/docs/book/word/word-book.ts';
import { buildBook } from './build-book.ts';
import { readFrozenVersions, readStandardData } from './read-data.ts';
import { buildWorld } from './world.ts';
import { lostStyles, orderOf } from './ooxml-order.suite.ts';
import { readZip, xmlFault } from './zip.suite.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const data = readStandardData(join(root, 'standards/generated'));
const book = buildBook(buildWorld(data, readFrozenVersions(join(root, 'standards/versions'))), '草案');
const section = (anchor: string, more: Partial<Section> = {}): Section => ({ anchor, title: '试', en: '', blocks: [], sections: [], ...more });

const all = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe('the Word file of the standard', async () => {
  const parts = readZip(await wordBook(book));
  const body = parts.get('word/document.xml') ?? '';
  const paragraphs = (style: string): readonly string[] => all(body, new RegExp(`<w:p><w:pPr><w:pStyle w:val="${style}"/>(.*?)</w:p>`, 'g'));

  test('opens: every part is there, whole and well-formed', () => {
    for (const name of ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/settings.xml'])
      expect([...parts.keys()]).toContain(name);
    expect(parts.size).toBeGreaterThan(10);
    for (const [name, text] of parts) expect([name, xmlFault(text)]).toEqual([name, undefined]);
  });

  test('keeps the order of elements that Word demands, and names only styles there are', () => {
    const styles = parts.get('word/styles.xml') ?? '';
    const ownParts = [...parts].filter(([name]) => /^word\/[a-z]+\d?\.xml$/.test(name) && name !== 'word/fontTable.xml');
    const judged = ownParts.map(([name, text]) => ({ name, ...orderOf(text), lost: lostStyles(text, styles) }));
    expect(judged.filter(({ faults, lost }) => faults.length + lost.length > 0)).toEqual([]);
    expect(judged.find(({ name }) => name === 'word/document.xml')?.seen).toBeGreaterThan(50_000);
  });

  test('has a heading for every section, each on its level, and numbers them itself', () => {
    const depths = new Map<number, number>();
    const walk = (sections: readonly Section[], depth: number) => {
      for (const one of sections) {
        depths.set(depth, (depths.get(depth) ?? 0) + 1);
        walk(one.sections, depth + 1);
      }
    };
    walk(book.chapters, 1);
    expect(depths.size).toBeGreaterThan(2);
    for (const [depth, count] of depths) expect([depth, paragraphs(`Heading${depth}`).length]).toEqual([depth, count]);
    const numbering = parts.get('word/numbering.xml') ?? '';
    for (const [level, text] of ['%1', '%1.%2', '%1.%2.%3'].entries()) {
      expect(numbering).toContain(`<w:pStyle w:val="Heading${level + 1}"/>`);
      expect(numbering).toContain(`<w:lvlText w:val="${text}"/>`);
      expect(parts.get('word/styles.xml')).toMatch(new RegExp(`w:styleId="Heading${level + 1}">.*?<w:ilvl w:val="${level}"/><w:numId`));
    }
  });

  test('contains every requirement: its id in a heading, on a bookmark of its own', () => {
    const headings = paragraphs('Heading3');
    expect(data.requirements.length).toBeGreaterThan(250);
    for (const { id, title } of data.requirements) {
      const own = headings.filter((heading) => heading.includes(`w:name="${id.replaceAll('-', '_')}"`));
      expect([id, own.length]).toEqual([id, 1]);
      expect(own[0]).toContain(`>${id} ${title.zh.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}<`);
    }
  });

  test('every reference leads to a bookmark that is there once', () => {
    const names = all(body, /<w:bookmarkStart [^>]*?w:name="([^"]+)"/g);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Za-z_]\w{0,39}$/.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(anchorsOf(book).length);
    const known = new Set(names);
    const targets = all(body, /<w:hyperlink [^>]*?w:anchor="([^"]+)"/g);
    expect(targets.length).toBeGreaterThan(2000);
    expect(targets.filter((target) => !known.has(target))).toEqual([]);
  });

  test('has a table of contents as a field, filled with numbers and titles', () => {
    expect(body).toContain('TOC \\h \\o &quot;1-2&quot;');
    const contents = body.slice(body.indexOf('<w:sdtContent>'), body.indexOf('</w:sdtContent>'));
    for (const [index, { title }] of book.chapters.entries()) expect(contents).toContain(`>${index + 1}  ${title}<`);
  });

  test('heads of tables repeat on each page; offices’ fonts are set for Chinese', () => {
    const tables = [...sectionsOf(book.chapters)].flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === 'table' && block.rows.length > 0 && !block.isFacts),
    );
    expect(tables.length).toBeGreaterThan(100);
    expect(all(body, /<w:tblHeader(\/?)>/g)).toHaveLength(tables.length);
    const styles = parts.get('word/styles.xml') ?? '';
    for (const font of ['宋体', '黑体', '仿宋']) expect(styles).toContain(`w:eastAsia="${font}"`);
    expect(body).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"|<w:pgSz [^>]*w:h="16838"[^>]*w:w="11906"/);
  });
});

describe('what is written', () => {
  test('signs of XML, blanks and lines of code come back as they were', async () => {
    const tricky: Book = {
      title: '书',
      en: 'A & B',
      version: '1 <草案>',
      chapters: [
        section('a', {
          title: '甲 <&> "乙"',
          blocks: [{ kind: 'code', language: 'text', text: '{\n  "a": "<&>"\n}' }, table('表', ['甲'], [1], [[[code(' x  y ')]]]), text(link('a', '见甲'))],
        }),
      ],
    };
    const body = readZip(await wordBook(tricky)).get('word/document.xml') ?? '';
    expect(xmlFault(body)).toBeUndefined();
    expect(body).toContain('甲 &lt;&amp;&gt; &quot;乙&quot;');
    expect(body).toContain('<w:t xml:space="preserve">  &quot;a&quot;: &quot;&lt;&amp;&gt;&quot;</w:t>');
    expect(body).toContain('<w:t xml:space="preserve"> x  y </w:t>');
  });

  test('a section deeper than headings are numbered is an error', async () => {
    const deep = section('a', { sections: [section('b', { sections: [section('c', { sections: [section('d', { sections: [section('e')] })] })] })] });
    await expect(wordBook({ title: '书', en: '', version: '', chapters: [deep] })).rejects.toThrow('section e: deeper than 4 headings');
  });
});

describe('bookmarks', () => {
  test('are the ids of requirements; what is too long or differs by case alone gets a digest', () => {
    const long = `type-${'Long'.repeat(12)}`;
    const names = bookmarksOf(['JY-RES-003', 'type-Site', 'type-site', long, `${long}2`, '71']);
    expect([...names.values()].slice(0, 2)).toEqual(['JY_RES_003', 'type_Site']);
    expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(6);
    for (const name of names.values()) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/);
  });
});

describe('the reader of the test', () => {
  test.each([
    ['an element that is never closed', '<a><b></b>'],
    ['elements that cross', '<a><b></a></b>'],
    ['a sign that is not escaped', '<a>x & y</a>'],
    ['a character that XML cannot hold', '<a>\u0001</a>'],
  ])('finds %s', (_what, text) => expect(xmlFault(text)).toBeDefined());

  test('finds members of an element in the wrong order, strangers among them, and styles that are nowhere', () => {
    expect(orderOf('<w:p><w:pPr><w:jc/><w:spacing w:after="1"/></w:pPr></w:p>')).toEqual({ seen: 1, faults: ['w:pPr: w:jc before w:spacing'] });
    expect(orderOf('<w:tbl><w:tblGrid/><w:tblPr><w:tblW/><w:madeUp/></w:tblPr></w:tbl>').faults).toEqual([
      'w:tbl: w:tblGrid before w:tblPr',
      'w:tblPr: w:madeUp is no member',
    ]);
    expect(orderOf('<w:pPr><w:spacing/><w:jc/></w:pPr><w:pPr><w:pStyle/></w:pPr>')).toEqual({ seen: 2, faults: [] });
    expect(lostStyles('<w:pStyle w:val="A"/><w:rStyle w:val="B"/>', '<w:style w:styleId="A">')).toEqual(['B']);
  });

  test('finds bytes that were changed', async () => {
    const bytes = Buffer.from(await wordBook({ title: '书', en: '', version: '', chapters: [section('a')] }));
    const at = bytes.indexOf('word/styles.xml') + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(() => readZip(bytes)).toThrow();
  });
});
