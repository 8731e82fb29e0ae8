/**
 * What every own queue has to hold, as cases without a test runner: the same list for the queue in memory and for each driver of a server.
 * A case throws when something does not hold.
 */
import { deepStrictEqual, rejects } from 'node:assert/strict';
import type { OwnQueue } from '../plugin/index.ts';

/** A queue with a clock that stands still until told otherwise. */
export interface QueueTrial {
  readonly queue: OwnQueue;
  /** @param seconds since the trial began */
  setClock(seconds: number): void;
}

/** One case. */
export interface QueueCase {
  readonly title: string;
  run(trial: QueueTrial): Promise<void>;
}

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1) + seconds * 1000).toISOString();

/** When a trial begins. */
export const queueTrialStart: Date = new Date(at(0));

/** The cases. */
export const queueCases: readonly QueueCase[] = [
  {
    title: 'what is added is taken once, oldest due first, and ends once',
    async run({ queue, setClock }) {
      const items = ['a', 'b', 'c'].map((id, n) => ({ id, lane: 'mail', dueAt: at(10 - n), payload: { 收件人: `读者${n}` } }));
      deepStrictEqual(await queue.add(items), 3);
      deepStrictEqual(await queue.lease({ lane: 'mail', limit: 10, seconds: 60 }), []);
      deepStrictEqual(await queue.nextDue('mail'), at(8));
      setClock(20);
      const first = await queue.lease({ lane: 'mail', limit: 2, seconds: 60 });
      deepStrictEqual(
        first.map(({ id, attempt, payload, until }) => ({ id, attempt, payload, until })),
        [
          { id: 'c', attempt: 1, payload: { 收件人: '读者2' }, until: at(80) },
          { id: 'b', attempt: 1, payload: { 收件人: '读者1' }, until: at(80) },
        ],
      );
      deepStrictEqual(
        (await queue.lease({ lane: 'mail', limit: 10, seconds: 60 })).map(({ id }) => id),
        ['a'],
      );
      deepStrictEqual(await queue.lease({ lane: 'mail', limit: 10, seconds: 60 }), []);
      const end = { id: 'c', token: first[0]!.token, outcome: 'done', note: '250 OK' } as const;
      deepStrictEqual(await queue.end([end, { ...end, id: 'b' }]), [true, false]);
      deepStrictEqual(await queue.end([end]), [false]);
      deepStrictEqual(await queue.get('c'), {
        id: 'c',
        lane: 'mail',
        payload: { 收件人: '读者2' },
        state: 'done',
        attempts: 1,
        addedAt: at(0),
        endedAt: at(20),
        note: '250 OK',
      });
    },
  },
  {
    title: 'a known id is not added again, waiting or ended, until it is forgotten',
    async run({ queue, setClock }) {
      const item = { id: '甲/1/mail', lane: 'mail', payload: 1 };
      deepStrictEqual(await queue.add([item, item]), 1);
      deepStrictEqual(await queue.add([{ ...item, payload: 2 }]), 0);
      const [lease] = await queue.lease({ lane: 'mail', limit: 1, seconds: 5 });
      deepStrictEqual([lease!.payload, await queue.end([{ id: lease!.id, token: lease!.token, outcome: 'done' }])], [1, [true]]);
      deepStrictEqual(await queue.add([item]), 0);
      setClock(100);
      deepStrictEqual([await queue.forget(at(0)), await queue.forget(at(50)), await queue.add([item])], [0, 1, 1]);
    },
  },
  {
    title: 'a lease that is over goes to somebody else, and the first can no longer end it',
    async run({ queue, setClock }) {
      await queue.add([{ id: 'a', lane: 'sms', payload: null }]);
      const [mine] = await queue.lease({ lane: 'sms', limit: 1, seconds: 10 });
      setClock(5);
      deepStrictEqual(await queue.renew([mine!], 10), [true]);
      setClock(14);
      deepStrictEqual(await queue.lease({ lane: 'sms', limit: 1, seconds: 10 }), []);
      setClock(15);
      const [theirs] = await queue.lease({ lane: 'sms', limit: 1, seconds: 10 });
      deepStrictEqual([theirs!.id, theirs!.attempt], ['a', 2]);
      deepStrictEqual(await queue.renew([mine!], 10), [false]);
      deepStrictEqual(await queue.end([{ id: 'a', token: mine!.token, outcome: 'done' }]), [false]);
      deepStrictEqual(await queue.end([{ id: 'a', token: theirs!.token, outcome: 'done' }]), [true]);
    },
  },
  {
    title: 'what is to be tried again waits until then, and what is dead waits for people',
    async run({ queue, setClock }) {
      await queue.add([{ id: 'a', lane: 'hook', payload: 'x' }]);
      const [first] = await queue.lease({ lane: 'hook', limit: 1, seconds: 10 });
      await queue.end([{ id: 'a', token: first!.token, outcome: 'again', dueAt: at(30), note: '503' }]);
      deepStrictEqual(await queue.get('a'), { id: 'a', lane: 'hook', dueAt: at(30), payload: 'x', state: 'waiting', attempts: 1, addedAt: at(0), note: '503' });
      deepStrictEqual(await queue.lease({ lane: 'hook', limit: 1, seconds: 10 }), []);
      setClock(30);
      const [second] = await queue.lease({ lane: 'hook', limit: 1, seconds: 10 });
      deepStrictEqual(await queue.end([{ id: 'a', token: second!.token, outcome: 'dead', note: '410' }]), [true]);
      setClock(1000);
      deepStrictEqual(await queue.lease({ lane: 'hook', limit: 1, seconds: 10 }), []);
      deepStrictEqual([await queue.nextDue('hook'), await queue.count()], [undefined, [{ lane: 'hook', state: 'dead', items: 1 }]]);
      deepStrictEqual([await queue.revive(['a', 'unknown']), await queue.revive(['a'])], [1, 0]);
      const [third] = await queue.lease({ lane: 'hook', limit: 1, seconds: 10 });
      deepStrictEqual(third!.attempt, 3);
    },
  },
  {
    title: 'lists go page by page in the order of adding, by lane and state; only what waits is taken back',
    async run({ queue }) {
      await queue.add(Array.from({ length: 7 }, (_, n) => ({ id: `i${n}`, lane: n % 2 === 0 ? 'even' : 'odd', payload: n })));
      const ids: string[] = [];
      let after: string | undefined;
      do {
        const page = await queue.list({ lane: 'even', limit: 3, ...(after === undefined ? {} : { after }) });
        ids.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      deepStrictEqual(ids, ['i0', 'i2', 'i4', 'i6']);
      await queue.lease({ lane: 'odd', limit: 1, seconds: 10 });
      deepStrictEqual(await queue.cancel(['i0', 'i1', 'none']), 1);
      deepStrictEqual(await queue.count(), [
        { lane: 'even', state: 'waiting', items: 3 },
        { lane: 'odd', state: 'waiting', items: 2 },
        { lane: 'odd', state: 'leased', items: 1 },
      ]);
      deepStrictEqual(
        (await queue.list({ state: 'leased', limit: 10 })).items.map(({ id }) => id),
        ['i1'],
      );
    },
  },
  {
    title: 'takers at the same time never get the same item',
    async run({ queue }) {
      await queue.add(Array.from({ length: 200 }, (_, n) => ({ id: `i${n}`, lane: 'web', payload: n })));
      const taken = await Promise.all(Array.from({ length: 10 }, () => queue.lease({ lane: 'web', limit: 20, seconds: 60 })));
      const ids = taken.flat().map(({ id }) => id);
      deepStrictEqual([ids.length, new Set(ids).size, new Set(taken.flat().map(({ token }) => token)).size], [200, 200, 200]);
    },
  },
  {
    title: 'what cannot be kept is refused by name, and nothing of its batch is added',
    async run({ queue }) {
      const good = { id: 'good', lane: 'mail', payload: 1 };
      const bad = [
        { ...good, id: '' },
        { ...good, id: 'x'.repeat(201) },
        { ...good, lane: 'No Lane' },
        { ...good, payload: 'x'.repeat(70_000) },
        { ...good, dueAt: 'tomorrow' },
      ];
      for (const item of bad) await rejects(queue.add([good, item]), /own queue: /);
      await rejects(queue.lease({ lane: 'mail', limit: 0, seconds: 1 }), /limit 0/);
      await rejects(queue.lease({ lane: 'mail', limit: 1, seconds: 0 }), /0 seconds/);
      deepStrictEqual(await queue.count(), []);
    },
  },
];
