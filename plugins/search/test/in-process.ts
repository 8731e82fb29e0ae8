/** The plugin in this process over the real SQLite index and a repository in memory, as the host would run it. */
import { openSqliteIndex } from '@jiyue/reference-server/own-index-sqlite';
import { interactionSource } from '@jiyue/sdk/plugin';
import type {
  Follower,
  InteractionSource,
  LogEntry,
  Outcome,
  OwnIndex,
  OwnSeries,
  OwnStorage,
  PluginContext,
  RecordReader,
  Running,
  SearchRanker,
} from '@jiyue/sdk/plugin';
import { createMemorySeries, createMemoryStorage } from '@jiyue/sdk/testing';
import type { Resource, SearchReply, Site } from '@jiyue/standards/model';
import { plugin } from '../src/index.ts';
import type { SearchConfig, SearchParameters, SearchTypes } from '../src/types.ts';

/** A running plugin. */
export interface InProcess {
  readonly index: OwnIndex;
  readonly follower: Follower;
  /** Asks the operation; limit 20 and order by relevance unless said otherwise. */
  search(params: Partial<SearchParameters> & { readonly q: string }): Promise<Outcome<SearchReply>>;
  /** All operations, as an editor of all sites unless another caller is given. */
  call<Id extends keyof SearchTypes['api']>(
    operationId: Id,
    params: object,
    more?: { readonly body?: unknown; readonly siteIds?: readonly string[]; readonly id?: string },
    // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract promises
  ): Promise<any>;
  /** Own storage, series and clock, to look into. */
  readonly storage: OwnStorage;
  readonly shared: OwnStorage;
  readonly series: OwnSeries;
  readonly clock: { at: Date };
  /** Jobs by name. */
  readonly jobs: ReadonlyMap<string, () => Promise<void>>;
  readonly warned: readonly unknown[];
  /** Hands entries to the follower in batches. */
  deliver(entries: readonly LogEntry[], batch?: number): Promise<void>;
  close(): void | Promise<void>;
}

/** An index that can be closed, in this thread or in another. */
export type TestedIndex = OwnIndex & { close(): void | Promise<void> };

/** The reader of published records. */
export const readerOf = (resources: ReadonlyMap<string, Resource>, sites: readonly Site[] = []): RecordReader => {
  const unused = () => Promise.reject(new Error('the search reads resources and sites only'));
  return {
    resource: async (id) => resources.get(id),
    resources: async (ids) => ids.flatMap((id) => resources.get(id) ?? []),
    async listResources({ after, limit }) {
      const all = [...resources.values()].filter(({ status }) => status === 'published').toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
      const items = all.slice(from, from + limit);
      return { items, total: all.length, ...(from + limit < all.length ? { next: items.at(-1)!.id } : {}) };
    },
    relations: unused,
    attachment: unused,
    site: async (id) => sites.find((one) => one.id === id),
    sites: async () => sites,
    column: unused,
    columns: unused,
    organization: unused,
  };
};

/** A storage that forgets. */
export const noStorage: OwnStorage = { get: async () => undefined, write: async () => undefined, list: async () => ({ keys: [] }) };

/** What a plugin that ran before has left. */
export interface Left {
  readonly storage?: OwnStorage;
  readonly shared?: OwnStorage;
  readonly series?: OwnSeries;
  readonly sites?: readonly Site[];
  /** Of other plugins. */
  readonly rankers?: readonly { readonly plugin: string; readonly use: SearchRanker }[];
  readonly sources?: readonly { readonly plugin: string; readonly use: InteractionSource }[];
}

/** @param given the index, or the file of one in this thread; in memory unless said otherwise */
export async function startInProcess(
  resources: ReadonlyMap<string, Resource>,
  config: SearchConfig = {},
  given: string | TestedIndex = ':memory:',
  { storage = createMemoryStorage(), shared = createMemoryStorage(), series = createMemorySeries(), sites = [], rankers: others = [], sources = [] }: Left = {},
): Promise<InProcess> {
  const index = typeof given === 'string' ? openSqliteIndex(given) : given;
  const records = readerOf(resources, sites);
  const clock = { at: new Date('2026-03-05T10:00:00.000Z') };
  const jobs = new Map<string, () => Promise<void>>();
  const warned: unknown[] = [];
  const stops: (() => unknown)[] = [];
  const rankers: { plugin: string; use: SearchRanker }[] = [...others];
  let follower: Follower | undefined;
  const context = {
    ...{ config, records, index, storage, shared, series },
    clock: () => clock.at,
    signal: new AbortController().signal,
    logger: { info() {}, warn: (...values: unknown[]) => void warned.push(values), error: (...values: unknown[]) => void warned.push(values) },
    follow: (given: Follower) => {
      follower = given;
    },
    schedule: ({ name, run }: { name: string; run(): Promise<void> }) => void jobs.set(name, run),
    onStop: (release: () => unknown) => void stops.push(release),
    provide: (_point: unknown, use: SearchRanker) => void rankers.push({ plugin: 'search', use }),
    extensions: ({ id }: { readonly id: string }) => (id === interactionSource.id ? sources : rankers),
  } as unknown as PluginContext<SearchTypes>;
  const running: Running<SearchTypes> = await plugin.setup(context);
  if (!follower) throw new Error('the plugin follows nothing');
  const followed = follower;
  await running.start?.();
  return {
    ...{ index, storage, shared, series, clock, jobs, warned },
    follower: followed,
    search: (params) =>
      running.operations.search({ params: { limit: 20, sort: 'relevance', ...params }, records } as Parameters<typeof running.operations.search>[0]),
    call: (operationId, params, { body, siteIds = ['*'], id = 'editor-1' } = {}) =>
      (running.operations[operationId] as (call: unknown) => Promise<unknown>)({
        params: { limit: 20, ...params },
        body,
        records,
        caller: { id, siteIds },
        language: 'zh-CN',
      }),
    async deliver(entries, batch = 200) {
      for (let at = 0; at < entries.length; at += batch) await followed.apply(entries.slice(at, at + batch), storage);
    },
    async close() {
      for (const stop of stops) await stop();
      await index.close();
    },
  };
}

/** The entry that publishes or withdraws a record. */
export const entryOf = (
  { id, version, kind, siteId, columnId }: Resource,
  seq: number,
  type: 'record.published' | 'record.withdrawn' = 'record.published',
): LogEntry => ({
  seq,
  type,
  subject: id,
  siteId,
  time: '2026-03-05T10:00:00.000Z',
  data: { family: 'resource', kind, version, siteId, columnId },
});
