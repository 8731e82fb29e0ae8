/**
 * WebSub hub (W3C WebSub, 2018) of the platform's own feeds: takes requests of subscribers, asks each whether it meant them, and keeps who
 * wants which feed until when. What is sent goes through the channel `websub` and the outbox, like everything else.
 */
import { createHash, randomBytes } from 'node:crypto';
import { fail, keys, type Outcome, ok, type OwnStorage } from '@jiyue/sdk/plugin';
import { callOutside, type Wire } from '../shared/call-outside.ts';
import { type ChannelNeeds, codeOf } from '../shared/create-channel.ts';
import { readText } from '../shared/http-fate.ts';
import { inTurns } from '../shared/in-turns.ts';
import { isCallable } from '../shared/public-host.ts';

/** Settings of the hub. */
export interface WebsubSettings {
  /** Hosts inside a private network that may be called, over http too. Default: none. */
  readonly privateHosts?: readonly string[];
  /** Longest and usual lease in days. Default 10. */
  readonly leaseDays?: number;
  /** Default 15. */
  readonly timeoutSeconds?: number;
}

/** A subscriber of a feed. */
export interface HubSubscription {
  /** Stands for callback and feed together. */
  readonly id: string;
  readonly callback: string;
  /** Address of the feed. */
  readonly topic: string;
  /** Key of signatures. Absent: the subscriber gave none. */
  readonly secret?: string;
  /** RFC 3339. */
  readonly until: string;
}

/** What is to be asked back. */
interface Intent extends Omit<HubSubscription, 'until'> {
  readonly mode: 'subscribe' | 'unsubscribe';
  readonly leaseSeconds: number;
}

/** What the hub needs. */
export interface HubNeeds extends Pick<ChannelNeeds, 'fetch' | 'assertHost' | 'clock' | 'logger' | 'signal'> {
  readonly storage: OwnStorage;
  /** Whether an address is one of our feeds. */
  isTopic(topic: string): Promise<boolean>;
  /** The network, for tests. */
  readonly wire?: Wire;
}

/** The hub. */
export interface WebsubHub {
  /** Takes a request (the form of a subscriber): 202 where it is to be asked back. Fails with PUSH_HUB_REQUEST_INVALID. */
  request(form: { readonly [name: string]: string | undefined }): Promise<Outcome<{ readonly status: 202 }>>;
  /** Asks back what waits for it, all hosts in turns; one that does not agree is forgotten. @returns number that agreed */
  verifyPending(): Promise<number>;
  /** Subscribers of a feed whose lease holds. */
  subscribersOf(topic: string): Promise<readonly HubSubscription[]>;
  /** One of them; undefined: none, or its lease is over. */
  find(id: string): Promise<HubSubscription | undefined>;
  /** Ends one, e.g. because its callback is gone. */
  end(id: string): Promise<void>;
  /** Tells the subscriber that it gets nothing (any more), and ends it. */
  deny(id: string, reason: string): Promise<void>;
  /** Forgets leases that are over. @returns number */
  forgetExpired(): Promise<number>;
}

/** Where what waits to be asked back is kept. */
const pendingRoot = 'websub/asked/';
/** Limits: a stranger can ask, so there are some. */
const limits = { url: 1000, secretBytes: 199, pending: 1000, pendingOfOneHost: 50, ofOneFeed: 10_000, leastLeaseSeconds: 300 } as const;

/** Opens it. */
export function openHub(settings: WebsubSettings, needs: HubNeeds): WebsubHub {
  const { privateHosts = [], leaseDays = 10 } = settings;
  const { storage, clock, logger } = needs;
  const call = callOutside(settings, needs, needs.wire);
  const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  const idOf = (callback: string, topic: string) => `${digest(topic)}-${digest(callback)}`;
  const subscriberKey = (id: string) => `websub/at/${id}`;
  // by host, so that those of one are counted without reading them
  const pendingPrefix = (host: string) => `${pendingRoot}${digest(host).slice(0, 16)}/`;
  const longest = leaseDays * 86_400;

  const refuse = (member: string, rule: string) => fail({ code: 'PUSH_HUB_REQUEST_INVALID', data: { member, rule } });
  const ask = <T>(callback: string, query: Readonly<Record<string, string>>, read: (reply: Response) => T | Promise<T>): Promise<T> => {
    const url = new URL(callback);
    // what the callback has of its own is kept
    for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
    return call(url.href, {}, read);
  };
  const agrees = async ({ callback, topic, mode, leaseSeconds }: Intent): Promise<boolean> => {
    const challenge = randomBytes(24).toString('base64url');
    try {
      const lease: Readonly<Record<string, string>> = mode === 'subscribe' ? { 'hub.lease_seconds': String(leaseSeconds) } : {};
      return await ask(
        callback,
        { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge, ...lease },
        async (reply) => reply.status >= 200 && reply.status < 300 && (await readText(reply, 1024)) === challenge,
      );
    } catch (error) {
      logger.warn(`websub: a subscriber was not reached: ${codeOf(error)}`);
      return false;
    }
  };
  const living = (one: HubSubscription | undefined) => (one && Date.parse(one.until) > clock().getTime() ? one : undefined);
  const end = (id: string) => storage.write({ remove: [subscriberKey(id)] });

  return {
    async request(form) {
      const { 'hub.callback': callback = '', 'hub.mode': mode, 'hub.topic': topic = '', 'hub.lease_seconds': lease, 'hub.secret': secret } = form;
      if (mode !== 'subscribe' && mode !== 'unsubscribe') return refuse('hub.mode', 'enum');
      const host = URL.parse(callback)?.hostname ?? '';
      if (callback.length > limits.url || !isCallable(callback, privateHosts.includes(host))) return refuse('hub.callback', 'format');
      if (topic.length > limits.url || !(await needs.isTopic(topic))) return refuse('hub.topic', 'unknown');
      if (secret !== undefined && (secret === '' || Buffer.byteLength(secret) > limits.secretBytes)) return refuse('hub.secret', 'length');
      if (lease !== undefined && !/^\d{1,10}$/.test(lease)) return refuse('hub.lease_seconds', 'format');
      const ofHost = pendingPrefix(host);
      const isBusy = async (prefix: string, most: number) => (await storage.list(prefix)).keys.length >= most;
      if ((await isBusy(ofHost, limits.pendingOfOneHost)) || (await isBusy(pendingRoot, limits.pending))) return refuse('hub', 'busy');
      const id = idOf(callback, topic);
      const leaseSeconds = Math.min(longest, Math.max(limits.leastLeaseSeconds, Number(lease ?? longest)));
      const intent = { id, callback, topic, mode, leaseSeconds, ...(secret === undefined ? {} : { secret }) };
      await storage.write({ put: { [`${ofHost}${id}`]: intent } });
      return ok({ status: 202 });
    },
    async verifyPending() {
      let agreed = 0;
      const waiting: { readonly key: string; readonly intent: Intent }[] = [];
      for (const key of (await storage.list(pendingRoot)).keys) {
        const intent = await storage.get<Intent>(key);
        if (intent) waiting.push({ key, intent });
      }
      const settle = async ({ key, intent }: (typeof waiting)[number]): Promise<void> => {
        const { id, callback, topic, secret, mode, leaseSeconds } = intent;
        const isMeant = await agrees(intent);
        // it was cut off, not refused: it is asked again
        if (needs.signal.aborted) return;
        if (isMeant) agreed += 1;
        const until = new Date(clock().getTime() + leaseSeconds * 1000).toISOString();
        const one: HubSubscription = { id, callback, topic, until, ...(secret === undefined ? {} : { secret }) };
        if (!isMeant) await storage.write({ remove: [key] });
        else if (mode === 'unsubscribe') await storage.write({ remove: [key, subscriberKey(id)] });
        else await storage.write({ put: { [subscriberKey(id)]: { ...one } }, remove: [key] });
      };
      await inTurns(waiting, { hostOf: ({ intent }) => new URL(intent.callback).host, work: settle, signal: needs.signal });
      return agreed;
    },
    async subscribersOf(topic) {
      const found: HubSubscription[] = [];
      for await (const key of keys(storage, subscriberKey(`${digest(topic)}-`))) {
        const one = living(await storage.get<HubSubscription>(key));
        if (one) found.push(one);
        if (found.length >= limits.ofOneFeed) break;
      }
      return found;
    },
    find: async (id) => living(await storage.get<HubSubscription>(subscriberKey(id))),
    end,
    async deny(id, reason) {
      const one = await storage.get<HubSubscription>(subscriberKey(id));
      await end(id);
      if (!one) return;
      try {
        await ask(one.callback, { 'hub.mode': 'denied', 'hub.topic': one.topic, 'hub.reason': reason.slice(0, 200) }, () => undefined);
      } catch (error) {
        logger.warn(`websub: a subscriber was not reached: ${codeOf(error)}`);
      }
    },
    async forgetExpired() {
      const over: string[] = [];
      for await (const key of keys(storage, 'websub/at/')) if (!living(await storage.get<HubSubscription>(key))) over.push(key);
      for (let from = 0; from < over.length; from += 500) await storage.write({ remove: over.slice(from, from + 500) });
      return over.length;
    },
  };
}
