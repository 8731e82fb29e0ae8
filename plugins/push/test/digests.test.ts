/** Digests: windows over random logs have no gap and no overlap, without content there is none, and what was missed is found. */
import { fc } from '../../../.ci/properties.ts';
import { validateStrict } from '@jiyue/sdk';
import { createMemoryClock, createMemoryQueue, createMemoryStorage } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import type { StoredSubscription } from '../src/book/stored-subscription.ts';
import { digests } from '../src/digest/make-digest.ts';
import { openRows, rowsChange } from '../src/digest/rows.ts';
import { openMessages } from '../src/outbox/messages.ts';
import { begin, draft, manager, reader, resource, settle } from './world.ts';

const record = {
  ...draft({ channel: 'web', frequency: 'daily', digestAt: '08:00' }),
  id: 's1',
  subscriberId: 'p1',
  state: 'active',
  confirmedAt: '2026-01-01T00:00:00Z',
  version: 1,
  enteredAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  consecutiveFailures: 0,
};
const stored = { record, queryId: 'list', language: 'zh-CN' } as StoredSubscription;
const item = (resourceId: string, version: number) =>
  ({ resourceId, version, updateType: 'major', title: `${resourceId}`, url: 'https://www.xusheng.example/' }) as const;

/** What happens: a change, a day that passes with its run, a run that is cut off after some steps, a run that never happens. */
type Step = { readonly change: string } | { readonly run: 'whole' | 'missed' | number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ change: fc.constantFrom('r1', 'r2', 'r3') }) },
  { weight: 2, arbitrary: fc.record({ run: fc.oneof(fc.constant('whole' as const), fc.constant('missed' as const), fc.integer({ min: 1, max: 8 })) }) },
);

test('over any log, with runs that are missed or cut off anywhere, each change is told exactly once, in windows that touch', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const clock = createMemoryClock('2026-03-01T00:30:00.000Z');
      const storage = createMemoryStorage();
      const queue = createMemoryQueue(clock);
      let reached = 0;
      /** Writes that are still allowed: then the process dies. */
      let left = Number.POSITIVE_INFINITY;
      const dying = <F extends (...args: never[]) => Promise<unknown>>(work: F): F =>
        (async (...args: never[]) => {
          if (left <= 0) throw new Error('died');
          left -= 1;
          return work(...args);
        }) as F;
      const made = digests({
        storage: { get: storage.get, list: storage.list, write: dying(storage.write) },
        queue: { add: dying(queue.add), get: queue.get },
        book: { get: async () => stored },
        rows: openRows(storage),
        reached: async () => reached,
        mayOverlap: () => false,
        clock: clock.now,
      });
      await made.plan({
        id: 's1',
        queryId: 'list',
        subscriberId: 'p1',
        hasAccount: false,
        channel: 'web',
        frequency: 'daily',
        since: '2026-01-01T00:00:00.000Z',
      });
      const told = new Map<string, number>();
      const runDue = async () => {
        for (const lease of await queue.lease({ lane: 'work-digest', limit: 10, seconds: 1 })) {
          const { subscription, due } = lease.payload as { readonly subscription: string; readonly due: string };
          await made.make(subscription, due);
          await queue.end([{ id: lease.id, token: lease.token, outcome: 'done' }]);
        }
      };
      for (const one of [...steps, { run: 'whole' as const }, { run: 'whole' as const }]) {
        if ('change' in one) {
          reached += 1;
          told.set(`${one.change} ${reached}`, 0);
          await storage.write({
            put: rowsChange(['list'], { seq: reached, resourceId: one.change, version: reached, time: clock.now().toISOString() }, item(one.change, reached)),
          });
          continue;
        }
        clock.passDays(1);
        if (one.run === 'missed') continue;
        left = one.run === 'whole' ? Number.POSITIVE_INFINITY : one.run;
        await runDue().catch(() => undefined);
        left = Number.POSITIVE_INFINITY;
        // leases of the dead end
        clock.passDays(0.0001);
      }
      await runDue();
      const messages = openMessages(storage);
      const sent = (await queue.list({ lane: 'to-web', limit: 1000 })).items.map(({ payload }) => (payload as { readonly message: string }).message);
      const windows: [number, number][] = [];
      for (const id of sent) {
        const message = (await messages.get(id))!;
        expect(message.resources.length).toBeGreaterThan(0);
        windows.push([Number(message.fromSequence), Number(message.untilSequence)]);
        for (const { resourceId, version } of message.resources) told.set(`${resourceId} ${version}`, (told.get(`${resourceId} ${version}`) ?? 0) + 1);
      }
      for (const [place, [from]] of windows.entries()) if (place > 0) expect(from).toBeGreaterThan(windows[place - 1]![1]);
      // a later version in the same window takes the place of an earlier one
      for (const [key, times] of told) {
        const [resourceId, version] = key.split(' ') as [string, string];
        const window = windows.find(([from, until]) => Number(version) >= from && Number(version) <= until);
        const isReplaced = [...told.keys()].some(
          (other) => other.startsWith(`${resourceId} `) && Number(other.split(' ')[1]) > Number(version) && Number(other.split(' ')[1]) <= (window?.[1] ?? 0),
        );
        expect([key, times]).toEqual([key, isReplaced ? 0 : 1]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a daily digest holds what came since the last one, and no day without news has one; the standard accepts the message', async () => {
  const it = await begin({ world: { now: '2026-03-01T02:00:00.000Z' } });
  const { address: _address, ...onSite } = draft({ channel: 'web', frequency: 'daily', digestAt: '08:00' });
  expect(await it.running.call('saveSubscription', { params: { subscriptionId: 'daily' }, body: onSite, caller: reader })).toMatchObject({ ok: true });
  it.world.clock.passDays(0.01);
  it.world.publish(resource(it.world, 'r-news-1'));
  it.world.publish(resource(it.world, 'r-news-2'));
  it.world.publish(resource(it.world, 'r-news-3'));
  it.world.withdraw('r-news-3', 'gone');
  await it.running.catchUp();
  it.world.clock.set('2026-03-02T00:01:00.000Z');
  const own = async () => {
    const page = await it.running.call('listMessages', { params: { limit: 20 }, caller: manager });
    return page.ok ? page.value.items : [];
  };
  await settle(it.running, async () => (await own()).length === 1);
  const [digest] = await own();
  expect(validateStrict('PushMessage', digest)).toEqual([]);
  expect(digest).toMatchObject({ messageKind: 'digest', receivers: 1 });
  expect(digest!.resources.map(({ resourceId }) => resourceId)).toEqual(['r-news-1', 'r-news-2']);
  it.world.clock.set('2026-03-03T00:01:00.000Z');
  await it.running.runJob('recover-digests');
  await settle(it.running, async () => (await it.world.queue.count()).some(({ lane, items }) => lane === 'work-digest' && items === 2));
  expect(await own()).toHaveLength(1);
  for (const frequency of ['immediate', 'weekly'] as const)
    expect(await it.running.call('saveSubscription', { params: { subscriptionId: frequency }, body: { ...onSite, frequency }, caller: reader })).toMatchObject({
      value: { frequency, state: 'active' },
    });
  await it.running.stop();
});
