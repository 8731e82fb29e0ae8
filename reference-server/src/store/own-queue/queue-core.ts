/** The own queue of a plugin on SQLite, call by call in this thread, one file of its own: every write is on the disk when it returns. */
import { randomUUID } from 'node:crypto';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  checkQueueEnds,
  checkQueueItems,
  checkQueueWish,
  type QueueEnd,
  type QueueEntry,
  type QueueItem,
  type QueueLease,
  type QueuePage,
} from '@jiyue/sdk/plugin';
import { entryOf, leaseOf, type QueueRow, stateNumbers, states } from './queue-row.ts';

/** The calls of the port, at once; `now` is the host's clock. */
export interface QueueCore {
  add(items: readonly QueueItem[], now: Date): number;
  lease(
    wish: Parameters<typeof checkQueueWish>[0] & { readonly lane: string; readonly limit: number; readonly seconds: number },
    now: Date,
  ): readonly QueueLease[];
  end(ends: readonly QueueEnd[], now: Date): readonly boolean[];
  renew(leases: readonly Pick<QueueLease, 'id' | 'token'>[], seconds: number, now: Date): readonly boolean[];
  get(id: string): QueueEntry | undefined;
  list(wish: { readonly lane?: string; readonly state?: QueueEntry['state']; readonly after?: string; readonly limit: number }): QueuePage;
  count(): readonly { readonly lane: string; readonly state: QueueEntry['state']; readonly items: number }[];
  nextDue(lane: string): string | undefined;
  revive(ids: readonly string[], now: Date): number;
  cancel(ids: readonly string[]): number;
  forget(endedBefore: string): number;
  close(): void;
}

const tables = `
  CREATE TABLE IF NOT EXISTS item(place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, lane TEXT NOT NULL, state INTEGER NOT NULL,
    -- waiting: when it is due; leased: when the lease is over
    available TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, token TEXT, payload TEXT NOT NULL, note TEXT, added TEXT NOT NULL, ended TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS to_do ON item(lane, available, place) WHERE state < 2;
  CREATE INDEX IF NOT EXISTS ended ON item(ended) WHERE state >= 2;
`;

/** @param file path of the queue's file, or ":memory:" */
export function queueCore(file: string): QueueCore {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  database.exec(tables);
  const known = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const statement = known.get(text) ?? database.prepare(text);
    known.set(text, statement);
    return statement;
  };
  const rows = (text: string, ...values: readonly SQLInputValue[]) => sql(text).all(...values) as QueueRow[];
  const changes = (text: string, ...values: readonly SQLInputValue[]) => Number(sql(text).run(...values).changes);
  const whole = <T>(work: () => T): T => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
  const each = (ids: readonly string[], change: (id: string) => number) => whole(() => ids.reduce((sum, id) => sum + change(id), 0));

  return {
    add(items, now) {
      const added = now.toISOString();
      const checked = checkQueueItems(items, now);
      return whole(() =>
        checked.reduce(
          (sum, { id, lane, dueAt, payload }) =>
            sum + changes('INSERT OR IGNORE INTO item(id, lane, state, available, payload, added) VALUES(?, ?, 0, ?, ?, ?)', id, lane, dueAt, payload, added),
          0,
        ),
      );
    },
    lease(wish, now) {
      checkQueueWish(wish);
      const until = later(now, wish.seconds);
      return whole(() =>
        rows(
          'SELECT place FROM item WHERE lane = ? AND state < 2 AND available <= ? ORDER BY available, place LIMIT ?',
          wish.lane,
          now.toISOString(),
          wish.limit,
        ).map(({ place }) =>
          leaseOf(
            rows('UPDATE item SET state = 1, attempts = attempts + 1, token = ?, available = ? WHERE place = ? RETURNING *', randomUUID(), until, place)[0]!,
          ),
        ),
      );
    },
    end(ends, now) {
      const checked = checkQueueEnds(ends, now);
      return whole(() =>
        checked.map(({ id, token, outcome, dueAt, note }) => {
          const isAgain = outcome === 'again';
          return (
            changes(
              'UPDATE item SET state = ?, available = ?, token = NULL, note = ?, ended = ? WHERE id = ? AND token = ? AND state = 1',
              stateNumbers[isAgain ? 'waiting' : outcome],
              dueAt,
              note ?? null,
              isAgain ? null : now.toISOString(),
              id,
              token,
            ) > 0
          );
        }),
      );
    },
    renew(leases, seconds, now) {
      checkQueueWish({ seconds });
      const until = later(now, seconds);
      return whole(() =>
        leases.map(({ id, token }) => changes('UPDATE item SET available = ? WHERE id = ? AND token = ? AND state = 1', until, id, token) > 0),
      );
    },
    get(id) {
      const [row] = rows('SELECT * FROM item WHERE id = ?', id);
      return row && entryOf(row);
    },
    list({ lane, state, after, limit }) {
      checkQueueWish({ limit, ...(lane === undefined ? {} : { lane }) });
      const found = rows(
        `SELECT * FROM item WHERE place > ? ${lane === undefined ? '' : 'AND lane = ?'} ${state === undefined ? '' : 'AND state = ?'} ORDER BY place LIMIT ?`,
        ...[Number(after ?? 0), ...(lane === undefined ? [] : [lane]), ...(state === undefined ? [] : [stateNumbers[state]]), limit + 1],
      );
      const items = found.slice(0, limit).map(entryOf);
      return found.length > limit ? { items, next: String(found[limit - 1]!.place) } : { items };
    },
    count: () =>
      sql('SELECT lane, state, count(*) AS items FROM item GROUP BY lane, state ORDER BY lane, state')
        .all()
        .map((row) => ({ lane: String(row['lane']), state: states[Number(row['state'])]!, items: Number(row['items']) })),
    nextDue: (lane) => rows('SELECT available FROM item WHERE lane = ? AND state < 2 ORDER BY available, place LIMIT 1', lane)[0]?.available,
    revive: (ids, now) =>
      each(ids, (id) => changes('UPDATE item SET state = 0, available = ?, ended = NULL WHERE id = ? AND state = 3', now.toISOString(), id)),
    cancel: (ids) => each(ids, (id) => changes('DELETE FROM item WHERE id = ? AND state = 0', id)),
    forget: (endedBefore) => changes('DELETE FROM item WHERE state >= 2 AND ended < ?', new Date(endedBefore).toISOString()),
    close: () => database.close(),
  };
}
