import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { anchors } from './anchors.ts';
import { buildBook } from './build-book.ts';
import { checkBook } from '../../../.ci/docs/book/check-book.ts';
import { anchorsOf, type Book, link, type Section, sectionsOf, table, text } from '../../../.ci/docs/book/document.ts';
import { htmlBook } from '../../../.ci/docs/book/html.ts';
import { markdownPages } from '../../../.ci/docs/book/markdown.ts';
import { readFrozenVersions, readStandardData } from './read-data.ts';
import { traceCsv } from './trace-csv.ts';
import { buildWorld } from './world.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const data = readStandardData(join(root, 'standards/generated'));
const world = buildWorld(data, readFrozenVersions(join(root, 'standards/versions')));
const book = buildBook(world, '草案');
const pages = markdownPages(book);
const html = htmlBook(book);

/** Everything of the generated data that people look up, by kind, as the anchor it must have. */
const things: { readonly [kind: string]: readonly string[] } = {
  requirements: data.requirements.map(({ id }) => anchors.requirement(id)),
  areas: data.areas.map(({ id }) => anchors.area(id)),
  'sentences and parts': data.clauses
    .flatMap(({ sentences }) => sentences.flatMap(({ id, parts = [] }) => [id, ...parts.map((part) => part.id)]))
    .map(anchors.clause),
  'headings and lines of the head': data.clauses.flatMap(({ header, headings }) => [...header, ...headings].map(({ id }) => anchors.clause(id))),
  // a definition is a record type, the type of a code table or a scalar
  types: Object.keys(data.defs).map((name) => {
    const own = world.tableOfType.get(name);
    if (own) return anchors.table(own.id);
    return world.scalars.has(name) ? anchors.scalar(name) : anchors.type(name);
  }),
  families: data.families.map(({ id }) => anchors.family(id)),
  tables: data.tables.map(({ id }) => anchors.table(id)),
  scalars: data.scalars.map(({ name }) => anchors.scalar(name)),
  modules: world.modules.map(({ name }) => anchors.module(name)),
  operations: [...JSON.stringify(data.openapi['paths']).matchAll(/"operationId":"(\w+)"/g)].map(([, id = '']) => anchors.operation(id)),
  events: data.events.flatMap(({ types }) => types.map(({ type }) => anchors.event(type))),
  'page tags': data.pages.flatMap(({ tags }) => tags.map(({ name }) => anchors.pageTag(name))),
  'page rules': data.pageRules.flatMap(({ rules }) => rules.map(({ id }) => anchors.pageRule(id))),
  indicators: data.indicators.flatMap(({ indicators = [] }) => indicators.map(({ id }) => anchors.indicator(id))),
  profiles: data.profiles.map(({ id, version }) => anchors.profile(`${id}@${version}`)),
  years: data.calendar.flatMap(({ id, years }) => years.map(({ year }) => anchors.year(id, year))),
  crosswalks: data.crosswalks.map(({ id }) => anchors.crosswalk(id)),
  errors: world.errors.map(({ code }) => anchors.error(code)),
  rules: world.rules.map(({ id }) => anchors.rule(id)),
};

const count = (list: readonly string[], wanted: string): number => list.filter((one) => one === wanted).length;
const idsOf = (text: string): readonly string[] => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);

describe.each(Object.entries(things))('all %s', (_kind, wanted) => {
  test('stand in the book, in the pages and in the single file exactly once, on their anchors', () => {
    expect(wanted.length).toBeGreaterThan(0);
    const inBook = anchorsOf(book);
    const inPages = [...pages.values()].flatMap(idsOf);
    const inHtml = idsOf(html);
    for (const anchor of new Set(wanted)) expect([anchor, count(inBook, anchor), count(inPages, anchor), count(inHtml, anchor)]).toEqual([anchor, 1, 1, 1]);
  });
});

describe('what the sections tell', () => {
  const sectionOf = (anchor: string): string => JSON.stringify([...sectionsOf(book.chapters)].find((section) => section.anchor === anchor));

  test('a requirement tells its statements, level, clauses and proof', () => {
    for (const { id, statement, title, verify, clauses } of data.requirements) {
      const told = sectionOf(id);
      for (const part of [statement.zh, statement.en, title.zh, title.en, ...(verify.checks ?? [])]) expect(told).toContain(JSON.stringify(part).slice(1, -1));
      for (const clause of clauses) expect(told).toContain(anchors.clause(clause));
    }
  });

  test('both wordings of a sentence stand where two copies differ, with a note', () => {
    const differing = data.clauses.flatMap(({ sentences }) => sentences.filter(({ projectCopy }) => projectCopy !== undefined));
    expect(differing.length).toBeGreaterThan(3);
    for (const { id, zh, projectCopy = '' } of differing) {
      const section = [...sectionsOf(book.chapters)].find(({ anchor }) => anchor === anchors.clause(id))!;
      const statements = section.blocks.flatMap((block) =>
        block.kind === 'text' && block.tone === 'statement'
          ? [block.content.map((inline) => (typeof inline === 'string' ? inline : 'text' in inline ? inline.text : '')).join('')]
          : [],
      );
      expect(statements).toEqual([zh, projectCopy]);
      expect(JSON.stringify(section)).toContain('公开发布的文本');
    }
  });

  test('every field of every type is a row, every code of every table too', () => {
    for (const [name, schema] of Object.entries(data.defs)) {
      const fields = Object.keys((schema['properties'] ?? {}) as object);
      const told = fields.length === 0 ? '' : sectionOf(anchors.type(name));
      for (const field of fields) expect(told).toContain(`{"cells":[[{"kind":"code","text":${JSON.stringify(field)}}]`);
    }
    for (const { id, members } of data.tables) {
      const told = sectionOf(anchors.table(id));
      for (const { code } of members) expect(told).toContain(`{"cells":[[{"kind":"code","text":${JSON.stringify(code)}}]`);
    }
  });

  test('every type that stands alone shows an example, every operation an exchange', () => {
    for (const name of data.families.flatMap(({ alone }) => alone))
      expect([name, sectionOf(anchors.type(name)).includes('"language":"json"')]).toEqual([name, true]);
    for (const { id, method } of world.operations.values()) expect(sectionOf(anchors.operation(id))).toContain(`${method} /`);
  });
});

describe('the trace', () => {
  const files = traceCsv(data);
  const linesOf = (name: string) => (files.get(name) ?? '').trim().split('\n').slice(1);

  test('has a line for every part of the notice and every requirement, and marks what is planned', () => {
    const lines = linesOf('trace-clauses.csv');
    for (const { clause, requirements } of data.trace.clauses) {
      const own = lines.filter((one) => one.startsWith(`${clause},`));
      expect(own.length).toBeGreaterThan(0);
      for (const { id, surfaces } of requirements)
        for (const { name, planned } of surfaces)
          expect(own.some((one) => one.includes(`,${id},`) && one.endsWith(`,${name},${planned ? '计划' : '已有'}`))).toBe(true);
    }
  });

  test('has a line for everything bound, back to its requirements and sentences', () => {
    const lines = linesOf('trace-surfaces.csv');
    expect(new Set(lines.map((one) => one.split(',').slice(0, 3).join(','))).size).toBe(data.trace.surfaces.length);
    expect(lines.find((one) => one.startsWith('操作,listChanges,已有,JY-EXC-001,'))).toMatch(/,应,已实现,71:/);
  });

  test('what a spreadsheet would calculate or break at is made harmless', () => {
    const odd = { id: 'x', zh: '=1+1,"引"', en: '', disposition: 'context' };
    const trace = { clauses: [{ clause: 'x', disposition: 'context', requirements: [] }], surfaces: [] };
    const written = traceCsv({ trace, requirements: [], clauses: [{ ...data.clauses[0]!, sentences: [odd] }] });
    expect(written.get('trace-clauses.csv')).toContain(`x,"'=1+1,""引""",背景，不产生要求,,`);
  });
});

describe('references', () => {
  test('every one leads to an anchor, and there are thousands', () => {
    const { anchors: seen, links, findings } = checkBook(book);
    expect(findings).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
    expect(links).toBeGreaterThan(2000);
  });

  test('every link of the pages leads to a page and an anchor on it', () => {
    let seen = 0;
    for (const [path, content] of pages) {
      // what stands in code is no link
      const prose = content.replace(/^(```+)[\s\S]*?^\1$/gm, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
      for (const [, target = ''] of prose.matchAll(/(?<!\\)\]\(([^)\s]+)\)/g)) {
        const [file = '', anchor = ''] = target.split('#');
        const page = file === '' ? path : posix.join(posix.dirname(path), file);
        seen += 1;
        expect([path, target, idsOf(pages.get(page) ?? '').includes(anchor)]).toEqual([path, target, true]);
      }
    }
    expect(seen).toBeGreaterThan(2000);
  });

  test('every link of the single file leads inside it, and nothing in it is loaded from elsewhere', () => {
    const ids = new Set(idsOf(html));
    const targets = [...html.matchAll(/ href="([^"]*)"/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(2000);
    expect(targets.filter((target) => target !== 'data:,' && !(target.startsWith('#') && ids.has(target.slice(1))))).toEqual([]);
    const loading = /<(?:iframe|object|embed|base|img|audio|video|source)\b|<[a-z]+(?: [^<>]*)? (?:src|srcset|poster|action|ping)=/;
    expect(loading.test('<p class="a" src="x">')).toBe(true);
    expect(loading.exec(html)?.[0]).toBeUndefined();
    expect(html.split('</style>')[0]).not.toMatch(/@import|url\(/);
  });

  const section = (anchor: string, more: Partial<Section> = {}): Section => ({ anchor, title: '试', en: 'trial', blocks: [], sections: [], ...more });
  test.each([
    ['a reference that leads nowhere', [section('a', { blocks: [text(link('b', '乙'))] })], 'a: refers to b, which is nowhere'],
    ['the same in a cell', [section('a', { blocks: [table('表', ['甲'], [1], [[[link('a', '甲'), link('c', '丙')]]])] })], 'a: refers to c, which is nowhere'],
    ['an anchor that stands twice', [section('a', { sections: [section('a')], blocks: [text(link('a', '甲'))] })], 'anchor a stands twice'],
    ['an anchor that must be escaped', [section('甲', { blocks: [text(link('甲', '甲'))] })], 'anchor 甲 needs escaping in addresses'],
    ['a value that was never filled in', [section('a', { blocks: [text(`值：${String(undefined)}`)] })], 'a: a text was not filled in'],
    ['nothing at all', [], 'no anchor or no reference was seen'],
  ])('the check finds %s', (_what, chapters: readonly Section[], finding) => expect(checkBook({ chapters }).findings).toContain(finding));

  test('a row with a cell too few is refused', () => expect(() => table('表', ['甲', '乙'], [1, 1], [[['一']]])).toThrow('2 columns, 1 cells'));
});

describe('what is written', () => {
  const tricky: Book = {
    title: '书<b>',
    en: 'A & B',
    version: '1',
    chapters: [
      {
        anchor: 'a',
        title: '甲|乙 *丙* <i>',
        en: '',
        page: 'deep/a',
        blocks: [
          table('表', ['一', '二'], [1, 1], [[['x|y'], [{ kind: 'code', text: '^(a|b)`$' }]]]),
          { kind: 'code', language: 'text', text: '```\nfence </script> & <b>' },
        ],
        sections: [{ anchor: 'b', title: '乙', en: '', page: 'b', blocks: [text(link('a', '去[甲]'))], sections: [] }],
      },
    ],
  };

  test('marks of Markdown inside texts stay texts', () => {
    const written = markdownPages(tricky);
    expect([...written.keys()]).toEqual(['README.md', 'deep/a.md', 'b.md']);
    const page = written.get('deep/a.md')!;
    expect(page).toContain('# 1 甲|乙 \\*丙\\* &lt;i&gt;');
    expect(page).toContain('| x\\|y | ``^(a\\|b)`$`` |');
    expect(page).toContain('````text\n```\nfence </script> & <b>\n````');
    expect(page).toContain('- [1.1 乙](../b.md#b)');
    expect(written.get('b.md')).toContain('[去\\[甲\\]](deep/a.md#a)');
  });

  test('marks of HTML inside texts stay texts', () => {
    const written = htmlBook(tricky);
    expect(written).toContain('<h1>书&lt;b&gt;</h1>');
    expect(written).toContain('<pre><code>```\nfence &lt;/script&gt; &amp; &lt;b&gt;</code></pre>');
    expect(written.match(/<script>/g)).toHaveLength(1);
  });

  test('the same sources give the same bytes', () => {
    const again = buildBook(buildWorld(data, world.frozen), '草案');
    expect(htmlBook(again)).toBe(html);
    expect([...markdownPages(again)]).toEqual([...pages]);
  });
});

describe('history', () => {
  test('a frozen version shows what the draft changed since', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jiyue-book-'));
    const put = (file: string, value: unknown) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), JSON.stringify(value));
    };
    const { Site: _, Column: column, ...others } = data.defs;
    put('1.0.0-rc.1/generated-by.json', { frozenOn: '2026-12-01' });
    put('1.0.0-rc.1/bundle.strict.json', { $defs: { ...others, Column: { ...column, description: '栏。' } } });
    put('1.0.0-rc.1/requirements.json', data.requirements);
    put('1.0.0-rc.1/codes.json', { tables: data.tables });
    const frozen = readFrozenVersions(folder);
    rmSync(folder, { recursive: true });
    const sections = [...sectionsOf(buildBook(buildWorld(data, frozen), '草案').chapters)];
    const historyOf = (anchor: string) => JSON.stringify(sections.find((one) => one.anchor === anchor)).match(/\["沿革"\],\["([^"]*)"\]/)?.[1];
    expect(historyOf('type-Site')).toBe('草案 加入');
    expect(historyOf('type-Column')).toBe('1.0.0-rc.1 加入，草案 修改');
    expect(historyOf('type-Organization')).toBe('1.0.0-rc.1 加入');
    expect(historyOf('JY-RES-003')).toBe('1.0.0-rc.1 加入');
    expect(sections.map(({ anchor }) => anchor)).toContain('version-1.0.0-rc.1');
  });
});
