/**
 * Counts publications as the log tells them (信息量, 更新情况): one small row a day and column, one state a record. Entries that come
 * again are known by their place in the log, so any way through the log leads to the same rows.
 */
import { type Follower, keys, type OwnStorage } from '@jiyue/sdk/plugin';
import { dayOf } from '../counting/days.ts';

/** What happened to a column on one day. */
export interface ContentDay {
  /** First publications. */
  readonly published: number;
  /** Publications of what had been published before. */
  readonly updated: number;
  readonly withdrawn: number;
  /** How many more are published at the end of the day than at its beginning. */
  readonly change: number;
  /** Latest publication of the day, "" when there was none. */
  readonly last: string;
}

/** Rows of one site and day. */
export interface SiteDay {
  readonly columns: { readonly [columnId: string]: ContentDay };
  /** Highest place in the log that these rows come from. */
  readonly seq: number;
}

interface RecordState {
  readonly seq: number;
  readonly siteId: string;
  readonly columnId: string;
  readonly isPublished: boolean;
}

const nothing: ContentDay = { published: 0, updated: 0, withdrawn: 0, change: 0, last: '' };
const root = 'log/';
/** Key of the rows of a site and day. */
export const dayKey = (siteId: string, day = ''): string => `${root}day/${siteId}/${day}`;
const recordKey = (id: string) => `${root}record/${id}`;

/** The follower. */
export const followPublications: Follower = {
  types: ['record.published', 'record.withdrawn'],
  async apply(batch, storage) {
    const put: Record<string, RecordState | SiteDay> = {};
    const read = async <V>(key: string): Promise<V | undefined> => (put[key] as V | undefined) ?? ((await storage.get(key)) as V | undefined);
    for (const entry of batch) {
      const key = recordKey(entry.subject);
      const before = await read<RecordState>(key);
      if (before && before.seq >= entry.seq) continue;
      const isPublished = entry.type === 'record.published';
      const columnId = entry.data.columnId ?? before?.columnId ?? '';
      const day = dayOf(new Date(entry.time));
      const add = async (siteId: string, column: string, more: Partial<ContentDay>) => {
        const place = dayKey(siteId, day);
        const known = (await read<SiteDay>(place)) ?? { columns: {}, seq: 0 };
        put[place] = { columns: sorted({ ...known.columns, [column]: sum(known.columns[column] ?? nothing, more) }), seq: Math.max(known.seq, entry.seq) };
      };
      // a record that moved is one less there and one more here
      if (before?.isPublished) await add(before.siteId, before.columnId, { change: -1 });
      const counts = isPublished ? (before ? { updated: 1 } : { published: 1 }) : before?.isPublished ? { withdrawn: 1 } : {};
      await add(entry.siteId, columnId, { ...counts, ...(isPublished ? { change: 1, last: entry.time } : {}) });
      put[key] = { seq: entry.seq, siteId: entry.siteId, columnId, isPublished };
    }
    if (Object.keys(put).length > 0) await storage.write({ put: put as unknown as { readonly [key: string]: never } });
  },
  async reset(storage) {
    for (;;) {
      const { keys: some } = await storage.list(root);
      if (some.length === 0) return;
      await storage.write({ remove: some });
    }
  },
};

function sum(one: ContentDay, more: Partial<ContentDay>): ContentDay {
  const last = more.last ?? '';
  return {
    published: one.published + (more.published ?? 0),
    updated: one.updated + (more.updated ?? 0),
    withdrawn: one.withdrawn + (more.withdrawn ?? 0),
    change: one.change + (more.change ?? 0),
    last: [last, one.last].sort().at(-1) ?? '',
  };
}

// the order in which columns were met must not show
const sorted = <V>(members: { readonly [name: string]: V }): { readonly [name: string]: V } =>
  Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Statistics of one column, or of a whole site, in a period. */
export interface ContentCounts {
  readonly published: number;
  readonly updated: number;
  readonly withdrawn: number;
  readonly stock: number;
  readonly lastPublishedAt?: string;
}

/** All of a site up to a day. @returns by column, and the place in the log they rest on */
export async function contentOf(
  storage: OwnStorage,
  siteId: string,
  from: string,
  to: string,
): Promise<{ readonly columns: ReadonlyMap<string, ContentCounts>; readonly days: ReadonlyMap<string, ContentDay>; readonly seq: number }> {
  const columns = new Map<string, ContentCounts>();
  const days = new Map<string, ContentDay>();
  let seq = 0;
  const prefix = dayKey(siteId);
  for await (const key of keys(storage, prefix)) {
    const day = key.slice(prefix.length);
    if (day > to) break;
    const rows = (await storage.get(key)) as SiteDay | undefined;
    if (!rows) continue;
    seq = Math.max(seq, rows.seq);
    for (const [columnId, row] of Object.entries(rows.columns)) {
      const known = columns.get(columnId) ?? { published: 0, updated: 0, withdrawn: 0, stock: 0 };
      const isIn = day >= from;
      const last = row.last === '' ? known.lastPublishedAt : row.last;
      columns.set(columnId, {
        published: known.published + (isIn ? row.published : 0),
        updated: known.updated + (isIn ? row.updated : 0),
        withdrawn: known.withdrawn + (isIn ? row.withdrawn : 0),
        stock: known.stock + row.change,
        ...(last === undefined ? {} : { lastPublishedAt: last }),
      });
      if (isIn) days.set(day, sum(days.get(day) ?? nothing, row));
    }
  }
  return { columns, days, seq };
}

/** Many counts as one. */
export function total(all: Iterable<ContentCounts>): ContentCounts {
  let whole: ContentCounts = { published: 0, updated: 0, withdrawn: 0, stock: 0 };
  for (const one of all) {
    const last = [whole.lastPublishedAt, one.lastPublishedAt]
      .filter((at) => at !== undefined)
      .sort()
      .at(-1);
    whole = {
      published: whole.published + one.published,
      updated: whole.updated + one.updated,
      withdrawn: whole.withdrawn + one.withdrawn,
      stock: whole.stock + one.stock,
      ...(last === undefined ? {} : { lastPublishedAt: last }),
    };
  }
  return whole;
}
