/** Documents with versions in own storage, in front of those the plugin brings along: each save is a new version, the old ones stay. */
import type { Outcome, OwnStorage } from '@jiyue/sdk/plugin';
import { asJson, fail, keys, ok } from '@jiyue/sdk/plugin';

/** A document with a version. */
export interface Versioned {
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
  const latestStored = async (id: string): Promise<D | undefined> => await storage.get<D>(`${prefix}latest/${id}`);
  const latest = async (id: string) => (await latestStored(id)) ?? first.find((one) => one.id === id);
  return {
    async read(id, version) {
      const last = await latest(id);
      if (version === undefined || last?.version === version) return last;
      const brought = first.find((one) => one.id === id && one.version === version);
      return (await storage.get<D>(`${prefix}version/${id}/${number(version)}`)) ?? brought;
    },
    async list() {
      const found = new Map(first.map((one) => [one.id, one]));
      for await (const key of keys(storage, `${prefix}latest/`)) {
        const one = await storage.get<D>(key);
        if (one) found.set(one.id, one);
      }
      return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async save(id, draft, basis, now) {
      const before = await latest(id);
      if (before?.version !== basis) return fail({ code: 'ANALYTICS_VERSION_CONFLICT', data: { id, version: before?.version ?? 0 } });
      const at = now.toISOString();
      const next = { ...draft, id, version: (before?.version ?? 0) + 1, enteredAt: before?.enteredAt ?? at, updatedAt: at } as D;
      const json = asJson<Versioned>(next);
      await storage.write({ put: { [`${prefix}latest/${id}`]: json, [`${prefix}version/${id}/${number(next.version)}`]: json } });
      return ok(next);
    },
  };
}
