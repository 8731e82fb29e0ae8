/** Declarations of reports and filters of robots as versioned documents in own storage, in front of those the plugin brings along. */
import type { Json, Outcome, OwnStorage } from '@jiyue/sdk/plugin';
import { fail, keys, ok } from '@jiyue/sdk/plugin';
import type { ReportDeclaration, ReportDeclarationDraft } from '@jiyue/standards/model';
import { canBreakDown } from './dimensions.ts';
import { measureOf } from './measures.ts';

const stored = { version: 1, enteredAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', locale: 'zh-CN', isPublic: false } as const;
const column = (measureCode: string, dimension?: string) => ({ measureCode, measureVersion: 1, ...(dimension === undefined ? {} : { dimension }) });
const traffic = [
  column('page-views'),
  column('visitors'),
  column('sessions'),
  column('ipv6-share'),
  column('page-views', 'date'),
  column('visitors', 'date'),
  column('page-views', 'column'),
  column('page-views', 'x-jiyue-record'),
  column('page-views', 'x-jiyue-source'),
  column('page-views', 'terminal'),
  column('page-views', 'address-family'),
];

/** What the plugin brings along. */
export const firstDeclarations: readonly ReportDeclaration[] = [
  { ...stored, id: 'traffic-daily', title: '访问日报', period: 'day', columns: traffic },
  { ...stored, id: 'traffic-weekly', title: '访问周报', period: 'week', columns: traffic },
  { ...stored, id: 'traffic-monthly', title: '访问月报', period: 'month', columns: traffic },
  {
    ...stored,
    id: 'search-monthly',
    title: '检索月报',
    period: 'month',
    columns: [
      column('searches'),
      column('fruitless-searches'),
      column('searches', 'date'),
      column('searches', 'x-jiyue-words'),
      column('fruitless-searches', 'x-jiyue-words'),
    ],
  },
  {
    ...stored,
    id: 'content-monthly',
    title: '信息量和更新情况月报',
    period: 'month',
    isPublic: true,
    columns: [
      column('published'),
      column('updated'),
      column('withdrawn'),
      column('published', 'column'),
      column('updated', 'column'),
      column('published', 'date'),
    ],
  },
];

/** A document with a version. */
interface Versioned {
  readonly id: string;
  readonly version: number;
  readonly enteredAt: string;
  readonly updatedAt: string;
}

/** Documents of one family in own storage. */
export interface Documents<D extends Versioned> {
  /** Absent version: the latest. */
  read(id: string, version?: number): Promise<D | undefined>;
  /** Latest version of each, by id. */
  list(): Promise<readonly D[]>;
  /** Saves a new version, unless another was saved since `basis`. */
  save(id: string, draft: Omit<D, keyof Versioned>, basis: number | undefined, now: Date): Promise<Outcome<D>>;
}

const number = (version: number) => String(version).padStart(10, '0');

/** @param family part of the keys. @param first what is there before anyone saved anything */
export function documents<D extends Versioned>(storage: OwnStorage, family: string, first: readonly D[]): Documents<D> {
  const prefix = `document/${family}/`;
  const latestStored = async (id: string): Promise<D | undefined> => (await storage.get(`${prefix}latest/${id}`)) as D | undefined;
  const latest = async (id: string) => (await latestStored(id)) ?? first.find((one) => one.id === id);
  return {
    async read(id, version) {
      const last = await latest(id);
      if (version === undefined || last?.version === version) return last;
      const brought = first.find((one) => one.id === id && one.version === version);
      return ((await storage.get(`${prefix}version/${id}/${number(version)}`)) as D | undefined) ?? brought;
    },
    async list() {
      const found = new Map(first.map((one) => [one.id, one]));
      for await (const key of keys(storage, `${prefix}latest/`)) {
        const one = (await storage.get(key)) as D | undefined;
        if (one) found.set(one.id, one);
      }
      return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async save(id, draft, basis, now) {
      const before = await latest(id);
      if (before?.version !== basis) return fail({ code: 'ANALYTICS_VERSION_CONFLICT', data: { id, version: before?.version ?? 0 } });
      const at = now.toISOString();
      const next = { ...draft, id, version: (before?.version ?? 0) + 1, enteredAt: before?.enteredAt ?? at, updatedAt: at } as D;
      const json = next as unknown as Json;
      await storage.write({ put: { [`${prefix}latest/${id}`]: json, [`${prefix}version/${id}/${number(next.version)}`]: json } });
      return ok(next);
    },
  };
}

/** First column that cannot be made; undefined: all can. */
export function impossibleColumn({ columns }: Pick<ReportDeclarationDraft, 'columns'>): ReportDeclarationDraft['columns'][number] | undefined {
  return columns.find(({ measureCode, measureVersion, dimension }) => {
    const measure = measureOf(measureCode);
    return !measure || measure.version !== measureVersion || !canBreakDown(measure, dimension);
  });
}
