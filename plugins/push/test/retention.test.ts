/** What own storage forgets, over months of a simulated clock: nothing that a delivery left stays longer than the delivery. */
import { keys } from '@jiyue/sdk/plugin';
import { expect, test } from 'vitest';
import { begin, draft, manager, paperChannel, reader, resource, settle } from './world.ts';

type World = Awaited<ReturnType<typeof begin>>;

/** Kinds of keys in own storage, with their number. */
async function kept({ world }: World): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for await (const key of keys(world.storage, '')) {
    const kind = key.slice(0, key.indexOf('/'));
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
const allDone =
  ({ world }: World) =>
  async () =>
    (await world.queue.count()).every(({ state, lane }) => state === 'done' || lane === 'work-digest');
const nights = async ({ world, running }: World, days: number) => {
  world.clock.passDays(days);
  // the address first, then the rest
  for (let hour = 0; hour < 2; hour += 1) await running.runJob('erase-ended');
  await running.runJob('clear-old');
};

/** Subscriptions, deliveries with receipts and reports, a digest that overlaps, a recall. */
async function busyWorld() {
  const paper = paperChannel({ needsConsent: false });
  const it = await begin({ paper: [paper], config: { keepReceiptsDays: 30, keepDeliveriesDays: 100 } });
  paper.answer = ({ key }) => ({ state: 'accepted', receipt: `m-${key}` });
  const save = async (subscriptionId: string, more: Parameters<typeof draft>[0]) =>
    expect(await it.running.call('saveSubscription', { params: { subscriptionId }, body: draft(more), caller: reader })).toMatchObject({ ok: true });
  await save('at-once', {});
  await save('daily', { frequency: 'daily', query: { all: [{ any: [{ kind: 'resource-kind', resourceKinds: ['article'] }] }] } });
  await save('weekly', { frequency: 'weekly', query: { all: [{ any: [{ kind: 'words', words: ['云川江'], needsAll: true, isInTitleOnly: false }] }] } });
  it.world.clock.passDays(0.001);
  it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, () => paper.sent.length === 1);
  const { key } = paper.sent[0]!;
  await settle(it.running, allDone(it));
  const report = { channel: 'email' as const, channelMessageId: `m-${key}`, state: 'delivered' as const, occurredAt: it.world.clock.now().toISOString() };
  expect(await it.running.call('reportDelivery', { body: report, caller: manager })).toEqual({ ok: true, value: undefined });
  // the digest of what only it may send
  await it.running.call('removeSubscription', { params: { subscriptionId: 'at-once' }, caller: reader });
  it.world.publish(resource(it.world, 'r-news-2'));
  await it.running.catchUp();
  it.world.clock.passDays(1);
  await it.running.runJob('recover-digests');
  await settle(it.running, () => paper.sent.some(({ kind }) => kind === 'digest'));
  it.world.withdraw('r-news-1', 'gone');
  await settle(it.running, allDone(it));
  return it;
}

test('ids of channels go first, marks of digests after two months, all that deliveries left after the time of deliveries', async () => {
  const it = await busyWorld();
  const first = await kept(it);
  expect(first).toMatchObject({ report: 1, claimed: 1, query: 3, sub: 3 });
  for (const kind of ['receipt', 'mine', 'link']) expect(first[kind]).toBeGreaterThan(1);
  await nights(it, 29);
  expect((await kept(it))['receipt']).toBe(first['receipt']);
  await nights(it, 2);
  const second = await kept(it);
  expect([second['receipt'], second['report'], second['claimed']]).toEqual([undefined, 1, 1]);
  await nights(it, 33);
  expect((await kept(it))['claimed']).toBeUndefined();
  await nights(it, 40);
  const third = await kept(it);
  expect([third['report'], third['mine'], third['recall'], third['message'], third['sub'], third['query'], third['link']]).toEqual([
    ...[undefined, undefined, undefined, undefined],
    ...[2, 2, 2],
  ]);
  // the two that still run go on
  it.world.publish(resource(it.world, 'r-news-3'));
  const before = it.paper.sent.length;
  await it.running.catchUp();
  it.world.clock.passDays(1);
  await it.running.runJob('recover-digests');
  await settle(it.running, () => it.paper.sent.length > before);

  for (const subscriptionId of ['daily', 'weekly']) await it.running.call('removeSubscription', { params: { subscriptionId }, caller: reader });
  await nights(it, 101);
  const last = await kept(it);
  for (const kind of [
    'sub',
    'query',
    'link',
    'own',
    'by',
    'digest',
    'mine',
    'receipt',
    'claimed',
    'report',
    'message',
    'messages',
    'of',
    'to',
    'recall',
    'failures',
    'letters',
  ])
    expect([kind, last[kind]]).toEqual([kind, undefined]);
  await it.running.stop();
});

test('a query that is asked again while it is being forgotten stays', async () => {
  const it = await begin({ paper: [paperChannel({ needsConsent: false })] });
  const save = (subscriptionId: string) => it.running.call('saveSubscription', { params: { subscriptionId }, body: draft(), caller: reader });
  await save('first');
  await it.running.call('removeSubscription', { params: { subscriptionId: 'first' }, caller: reader });
  it.world.clock.passDays(191);
  for (let hour = 0; hour < 2; hour += 1) await it.running.runJob('erase-ended');
  // somebody saves the same in the middle of the night's work
  const write = it.world.storage.write.bind(it.world.storage);
  let isSaved = false;
  Object.defineProperty(it.world.storage, 'write', {
    value: async (change: Parameters<typeof write>[0]) => {
      if (!isSaved && (change.remove ?? []).some((key) => key.startsWith('query/'))) {
        isSaved = true;
        expect(await save('second')).toMatchObject({ ok: true });
      }
      return write(change);
    },
  });
  await it.running.runJob('clear-old');
  expect(isSaved).toBe(true);
  expect((await it.world.storage.list('query/')).keys).toHaveLength(1);
  await it.running.stop();
});

test('marks and ids that were written before they had an instant are forgotten too', async () => {
  const it = await begin();
  await it.world.storage.write({ put: { 'claimed/old': 'daily', 'receipt/sms/old': 'delivery-of-nowhere' } });
  await nights(it, 1);
  expect(await kept(it)).toMatchObject({ claimed: 1 });
  expect((await kept(it))['receipt']).toBeUndefined();
  await nights(it, 63);
  expect((await kept(it))['claimed']).toBeUndefined();
  await it.running.stop();
});
