/** Typing errors, pinyin, traditional characters and questions that find nothing, over the real SQLite index. */
import type { SearchReply } from '@jiyue/standards/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchParameters } from '../src/types.ts';
import { entryOf, type InProcess, startInProcess } from './in-process.ts';
import { buildWorld, record } from './world.ts';

let run: InProcess;

beforeAll(async () => {
  const world = buildWorld();
  const add = (id: string, title: string, text: string) => world.set(id, record({ id, title, text, kind: 'article' }));
  for (const [place, city] of ['青川市', '长宁县', '云山县'].entries()) {
    add(`r-env-${place}`, `${city}优化营商环境条例解读`, `${city}优化营商环境，保护市场主体权益。`);
    add(`r-permit-${place}`, `${city}居住证办理指南`, `居住证办理、续签，由${city}公安机关负责。`);
    add(`r-open-${place}`, `${city}政府信息公开年度报告`, `${city}政府信息公开工作年度报告。`);
  }
  run = await startInProcess(world);
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
});
afterAll(() => run.close());

async function ask(question: Partial<SearchParameters> & { readonly q: string }): Promise<SearchReply> {
  const reply = await run.search(question);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
}

describe('did you mean (JY-SRCH-022)', () => {
  test('what finds nothing as typed is searched as it was meant, and says so', async () => {
    for (const [q, meant] of [
      ['营伤', '营商'],
      ['yingshanghuanjing', '营商环境'],
      ['ju zhu zheng', '居住证'],
      // the first character of this place has two readings
      ['changning', '长宁'],
      ['CHANGNING', '长宁'],
    ] as const) {
      const reply = await ask({ q });
      expect(reply.searchedInstead, q).toBe(meant);
      expect(reply.total, q).toBeGreaterThan(0);
      expect(reply.help, q).toBeUndefined();
    }
  });

  test.each([
    ['two of the same sound', '迎商环竞', '营商环境'],
    ['one wrong character of a longer word', '政府信息公开年渡报告', '政府信息公开年度报告'],
    ['two changed round', '居住证办理指南 营商境环', '居住证办理指南 营商环境'],
    ['a similar shape', '公安机关 政府信息公幵', undefined],
  ])('what finds a part keeps its hits and is asked back: %s', async (_name, q, meant) => {
    const reply = await ask({ q });
    expect(reply.total).toBeGreaterThan(0);
    expect(reply.searchedInstead).toBeUndefined();
    expect(reply.didYouMean).toEqual(meant === undefined ? undefined : [meant]);
  });

  test('what finds something is never replaced', async () => {
    for (const q of ['营商环境', '居住证', '长宁', '住房公积金提取']) {
      const reply = await ask({ q });
      expect(reply.total, q).toBeGreaterThan(0);
      expect([reply.searchedInstead, reply.didYouMean, reply.help], q).toEqual([undefined, undefined, undefined]);
    }
  });

  test('pages of what is searched instead lead to its total', async () => {
    const first = await ask({ q: 'yingshanghuanjing', limit: 2 });
    const second = await ask({ q: 'yingshanghuanjing', limit: 2, cursor: first.next! });
    expect([first.searchedInstead, second.searchedInstead]).toEqual(['营商环境', '营商环境']);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(first.total);
  });

  test('traditional and simplified characters find each other, and are marked where they stand', async () => {
    const reply = await ask({ q: '優化營商環境' });
    expect(reply.total).toBe(3);
    expect(reply.searchedInstead).toBeUndefined();
    expect(reply.items[0]!.title.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['优化营商环境']);
  });
});

describe('nothing found (JY-SRCH-022)', () => {
  test('without hits the reply says which word is unknown and what to leave out', async () => {
    expect((await ask({ q: '麒麟饕餮', limit: 5 })).help).toEqual({ unknownWords: ['麒麟饕餮'], withoutFilter: [], withoutWord: [] });
    const narrow = await ask({ q: '营商环境', siteId: 's9', kind: 'article' });
    expect(narrow).toMatchObject({ total: 0, help: { unknownWords: [], withoutFilter: [{ value: 'siteId', total: 3 }] } });
    expect(narrow.searchedInstead).toBeUndefined();
    const quoted = await ask({ q: '营商环境 “环境营商”' });
    expect(quoted).toMatchObject({ total: 0, help: { withoutWord: [{ value: '“环境营商”', total: 3 }] } });
  });

  test('a question without letters finds nothing and needs no help', async () => {
    expect(await ask({ q: '？！' })).toEqual({ items: [], total: 0, facets: [] });
  });
});
