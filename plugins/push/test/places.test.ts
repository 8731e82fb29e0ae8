/** What is merged, split or closed never ends a subscription silently. */
import type { LogEntry } from '@jiyue/sdk/plugin';
import type { InterestQuery, SubscriptionDraft } from '@jiyue/standards/model';
import { expect, test } from 'vitest';
import { followPlaces } from '../src/follow/on-places-changed.ts';
import { begin, draft, manager, paperChannel, reader, resource, settle } from './world.ts';

const inColumn = (...columnIds: string[]): InterestQuery => ({ all: [{ any: [{ kind: 'column', columnIds, includesBelow: false }] }] });

test.each([
  ['a merge puts the new column in the place of the old ones', { from: ['a', 'b'], to: ['c'], keeps: false }, ['a', 'x'], ['x', 'c']],
  ['a split adds the new ones', { from: ['a'], to: ['b', 'c'], keeps: true }, ['a'], ['a', 'b', 'c']],
  ['others stay', { from: ['a'], to: ['b'], keeps: false }, ['x'], ['x']],
])('%s', (_title, mapping, before, after) => {
  expect(followPlaces(inColumn(...before), { kind: 'column', ...mapping })).toEqual(inColumn(...after));
});

test('after a merge the subscription follows, its holder is told, and news of the new column arrive', async () => {
  const it = await begin();
  const { address: _address, ...onSite } = draft({ channel: 'web', query: inColumn('site-province-gonggao') });
  await it.running.call('saveSubscription', { params: { subscriptionId: 'mine' }, body: onSite, caller: reader });
  it.world.clock.passDays(0.01);
  const merged: LogEntry = {
    ...{ seq: 1000, type: 'column.merged', subject: 'm1', siteId: 'site-province', time: it.world.clock.now().toISOString() },
    data: { family: 'column', version: 1, siteId: 'site-province', fromIds: ['site-province-gonggao'], toIds: ['site-province-yaowen'] },
  };
  await it.running.deliver([merged]);
  await it.running.deliver([merged]);
  expect(await it.running.call('getSubscription', { params: { subscriptionId: 'mine' }, caller: reader })).toMatchObject({
    value: { query: inColumn('site-province-yaowen'), state: 'active' },
  });
  const letters = (await it.world.queue.list({ lane: 'letter-web', limit: 10 })).items;
  expect(letters).toHaveLength(1);
  it.world.publish(resource(it.world, 'r-news-1'));
  await settle(it.running, async () => {
    const page = await it.running.call('listDeliveries', { params: { limit: 20 }, caller: manager });
    return page.ok && page.value.items[0]?.state === 'delivered';
  });
  await it.running.stop();
});

test('whoever has the subscription on the site is written to at the e-mail address that the account has confirmed', async () => {
  const it = await begin({ paper: [paperChannel({ needsConsent: false })] });
  const save = async (subscriptionId: string, body: SubscriptionDraft) =>
    expect(await it.running.call('saveSubscription', { params: { subscriptionId }, body, caller: reader })).toMatchObject({ ok: true });
  const { address: _address, ...onSite } = draft({ channel: 'web', name: '通知公告提醒', query: inColumn('site-province-gonggao') });
  await save('mine', onSite);
  await save('by-mail', draft({ name: '全站月报', frequency: 'monthly' }));
  const merged: LogEntry = {
    ...{ seq: 1000, type: 'column.merged', subject: 'm1', siteId: 'site-province', time: it.world.clock.now().toISOString() },
    data: { family: 'column', version: 1, siteId: 'site-province', fromIds: ['site-province-gonggao'], toIds: ['site-province-yaowen'] },
  };
  await it.running.deliver([merged]);
  await it.running.deliver([merged]);
  await settle(it.running, () => it.paper.sent.length === 1);
  expect(it.paper.sent).toMatchObject([
    {
      kind: 'confirmation',
      address: 'reader@qingchuan.example',
      title: '您订阅的栏目有变动',
      lead: expect.stringContaining('“通知公告提醒”所依据的栏目或站点已合并或拆分'),
    },
  ]);
  await it.running.stop();
});
