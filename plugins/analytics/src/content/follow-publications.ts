/**
 * Counts publications as the log tells them (信息量, 更新情况): one small row a day and column, one state a record. Entries that come
 * again are known by their place in the log, so any way through the log leads to the same rows.
 */
import { asJson, type Follower, type Json, keys, type OwnStorage, type RecordReader } from '@jiyue/sdk/plugin';
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

/** By what rows are kept apart: column, kind of resource and owner. */
export type ContentPart = 'column' | 'kind' | 'owner';
const partPlaces: { readonly [part in ContentPart]: number } = { column: 0, kind: 1, owner: 2 };

/** Rows of one site and day. */
export interface SiteDay {
  /** By "<column> <kind> <owner>". */
  readonly rows: { readonly [parts: string]: ContentDay };
  /** Highest place in the log that these rows come from. */
  readonly seq: number;
}

interface RecordState {
  readonly seq: number;
  readonly siteId: string;
  readonly parts: string;
  readonly isPublished: boolean;
}

const nothing: ContentDay = { published: 0, updated: 0, withdrawn: 0, change: 0, last: '' };
const root = 'log/';
/** Key of the rows of a site and day. */
export const dayKey = (siteId: string, day = ''): string => `${root}day/${siteId}/${day}`;
const recordKey = (id: string) => `${root}record/${id}`;
const interpretationKey = (siteId: string, year: string, id = '') => `${root}interpretation/${siteId}/${year}/${id}`;

/** The follower. @param records tell the owner, which the log does not name */
export const followPublications = (records: Pick<RecordReader, 'resources'>): Follower => ({
  // raised when rows are kept that the log has to tell again
  revision: '2',
  types: ['record.published', 'record.withdrawn'],
  async apply(batch, storage) {
    const put: Record<string, Json> = {};
    const read = async <V extends Json | object>(key: string): Promise<V | undefined> => (put[key] as V | undefined) ?? (await storage.get<V>(key));
    const published = batch.filter(({ type }) => type === 'record.published').map(({ subject }) => subject);
    const owners = new Map((await records.resources([...new Set(published)])).map(({ id, ownerId }) => [id, ownerId]));
    for (const entry of batch) {
      const key = recordKey(entry.subject);
      const before = await read<RecordState>(key);
      if (before && before.seq >= entry.seq) continue;
      const isPublished = entry.type === 'record.published';
      const [column = '', kind = '', owner = ''] = before?.parts.split(' ') ?? [];
      // who owned what is gone by now stays as it was known
      const parts = `${entry.data.columnId ?? column} ${entry.data.kind ?? kind} ${owners.get(entry.subject) ?? owner}`;
      const day = dayOf(new Date(entry.time));
      const add = async (siteId: string, row: string, more: Partial<ContentDay>) => {
        const place = dayKey(siteId, day);
        const known = (await read<SiteDay>(place)) ?? { rows: {}, seq: 0 };
        const rows = sorted({ ...known.rows, [row]: sum(known.rows[row] ?? nothing, more) });
        put[place] = asJson<SiteDay>({ rows, seq: Math.max(known.seq, entry.seq) });
      };
      // a record that moved is one less there and one more here
      if (before?.isPublished) await add(before.siteId, before.parts, { change: -1 });
      const counts = isPublished ? (before ? { updated: 1 } : { published: 1 }) : before?.isPublished ? { withdrawn: 1 } : {};
      await add(entry.siteId, parts, { ...counts, ...(isPublished ? { change: 1, last: entry.time } : {}) });
      if (isPublished && !before && parts.split(' ')[1] === 'interpretation') put[interpretationKey(entry.siteId, day.slice(0, 4), entry.subject)] = true;
      put[key] = asJson<RecordState>({ seq: entry.seq, siteId: entry.siteId, parts, isPublished });
    }
    if (Object.keys(put).length > 0) await storage.write({ put });
  },
  async reset(storage) {
    for (;;) {
      const { keys: some } = await storage.list(root);
      if (some.length === 0) return;
      await storage.write({ remove: some });
    }
  },
});

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

/** Interpretations that were first published in a year. */
export async function yearInterpretations(storage: OwnStorage, siteId: string, year: number): Promise<readonly string[]> {
  const prefix = interpretationKey(siteId, String(year));
  const ids: string[] = [];
  for await (const key of keys(storage, prefix)) ids.push(key.slice(prefix.length));
  return ids;
}

/** Statistics of one column, or of a whole site, in a period. */
export interface ContentCounts {
  readonly published: number;
  readonly updated: number;
  readonly withdrawn: number;
  readonly stock: number;
  readonly lastPublishedAt?: string;
}

/** All of a site up to a day. @returns by part, and the place in the log they rest on */
export async function contentOf(
  storage: OwnStorage,
  siteId: string,
  from: string,
  to: string,
  part: ContentPart = 'column',
): Promise<{ readonly parts: ReadonlyMap<string, ContentCounts>; readonly days: ReadonlyMap<string, ContentDay>; readonly seq: number }> {
  const parts = new Map<string, ContentCounts>();
  const days = new Map<string, ContentDay>();
  let seq = 0;
  const prefix = dayKey(siteId);
  for await (const key of keys(storage, prefix)) {
    const day = key.slice(prefix.length);
    if (day > to) break;
    const kept = (await storage.get(key)) as SiteDay | undefined;
    if (!kept) continue;
    seq = Math.max(seq, kept.seq);
    for (const [place, row] of Object.entries(kept.rows)) {
      const id = place.split(' ')[partPlaces[part]] ?? '';
      const known = parts.get(id) ?? { published: 0, updated: 0, withdrawn: 0, stock: 0 };
      const isIn = day >= from;
      const last = [row.last, known.lastPublishedAt ?? ''].sort().at(-1)!;
      parts.set(id, {
        published: known.published + (isIn ? row.published : 0),
        updated: known.updated + (isIn ? row.updated : 0),
        withdrawn: known.withdrawn + (isIn ? row.withdrawn : 0),
        stock: known.stock + row.change,
        ...(last === '' ? {} : { lastPublishedAt: last }),
      });
      if (isIn) days.set(day, sum(days.get(day) ?? nothing, row));
    }
  }
  return { parts, days, seq };
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
