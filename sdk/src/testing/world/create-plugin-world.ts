/**
 * A platform in memory for tests of a plugin: a repository with sample content, its log, own storage, own index and a clock that stands
 * still. Nothing here knows a test runner, a database or the network.
 */
import type { EventType, Resource, WithdrawalKind } from '@jiyue/standards/model';
import type { LogEntry, OwnBlobs, OwnIndex, OwnQueue, OwnSeries, PluginDefinition, PluginTypes, RecordReader } from '../../plugin/index.ts';
import { type LaunchOptions, launchPlugin, type LaunchedPlugin } from '../run/launch-plugin.ts';
import { createMemoryBlobs } from './memory-blobs.ts';
import { createMemoryClock, type MemoryClock } from './memory-clock.ts';
import { createMemoryIndex } from './memory-index.ts';
import { createMemoryQueue } from './memory-queue.ts';
import { createMemoryRecords, type WorldContent } from './memory-records.ts';
import { createMemorySeries } from './memory-series.ts';
import { createMemoryStorage, type MemoryStorage } from './memory-storage.ts';
import { sampleContent } from './sample-content.ts';

/** What a world begins with. */
export interface PluginWorldOptions {
  /** Records; what is not given comes from `sampleContent`. */
  readonly content?: Partial<WorldContent>;
  /** Where the clock stands, RFC 3339; 2026-03-01T00:00:00Z unless said otherwise. */
  readonly now?: string;
  /** Storage of a plugin that ran before; absent: empty. */
  readonly storage?: MemoryStorage;
  /** What its processes have in common; absent: empty. */
  readonly shared?: MemoryStorage;
  /** Own index of a plugin that ran before; absent: empty. */
  readonly index?: OwnIndex;
  /** Own queue of a plugin that ran before; absent: empty. */
  readonly queue?: OwnQueue;
  /** Own series of a plugin that ran before; absent: empty. */
  readonly series?: OwnSeries;
  /** Own blobs of a plugin that ran before; absent: empty. */
  readonly blobs?: OwnBlobs;
}

/** A platform in memory. */
export interface PluginWorld {
  readonly clock: MemoryClock;
  readonly storage: MemoryStorage;
  readonly shared: MemoryStorage;
  readonly index: OwnIndex;
  readonly queue: OwnQueue;
  readonly series: OwnSeries;
  readonly blobs: OwnBlobs;
  /** What the public sees of all sites. */
  readonly records: RecordReader;
  readonly content: WorldContent;
  /** Everything that happened, in order; begins with the content being saved and published. */
  readonly log: readonly LogEntry[];
  /** Stores a resource as published, new or in the next version, and tells the log. The world's clock says when. */
  publish(resource: Resource): LogEntry;
  /** Withdraws a published resource (撤稿) and tells the log; kept readable unless said otherwise. Throws on an unknown id. @param substituteId with kind substitute */
  withdraw(id: string, kind?: WithdrawalKind, substituteId?: string): LogEntry;
  /** Starts a plugin in this world: migrations, setup, start. Throws what the plugin throws; no deadline. */
  start<T extends PluginTypes>(plugin: PluginDefinition<T>, options: StartOptions<T>): Promise<LaunchedPlugin<T>>;
}

/** How a plugin is started. */
export interface StartOptions<T extends PluginTypes> extends Omit<LaunchOptions, 'config'> {
  readonly config: T['config'];
}

/** Makes a world. Two worlds share nothing. */
export function createPluginWorld({ content: given = {}, now = '2026-03-01T00:00:00.000Z', ...parts }: PluginWorldOptions = {}): PluginWorld {
  const content = structuredClone({ ...sampleContent, ...given });
  const resources = new Map(content.resources.map((one) => [one.id, one]));
  const current = (): WorldContent => ({ ...content, resources: [...resources.values()] });
  const clock = createMemoryClock(now);
  const log: LogEntry[] = [];
  const tell = (type: EventType, subject: string, siteId: string, time: string, data: LogEntry['data']): LogEntry => {
    const entry = Object.freeze({ seq: (log.at(-1)?.seq ?? 0) + 1, type, subject, siteId, time, data: Object.freeze(data) });
    log.push(entry);
    return entry;
  };
  const tellPublished = (one: Resource) =>
    tell('record.published', one.id, one.siteId, new Date(one.publishedAt ?? one.updatedAt).toISOString(), {
      family: 'resource',
      kind: one.kind,
      version: one.version,
      siteId: one.siteId,
      columnId: one.columnId,
      updateType: one.updateType,
    });

  for (const one of content.organizations)
    tell('organization.saved', one.id, '', new Date(one.updatedAt).toISOString(), { family: 'organization', version: one.version });
  for (const one of content.sites)
    tell('site.saved', one.id, one.id, new Date(one.updatedAt).toISOString(), { family: 'site', version: one.version, siteId: one.id });
  for (const one of content.columns)
    tell('column.saved', one.id, one.siteId, new Date(one.updatedAt).toISOString(), { family: 'column', version: one.version, siteId: one.siteId });
  for (const one of [...resources.values()].filter(({ status }) => status === 'published').sort(byPublication)) tellPublished(one);

  const world: PluginWorld = {
    clock,
    storage: parts.storage ?? createMemoryStorage(),
    shared: parts.shared ?? createMemoryStorage(),
    index: parts.index ?? createMemoryIndex(),
    queue: parts.queue ?? createMemoryQueue(clock),
    series: parts.series ?? createMemorySeries(),
    blobs: parts.blobs ?? createMemoryBlobs(),
    records: createMemoryRecords(current),
    get content() {
      return current();
    },
    log,
    publish(resource) {
      const before = resources.get(resource.id);
      const at = clock.now().toISOString();
      const next = {
        ...structuredClone(resource),
        version: before ? before.version + 1 : 1,
        status: 'published',
        enteredAt: before?.enteredAt ?? at,
        updatedAt: at,
        firstPublishedAt: before?.firstPublishedAt ?? at,
        publishedAt: at,
      } as Resource;
      resources.set(next.id, next);
      return tellPublished(next);
    },
    withdraw(id, kind = 'withdrawn', substituteId) {
      const before = resources.get(id);
      if (before?.status !== 'published') throw new Error(`no published resource "${id}"`);
      const at = clock.now().toISOString();
      const next: Resource = {
        ...before,
        version: before.version + 1,
        status: 'withdrawn',
        updatedAt: at,
        withdrawal: { kind, reason: '测试', withdrawnAt: at, ...(substituteId === undefined ? {} : { substituteId }) },
      };
      resources.set(id, next);
      return tell('record.withdrawn', id, next.siteId, at, {
        family: 'resource',
        kind: next.kind,
        version: next.version,
        siteId: next.siteId,
        columnId: next.columnId,
        withdrawal: kind,
        ...(substituteId === undefined ? {} : { substituteId }),
      });
    },
    async start<T extends PluginTypes>(plugin: PluginDefinition<T>, options: StartOptions<T>) {
      const launched = launchPlugin<T>(plugin, world, options);
      await launched.start();
      return launched;
    },
  };
  return world;
}

const byPublication = (a: Resource, b: Resource) =>
  (a.publishedAt ?? '') < (b.publishedAt ?? '') ? -1 : (a.publishedAt ?? '') > (b.publishedAt ?? '') ? 1 : 0;
