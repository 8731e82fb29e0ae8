/**
 * Carries what waits on one channel, batch by batch. An item is taken with a lease, judged, sent under its key, and ended with what
 * became of it; whoever dies in between leaves the item to the next, who sends it under the same key.
 */
import { fromJson, type OwnQueue, type OwnStorage, type QueueEnd, type QueueLease } from '@jiyue/sdk/plugin';
import { sha256 } from '@jiyue/sdk';
import type { SubscriptionBook } from '../book/subscription-book.ts';
import type { StoredSubscription } from '../book/stored-subscription.ts';
import type { SubscriptionStates } from '../book/subscription-states.ts';
import type { ChannelAnswer, ChannelMessage } from '@jiyue/sdk/plugin';
import { backOffMs } from './back-off.ts';
import type { Carrier } from './carriers.ts';
import { type Circuits, targetOf } from './circuits.ts';
import { type ComposeNeeds, createComposer, type Composer } from './compose.ts';
import { type DeliveryNote, noteOf, noteText } from './delivery-note.ts';
import { type DeliveryPayload, isAccountChannel } from './payload.ts';
import { quietUntil } from './quiet-hours.ts';
import type { WarningBook } from '../warnings/warning-book.ts';

/** What delivering works with. */
export interface DeliverNeeds extends ComposeNeeds {
  readonly queue: Pick<OwnQueue, 'lease' | 'end' | 'renew' | 'get'>;
  readonly storage: Pick<OwnStorage, 'write'>;
  readonly book: Pick<SubscriptionBook, 'get'>;
  readonly states: Pick<SubscriptionStates, 'failed' | 'succeeded' | 'gone'>;
  readonly circuits: Circuits;
  readonly warnings: Pick<WarningBook, 'begin' | 'end'>;
  /** Secrets shared with the receiver at an address; webhooks alone. */
  readonly secretsOf: (channel: string, address: string) => Promise<readonly string[] | undefined>;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
  readonly giveUpHours: number;
  readonly leaseSeconds: number;
}

/** Where the id that a channel gave leads to. */
export const receiptKey = (channel: string, receipt: string): string => `${receiptPrefix}${channel}/${sha256(receipt)}`;
/** Where they are kept. */
export const receiptPrefix = 'receipt/';
/** What is kept of one. */
export interface KeptReceipt {
  /** Delivery. */
  readonly id: string;
  readonly at: string;
}
/** Delivery that an id of a channel leads to. */
export async function deliveryOf(storage: Pick<OwnStorage, 'get'>, channel: string, receipt: string): Promise<string | undefined> {
  const kept = await storage.get<KeptReceipt | string>(receiptKey(channel, receipt));
  return typeof kept === 'object' ? kept.id : kept;
}

interface Ready {
  readonly lease: QueueLease;
  readonly payload: DeliveryPayload;
  readonly message: ChannelMessage;
  readonly attempts: number;
}
type Judged = Ready | { readonly lease: QueueLease; readonly end: Omit<QueueEnd, 'id' | 'token'> };

/** @param lane one of the channel's @returns number of items that were taken */
export async function deliverSome({ promise, use }: Carrier, lane: string, needs: DeliverNeeds): Promise<number> {
  const { queue, signal, leaseSeconds } = needs;
  const leases = await queue.lease({ lane, limit: Math.min(promise.maxBatch, 500), seconds: leaseSeconds });
  if (leases.length === 0 || signal.aborted) return leases.length;
  const batch = new Batch(promise, needs);
  const judged = await Promise.all(leases.map((lease) => batch.judge(lease)));
  const ready = judged.filter((one): one is Ready => 'message' in one);
  const idle = judged.flatMap((one) => ('end' in one ? [{ id: one.lease.id, token: one.lease.token, ...one.end }] : []));
  if (idle.length > 0 && !signal.aborted) await queue.end(idle);
  if (ready.length === 0 || signal.aborted) return leases.length;

  const renewal = setInterval(() => {
    if (!signal.aborted)
      queue
        .renew(
          ready.map(({ lease }) => lease),
          leaseSeconds,
        )
        .catch(() => undefined);
  }, leaseSeconds * 400);
  let answers: readonly (ChannelAnswer | undefined)[];
  try {
    answers = await use.send(ready.map(({ message }) => message));
  } catch {
    // counts as "later" for all
    answers = [];
  } finally {
    clearInterval(renewal);
  }
  if (signal.aborted) return leases.length;
  await batch.settle(ready, answers);
  return leases.length;
}

/** One batch on its way. */
class Batch {
  readonly #promise: Carrier['promise'];
  readonly #needs: DeliverNeeds;
  readonly #composer: Composer;
  readonly #secrets = new Map<string, Promise<readonly string[] | undefined>>();

  constructor(promise: Carrier['promise'], needs: DeliverNeeds) {
    this.#promise = promise;
    this.#needs = needs;
    this.#composer = createComposer(needs);
  }

  /** What to do with an item: send it, or end it without. */
  async judge(lease: QueueLease): Promise<Judged> {
    const { book, circuits, clock, queue, giveUpHours } = this.#needs;
    const payload = fromJson<DeliveryPayload>(lease.payload);
    const now = clock();
    const before = lease.attempt > 1 ? noteOf((await queue.get(lease.id))?.note) : undefined;
    const attempts = before?.attempts ?? 0;
    const note = (more: Partial<DeliveryNote>): string => noteText({ ...before, attempts, isExactlyOnce: this.#promise.honoursKey, ...more });
    const later = (until: Date, more: Partial<DeliveryNote> = {}): Judged => ({
      lease,
      end: { outcome: 'again', dueAt: until.toISOString(), note: note(more) },
    });
    const cancelled: Judged = { lease, end: { outcome: 'done', note: note({ state: 'cancelled' }) } };

    const stored = await book.get(payload.subscription);
    const address =
      stored && mayReceive(stored, payload)
        ? (stored.record.address ?? (isAccountChannel(this.#promise.channel) ? stored.record.subscriberId : undefined))
        : undefined;
    if (!stored || address === undefined) return cancelled;
    const until = payload.use === 'news' || payload.use === 'recall' ? stored.record.quietHours && quietUntil(stored.record.quietHours, now) : undefined;
    if (until) return later(until, { heldUntil: until.toISOString() });
    const shut = circuits.closedUntil(targetOf(this.#promise.channel, address), now);
    const deadline = new Date(Math.max(Date.parse(payload.madeAt), Date.parse(payload.heldUntil ?? payload.madeAt)) + giveUpHours * 3_600_000);
    if (shut && shut < deadline) return later(shut, { failure: 'unreachable' });
    const secrets = await this.#secretsAt(address);
    const composed = await this.#composer.compose(payload, secrets ? { ...stored, secrets } : stored, address);
    if ('stop' in composed) return composed.stop === 'withdrawn' ? cancelled : later(new Date(now.getTime() + 200));
    if (!this.#promise.kinds.includes(composed.message.kind))
      return { lease, end: { outcome: 'dead', note: note({ state: 'failed', at: now.toISOString(), failure: 'content-refused' }) } };
    // one last attempt when the time is over: whoever revives a failed delivery wants it sent
    const message = { ...composed.message, key: lease.id, deadline: (deadline > now ? deadline : new Date(now.getTime() + 60_000)).toISOString() };
    return { lease, payload, message, attempts };
  }

  /** Many of a batch may go to one address. */
  #secretsAt(address: string): Promise<readonly string[] | undefined> {
    const found = this.#secrets.get(address) ?? this.#needs.secretsOf(this.#promise.channel, address);
    this.#secrets.set(address, found);
    return found;
  }

  /** Writes down what became of what was sent. */
  async settle(ready: readonly Ready[], answers: readonly (ChannelAnswer | undefined)[]): Promise<void> {
    const { queue, storage } = this.#needs;
    const byKey = new Map(answers.flatMap((one) => (one ? [[one.key, one] as const] : [])));
    const receipts: Record<string, { readonly id: string; readonly at: string }> = {};
    const ends = ready.map((one) => {
      const answer = byKey.get(one.message.key);
      if (answer?.state === 'accepted')
        receipts[receiptKey(this.#promise.channel, answer.receipt)] = { id: one.lease.id, at: this.#needs.clock().toISOString() };
      return { id: one.lease.id, token: one.lease.token, ...this.#endOf(one, answer) };
    });
    // the way back first: a report that comes at once finds its delivery
    if (Object.keys(receipts).length > 0) await storage.write({ put: receipts });
    if (this.#needs.signal.aborted) return;
    const held = await queue.end(ends);
    await this.#tellStates(
      ready.filter((_one, place) => held[place]),
      byKey,
      ends,
    );
  }

  #endOf({ lease, payload, attempts }: Ready, answer: ChannelAnswer | undefined): Omit<QueueEnd, 'id' | 'token'> {
    const { clock, giveUpHours } = this.#needs;
    const now = clock();
    const made: DeliveryNote = { attempts: attempts + 1, at: now.toISOString(), isExactlyOnce: this.#promise.honoursKey };
    if (answer?.state === 'delivered' || answer?.state === 'accepted')
      return {
        outcome: 'done',
        note: noteText({ ...made, state: answer.state, ...(answer.receipt === undefined ? {} : { receipt: answer.receipt.slice(0, 200) }) }),
      };
    const says = answer === undefined ? {} : { says: answer.note['zh-CN'] };
    const failure = answer?.failure ?? 'unreachable';
    if (answer?.state === 'refused' || answer?.state === 'gone') return { outcome: 'dead', note: noteText({ ...made, state: 'failed', failure, ...says }) };
    const dueAt = now.getTime() + Math.max((answer?.afterSeconds ?? 0) * 1000, backOffMs(attempts + 1, lease.id));
    const end = Math.max(Date.parse(payload.madeAt), Date.parse(payload.heldUntil ?? payload.madeAt)) + giveUpHours * 3_600_000;
    if (dueAt > end) return { outcome: 'dead', note: noteText({ ...made, state: 'failed', failure, ...says }) };
    return { outcome: 'again', dueAt: new Date(dueAt).toISOString(), note: noteText({ ...made, failure, ...says }) };
  }

  /** What it means for subscriptions and targets. */
  async #tellStates(ready: readonly Ready[], answers: ReadonlyMap<string, ChannelAnswer>, ends: readonly QueueEnd[]): Promise<void> {
    const { circuits, clock, states, signal, warnings } = this.#needs;
    const answering = new Set<string>();
    const dead = new Set(ends.flatMap(({ id, outcome }) => (outcome === 'dead' ? [id] : [])));
    for (const { lease, message } of ready) {
      if (signal.aborted) return;
      const answer = answers.get(message.key);
      const target = targetOf(this.#promise.channel, message.address);
      if (answer?.state === 'delivered' || answer?.state === 'accepted') {
        circuits.succeeded(target);
        answering.add(target);
        await states.succeeded(message.subscriptionId);
      } else if (answer?.state === 'gone') await states.gone(message.subscriptionId);
      else {
        const isSilent = answer === undefined || answer.failure === 'unreachable' || answer.failure === 'timed-out';
        if (isSilent && circuits.failed(target, clock()))
          await warnings.begin({ kind: 'target-paused', about: target, name: target, failures: circuits.failures(target) });
        if (dead.has(lease.id)) await states.failed(message.subscriptionId);
      }
    }
    for (const target of answering) await warnings.end('target-paused', target);
  }
}

/** A letter of confirmation goes to those who are asked, a recall also to those who paused, everything else to active ones. */
function mayReceive({ record }: StoredSubscription, { use, message }: DeliveryPayload): boolean {
  if (use === 'letter' && message === 'confirm') return record.state === 'pending';
  if (record.state !== 'active') return false;
  return use !== 'news' || record.frequency !== 'paused';
}
