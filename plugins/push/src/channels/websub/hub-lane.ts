/**
 * The hub at work: what the log says goes into the outbox for each subscriber of a feed that holds it, and leaves through the channel
 * `websub`. A withdrawal goes to everybody who got the record (JY-PUSH-004); one without trace goes to nobody.
 */
import {
  asJson,
  fromJson,
  type ChannelMessage,
  type LogEntry,
  type OwnQueue,
  type OwnStorage,
  type QueueLease,
  type PluginContext,
  type PluginTypes,
  type PushChannel,
  type RecordReader,
} from '@jiyue/sdk/plugin';
import { codeMember } from '@jiyue/sdk';
import type { Resource, Site } from '@jiyue/standards/model';
import { selfUrl } from '../../feeds/feed-operations.ts';
import { type FeedFormat, feedFormats, type FeedLinks } from '../../feeds/feed-types.ts';
import { substituteLine } from '../../follow/substitute.ts';
import { codeOf } from '../shared/create-channel.ts';
import { inTurns } from '../shared/in-turns.ts';
import type { WebsubHub } from './hub.ts';

/** What it works with. */
export interface HubLaneNeeds extends Pick<PluginContext<PluginTypes>, 'clock' | 'logger' | 'signal'> {
  readonly hub: WebsubHub;
  readonly channel: PushChannel;
  readonly queue: OwnQueue;
  readonly records: RecordReader;
  readonly links: FeedLinks;
  /** Publications that are read later than this are not told. */
  readonly staleAfterDays: number;
  /** A delivery that fails is tried again for so long. */
  readonly giveUpHours: number;
}

/** The hub at work. */
export interface HubLane {
  /** @param storage of the batch */
  tell(batch: readonly LogEntry[], storage: OwnStorage): Promise<void>;
  /** Asks back who waits for it, and sends what is due. */
  work(): Promise<void>;
  /** The same, without waiting for it; faults are logged. */
  wake(): void;
  /** What is under way has ended; faults are told to whoever began it. */
  settled(): Promise<void>;
}

/** Address of the hub. */
export const hubUrlOf = (publicAddress: string): string => `${publicAddress}/api/plugins/push/v0/websub`;

/** Lane of the outbox. */
export const hubLane = 'websub';
const sentKey = (resourceId: string) => `websub/sent/${encodeURIComponent(resourceId)}`;

interface Wait {
  readonly subscription: string;
  readonly kind: ChannelMessage['kind'];
  readonly resourceId: string;
  readonly siteId: string;
  readonly version: number;
  /** Of a withdrawn record, which cannot be read any more. */
  readonly title?: string;
  readonly substituteId?: string;
  readonly deadline: string;
}

/** Makes it. */
export function createHubLane(needs: HubLaneNeeds): HubLane {
  const { hub, channel, queue, records, links, clock, logger, signal } = needs;
  const put = (entry: LogEntry, subscription: string, kind: Wait['kind'], more: Partial<Wait> = {}) => {
    const deadline = new Date(clock().getTime() + needs.giveUpHours * 3_600_000).toISOString();
    const payload: Wait = { subscription, kind, resourceId: entry.subject, siteId: entry.siteId, version: entry.data.version ?? 1, deadline, ...more };
    return queue.add([{ id: `hub:${subscription}:${entry.seq}`, lane: hubLane, payload: asJson(payload) }]);
  };
  const tellPublished = async (entry: LogEntry, storage: OwnStorage) => {
    if (entry.data.updateType === 'minor') return;
    const resource = await records.resource(entry.subject);
    if (resource?.status !== 'published') return;
    const found = new Set<string>();
    for (const topic of topicsOf(resource, links)) {
      // thrown, so that the batch comes again
      signal.throwIfAborted();
      for (const { id } of await hub.subscribersOf(topic)) found.add(id);
    }
    if (found.size === 0) return;
    const before = await storage.get<{ readonly ids: readonly string[] }>(sentKey(entry.subject));
    for (const id of found) await put(entry, id, before?.ids.includes(id) ? 'correction' : 'publication');
    await storage.write({
      put: { [sentKey(entry.subject)]: { ids: [...new Set([...(before?.ids ?? []), ...found])], title: resource.title, at: clock().toISOString() } },
    });
  };
  const tellWithdrawn = async (entry: LogEntry, storage: OwnStorage) => {
    const before = await storage.get<{ readonly ids: readonly string[]; readonly title: string }>(sentKey(entry.subject));
    if (!before) return;
    if (entry.data.withdrawal !== 'vanish') {
      const { substituteId } = entry.data;
      for (const id of before.ids) await put(entry, id, 'withdrawal', { title: before.title, ...(substituteId === undefined ? {} : { substituteId }) });
    }
    await storage.write({ remove: [sentKey(entry.subject)] });
  };
  const messageOf = async (key: string, wait: Wait): Promise<ChannelMessage | undefined> => {
    const site = await records.site(wait.siteId);
    if (!site) return undefined;
    const resource = wait.kind === 'withdrawal' ? undefined : await records.resource(wait.resourceId);
    // withdrawn while it waited: it is not told any more
    if (wait.kind !== 'withdrawal' && resource?.status !== 'published') return undefined;
    const substitute = await substituteLine(wait.substituteId, { records, addressOf: (of, id) => (of ? links.resource(of, id) : links.publicAddress) });
    return composeFor(key, wait, site, resource, links, substitute?.['zh-CN']);
  };
  const hostOf = async (subscription: string): Promise<string> => {
    const found = await hub.find(subscription);
    return found ? new URL(found.callback).host : '';
  };
  /** @returns seconds that its host is left alone for; undefined: it answered */
  const sendOne = async ({ id, token, payload, attempt }: QueueLease): Promise<number | undefined> => {
    const message = await messageOf(id.replace(/[^A-Za-z0-9]/g, '').slice(-64), fromJson<Wait>(payload));
    const [answer] = message ? await channel.send([message]) : [];
    if (signal.aborted) return undefined;
    if (answer?.state === 'retry') {
      const seconds = Math.max(answer.afterSeconds, Math.min(3600, 15 * 2 ** attempt));
      await queue.end([{ id, token, outcome: 'again', dueAt: laterBy(seconds), note: answer.failure }]);
      return seconds;
    }
    if (answer?.state === 'refused') await queue.end([{ id, token, outcome: 'dead', note: answer.failure }]);
    else await queue.end([{ id, token, outcome: 'done', note: answer?.state ?? 'withdrawn' }]);
    return undefined;
  };
  const laterBy = (seconds: number) => new Date(clock().getTime() + seconds * 1000).toISOString();
  const sendDue = async () => {
    // a host that does not answer is tried once a round: what else waits for it waits as long, and holds up nobody
    const silent = new Map<string, number>();
    while (!signal.aborted) {
      const leases = await queue.lease({ lane: hubLane, limit: 16, seconds: 300 });
      if (leases.length === 0) return;
      const items = await Promise.all(leases.map(async (lease) => ({ lease, host: await hostOf(fromJson<Wait>(lease.payload).subscription) })));
      const work = async ({ lease, host }: (typeof items)[number]): Promise<void> => {
        const seconds = silent.get(host);
        if (seconds !== undefined) return void (await queue.end([{ id: lease.id, token: lease.token, outcome: 'again', dueAt: laterBy(seconds) }]));
        const pause = await sendOne(lease);
        if (pause !== undefined) silent.set(host, pause);
      };
      // one at a time to a host, so that a withdrawal never overtakes what it withdraws
      await inTurns(items, { hostOf: ({ host }) => host, work, signal, ofOneHost: 1 });
    }
  };
  let running: Promise<void> | undefined;
  const work = () => {
    // what has ended works no more
    if (signal.aborted) return Promise.resolve();
    running ??= (async () => {
      // who does not answer a question holds up no delivery
      const ended = await Promise.allSettled([hub.verifyPending(), sendDue()]);
      for (const one of ended) if (one.status === 'rejected') throw one.reason;
    })().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    async tell(batch, storage) {
      const oldest = clock().getTime() - needs.staleAfterDays * 86_400_000;
      for (const entry of batch) {
        if (entry.type === 'record.withdrawn') await tellWithdrawn(entry, storage);
        else if (entry.type === 'record.published' && Date.parse(entry.time) >= oldest) await tellPublished(entry, storage);
      }
    },
    work,
    wake: () =>
      void work().catch((error: unknown) => {
        if (!signal.aborted) logger.warn(`websub: ${codeOf(error)}`);
      }),
    settled: async () => void (await running?.catch(() => undefined)),
  };
}

/** Addresses of all feeds that hold a resource. */
export function topicsOf({ siteId, columnId, classification }: Resource, links: FeedLinks): readonly string[] {
  const topics = (classification?.topics ?? []).flatMap((topic) => [topic, codeMember('topic', topic)?.parent]);
  const places = [{}, { columnId }, ...new Set(topics)].flatMap((place) =>
    place === undefined ? [] : typeof place === 'string' ? [{ topic: place }, { topic: place, columnId }] : [place],
  );
  return places.flatMap((place) =>
    (Object.keys(feedFormats) as FeedFormat[]).flatMap((format) =>
      (['summary', 'full'] as const).map((detail) => selfUrl(links, { siteId, format, detail, ...place })),
    ),
  );
}

/** Whether an address is one of our feeds, written as we write it. */
export async function isFeed(topic: string, links: FeedLinks, records: Pick<RecordReader, 'site' | 'column'>): Promise<boolean> {
  const url = URL.parse(topic);
  const siteId = url && /\/api\/v1\/sites\/([^/]{1,64})\/feed$/.exec(url.pathname)?.[1];
  if (!url || !siteId) return false;
  const {
    format = 'none',
    columnId,
    topic: subject,
    detail = 'summary',
  } = Object.fromEntries(url.searchParams) as Readonly<Record<string, string | undefined>>;
  if (!Object.hasOwn(feedFormats, format) || (detail !== 'summary' && detail !== 'full')) return false;
  const own = selfUrl(links, {
    siteId,
    format: format as FeedFormat,
    detail,
    ...(columnId === undefined ? {} : { columnId }),
    ...(subject === undefined ? {} : { topic: subject }),
  });
  if (own !== topic || !(await records.site(siteId))) return false;
  return columnId === undefined || (await records.column(columnId))?.siteId === siteId;
}

function composeFor(key: string, wait: Wait, site: Site, resource: Resource | undefined, links: FeedLinks, substitute: string | undefined): ChannelMessage {
  const title = resource?.title ?? wait.title ?? wait.resourceId;
  const publishedAt = resource?.publishedAt ?? resource?.updatedAt;
  return {
    ...{ key, channel: 'websub', kind: wait.kind, language: 'zh-CN', address: wait.subscription },
    subscriptionId: wait.subscription,
    subscriberId: wait.subscription,
    site: { id: site.id, name: site.name, url: links.site(site) },
    title,
    ...(wait.kind === 'withdrawal' ? { lead: substitute === undefined ? '内容已撤下。' : `内容已撤下。${substitute}` } : {}),
    items: [
      {
        ...{ resourceId: wait.resourceId, version: resource?.version ?? wait.version, title, url: links.resource(site, wait.resourceId) },
        ...(resource?.summary === undefined ? {} : { summary: resource.summary }),
        ...(publishedAt === undefined ? {} : { publishedAt }),
      },
    ],
    deadline: wait.deadline,
  };
}
