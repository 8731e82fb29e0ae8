/**
 * What every channel of 内容推送 has to hold, as cases without a test runner: run them on a channel of your own against a peer that speaks
 * the other side's protocol. A case throws when something does not hold.
 */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { type ChannelAnswer, type ChannelMessage, type ChannelPromise, channelLimits, type PushChannel } from '../plugin/index.ts';

/**
 * How the other side takes what comes next. takes: as usual; busy: it asks for patience; refuses: it does not want this message;
 * gone: it does not know the receiver any more; silent: nobody answers.
 */
export type PeerMood = 'takes' | 'busy' | 'refuses' | 'gone' | 'silent';

/** A message as the receiver sees it. */
export interface ShownMessage {
  /** Address it came to. */
  readonly address: string;
  /** Everything that is shown, links included, decoded. */
  readonly text: string;
}

/** A channel with its other side. */
export interface PushChannelTrial {
  readonly channel: PushChannel;
  /** A message that the other side takes; the cases change its key and its texts. Its deadline is still to come. */
  readonly message: ChannelMessage;
  /** A second address that works, of another receiver. */
  readonly otherAddress: string;
  /** Id of that receiver where the channel looks at it. Absent: the same as that of `message`. */
  readonly otherSubscriberId?: string;
  /** What came to the receivers, oldest first. */
  shown(): readonly ShownMessage[];
  /** Sets the mood of the other side. @returns false when it cannot be so: the case passes without a look */
  become(mood: PeerMood): boolean | Promise<boolean>;
  /** Everything the channel has logged, as text. */
  logged(): string;
  /** Tokens and keys of the channel itself, which must not be seen anywhere. */
  readonly ownSecrets: readonly string[];
}

/** One case. Each has a trial of its own. */
export interface PushChannelCase {
  readonly title: string;
  run(trial: PushChannelTrial): Promise<void>;
}

const isTaken = ({ state }: ChannelAnswer) => state === 'delivered' || state === 'accepted';

/** Every answer is judged, whatever a case is about. */
async function send(trial: PushChannelTrial, messages: readonly ChannelMessage[]): Promise<readonly ChannelAnswer[]> {
  const answers = await trial.channel.send(messages);
  deepStrictEqual(structuredClone(answers), answers, 'answers are plain data');
  deepStrictEqual(
    answers.map(({ key }) => key),
    messages.map(({ key }) => key),
    'one answer a message, in order',
  );
  for (const answer of answers) checkAnswer(answer);
  for (const said of [JSON.stringify(answers), trial.logged()]) checkSilence(said, trial, messages);
  return answers;
}

function checkAnswer(answer: ChannelAnswer): void {
  if (isTaken(answer)) {
    const { receipt } = answer as { readonly receipt?: string };
    if (answer.state === 'accepted') ok(receipt, 'what is accepted has a receipt');
    ok(
      receipt === undefined || (receipt.length >= 1 && receipt.length <= channelLimits.receiptCharacters),
      `receipt of 1 to ${channelLimits.receiptCharacters} characters`,
    );
    return;
  }
  const { note, failure } = answer as Extract<ChannelAnswer, { readonly state: 'retry' | 'refused' | 'gone' }>;
  ok(/^[a-z][a-z0-9-]*$/.test(failure), `"${failure}" is a code of delivery-failure`);
  for (const text of [note['zh-CN'], note.en])
    ok(text.length >= 1 && text.length <= channelLimits.noteCharacters, `a note of 1 to ${channelLimits.noteCharacters} characters`);
  ok(/\p{Script=Han}/u.test(note['zh-CN']), 'the note in Chinese is Chinese');
  if (answer.state === 'retry')
    ok(
      Number.isInteger(answer.afterSeconds) && answer.afterSeconds >= 1 && answer.afterSeconds <= channelLimits.retrySeconds,
      `${answer.afterSeconds} is 1 to ${channelLimits.retrySeconds} seconds`,
    );
}

function checkSilence(said: string, { ownSecrets }: PushChannelTrial, messages: readonly ChannelMessage[]): void {
  const words = [
    ...ownSecrets,
    ...messages.flatMap(({ address, secrets = [], unsubscribe }) => [address, ...secrets, unsubscribe?.url, unsubscribe?.oneClickUrl]),
  ];
  // short addresses stand in anything
  for (const word of words)
    if (word !== undefined && word.length >= 6) ok(!said.includes(word), 'neither logs nor answers hold an address, a secret or a link to leave');
}

async function promiseOf({ channel, message }: PushChannelTrial): Promise<ChannelPromise> {
  const found = (await channel.describe()).find((one) => one.channel === message.channel);
  ok(found, `describe names "${message.channel}"`);
  return found;
}

const keyed = (message: ChannelMessage, key: string, change: Partial<ChannelMessage> = {}): ChannelMessage => ({ ...message, key, ...change });
const toOther = ({ message, otherAddress, otherSubscriberId = message.subscriberId }: PushChannelTrial, key: string) =>
  keyed(message, key, { address: otherAddress, subscriberId: otherSubscriberId });
const shownTo = (trial: PushChannelTrial, address: string) => trial.shown().filter((one) => one.address === address);

/** The cases. */
export const pushChannelCases: readonly PushChannelCase[] = [
  {
    title: 'it says what it promises, in plain data and twice the same',
    async run({ channel }) {
      const promises = await channel.describe();
      deepStrictEqual(structuredClone(promises), promises);
      deepStrictEqual(await channel.describe(), promises);
      ok(promises.length > 0, 'at least one channel');
      for (const { channel: kind, title, kinds, maxBatch, maxCharacters, perSecond } of promises) {
        ok(/^[a-z][a-z0-9-]{1,63}$/.test(kind), `"${kind}" is a code`);
        ok(/\p{Script=Han}/u.test(title['zh-CN']) && title.en.length > 0, 'it has a title in Chinese and in English');
        ok(kinds.length > 0 && new Set(kinds).size === kinds.length, 'it carries something, each kind named once');
        ok(Number.isInteger(maxBatch) && maxBatch >= 1 && maxBatch <= channelLimits.batch, `maxBatch ${maxBatch} is 1 to ${channelLimits.batch}`);
        ok(maxCharacters >= 20 && perSecond > 0, 'limits that let something through');
      }
    },
  },
  {
    title: 'a message comes to its receiver with title and link, and to nobody else',
    async run(trial) {
      const { message } = trial;
      const [answer] = await send(trial, [message]);
      ok(isTaken(answer!), `taken, not ${answer!.state}`);
      const [first, ...more] = trial.shown();
      deepStrictEqual([first?.address, more], [message.address, []]);
      ok(first!.text.includes(message.items[0]!.title) && first!.text.includes(message.items[0]!.url), 'title and link are shown');
    },
  },
  {
    title: 'nothing in, nothing out',
    async run(trial) {
      deepStrictEqual([await send(trial, []), trial.shown()], [[], []]);
    },
  },
  {
    title: 'a list is answered one by one, in order; an address that is none harms no other',
    async run(trial) {
      const { message, otherAddress } = trial;
      const list = [keyed(message, 'list-1'), keyed(message, 'list-2', { address: 'not an address\r\n' }), toOther(trial, 'list-3')];
      const { maxBatch } = await promiseOf(trial);
      const answers = maxBatch >= 3 ? await send(trial, list) : (await Promise.all(list.map((one) => send(trial, [one])))).flat();
      deepStrictEqual([isTaken(answers[0]!), isTaken(answers[1]!), isTaken(answers[2]!)], [true, false, true]);
      ok(answers[1]!.state !== 'retry', 'what can never work is not tried again');
      deepStrictEqual([shownTo(trial, message.address).length, shownTo(trial, otherAddress).length, trial.shown().length], [1, 1, 2]);
    },
  },
  {
    title: 'the same key twice is shown once where that is promised, and taken in any case',
    async run(trial) {
      const { message } = trial;
      const { honoursKey } = await promiseOf(trial);
      const answers = [...(await send(trial, [message])), ...(await send(trial, [message]))];
      ok(answers.every(isTaken), 'a repetition is no failure');
      // who promises nothing may still do it for a while
      ok(honoursKey ? trial.shown().length === 1 : [1, 2].includes(trial.shown().length), `shown ${trial.shown().length} times`);
    },
  },
  {
    title: 'other keys are other messages',
    async run(trial) {
      const { message } = trial;
      for (const one of [keyed(message, 'one'), toOther(trial, 'two'), keyed(message, 'three')]) await send(trial, [one]);
      deepStrictEqual(trial.shown().length, 3);
    },
  },
  {
    title: 'a busy other side is asked again later, and then it works',
    async run(trial) {
      if (!(await trial.become('busy'))) return;
      deepStrictEqual((await send(trial, [trial.message]))[0]!.state, 'retry');
      deepStrictEqual(trial.shown(), []);
      await trial.become('takes');
      ok(isTaken((await send(trial, [trial.message]))[0]!), 'taken at the second attempt');
      deepStrictEqual(trial.shown().length, 1);
    },
  },
  {
    title: 'a refusal is for good and ends no subscription',
    async run(trial) {
      if (!(await trial.become('refuses'))) return;
      deepStrictEqual((await send(trial, [trial.message]))[0]!.state, 'refused');
      deepStrictEqual(trial.shown(), []);
    },
  },
  {
    title: 'a receiver who is no longer there ends the subscription',
    async run(trial) {
      if (!(await trial.become('gone'))) return;
      deepStrictEqual((await send(trial, [trial.message]))[0]!.state, 'gone');
    },
  },
  {
    title: 'an other side that does not answer is an answer to retry, never an exception',
    async run(trial) {
      if (!(await trial.become('silent'))) return;
      deepStrictEqual((await send(trial, [trial.message]))[0]!.state, 'retry');
    },
  },
  {
    title: 'what comes after its deadline is not sent',
    async run(trial) {
      const [answer] = await send(trial, [keyed(trial.message, 'late', { deadline: '2001-01-01T00:00:00Z' })]);
      deepStrictEqual([answer!.state, trial.shown()], ['refused', []]);
    },
  },
  {
    title: 'hostile texts stay texts: one receiver, one message, nothing lost of what is readable',
    async run(trial) {
      const { message } = trial;
      const [item] = message.items;
      const evil = `甲\r\nBcc: victim@evil.example\r\n\r\n<script>alert(1)</script> ]]> &amp; "'\u0000\u202e\ud800 {{x}} %0d%0a`;
      const hostile = keyed(message, 'hostile', {
        title: evil,
        lead: evil,
        site: { ...message.site, name: evil },
        items: [{ ...item!, title: `乙${evil}`, summary: evil }],
      });
      const [answer] = await send(trial, [hostile]);
      ok(isTaken(answer!), `taken, not ${answer!.state}`);
      deepStrictEqual(
        trial.shown().map(({ address }) => address),
        [message.address],
      );
      const { text } = trial.shown()[0]!;
      ok(text.includes('乙甲') && text.includes(item!.url), 'title and link are shown');
      ok(!text.includes('\u0000') && !text.includes('\u202e') && text.isWellFormed(), 'no signs that hide or break text');
    },
  },
  {
    title: 'a text that is too long is shortened, its link is kept',
    async run(trial) {
      const { message } = trial;
      const { maxCharacters } = await promiseOf(trial);
      const long = keyed(message, 'long', {
        title: '长'.repeat(500),
        lead: '文'.repeat(2000),
        items: [{ ...message.items[0]!, title: '题'.repeat(500), summary: '要'.repeat(2000) }],
      });
      ok(isTaken((await send(trial, [long]))[0]!), 'taken');
      const [{ text }] = trial.shown() as readonly [ShownMessage];
      ok([...text].length <= maxCharacters, `${[...text].length} characters are within the promised ${maxCharacters}`);
      ok(text.includes(message.items[0]!.url), 'the link is kept');
    },
  },
  {
    title: 'every kind that it promises comes through, and no other',
    async run(trial) {
      const { message } = trial;
      const { kinds } = await promiseOf(trial);
      let expected = 0;
      for (const kind of ['publication', 'correction', 'withdrawal', 'digest', 'alert', 'confirmation'] as const) {
        const { unsubscribe: _, ...bare } = message;
        const one: ChannelMessage =
          kind === 'confirmation'
            ? keyed(bare, 'confirm', { kind, title: '确认订阅', lead: '确认码：a1b2c3d4', items: [] })
            : keyed(message, `kind-${kind}`, { kind, lead: '说明' });
        const [answer] = await send(trial, [one]);
        deepStrictEqual(isTaken(answer!), kinds.includes(kind), kind);
        if (kinds.includes(kind)) expected += 1;
        deepStrictEqual(trial.shown().length, expected, kind);
        if (kind === 'confirmation' && kinds.includes(kind)) ok(trial.shown().at(-1)!.text.includes('a1b2c3d4'), 'the code is shown');
      }
    },
  },
  {
    title: 'addresses are judged in order, before anything is sent',
    async run({ channel, message, otherAddress, shown }) {
      const judged = await channel.judge(message.channel, [message.address, '', 'x\r\ny', otherAddress, '长'.repeat(5000)]);
      deepStrictEqual(
        judged.map((note) => note === null),
        [true, false, false, true, false],
      );
      for (const note of judged) if (note) ok(/\p{Script=Han}/u.test(note['zh-CN']) && note.en.length > 0, 'told in Chinese and in English');
      deepStrictEqual(shown(), []);
    },
  },
  {
    title: 'later words come page by page; none where nothing was accepted',
    async run(trial) {
      const [answer] = await send(trial, [trial.message]);
      const { items } = await trial.channel.reports({ limit: 10 });
      ok(items.length <= 10);
      if (answer!.state === 'delivered') deepStrictEqual(items, []);
    },
  },
];
