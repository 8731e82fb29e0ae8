/** From a publication to its readers, in a world in memory. */
import { expect, test } from 'vitest';
import { validateStrict } from '@jiyue/sdk';
import type { Delivery } from '@jiyue/standards/model';
import { begin, draft, manager, paperChannel, reader, resource, settle } from './world.ts';

type Begun = Awaited<ReturnType<typeof begin>>;

/** A confirmed subscription. @returns its id */
async function subscribe({ running, paper, world }: Begun, more: Parameters<typeof draft>[0] = {}): Promise<string> {
  const before = paper.sent.length;
  const asked = await running.call('requestSubscription', { body: draft(more) });
  if (!asked.ok) throw new Error(asked.failure.code);
  await settle(running, () => paper.sent.length > before);
  const letter = paper.sent.at(-1)!;
  expect(letter).toMatchObject({ kind: 'confirmation', items: [] });
  const code = /确认码：([0-9A-Z]{8})/.exec(letter.lead!)![1]!;
  expect(await running.call('confirmSubscription', { body: { receiptId: asked.value.receiptId, code } })).toEqual({ ok: true, value: undefined });
  paper.sent.length = 0;
  world.clock.passDays(0.001);
  return asked.value.receiptId;
}

const all = async ({ running }: Begun): Promise<readonly Delivery[]> => {
  const page = await running.call('listDeliveries', { params: { limit: 100 }, caller: manager });
  if (!page.ok) throw new Error(page.failure.code);
  expect(page.value.total).toBe(page.value.items.length);
  expect(page.value.items.flatMap((one) => validateStrict('Delivery', one))).toEqual([]);
  return page.value.items;
};

test('nothing is sent before the holder of the address confirmed, nor before that moment, nor to those who never did', async () => {
  const it = await begin();
  const asked = await it.running.call('requestSubscription', { body: draft() });
  it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, () => it.paper.sent.length === 1);
  const [letter] = it.paper.sent;
  expect(letter!.kind).toBe('confirmation');
  await subscribe(it, { address: 'other@qingchuan.example' });
  await settle(it.running, async () => (await it.world.queue.count()).every(({ state }) => state === 'done'));
  expect(it.paper.sent).toEqual([]);
  it.world.publish(resource(it.world, 'r-news-2'));
  await settle(it.running, () => it.paper.sent.length > 0);
  expect(it.paper.sent.map(({ kind, address, title }) => [kind, address, title])).toEqual([
    ['publication', 'other@qingchuan.example', '云川江治理工程第2期通过验收'],
  ]);
  // two days later the right code is worth nothing
  it.world.clock.passDays(2.1);
  const code = /确认码：([0-9A-Z]{8})/.exec(letter!.lead!)![1]!;
  const receiptId = asked.ok ? asked.value.receiptId : '';
  expect(await it.running.call('confirmSubscription', { body: { receiptId, code } })).toMatchObject({ failure: { code: 'PUSH_REQUEST_LAPSED' } });
  await it.running.stop();
});

test('a version is sent once; a minor change wakes nobody; a major one is a correction; a repeated log adds nothing', async () => {
  const it = await begin();
  await subscribe(it);
  await subscribe(it, { name: '又一个订阅', query: { all: [{ any: [{ kind: 'resource-kind', resourceKinds: ['article'] }] }] } });
  const entry = it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, () => it.paper.sent.length > 0);
  it.world.publish({ ...resource(it.world, 'r-news-1'), updateType: 'minor' });
  await it.running.catchUp();
  it.world.publish({ ...resource(it.world, 'r-news-1'), updateType: 'major', changeNote: '更正日期' });
  await settle(it.running, () => it.paper.sent.length > 1);
  await it.running.deliver([entry]);
  // the repository has no such record: there is nothing to push
  await it.running.deliver([{ ...entry, seq: entry.seq + 1000, subject: 'r-of-nowhere' }]);
  await it.running.rebuild();
  await settle(it.running, async () => (await it.world.queue.count()).every(({ state }) => state === 'done'));
  expect(it.paper.sent.map(({ kind, items, lead }) => [kind, items[0]!.version, lead])).toEqual([
    ['publication', 2, undefined],
    ['correction', 4, '更新说明：更正日期'],
  ]);
  const deliveries = await all(it);
  expect(deliveries.map(({ state, attempts, isExactlyOnce }) => [state, attempts, isExactlyOnce])).toEqual([
    ['delivered', 1, true],
    ['delivered', 1, true],
  ]);
  await it.running.stop();
});

test('a withdrawal reaches who got the record, in words of its kind, and stops what still waits', async () => {
  const it = await begin();
  await subscribe(it);
  it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, () => it.paper.sent.length === 1);
  it.paper.answer = ({ kind }) =>
    kind === 'publication' ? { state: 'retry', afterSeconds: 60, failure: 'unreachable', note: { 'zh-CN': '稍后', en: 'later' } } : undefined;
  it.world.publish(resource(it.world, 'r-news-2'));
  await settle(it.running, () => it.paper.sent.length === 2);
  it.world.withdraw('r-news-1', 'withdrawn');
  it.world.withdraw('r-news-2', 'gone');
  await settle(it.running, () => it.paper.sent.some(({ kind }) => kind === 'withdrawal'));
  it.world.clock.passDays(1);
  await settle(it.running, async () => (await it.world.queue.count()).every(({ state }) => state === 'done'));
  const notices = it.paper.sent.filter(({ kind }) => kind === 'withdrawal');
  expect(notices.map(({ items, lead }) => [items[0]!.resourceId, lead])).toEqual([
    ['r-news-1', '您收到过的下列内容已撤稿，仍可查阅，请勿再作为有效信息使用。原因：测试'],
  ]);
  expect(it.paper.sent.filter(({ kind }) => kind === 'publication')).toHaveLength(2);
  const deliveries = await all(it);
  expect(deliveries.map(({ state, resources }) => [state, resources[0]!.resourceId])).toEqual([
    ['delivered', 'r-news-1'],
    ['cancelled', 'r-news-2'],
    ['delivered', 'r-news-1'],
  ]);
  const recalls = await it.running.call('listRecallNotices', { params: { limit: 20 }, caller: manager });
  expect(recalls).toMatchObject({ ok: true, value: { total: 2 } });
  if (!recalls.ok) throw new Error();
  expect(recalls.value.items.flatMap((one) => validateStrict('RecallNotice', one))).toEqual([]);
  expect(recalls.value.items.find(({ resourceId }) => resourceId === 'r-news-1')).toMatchObject({ receivers: 1, delivered: 1, failed: 0, waiting: 0 });
  await it.running.stop();
});

test('a recall by replacement names and links the substitute, unless that is gone as well', async () => {
  const it = await begin();
  await subscribe(it);
  for (const id of ['r-news-1', 'r-news-2']) it.world.publish(resource(it.world, id));
  await settle(it.running, () => it.paper.sent.length === 2);
  it.world.withdraw('r-news-1', 'substitute', 'r01jd2m7v5x8q4');
  it.world.withdraw('r-news-2', 'substitute', 'r-of-nowhere');
  const notices = () => it.paper.sent.filter(({ kind }) => kind === 'withdrawal');
  await settle(it.running, () => notices().length === 2);
  expect(
    notices()
      .map(({ items, lead }) => [items[0]!.resourceId, lead])
      .sort(),
  ).toEqual([
    [
      'r-news-1',
      '您收到过的下列内容已由新的内容替代，请以新的内容为准。\n替代内容：“虚构省人民政府关于推进政府网站集约化建设的实施意见” https://www.xusheng.example/s/9900000001/r/r01jd2m7v5x8q4',
    ],
    ['r-news-2', '您收到过的下列内容已由新的内容替代，请以新的内容为准。'],
  ]);
  const recalls = await it.running.call('listRecallNotices', { params: { limit: 20, resourceId: 'r-news-1' }, caller: manager });
  if (!recalls.ok) throw new Error(recalls.failure.code);
  expect(recalls.value.items).toMatchObject([{ withdrawal: 'substitute', substituteId: 'r01jd2m7v5x8q4' }]);
  expect(recalls.value.items.flatMap((one) => validateStrict('RecallNotice', one))).toEqual([]);
  await it.running.stop();
});

test('one that vanishes without trace tells nobody', async () => {
  const it = await begin();
  await subscribe(it);
  it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, () => it.paper.sent.length === 1);
  it.world.withdraw('r-news-1', 'vanish');
  await it.running.catchUp();
  await settle(it.running, async () => (await it.world.queue.count()).every(({ state }) => state === 'done'));
  expect(it.paper.sent).toHaveLength(1);
  expect(await it.running.call('listRecallNotices', { params: { limit: 20 }, caller: manager })).toMatchObject({ value: { total: 0 } });
  await it.running.stop();
});

test('one link ends a subscription without sign-in; the address is erased after the promised time', async () => {
  const it = await begin();
  const id = await subscribe(it);
  it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, () => it.paper.sent.length === 1);
  const { url, oneClickUrl } = it.paper.sent[0]!.unsubscribe!;
  const linkKey = url.split('/').at(-1)!;
  expect(oneClickUrl).toBe(`https://www.xusheng.example/api/v1/unsubscriptions/${linkKey}`);
  expect(await it.running.call('getSubscriptionByLink', { params: { linkKey } })).toMatchObject({
    value: { maskedAddress: 'r****@qingchuan.example', state: 'active' },
  });
  expect(await it.running.call('showLeavePage', { params: { linkKey } })).toMatchObject({ value: { status: 200 } });
  expect(await it.running.call('endSubscription', { params: { linkKey } })).toMatchObject({ value: { state: 'ended' } });
  expect(await it.running.call('endSubscription', { params: { linkKey } })).toMatchObject({ value: { state: 'ended' } });
  it.world.publish(resource(it.world, 'r-news-2'));
  await it.running.catchUp();
  expect(JSON.stringify(it.world.storage.entries())).toContain('reader@qingchuan.example');
  it.world.clock.passDays(1.1);
  await it.running.runJob('erase-ended');
  const kept = JSON.stringify([it.world.storage.entries(), (await it.world.queue.list({ limit: 1000 })).items]);
  expect(kept).toContain(id);
  expect(kept).not.toContain('reader@qingchuan.example');
  expect(it.paper.sent).toHaveLength(1);
  expect(JSON.stringify(it.running.logged)).not.toContain('qingchuan');
  await it.running.stop();
});

test('a failing receiver is tried again, then listed as failed, then suspended; others never wait for it', async () => {
  const paper = paperChannel();
  const it = await begin({ paper: [paper], config: { giveUpHours: 2 } });
  await subscribe(it, { address: 'broken@qingchuan.example' });
  await subscribe(it, { address: 'fine@qingchuan.example' });
  paper.answer = ({ address }) =>
    address.startsWith('broken') ? { state: 'retry', afterSeconds: 1, failure: 'refused', note: { 'zh-CN': '不收', en: 'no' } } : undefined;
  it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, () => paper.sent.length === 2);
  await settle(it.running, async () => (await all(it)).some(({ state }) => state === 'retrying'));
  expect((await all(it)).map(({ state, failure }) => [state, failure]).sort()).toEqual([
    ['delivered', undefined],
    ['retrying', 'refused'],
  ]);
  const retrying = (await all(it)).find(({ state }) => state === 'retrying');
  expect(retrying).toMatchObject({ channel: 'email', attempts: 1, failureNote: '不收', nextAttemptAt: expect.any(String) });
  for (let hours = 0; hours < 3; hours += 0.5) {
    it.world.clock.passDays(0.5 / 24);
    const before = paper.sent.length;
    // wakes those who send
    await it.running.runJob('recover-digests');
    await settle(it.running, async () => paper.sent.length > before || (await all(it)).some(({ state }) => state === 'failed'));
  }
  const [failed] = (await all(it)).filter(({ state }) => state === 'failed');
  expect(failed).toMatchObject({ failure: 'refused', failureNote: '不收' });
  expect(failed!.attempts).toBeGreaterThan(3);
  paper.answer = undefined;
  expect(await it.running.call('retryDelivery', { params: { deliveryId: failed!.id }, caller: manager })).toMatchObject({ ok: true });
  await settle(it.running, async () => (await all(it)).every(({ state }) => state === 'delivered'));
  await it.running.stop();
});

test('quiet hours hold news until they end, warnings pass; each subscription counts in its own time', async () => {
  const it = await begin({ world: { now: '2026-03-01T02:00:00.000Z' }, config: { alertColumns: { 'site-province': 'site-province-gonggao' } } });
  await subscribe(it, { quietHours: { from: '22:00', until: '07:30', utcOffset: '+08:00' } });
  it.world.clock.set('2026-03-01T15:00:00.000Z');
  it.world.publish(resource(it.world, 'r-news-1'));
  await it.running.catchUp();
  const [held] = await all(it);
  expect(held).toMatchObject({ state: 'queued', heldUntilAt: '2026-03-01T23:30:00.000Z', attempts: 0 });
  const params = { alertId: 'rain' };
  const facts = { startsAt: '2026-03-01T15:00:00Z', area: { text: '青川市全境', regionCodes: ['990100'] }, advice: '有特大暴雨。', measures: '居民转移。' };
  const body = { locale: 'zh-CN', siteId: 'site-province', category: 'natural-disaster', level: '1', issuerId: 'org-office', isExercise: false, ...facts };
  expect(await it.running.call('saveAlert', { params, body, caller: manager })).toMatchObject({ ok: true });
  expect(await it.running.call('issueAlert', { params: { ...params, 'If-Match': '"1"' }, caller: manager })).toMatchObject({ ok: true });
  await settle(it.running, () => it.paper.sent.length === 1);
  expect(it.paper.sent[0]!.kind).toBe('alert');
  it.world.clock.set('2026-03-01T23:31:00.000Z');
  await settle(it.running, () => it.paper.sent.length === 2);
  expect(it.paper.sent[1]!.kind).toBe('publication');
  await it.running.stop();
});

test('what a channel reports later is recorded once by its own id, and a state never goes back', async () => {
  const it = await begin();
  await subscribe(it);
  it.paper.answer = () => ({ state: 'accepted', receipt: 'letter-1' });
  it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, async () => (await all(it)).some(({ state }) => state === 'accepted'));
  const states: string[] = [];
  for (const [state, channelMessageId] of [
    ['delivered', 'letter-2'],
    ['delivered', 'letter-1'],
    ['delivered', 'letter-1'],
    ['failed', 'letter-1'],
    ['read', 'letter-1'],
    ['delivered', 'letter-1'],
  ] as const) {
    const body = { channel: 'email', channelMessageId, state, occurredAt: it.world.clock.now().toISOString() };
    const told = await it.running.call('reportDelivery', { body, caller: manager });
    states.push(`${told.ok ? 'taken' : told.failure.code} ${(await all(it))[0]!.state}`);
  }
  expect(states).toEqual(['PUSH_RECEIPT_UNKNOWN accepted', 'taken delivered', 'taken delivered', 'taken delivered', 'taken read', 'taken read']);
  await it.running.stop();
});

test('a person with an account has own subscriptions, sees own deliveries, takes everything along and has it erased', async () => {
  const it = await begin();
  const params = { subscriptionId: 'my-news' };
  const body = draft({ channel: 'web' });
  const { address: _address, ...onSite } = body;
  const saved = await it.running.call('saveSubscription', { params, body: onSite, caller: reader });
  expect(saved).toMatchObject({ ok: true, value: { state: 'active', version: 1, accountId: 'reader-1' } });
  if (saved.ok) expect(validateStrict('Subscription', saved.value)).toEqual([]);
  expect(await it.running.call('getSubscription', { params, caller: { id: 'other', siteIds: ['*'] } })).toMatchObject({
    failure: { code: 'PUSH_SUBSCRIPTION_UNKNOWN' },
  });
  it.world.clock.passDays(0.01);
  it.world.publish(resource(it.world, 'r-news-1'));
  const own = () => it.running.call('listOwnDeliveries', { params: { limit: 20 }, caller: reader });
  await settle(it.running, async () => {
    const page = await own();
    return page.ok && page.value.items[0]?.state === 'delivered';
  });
  expect(await it.running.call('listOwnDeliveries', { params: { limit: 20 }, caller: { id: 'other', siteIds: [] } })).toMatchObject({ value: { total: 0 } });
  expect(await it.running.call('exportOwnPushData', { caller: reader })).toMatchObject({
    value: { subscriptions: [{ id: 'my-news' }], deliveries: [{ state: 'delivered' }] },
  });
  expect(await it.running.call('eraseOwnPushData', { caller: reader })).toEqual({ ok: true, value: undefined });
  expect(await it.running.call('exportOwnPushData', { caller: reader })).toEqual({ ok: true, value: { subscriptions: [], deliveries: [] } });
  await it.running.stop();
});
