/**
 * bench store: both drivers of the store beside raw statements on the same engine in the same run: durable single inserts (alone and
 * sixteen at a time), durable batches, point read, page of 20. Both sides take turns in every round; medians count, and the ratio is the
 * median of the rounds' own / raw operations a second.
 * The raw side keeps the same JSON under an id and a sort key, with one index, prepared statements and the same durability, and nothing
 * else: no version marks, no log, no hash chain, no lock among processes.
 * Options: --records 1000 --rounds 5 --bytes 4700 --drivers sqlite,postgresql
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { ok } from '@jiyue/sdk/plugin';
import pg from 'pg';
import { postgresMissing, startPostgres, type TestPostgres } from '../../.ci/postgres.ts';
import { sampleWrite } from '../src/store/sample-write.suite.ts';
import { openPostgresStore } from '../src/store/postgres/open-postgres-store.ts';
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../src/store/store.ts';

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    bytes: { type: 'string', default: '4700' },
    drivers: { type: 'string', default: 'sqlite,postgresql' },
  },
});
const records = Number(options.records);
const rounds = Number(options.rounds);
const batchSize = 200;
const callers = 16;
const pageSize = 20;

/** What is measured, on either side. Each call is one operation. */
interface Side {
  insert(id: string): Promise<void>;
  batch(ids: readonly string[]): Promise<void>;
  read(id: string): Promise<number>;
  /** A page after a place. @returns characters */
  page(after: string): Promise<number>;
  close(): Promise<void>;
}

// text that does not compress away, three bytes a character as Chinese is
const text = (seed: number) => {
  let state = seed + 1;
  const characters = Array.from({ length: Math.round(Number(options.bytes) / 3) }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 0x4e00 + (state % 3500);
  });
  return String.fromCharCode(...characters);
};
const titles = Array.from({ length: 64 }, (_, seed) => text(seed));
const sample = (id: string, time: string) => sampleWrite(time, { id, sortKey: id, title: titles[Number(id.slice(-6)) % titles.length]! });
const json = (id: string) => sample(id, '2026-01-01T00:00:00.000Z').json;

const ownSide = (store: Store): Side => {
  const write = async (ids: readonly string[]) => {
    const outcome = await store.transact(new Date(), async (transaction) => {
      await transaction.put(ids.map((id) => sample(id, transaction.time)));
      return ok(undefined);
    });
    if (!outcome.ok) throw new Error(outcome.failure.code);
  };
  return {
    insert: (id) => write([id]),
    batch: write,
    read: async (id) => (await store.records.newest(id))!.json.length,
    async page(after) {
      const { rows } = await store.records.page({ family: 'resource', edition: 'live' }, { sortKey: after, id: after }, pageSize);
      return rows.reduce((sum, row) => sum + row.json.length, 0);
    },
    close: () => store.close(),
  };
};

function rawSqlite(folder: string): Side {
  const database = new DatabaseSync(join(folder, 'raw.sqlite'));
  // the settings of the driver
  database.exec(`PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
    PRAGMA wal_autocheckpoint = 2000; PRAGMA journal_size_limit = 67108864;
    CREATE TABLE raw(id TEXT PRIMARY KEY, sort_key TEXT NOT NULL, json TEXT NOT NULL); CREATE INDEX raw_by_sort_key ON raw(sort_key, id)`);
  const insert = database.prepare('INSERT INTO raw(id, sort_key, json) VALUES(?, ?, ?)');
  const read = database.prepare('SELECT json FROM raw WHERE id = ?');
  const page = database.prepare('SELECT json FROM raw WHERE (sort_key, id) < (?, ?) ORDER BY sort_key DESC, id DESC LIMIT ?');
  return {
    insert: async (id) => void insert.run(id, id, json(id)),
    async batch(ids) {
      database.exec('BEGIN IMMEDIATE');
      for (const id of ids) insert.run(id, id, json(id));
      database.exec('COMMIT');
    },
    read: async (id) => (read.get(id)!['json'] as string).length,
    page: async (after) => page.all(after, after, pageSize).reduce((sum, row) => sum + (row['json'] as string).length, 0),
    close: async () => database.close(),
  };
}

async function rawPostgres(url: string): Promise<Side> {
  const pool = new pg.Pool({ connectionString: url, max: callers });
  // the server ends at the end of the bench, perhaps before the last of these connections
  pool.on('error', () => undefined);
  await pool.query('CREATE TABLE raw(id text COLLATE "C" PRIMARY KEY, sort_key text COLLATE "C" NOT NULL, json text NOT NULL)');
  await pool.query('CREATE INDEX raw_by_sort_key ON raw(sort_key, id)');
  const ask = async (name: string, query: string, values: readonly unknown[]) =>
    (await pool.query<{ json: string }>({ name, text: query, values: [...values] })).rows;
  return {
    insert: async (id) => void (await ask('insert', 'INSERT INTO raw(id, sort_key, json) VALUES($1, $2, $3)', [id, id, json(id)])),
    batch: async (ids) =>
      void (await ask('batch', 'INSERT INTO raw(id, sort_key, json) SELECT id, id, json FROM unnest($1::text[], $2::text[]) AS given(id, json)', [
        ids,
        ids.map(json),
      ])),
    read: async (id) => (await ask('read', 'SELECT json FROM raw WHERE id = $1', [id]))[0]!.json.length,
    async page(after) {
      const rows = await ask('page', 'SELECT json FROM raw WHERE (sort_key, id) < ($1, $1) ORDER BY sort_key DESC, id DESC LIMIT $2', [after, pageSize]);
      return rows.reduce((sum, row) => sum + row.json.length, 0);
    },
    close: () => pool.end(),
  };
}

let lastId = 0;
const newIds = (count: number) => Array.from({ length: count }, () => `r-${String(++lastId).padStart(9, '0')}`);

/** One round of a case on one side. @returns operations a second */
type Case = (side: Side, known: string[]) => Promise<number>;
const perSecond = async (operations: number, work: () => Promise<unknown>) => {
  const from = performance.now();
  await work();
  return (operations * 1000) / (performance.now() - from);
};
/** A known id, spread over all. */
const pick = (known: readonly string[], place: number) => known[(place * 7919) % known.length]!;

const cases: { readonly [name: string]: Case } = {
  async insert(side, known) {
    const ids = newIds(Math.ceil(records / 4));
    known.push(...ids);
    return perSecond(ids.length, async () => {
      for (const id of ids) await side.insert(id);
    });
  },
  async insertSixteenAtATime(side, known) {
    const ids = newIds(records);
    known.push(...ids);
    const queue = ids.values();
    return perSecond(ids.length, () =>
      Promise.all(
        Array.from({ length: callers }, async () => {
          for (const id of queue) await side.insert(id);
        }),
      ),
    );
  },
  async recordsInBatches(side, known) {
    const ids = newIds(Math.max(batchSize, records));
    known.push(...ids);
    return perSecond(ids.length, async () => {
      for (let from = 0; from < ids.length; from += batchSize) await side.batch(ids.slice(from, from + batchSize));
    });
  },
  async pointRead(side, known) {
    return perSecond(records, async () => {
      for (let place = 0; place < records; place += 1) if ((await side.read(pick(known, place))) === 0) throw new Error('an empty record');
    });
  },
  async pageOf20(side, known) {
    const pages = Math.ceil(records / 4);
    return perSecond(pages, async () => {
      for (let place = 0; place < pages; place += 1) if ((await side.page(pick(known, place + 11))) < 0) throw new Error('no page');
    });
  },
};

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Warm round first; then both sides take turns, the first of them alternates. */
async function measure(sides: { readonly own: Side; readonly raw: Side }): Promise<Record<string, unknown>> {
  const known: { readonly [side in keyof typeof sides]: string[] } = { own: [], raw: [] };
  const seen: { [name: string]: { own: number[]; raw: number[] } } = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(cases)) {
      for (const side of round % 2 ? (['own', 'raw'] as const) : (['raw', 'own'] as const)) {
        const speed = await run(sides[side], known[side]);
        seen[name] ??= { own: [], raw: [] };
        if (round > 0) seen[name][side].push(speed);
      }
    }
  }
  await Promise.all([sides.own.close(), sides.raw.close()]);
  return Object.fromEntries(
    Object.entries(seen).map(([name, { own, raw }]) => [
      name,
      {
        ownPerSecond: Math.round(median(own)),
        rawPerSecond: Math.round(median(raw)),
        // of the two that ran next to each other: what else the machine does meanwhile touches both
        ratio: Math.round(median(own.map((speed, round) => speed / raw[round]!)) * 1000) / 1000,
        rounds: { own: own.map(Math.round), raw: raw.map(Math.round) },
      },
    ]),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-store-'));
const wanted = options.drivers.split(',');
const report: Record<string, unknown> = {};
let server: TestPostgres | undefined;
try {
  if (wanted.includes('sqlite'))
    report['sqlite'] = await measure({ own: ownSide(await openSqliteStore({ folder: join(folder, 'sqlite'), writer: 'thread' })), raw: rawSqlite(folder) });
  if (wanted.includes('postgresql') && postgresMissing !== undefined) report['postgresql'] = postgresMissing;
  else if (wanted.includes('postgresql')) {
    server = await startPostgres({ isDurable: true });
    const { store, server: facts } = await openPostgresStore({ url: server.url, folder: join(folder, 'postgres') });
    report['postgresqlVersion'] = facts.version;
    report['postgresql'] = await measure({ own: ownSide(store), raw: await rawPostgres(server.url) });
  }
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(
  `${JSON.stringify({ bench: 'store', node: process.version, cores: availableParallelism(), records, rounds, recordBytes: Buffer.byteLength(json('r-000000001')), batchSize, callers, ...report }, null, 2)}\n`,
);
