/**
 * WebSub hub (W3C WebSub, 2018) of the platform's own feeds: takes requests of subscribers, asks each whether it meant them, and keeps who
 * wants which feed until when. What is sent goes through the channel `websub` and the outbox, like everything else.
 */
import { createHash, randomBytes } from 'node:crypto';
import { fail, keys, type Outcome, ok, type OwnStorage } from '@jiyue/sdk/plugin';
import { type ChannelNeeds, codeOf } from '../shared/create-channel.ts';
import { readText } from '../shared/http-fate.ts';
import { isCallable, isPrivateHost, type LookUp } from '../shared/public-host.ts';

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
export interface HubNeeds extends Pick<ChannelNeeds, 'fetch' | 'clock' | 'logger' | 'signal'> {
  readonly storage: OwnStorage;
  /** Whether an address is one of our feeds. */
  isTopic(topic: string): Promise<boolean>;
  /** The resolver of names, for tests. */
  readonly lookUp?: LookUp;
}

/** The hub. */
export interface WebsubHub {
  /** Takes a request (the form of a subscriber): 202 where it is to be asked back. Fails with PUSH_HUB_REQUEST_INVALID. */
  request(form: { readonly [name: string]: string | undefined }): Promise<Outcome<{ readonly status: 202 }>>;
  /** Asks back what waits for it; one that does not agree is forgotten. @returns number that agreed */
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

/** Limits: a stranger can ask, so there are some. */
const limits = { url: 1000, secretBytes: 199, pending: 1000, ofOneFeed: 10_000, leastLeaseSeconds: 300 } as const;

/** Opens it. */
export function openHub({ privateHosts = [], leaseDays = 10, timeoutSeconds = 15 }: WebsubSettings, needs: HubNeeds): WebsubHub {
  const { storage, clock, logger } = needs;
  const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  const idOf = (callback: string, topic: string) => `${digest(topic)}-${digest(callback)}`;
  const subscriberKey = (id: string) => `websub/at/${id}`;
  const pendingKey = (id: string) => `websub/asked/${id}`;
  const isPermitted = (callback: string) => privateHosts.includes(new URL(callback).hostname);
  const longest = leaseDays * 86_400;

  const refuse = (member: string, rule: string) => fail({ code: 'PUSH_HUB_REQUEST_INVALID', data: { member, rule } });
  const isAllowed = async (callback: string) => isPermitted(callback) || !(await isPrivateHost(new URL(callback).hostname, needs.lookUp));
  const ask = async (callback: string, query: Readonly<Record<string, string>>) => {
    const url = new URL(callback);
    // what the callback has of its own is kept
    for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
    return needs.fetch(url.href, { redirect: 'manual', signal: AbortSignal.any([needs.signal, AbortSignal.timeout(timeoutSeconds * 1000)]) });
  };
  const agrees = async ({ callback, topic, mode, leaseSeconds }: Intent): Promise<boolean> => {
    const challenge = randomBytes(24).toString('base64url');
    try {
      if (!(await isAllowed(callback))) return false;
      const lease: Readonly<Record<string, string>> = mode === 'subscribe' ? { 'hub.lease_seconds': String(leaseSeconds) } : {};
      const reply = await ask(callback, { 'hub.mode': mode, 'hub.topic': topic, 'hub.challenge': challenge, ...lease });
      const text = await readText(reply, 1024);
      return reply.status >= 200 && reply.status < 300 && text === challenge;
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
      if ((await storage.list('websub/asked/')).keys.length >= limits.pending) return refuse('hub', 'busy');
      const id = idOf(callback, topic);
      const leaseSeconds = Math.min(longest, Math.max(limits.leastLeaseSeconds, Number(lease ?? longest)));
      const intent = { id, callback, topic, mode, leaseSeconds, ...(secret === undefined ? {} : { secret }) };
      await storage.write({ put: { [pendingKey(id)]: intent } });
      return ok({ status: 202 });
    },
    async verifyPending() {
      let agreed = 0;
      for (const key of (await storage.list('websub/asked/')).keys) {
        const intent = await storage.get<Intent>(key);
        if (!intent) continue;
        if (needs.signal.aborted) return agreed;
        const { id, callback, topic, secret, mode, leaseSeconds } = intent;
        const remove = [key];
        const isMeant = await agrees(intent);
        // it was cut off, not refused: it is asked again
        if (needs.signal.aborted) return agreed;
        if (!isMeant) await storage.write({ remove });
        else if (mode === 'unsubscribe') {
          agreed += 1;
          await storage.write({ remove: [key, subscriberKey(id)] });
        } else {
          agreed += 1;
          const until = new Date(clock().getTime() + leaseSeconds * 1000).toISOString();
          await storage.write({ put: { [subscriberKey(id)]: { id, callback, topic, until, ...(secret === undefined ? {} : { secret }) } }, remove });
        }
      }
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
        if (!(await isAllowed(one.callback))) return;
        const reply = await ask(one.callback, { 'hub.mode': 'denied', 'hub.topic': one.topic, 'hub.reason': reason.slice(0, 200) });
        await reply.body?.cancel();
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
