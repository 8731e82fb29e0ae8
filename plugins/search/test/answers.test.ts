/** Questions: the passage above the hits, the operation answerQuestion, and when neither says anything. */
import type { GeneratedAnswer, Resource } from '@jiyue/standards/model';
import { afterEach, expect, test } from 'vitest';
import type { SearchConfig, SearchParameters } from '../src/types.ts';
import { entryOf, type InProcess, startInProcess } from './in-process.ts';
import { record } from './world.ts';

const running: InProcess[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const aid = record({
  id: 'r-aid',
  kind: 'policy-document',
  title: '虚构省临时救助工作规程',
  document: { documentNumber: '虚民规〔2026〕3号' },
  text: '第一条 为规范临时救助，制定本规程。\n第二条 因火灾、交通事故、重大疾病等原因，基本生活暂时出现严重困难的家庭，可以申请临时救助。\n第三条 急难型救助由乡镇人民政府当场决定，3个工作日内发放。',
});
const bus = record({ id: 'r-bus', title: '云川市春节公交运营安排', text: '除夕末班车提前至18时。', siteId: 's2' });
const faq = {
  ...record({ id: 'r-faq', title: '婚姻登记常见问题' }),
  kind: 'faq',
  questions: [{ question: '婚姻登记要带户口簿吗？', answer: '不需要，由登记机关核验。' }],
} as Resource;

async function asking(config: SearchConfig = {}) {
  const world = new Map([aid, bus, faq].map((one) => [one.id, one]));
  const run = await startInProcess(world, config, ':memory:', { sites: [{ id: 's1' }, { id: 's2' }] as never });
  running.push(run);
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
  const search = async (q: string, more: Partial<SearchParameters> = {}) => {
    const reply = await run.search({ q, ...more });
    if (!reply.ok) throw new Error(reply.failure.code);
    return reply.value;
  };
  const answer = async (question: string, siteId?: string): Promise<GeneratedAnswer> =>
    (await run.call('answerQuestion', {}, { body: { question, ...(siteId === undefined ? {} : { siteId }) } })).value;
  return { world, run, search, answer };
}
const words = (pieces: readonly { readonly text: string }[] | undefined) => pieces?.map(({ text }) => text).join('');

test.each([
  ['临时救助几天发放', 'r-aid', '第三条', '急难型救助由乡镇人民政府当场决定，3个工作日内发放。'],
  ['怎么申请临时救助', 'r-aid', '第二条', '因火灾、交通事故、重大疾病等原因，基本生活暂时出现严重困难的家庭，可以申请临时救助。'],
  ['临时救助工作规程第2条', 'r-aid', '第二条', '因火灾、交通事故、重大疾病等原因，基本生活暂时出现严重困难的家庭，可以申请临时救助。'],
  ['除夕末班车几点', 'r-bus', undefined, '除夕末班车提前至18时。'],
  ['婚姻登记要带户口簿吗', 'r-faq', '婚姻登记要带户口簿吗？', '不需要，由登记机关核验。'],
])('a question gets the passage that answers it, word for word, with its source: %s', async (q, id, place, passage) => {
  const { search, world } = await asking();
  const { answer } = await search(q);
  expect(answer).toMatchObject({ id, title: world.get(id)!.title, version: 1, sourceName: '虚构省政府办公厅' });
  expect([answer?.place, words(answer?.passage)]).toEqual([place, passage]);
});

test.each([
  ['a word alone', '临时救助'],
  ['a matter that no text speaks of', '除夕能放烟花吗'],
  ['a sum where the text names none', '临时救助每人多少钱'],
  ['a matter that a text mentions by the way', '交通事故怎么办'],
  ['an article that is not there', '临时救助工作规程第9条'],
])('where no text answers, no passage is given: %s', async (_name, q) => {
  const { search } = await asking();
  expect((await search(q)).answer).toBeUndefined();
});

test('a withdrawn text answers nothing, even while the index is behind', async () => {
  const { search, world, answer } = await asking();
  world.set('r-bus', { ...bus, status: 'withdrawn', version: 2 });
  expect((await search('除夕末班车几点')).answer).toBeUndefined();
  expect(await answer('除夕末班车几点')).toMatchObject({ citations: [], refusal: 'no-source' });
});

test('the passage is given on the first page by relevance alone, and counts nowhere', async () => {
  const { search } = await asking();
  const { answer, total, items } = await search('怎么申请临时救助', { limit: 1 });
  expect([answer?.id, total, items.length]).toEqual(['r-aid', total, 1]);
  expect((await search('怎么申请临时救助', { sort: 'date' })).answer).toBeUndefined();
});

test('an answer says that a machine made it and cites the resource with its words', async () => {
  const { answer } = await asking();
  expect(await answer('临时救助几天发放')).toEqual({
    notice: expect.stringMatching(/^机器生成/),
    answer: '急难型救助由乡镇人民政府当场决定，3个工作日内发放。',
    citations: [{ resourceId: 'r-aid', version: 1, title: '虚构省临时救助工作规程', quote: '急难型救助由乡镇人民政府当场决定，3个工作日内发放。' }],
    generator: expect.any(String),
    generatedAt: '2026-03-05T10:00:00.000Z',
  });
});

test('without a resource to rest on no answer is given, and the reason is', async () => {
  const { answer } = await asking();
  expect(await answer('除夕能放烟花吗')).toMatchObject({ citations: [], refusal: 'no-source' });
  expect(await answer('除夕末班车几点', 's1')).toMatchObject({ citations: [], refusal: 'no-source' });
  expect(await answer('临时救助')).toMatchObject({ citations: [], refusal: 'out-of-scope' });
});

test('a site turns answers off for itself, an operator for all', async () => {
  const { answer, search } = await asking({ sitesWithoutAnswers: ['s2'] });
  expect(await answer('除夕末班车几点', 's2')).toMatchObject({ citations: [], refusal: 'turned-off' });
  expect((await search('除夕末班车几点', { siteId: 's2' })).answer).toBeUndefined();
  expect((await answer('除夕末班车几点')).answer).toBe('除夕末班车提前至18时。');
  const off = await asking({ answers: false });
  expect(await off.answer('除夕末班车几点')).toMatchObject({ citations: [], refusal: 'turned-off' });
  expect((await off.search('除夕末班车几点')).answer).toBeUndefined();
});

test('a site that does not exist is named', async () => {
  const { run } = await asking();
  const reply = await run.call('answerQuestion', {}, { body: { question: '除夕末班车几点', siteId: 's9' } });
  expect(reply.failure).toEqual({ code: 'SEARCH_SITE_UNKNOWN', data: { siteId: 's9' } });
});
