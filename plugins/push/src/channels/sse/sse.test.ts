import { createMemoryStorage, pushChannelCases } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { trialMessage, trialNeeds } from '../shared/trial.suite.ts';
import { followNotices, fromTheBeginning } from './follow-notices.ts';
import { keptNotices, openNoticeLog } from './notice-log.ts';
import { sseChannel } from './sse-channel.ts';

interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly title: string; readonly resources: readonly { readonly title: string; readonly url: string }[] };
}

/** Reads a stream as browsers do: events by blank lines, comments passed over. */
function eventsOf(text: string): readonly Event[] {
  return text
    .split('\n\n')
    .map((block) =>
      Object.fromEntries(
        block.split('\n').flatMap((line) => (/^\w/.test(line) ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]] : [])),
      ),
    )
    .filter((block) => block['data'] !== undefined)
    .map((block) => ({ id: block['id'] ?? '', event: block['event'] ?? '', data: JSON.parse(block['data']!) as Event['data'] }));
}

function world(waitMs = 0) {
  const { needs, log } = trialNeeds(() => ({}));
  const notices = openNoticeLog(createMemoryStorage(), needs.clock);
  const channel = sseChannel(notices, needs);
  const follow = followNotices(notices, waitMs);
  const read = async (after?: string, id = 'reader-0001', signal = new AbortController().signal) => {
    const outcome = await follow({ params: after === undefined ? {} : { after }, caller: { id, siteIds: [] }, signal });
    if (!outcome.ok) throw new Error(outcome.failure.code);
    return outcome.value;
  };
  return { needs, log, notices, channel, follow, read, message: trialMessage('sse', 'reader-0001') };
}

test.each(pushChannelCases)('sse: $title', async ({ run }) => {
  const it = world();
  const shown: { address: string; text: string }[] = [];
  // what both readers see is read after each send; the channel itself does not know of it
  const look = async () => {
    shown.length = 0;
    const all: { id: string; address: string; text: string }[] = [];
    for (const address of ['reader-0001', 'reader-0002'])
      for (const { id, data } of eventsOf((await it.read(fromTheBeginning, address)).part))
        all.push({ id, address, text: [data.title, JSON.stringify(data), ...data.resources.flatMap(({ title, url }) => [title, url])].join('\n') });
    shown.push(...all.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  };
  const channel = {
    ...it.channel,
    send: async (messages: Parameters<typeof it.channel.send>[0]) => {
      const answers = await it.channel.send(messages);
      await look();
      return answers;
    },
  };
  const trial = {
    channel,
    message: it.message,
    otherAddress: 'reader-0002',
    otherSubscriberId: 'reader-0002',
    shown: () => shown,
    become: () => false,
    logged: () => it.log.join('\n'),
    ownSecrets: [],
  };
  await expect(run(trial)).resolves.toBeUndefined();
});

test('a stream begins now, goes on from its last event, and gives a sign of life', async () => {
  const it = world();
  await it.channel.send([it.message]);
  const opened = await it.read();
  expect([opened.mediaType, opened.part]).toEqual(['text/event-stream; charset=utf-8', 'retry: 5000\n: open\n\n']);
  expect(await it.read(opened.after)).toEqual({ mediaType: opened.mediaType, part: ': alive\n\n', after: opened.after });
  await it.channel.send([
    { ...it.message, key: 'second', kind: 'withdrawal' },
    { ...it.message, key: 'third' },
  ]);
  const { part, after } = await it.read(opened.after);
  const events = eventsOf(part);
  expect([events.map(({ event }) => event), after]).toEqual([['withdrawal', 'publication'], events[1]!.id]);
  // the connection broke after the first of both
  const resumed = await it.follow({
    params: { 'Last-Event-ID': events[0]!.id },
    caller: { id: 'reader-0001', siteIds: [] },
    signal: new AbortController().signal,
  });
  expect(resumed.ok && eventsOf(resumed.value.part).map(({ id }) => id)).toEqual([events[1]!.id]);
});

test('who waits is told at once, and a wait ends with its caller', async () => {
  const it = world(3_600_000);
  const opened = await it.read();
  const waiting = it.read(opened.after);
  await it.channel.send([{ ...it.message, key: 'later' }]);
  expect(eventsOf((await waiting).part)).toHaveLength(1);
  const abort = new AbortController();
  const left = it.read(String(Number((await waiting).after)).padStart(15, '0'), 'reader-0001', abort.signal);
  abort.abort();
  expect((await left).part).toBe(': alive\n\n');
});

test('nobody writes into the stream of another, and nobody reads it', async () => {
  const it = world();
  expect(await it.channel.send([{ ...it.message, address: 'reader-0002' }])).toEqual([
    expect.objectContaining({ state: 'refused', failure: 'address-unknown' }),
  ]);
  await it.channel.send([it.message]);
  expect(eventsOf((await it.read(fromTheBeginning, 'reader-0002')).part)).toEqual([]);
});

test('so many are kept; who was away for longer is told of the gap', async () => {
  const it = world();
  await it.channel.send([{ ...it.message, key: 'first' }]);
  const { after } = await it.read();
  for (let n = 0; n < keptNotices + 5; n += 1) await it.notices.add('reader-0001', `k${n}`, { kind: 'publication', title: `${n}` });
  const events = eventsOf((await it.read(after)).part);
  expect([events[0]?.event, events[1]?.data.title, events.length]).toEqual(['gap', '5', 51]);
  // the key of what is forgotten is forgotten too
  await it.notices.forget('reader-0001');
  expect((await it.read(fromTheBeginning)).part).toBe(': alive\n\n');
});

test('the same key twice at once is one notice; a place of no list is refused', async () => {
  const it = world();
  await Promise.all([it.channel.send([it.message]), it.channel.send([it.message])]);
  expect(eventsOf((await it.read(fromTheBeginning)).part)).toHaveLength(1);
  for (const place of ['x', '1', "' or 1=1", '0000000000000001']) await expect(it.read(place)).rejects.toThrow('CURSOR_INVALID');
});
