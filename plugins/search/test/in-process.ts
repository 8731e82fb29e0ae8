/** The plugin in this process over the real SQLite index and a repository in memory, as the host would run it. */
import { openSqliteIndex } from '@jiyue/reference-server/own-index-sqlite';
import type { Follower, LogEntry, Outcome, OwnIndex, OwnStorage, PluginContext, RecordReader, Running } from '@jiyue/sdk/plugin';
import type { Resource, SearchReply } from '@jiyue/standards/model';
import { plugin } from '../src/index.ts';
import type { SearchConfig, SearchParameters, SearchTypes } from '../src/types.ts';

/** A running plugin. */
export interface InProcess {
  readonly index: OwnIndex;
  readonly follower: Follower;
  /** Asks the operation; limit 20 and order by relevance unless said otherwise. */
  search(params: Partial<SearchParameters> & { readonly q: string }): Promise<Outcome<SearchReply>>;
  /** Hands entries to the follower in batches. */
  deliver(entries: readonly LogEntry[], batch?: number): Promise<void>;
  close(): void | Promise<void>;
}

/** An index that can be closed, in this thread or in another. */
export type TestedIndex = OwnIndex & { close(): void | Promise<void> };

/** The reader of published records. */
export const readerOf = (resources: ReadonlyMap<string, Resource>): RecordReader => {
  const unused = () => Promise.reject(new Error('the search reads resources only'));
  return {
    resource: async (id) => resources.get(id),
    resources: async (ids) => ids.flatMap((id) => resources.get(id) ?? []),
    listResources: unused,
    relations: unused,
    attachment: unused,
    site: unused,
    sites: unused,
    column: unused,
    columns: unused,
    organization: unused,
  };
};

/** No follower of this plugin keeps anything there. */
export const noStorage: OwnStorage = {
  get: async () => undefined,
  write: () => Promise.reject(new Error('the search has no storage of its own')),
  list: async () => ({ keys: [] }),
};

/** @param given the index, or the file of one in this thread; in memory unless said otherwise */
export async function startInProcess(
  resources: ReadonlyMap<string, Resource>,
  config: SearchConfig = {},
  given: string | TestedIndex = ':memory:',
): Promise<InProcess> {
  const index = typeof given === 'string' ? openSqliteIndex(given) : given;
  const records = readerOf(resources);
  let follower: Follower | undefined;
  const context = {
    config,
    records,
    index,
    follow: (given: Follower) => {
      follower = given;
    },
  } as unknown as PluginContext<SearchTypes>;
  const running: Running<SearchTypes> = await plugin.setup(context);
  if (!follower) throw new Error('the plugin follows nothing');
  const followed = follower;
  return {
    index,
    follower: followed,
    search: (params) =>
      running.operations.search({ params: { limit: 20, sort: 'relevance', ...params }, records } as Parameters<typeof running.operations.search>[0]),
    async deliver(entries, batch = 200) {
      for (let at = 0; at < entries.length; at += batch) await followed.apply(entries.slice(at, at + batch), noStorage);
    },
    close: () => index.close(),
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
