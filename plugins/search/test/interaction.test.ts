/** Public cases of a source beside records: found, shown as the source shows them now, gone once they are taken down. */
import { asJson, type InteractionSource } from '@jiyue/sdk/plugin';
import { createMemoryStorage } from '@jiyue/sdk/testing';
import type { InteractionHitPage, PublicCase } from '@jiyue/standards/model';
import { afterEach, expect, test } from 'vitest';
import { entryOf, type InProcess, type Left, startInProcess } from './in-process.ts';
import { lettersSource } from './letters-source.ts';
import { buildWorld } from './world.ts';

const running: InProcess[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

const publicCase = (id: string, more: Partial<PublicCase> = {}): PublicCase => ({
  ...{ id, version: 1, siteId: 's1', interactionKind: 'enquiry', title: '公积金异地提取咨询', question: '在外地买房能提取公积金吗？' },
  ...{ answer: '可以，提交异地购房合同即可提取住房公积金。', answeredById: 'o1', answeredByName: '虚构省住房公积金中心' },
  ...{ receivedDate: '2026-02-01', answeredDate: '2026-02-03', publishedAt: '2026-02-04T09:00:00+08:00', ...more },
});

/** The source of the guide, over storage in memory, with what its plugin would do. */
async function source(cases: readonly PublicCase[]) {
  const storage = createMemoryStorage();
  const real = lettersSource(storage);
  let changed = 0;
  let asked = 0;
  const tell = (id: string) => {
    changed += 1;
    return { [`change:${String(changed).padStart(12, '0')}/${id}`]: null };
  };
  const use: InteractionSource = {
    changes(request) {
      asked += 1;
      return real.changes(request);
    },
    publicCases: real.publicCases,
  };
  const publish = (one: PublicCase) => storage.write({ put: { ...tell(one.id), [`public:${one.id}`]: asJson(one) } });
  for (const one of cases) await publish(one);
  return {
    use,
    asked: () => asked,
    publish,
    /** @param isTold whether the search may know of it already */
    takeDown: (id: string, isTold: boolean) => storage.write({ remove: [`public:${id}`], ...(isTold ? { put: tell(id) } : {}) }),
  };
}

async function searching(from: Awaited<ReturnType<typeof source>>, left: Left = {}) {
  const world = buildWorld();
  const sites = [{ id: 's1' }, { id: 's2' }] as never;
  const run = await startInProcess(world, {}, ':memory:', { sites, sources: [{ plugin: 'letters', use: from.use }], ...left });
  running.push(run);
  await run.deliver([...world.values()].map((one, place) => entryOf(one, place + 1)));
  const ask = async (q: string, more: object = {}): Promise<InteractionHitPage> => {
    const reply = await run.call('searchInteraction', { q, ...more });
    if (!reply.ok) throw new Error(reply.failure.code);
    return reply.value;
  };
  return { run, ask, ids: async (q: string, more: object = {}) => (await ask(q, more)).items.map(({ caseId }) => caseId) };
}
const words = (pieces: readonly { readonly text: string; readonly hit: boolean }[]) => pieces.map(({ text, hit }) => (hit ? `【${text}】` : text)).join('');

test('a public answer of interaction is found from its publication on, apart from the hits of records', async () => {
  const letters = await source([]);
  const { run, ask, ids } = await searching(letters);
  expect(await ask('异地提取')).toEqual({ items: [], total: 0 });
  await letters.publish(publicCase('k1'));
  const { items, total } = await ask('异地提取公积金');
  expect(total).toBe(1);
  expect(items[0]).toMatchObject({
    caseId: 'k1',
    interactionKind: 'enquiry',
    siteId: 's1',
    answeredBy: '虚构省住房公积金中心',
    answeredAt: '2026-02-02T16:00:00.000Z',
  });
  expect(words(items[0]!.title)).toBe('【公积金异地提取】咨询');
  const records = await run.search({ q: '异地购房合同' });
  expect(records.ok && records.value.total).toBe(0);
  expect(await ids('虚政发〔2026〕1号')).toEqual([]);
});

test('answers of interaction are parted by kind and by site', async () => {
  const letters = await source([
    publicCase('k1'),
    publicCase('k2', { interactionKind: 'comment' }),
    publicCase('k3', { siteId: 's2' }),
    publicCase('k4', { siteId: 's9' }),
  ]);
  const { ids } = await searching(letters);
  expect((await ids('公积金提取')).toSorted()).toEqual(['k1', 'k2', 'k3']);
  expect(await ids('公积金提取', { interactionKind: 'comment' })).toEqual(['k2']);
  expect(await ids('公积金提取', { siteId: 's2' })).toEqual(['k3']);
});

test('a case that was taken down is shown no more, even before the search is told', async () => {
  const letters = await source([publicCase('k1'), publicCase('k2')]);
  const { ask, ids } = await searching(letters);
  expect((await ask('公积金提取')).total).toBe(2);
  await letters.takeDown('k1', false);
  expect(await ask('公积金提取')).toMatchObject({ total: 1, items: [{ caseId: 'k2' }] });
  await letters.takeDown('k2', true);
  expect(await ids('公积金提取')).toEqual([]);
});

test('a newer text is found by its new words and shown as it is', async () => {
  const letters = await source([publicCase('k1')]);
  const { ask, ids } = await searching(letters);
  expect(await ids('异地购房')).toEqual(['k1']);
  await letters.publish(publicCase('k1', { version: 2, answer: '可以，网上即可办理。', title: '公积金提取' }));
  expect(await ids('网上办理')).toEqual(['k1']);
  expect(await ids('异地购房合同')).toEqual([]);
  expect(words((await ask('网上办理')).items[0]!.extract)).toContain('可以，【网上】即可【办理】。');
});

test('pages lead to the declared total, each case once; a cursor of another search is refused', async () => {
  const letters = await source(Array.from({ length: 230 }, (_, number) => publicCase(`k${number}`)));
  const { run, ask } = await searching(letters);
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const page: InteractionHitPage = await ask('公积金提取', { limit: 50, ...(next === undefined ? {} : { cursor: next }) });
    expect(page.total).toBe(230);
    seen.push(...page.items.map(({ caseId }) => caseId));
    next = page.next;
  } while (next !== undefined);
  expect([seen.length, new Set(seen).size]).toEqual([230, 230]);
  const { next: cursor } = await ask('公积金提取', { limit: 1 });
  expect((await run.call('searchInteraction', { q: '公积金', cursor })).failure.code).toBe('CURSOR_INVALID');
});

test('what was read is not read again after a restart, and all of it once the index is lost', async () => {
  const letters = await source([publicCase('k1')]);
  const { run, ids } = await searching(letters);
  await ids('公积金提取');
  const { storage, shared } = run;
  const before = letters.asked();
  // a new index in memory: a lost one
  const again = await searching(letters, { storage, shared });
  expect(await again.ids('公积金提取')).toEqual(['k1']);
  expect(letters.asked() - before).toBe(2);
  await again.ids('公积金提取');
  expect(letters.asked() - before).toBe(3);
});

test('a replay of the log keeps the cases, which do not stand in it', async () => {
  const { run, ids } = await searching(await source([publicCase('k1')]));
  await ids('公积金提取');
  await run.follower.reset(run.storage);
  expect(await ids('公积金提取')).toEqual(['k1']);
  const records = await run.search({ q: '公积金' });
  expect(records.ok && records.value.total).toBe(0);
});

test('a case with a telephone number in it, a source that fails, and one that answers in another form are left aside and told', async () => {
  const letters = await source([publicCase('k1'), publicCase('k2', { question: '请联系我，电话13900000000。' })]);
  const broken: InteractionSource = { changes: () => Promise.reject(new Error('no connection')), publicCases: async () => [] };
  const odd: InteractionSource = { changes: async () => JSON.parse('{"ids":"k1","mark":""}'), publicCases: async () => [] };
  const sources = [
    { plugin: 'broken', use: broken },
    { plugin: 'letters', use: letters.use },
    { plugin: 'odd', use: odd },
  ];
  const { run, ids } = await searching(letters, { sources });
  expect(await ids('公积金 电话')).toEqual(['k1']);
  expect(run.warned.map((line) => JSON.stringify(line)).join()).toMatch(/broken.*no connection.*letters.*odd.*the ids are no list/s);
});
