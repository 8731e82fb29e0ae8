/** The operation over the real SQLite index: what is found, in which order, with which filters, facets, pieces and pages. */
import type { SearchRanker } from '@jiyue/sdk/plugin';
import type { Resource, SearchReply } from '@jiyue/standards/model';
import { afterEach, describe, expect, test } from 'vitest';
import type { SearchConfig, SearchParameters } from '../src/types.ts';
import { entryOf, type InProcess, startInProcess } from './in-process.ts';
import { buildWorld, record } from './world.ts';

type Question = Partial<SearchParameters> & { readonly q: string };

const running: InProcess[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.close();
});

/** A plugin that has followed the whole log of a world. */
async function searching(world = buildWorld(), config?: SearchConfig) {
  const run = await startInProcess(world, config);
  running.push(run);
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
  const ask = async (question: Question): Promise<SearchReply> => {
    const reply = await run.search(question);
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    return reply.value;
  };
  return { run, world, ask, ids: async (question: Question) => (await ask(question)).items.map(({ id }) => id) };
}
const text = (pieces: SearchReply['items'][number]['title']) => pieces.map((piece) => (piece.hit ? `【${piece.text}】` : piece.text)).join('');

describe('what is found', () => {
  test('a date is found in other writings, and is marked as it stands', async () => {
    const days = ['2026年1月10日', '二〇二六年一月十日', '2026-01-10', '2026年1月11日'];
    const world = new Map(days.map((day, place) => [`r-${place}`, record({ id: `r-${place}`, title: `通告${place}`, text: `成文日期：${day}。` })]));
    const { ask } = await searching(world);
    const reply = await ask({ q: '2026-01-10' });
    expect(
      reply.items
        .map(({ id }) => id)
        .slice(0, 3)
        .toSorted(),
    ).toEqual(['r-0', 'r-1', 'r-2']);
    expect(text(reply.items.find(({ id }) => id === 'r-1')!.extract)).toContain('【二〇二六年一月十日】');
  });

  test.each([
    ['a word of the title', '防汛', ['r-flood']],
    ['a word of the text', '存储余额', ['r-fund']],
    ['a word of HTML across its tags', '公积金提取已可网上办理', ['r-fund-news']],
    ['a keyword and an issuer', '虚构省财政厅 公积金', ['r-fund-old']],
    ['a summary', '二〇二六年度', ['r-empty']],
    ['one character', '税', ['r-tax']],
    ['one character beside words', '税 便利', ['r-tax']],
    ['full width and capitals', '２０２６年２月', ['r-fund']],
  ])('%s', async (_name, q, ids) => {
    const { ids: found } = await searching();
    expect((await found({ q })).slice(0, ids.length)).toEqual(ids);
  });

  test('a spoken word finds what texts write', async () => {
    const { ids } = await searching();
    expect(await ids({ q: '社保' })).toEqual(expect.arrayContaining(['r-read', 'r-empty']));
  });

  test('the operator’s own synonyms widen a question', async () => {
    const q = '抗洪碰头会';
    expect(await (await searching()).ids({ q })).toEqual([]);
    expect(await (await searching(buildWorld(), { synonyms: ['抗洪 → 防汛'] })).ids({ q })).toEqual(['r-flood']);
  });

  test('a quoted phrase has to stand so', async () => {
    const { ids } = await searching();
    expect(await ids({ q: '“公积金提取”' })).toEqual(expect.arrayContaining(['r-fund-old', 'r-fund-news']));
    expect(await ids({ q: '"公积金提取"' })).not.toContain('r-fund');
    expect(await ids({ q: '公积金提取' })).toContain('r-fund');
  });

  test.each(['', ' ', '？！', '""', '〔〕', '\u0000', '🙂', '-', '*', '\ud800', '(', ')))'])('a question of %j finds nothing and is no error', async (q) => {
    const { ask } = await searching();
    expect(await ask({ q })).toEqual({ items: [], total: 0, facets: [] });
  });

  test.each([
    '" OR tokens',
    'NEAR(公积金 提取)',
    '公积金 NOT 提取',
    'title:公积金',
    '公积金*',
    '{body} : 公积金',
    `'; DROP TABLE document; --`,
    '%',
    '公积金 AND',
  ])('syntax of the index in a question is plain text: %s', async (q) => {
    const { run, ask } = await searching();
    await run.search({ q });
    expect((await ask({ q: '防汛' })).total).toBe(1);
  });

  test('the longest question the standard allows is answered', async () => {
    const { ask } = await searching();
    const long = Array.from({ length: 200 }, (_, place) => String.fromCodePoint(0x4e00 + place * 7)).join('');
    expect((await ask({ q: long })).total).toBeGreaterThanOrEqual(0);
    expect((await ask({ q: '公积金'.repeat(66) })).total).toBeGreaterThan(0);
  });
});

describe('order', () => {
  test.each([
    '虚政发〔2026〕1号',
    '虚政发[2026]1号',
    '虚政发（２０２６）１号',
    '虚政发2026年第1号',
    '关于虚政发〔2026〕1号的通知',
    '〔2026〕1号',
    '990000001/2026-00001',
  ])('the document with the number comes first: %s (JY-SRCH-002)', async (q) => {
    const { ids } = await searching();
    expect((await ids({ q }))[0]).toBe('r-fund');
  });

  test('the number decides even where another text repeats it', async () => {
    const world = buildWorld();
    const loud = record({ id: 'r-loud', title: '虚政发〔2026〕1号 虚政发〔2026〕1号', text: '虚政发〔2026〕1号。'.repeat(50) });
    const { ids } = await searching(world.set(loud.id, loud));
    expect((await ids({ q: '虚政发〔2026〕1号' })).slice(0, 2)).toEqual(['r-fund', 'r-loud']);
    expect((await ids({ q: '虚政发〔2026〕1号', sort: 'date' }))[0]).toBe('r-fund');
  });

  test.each(['云川江生态补水方案', '一图读懂：如何申请公租房，怎么办理公租房？', `关于印发${'云川江流域水生态保护与修复'.repeat(4)}实施方案的通知`])(
    'a title that is the question comes before titles and texts that repeat it: %s',
    async (title) => {
      const world = buildWorld();
      for (const id of ['r-a', 'r-b', 'r-c']) world.set(id, record({ id, title: `关于《${title}》的说明（${id}）`, text: `${title}。`.repeat(20) }));
      world.set('r-plan', record({ id: 'r-plan', title, text: '略。' }));
      const { ids } = await searching(world);
      expect((await ids({ q: title }))[0]).toBe('r-plan');
    },
  );

  test('the full title of each public text finds it on the first page', async () => {
    const { ask, world } = await searching();
    for (const { id, title, status } of world.values())
      if (status === 'published') expect([title, (await ask({ q: title })).items.map((one) => one.id)]).toEqual([title, expect.arrayContaining([id])]);
  });

  test('of equal texts the one that binds more comes first; the operator may turn that off', async () => {
    const law = (id: string, legalLevel?: string) =>
      record({ id, kind: 'policy-document', title: '湿地保护', text: '湿地保护。', document: legalLevel ? { legalLevel } : {} });
    const world = () => new Map([law('r-1'), law('r-2', '地方性法规'), law('r-3', '法律'), law('r-4', '行政法规')].map((one) => [one.id, one]));
    expect(await (await searching(world())).ids({ q: '湿地保护' })).toEqual(['r-3', 'r-4', 'r-1', 'r-2']);
    expect(await (await searching(world(), { legalLevelBoost: 0 })).ids({ q: '湿地保护' })).toEqual(['r-1', 'r-2', 'r-3', 'r-4']);
  });

  test('of equal texts the one that others name comes first, whatever edition they name', async () => {
    const rule = (id: string, title: string, text = '湿地保护。') => record({ id, title, text });
    const world = new Map(
      [
        rule('r-1', '甲市湿地保护规定'),
        rule('r-2', '乙市湿地保护规定'),
        ...['x', 'y', 'z'].map((id) => rule(`r-${id}`, `工作通报${id}`, '依据《乙市湿地保护规定（2025年修正）》开展检查。')),
      ].map((one) => [one.id, one]),
    );
    const { ids } = await searching(world);
    expect((await ids({ q: '湿地保护规定' })).slice(0, 2)).toEqual(['r-2', 'r-1']);
  });

  test('a ranker of another plugin turns the order, and one that fails leaves it', async () => {
    const world = new Map(['r-1', 'r-2'].map((id) => [id, record({ id, title: '湿地保护', text: '湿地保护。' })]));
    const asked = async (rank: SearchRanker['rank']) => {
      const run = await startInProcess(world, {}, ':memory:', { rankers: [{ plugin: 'other', use: { rank } }] });
      running.push(run);
      await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
      const reply = await run.search({ q: '湿地保护' });
      return { ids: reply.ok ? reply.value.items.map(({ id }) => id) : [], warned: run.warned.length };
    };
    expect(await asked(async ({ hits }) => hits.map(({ id }) => (id === 'r-2' ? 2 : 1)))).toEqual({ ids: ['r-2', 'r-1'], warned: 0 });
    expect(await asked(() => Promise.reject(new Error('down')))).toEqual({ ids: ['r-1', 'r-2'], warned: 1 });
  });

  test('of equal texts the newer comes first; the operator may turn that off', async () => {
    const news = (id: string, publishedDate: string) =>
      record({ id, title: '湿地保护', text: '湿地保护。', origin: { system: 'cms', recordId: id, publishedDate } });
    const world = () => new Map([news('r-1', '2015-03-01'), news('r-2', '2026-03-01')].map((one) => [one.id, one]));
    expect(await (await searching(world())).ids({ q: '湿地保护' })).toEqual(['r-2', 'r-1']);
    expect(await (await searching(world(), { freshnessBoost: 0 })).ids({ q: '湿地保护' })).toEqual(['r-1', 'r-2']);
  });

  test('of equal texts the one in force comes first', async () => {
    const rule = (id: string, validity: 'repealed' | 'in-force') =>
      record({ id, kind: 'policy-document', title: '湿地保护', text: '湿地保护。', document: { validity } });
    const { ids } = await searching(new Map([rule('r-1', 'repealed'), rule('r-2', 'in-force')].map((one) => [one.id, one])));
    expect(await ids({ q: '湿地保护' })).toEqual(['r-2', 'r-1']);
  });

  test('by date the newest comes first, by the date of the source', async () => {
    const { ids } = await searching();
    expect(await ids({ q: '住房公积金', sort: 'date' })).toEqual(['r-fund-news', 'r-city', 'r-read', 'r-fund', 'r-fund-old']);
  });
});

describe('filters and facets (JY-SRCH-001)', () => {
  test.each<[string, Partial<SearchParameters>, readonly string[]]>([
    ['site', { siteId: 's2' }, ['r-city']],
    ['column', { columnId: 'c-read' }, ['r-read']],
    ['kind', { kind: 'policy-document' }, ['r-fund', 'r-fund-old']],
    ['topic', { topic: 'T0403' }, ['r-fund']],
    ['topic with those below it', { topic: 'T04' }, ['r-fund', 'r-fund-old']],
    ['issuer', { issuer: '虚构省财政厅' }, ['r-fund-old']],
    ['from a day, that day included', { publishedFrom: '2026-01-15' }, ['r-city', 'r-fund-news']],
    ['until a day, its last minutes in China included', { publishedTo: '2019-05-31' }, ['r-fund-old']],
    ['a day', { publishedFrom: '2026-01-12', publishedTo: '2026-01-12' }, ['r-fund']],
    ['several at once', { kind: 'policy-document', publishedFrom: '2026-01-01' }, ['r-fund']],
    ['a value nobody has', { issuer: '没有这个机关' }, []],
  ])('%s', async (_name, filter, expected) => {
    const { ask } = await searching();
    const { items, total } = await ask({ q: '住房公积金', ...filter });
    expect(items.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
    expect(total).toBe(expected.length);
  });

  test('every facet value counts what its filter finds, for strict and for loose questions', async () => {
    const { ask } = await searching();
    for (const q of ['住房公积金', '我买房的时候怎么提取公积金的存储余额？', '虚政发〔2026〕1号']) {
      const { facets, total } = await ask({ q });
      expect(facets.map(({ name }) => name)).toEqual(['kind', 'siteId', 'columnId', 'topic', 'issuer', 'year']);
      for (const { name, values } of facets) {
        for (const { value, count } of values) {
          const filter = name === 'year' ? { publishedFrom: `${value}-01-01`, publishedTo: `${value}-12-31` } : { [name]: value };
          expect([q, name, value, (await ask({ q, ...filter })).total]).toEqual([q, name, value, count]);
          expect(count).toBeLessThanOrEqual(total);
        }
      }
    }
  });

  test('a reversed period is refused by name', async () => {
    const { run } = await searching();
    expect(await run.search({ q: '公积金', publishedFrom: '2026-02-01', publishedTo: '2026-01-01' })).toEqual({
      ok: false,
      failure: { code: 'SEARCH_PERIOD_REVERSED', data: { publishedFrom: '2026-02-01', publishedTo: '2026-01-01' } },
    });
  });
});

describe('a hit', () => {
  test('shows the record of the repository with hits marked apart', async () => {
    const { ask } = await searching();
    const [hit] = (await ask({ q: '提取存储余额' })).items;
    expect(hit).toMatchObject({
      id: 'r-fund',
      version: 1,
      kind: 'policy-document',
      siteId: 's1',
      columnId: 'c-policy',
      documentNumber: '虚政发〔2026〕1号',
      sourceName: '虚构省政府办公厅',
      publishedAt: '2026-01-11T16:00:00.000Z',
      validity: 'in-force',
    });
    expect(text(hit!.extract)).toBe('职工可以【提取】住房公积金账户内的【存储余额】，用于购买自住住房。本办法自2026年2月1日起施行。');
    expect(hit!.score).toBeGreaterThan(0);
  });

  test('an empty text gives its summary; text that looks like HTML stays text', async () => {
    const { ask } = await searching();
    expect(text((await ask({ q: '缴费标准' })).items[0]!.extract)).toContain('年度社会保险【缴费标准】见附件');
    expect(text((await ask({ q: '防汛' })).items[0]!.extract)).toContain('<script>alert(1)</script>');
  });

  test('questions, leaders and data sets are found by what their kind says, and the extract shows it', async () => {
    const { ask } = await searching(
      new Map(
        [
          { ...record({ id: 'r-faq', title: '居住证', kind: 'faq' }), questions: [{ question: '多久办结？', answer: '十五个工作日内发证。' }] },
          { ...record({ id: 'r-leader', title: '副省长', kind: 'leader' }), name: '林青', post: '副省长', resume: '曾任青川市市长。', duties: '负责教育。' },
        ].map((one) => [one.id, one as Resource]),
      ),
    );
    const { items } = await ask({ q: '工作日内发证' });
    expect(items.map(({ id }) => id)).toEqual(['r-faq']);
    expect(text(items[0]!.extract)).toContain('工作日内发证');
    expect((await ask({ q: '青川市市长', kind: 'leader' })).items.map(({ id }) => id)).toEqual(['r-leader']);
  });

  test('what is no document has neither number nor validity', async () => {
    const { ask } = await searching();
    expect(Object.keys((await ask({ q: '防汛' })).items[0]!)).not.toContain('validity');
  });
});

describe('paging', () => {
  const many = () => {
    const world = buildWorld();
    for (let n = 0; n < 470; n += 1) {
      const id = `r-many-${String(n).padStart(3, '0')}`;
      const day = `2024-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
      world.set(
        id,
        record({
          id,
          title: `云川江治理工程第${n}期进展`,
          text: '治理工程进展。'.repeat((n % 9) + 1),
          siteId: n % 3 === 0 ? 's2' : 's1',
          origin: { system: 'cms', recordId: id, publishedDate: day },
        }),
      );
    }
    return world;
  };

  test.each<[string, Question]>([
    ['by relevance, beyond the candidates that are weighed', { q: '云川江治理工程' }],
    ['by date', { q: '云川江治理工程', sort: 'date' }],
    ['with a filter', { q: '云川江治理工程', siteId: 's2' }],
    ['of a loose question', { q: '请问云川江治理工程的住房公积金怎么样了' }],
    ['with an exact number in front', { q: '虚政发〔2026〕1号 云川江治理工程' }],
  ])('walks to the declared total without a gap or a repeat: %s', async (_name, question) => {
    const { ask } = await searching(many());
    const seen: string[] = [];
    let cursor: string | undefined;
    let declared = -1;
    do {
      const page: SearchReply = await ask({ ...question, limit: 37, ...(cursor === undefined ? {} : { cursor }) });
      if (declared < 0) declared = page.total;
      expect(page.total).toBe(declared);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen.length).toBe(declared);
    expect(new Set(seen).size).toBe(declared);
    expect(declared).toBeGreaterThan(100);
  });

  test('a cursor of another question is refused', async () => {
    const { run, ask } = await searching(many());
    const { next } = await ask({ q: '云川江', limit: 5 });
    expect(await run.search({ q: '治理工程', limit: 5, cursor: next! })).toMatchObject({ ok: false, failure: { code: 'CURSOR_INVALID' } });
    expect(await run.search({ q: '云川江', cursor: 'AAAA' })).toMatchObject({ ok: false, failure: { code: 'CURSOR_INVALID' } });
  });
});

describe('an index that is behind (JY-SRCH-003)', () => {
  test('a withdrawn or vanished record is not shown, and the page is filled with the next', async () => {
    const { world, ask, ids } = await searching();
    const all = await ids({ q: '住房公积金' });
    const withdrawn = world.get(all[0]!)!;
    world.set(withdrawn.id, { ...withdrawn, status: 'withdrawn', version: 2 });
    world.delete(all[2]!);
    const { items, total } = await ask({ q: '住房公积金', limit: 3 });
    expect(items.map(({ id }) => id)).toEqual([all[1], all[3], all[4]]);
    expect(total).toBe(all.length - 2);
  });

  test('of what is withdrawn while the index stands still nothing shows: no hit, no total, no count in a facet (NT-withdrawn-found)', async () => {
    const { world, ask } = await searching();
    const q = '住房公积金';
    for (const { id } of (await ask({ q, limit: 100 })).items) world.delete(id);
    const { items, total, facets, next } = await ask({ q });
    expect({ items, total, next, counted: facets.flatMap(({ values }) => values) }).toEqual({ items: [], total: 0, next: undefined, counted: [] });
  });

  test('after a mass withdrawal a page ends early and leads on instead of searching on and on', async () => {
    const world = new Map(
      Array.from({ length: 900 }, (_, n) => record({ id: `r-${String(n).padStart(3, '0')}`, title: '云川江简报' })).map((one) => [one.id, one]),
    );
    const { ask } = await searching(world);
    for (const id of [...world.keys()].slice(0, 890)) world.delete(id);
    const seen: string[] = [];
    let pages = 0;
    let cursor: string | undefined;
    do {
      const page: SearchReply = await ask({ q: '云川江简报', limit: 4, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      pages += 1;
      cursor = page.next;
    } while (cursor !== undefined);
    expect([seen.length, new Set(seen).size]).toEqual([10, 10]);
    expect(pages).toBeLessThan(10);
  });

  test('a record that was moved since does not show under its old filter', async () => {
    const { world, ids } = await searching();
    world.set('r-city', { ...world.get('r-city')!, version: 2, siteId: 's1' });
    expect(await ids({ q: '住房公积金', siteId: 's2' })).toEqual([]);
    expect(await ids({ q: '住房公积金' })).toContain('r-city');
  });

  test('a newer version shows its own text and version', async () => {
    const { world, ask } = await searching();
    world.set('r-flood', { ...world.get('r-flood')!, version: 3, title: '防汛工作会议（修订）' });
    const [hit] = (await ask({ q: '防汛' })).items;
    expect([hit!.version, text(hit!.title)]).toEqual([3, '【防汛】工作会议（修订）']);
  });
});
