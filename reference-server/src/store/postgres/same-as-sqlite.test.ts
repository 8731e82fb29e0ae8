/** The same acts on both drivers give the same log, byte for byte, and the same answers to every question. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { fc } from '../../../../.ci/properties.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordClaim, RecordLink } from '../record-row.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { sampleWrite } from '../store.suite.ts';
import type { ListQuery, RecordReads, RecordWrite, Store } from '../store.ts';
import { postgresMissing, postgresWorld, type PostgresWorld } from './postgres-world.suite.ts';

// few names, so that records meet; texts that sort differently by language, by code units and by bytes
const ids = ['a', 'B', 'b', 'ä', '阿', '政', '\u{1f600}', '\uffee', '-', 'a-b', 'ab'];
const id = fc.constantFrom(...ids);
const site = fc.constantFrom('s1', 'S1', 's2', '');
const column = fc.constantFrom('c1', 'c2', '');
const text = fc.oneof(
  fc.constantFrom('', '虚政发〔2026〕1号', 'it\'s "q" \\ {x,NULL} $1 ?', '\u{20bb7}野家\u0007\t\r\n', 'İıẞß'),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((one) => one.replaceAll('\0', '')),
);
const links = fc.option(fc.array(fc.record<RecordLink>({ name: fc.constantFrom('parent', 'attachment'), toId: id }), { maxLength: 3 }), { nil: undefined });
const claims = fc.option(
  fc.uniqueArray(fc.record<RecordClaim>({ name: fc.constantFrom('domain', 'code'), value: fc.constantFrom('x', 'y', 'z') }), {
    maxLength: 2,
    selector: ({ name, value }) => `${name} ${value}`,
  }),
  { nil: undefined, freq: 2 },
);

/** A write without its version, which depends on what came before. */
const write = fc.record({
  id,
  /** Of the next version: 0 is right, others are not. */
  slip: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, -1),
  family: fc.constantFrom('resource', 'resource', 'resource', 'site', 'column') as fc.Arbitrary<RecordWrite['family']>,
  kind: fc.constantFrom('article', 'policy-document', ''),
  status: fc.constantFrom('published', 'published', 'draft', 'withdrawn'),
  goesLive: fc.boolean(),
  siteId: site,
  columnId: column,
  ownerId: fc.constantFrom('o1', 'o2', ''),
  sortKey: fc.constantFrom('2026-01-01', '2026-01-02', '0', '', 'é', 'z', 'Z', '政'),
  documentNumber: fc.constantFrom('', '', '虚政发〔2026〕1号', '虚政发〔2026〕2号'),
  origin: fc.constantFrom(undefined, { system: 'cms', recordId: '1' }, { system: 'cms', recordId: '2' }),
  title: text,
  links,
  claims,
});
const act = fc.record({
  seconds: fc.integer({ min: 0, max: 50 }),
  /** Sent with one put each. */
  puts: fc.array(fc.array(write, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 2 }),
  isRefused: fc.constantFrom(false, false, false, false, true),
});
const query: fc.Arbitrary<ListQuery> = fc.record(
  {
    family: fc.constantFrom('resource', 'site', 'column'),
    edition: fc.constantFrom('live', 'newest'),
    status: fc.constantFrom('published', 'draft', 'withdrawn'),
    siteId: site,
    columnId: column,
    kind: fc.constantFrom('article', ''),
    documentNumber: fc.constantFrom('虚政发〔2026〕1号'),
    originSystem: fc.constantFrom('cms'),
    originRecordId: fc.constantFrom('1'),
    linkedTo: fc.record({ name: fc.constantFrom('parent', 'attachment'), toId: id }),
    scope: fc.array(fc.record({ siteId: site, columnId: column, ownerId: fc.constantFrom('o1', 'o2') }, { requiredKeys: [] }), { maxLength: 2 }),
  },
  { requiredKeys: ['family', 'edition'] },
) as fc.Arbitrary<ListQuery>;

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
type Versions = Map<string, number>;

/** One transaction; versions move on only when it is kept. */
async function perform(store: Store, { seconds, puts, isRefused }: Act, versions: Versions, seen: unknown[]): Promise<void> {
  const next = new Map(versions);
  const versionOf = ({ id: name, slip }: Act['puts'][number][number]) => {
    const version = Math.max(1, (next.get(name) ?? 0) + 1 + slip);
    next.set(name, version);
    return version;
  };
  const outcome: Outcome<string> | 'thrown' = await store
    .transact(new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)), async (transaction) => {
      for (const writes of puts) {
        await transaction.put(writes.map((one) => toWrite(one, versionOf(one), transaction.time)));
        // a transaction sees its own writes
        seen.push([...(await transaction.newestFacts(ids)).values()], await transaction.count({ family: 'resource', edition: 'live' }));
      }
      return isRefused ? fail({ code: 'RECORD_CHANGED' }) : ok(transaction.time);
    })
    .catch(() => 'thrown' as const);
  seen.push(outcome);
  if (outcome !== 'thrown' && outcome.ok) for (const [name, version] of next) versions.set(name, version);
}

function toWrite({ slip: _, origin, links: ownLinks, claims: ownClaims, ...rest }: Act['puts'][number][number], version: number, time: string): RecordWrite {
  const type = rest.status === 'published' ? 'record.published' : rest.status === 'draft' ? 'record.drafted' : 'record.withdrawn';
  return sampleWrite(time, {
    ...rest,
    version,
    withdrawal: rest.status === 'withdrawn' ? 'gone' : '',
    originSystem: origin?.system ?? '',
    originRecordId: origin?.recordId ?? '',
    event: { type, ...(rest.status === 'withdrawn' ? { data: { withdrawal: 'gone' } } : {}) },
    ...(ownLinks ? { links: ownLinks } : {}),
    ...(ownClaims ? { claims: ownClaims } : {}),
  });
}

/** Answers to many questions, as plain data. */
function answers({ records, log }: Store, queries: readonly ListQuery[]): Promise<readonly unknown[]> {
  const cells = [[], [{}], [{ siteId: 's1' }], [{ siteId: 's2', columnId: 'c1' }, { columnId: 'c2' }]];
  const keys = ['s1', 'S1', 's2', ''].flatMap((siteId) => ['1', '2', '3'].map((recordId) => ({ system: 'cms', recordId, siteId })));
  return Promise.all([
    ...[log.head(), log.read(0, 1000), log.read(2, 3, { types: ['record.published'], siteId: 's1' })],
    ...cells.map((one) => log.read(0, 5, { restricted: { types: ['record.drafted'], cells: one } })),
    ...ids.flatMap((one) => answersOn(records, one)),
    ...[records.liveFacts(ids).then((found) => [...found]), records.newestFacts(ids).then((found) => [...found]), records.liveRows(ids.toReversed())],
    // two records with one origin never happen: intake looks first. So their order is nobody's promise, only whether there is one
    records.byOrigins(keys).then((found) => found.map((row) => row !== undefined)),
    ...['x', 'y', 'z'].flatMap((value) => [records.holder({ name: 'domain', value }), records.holder({ name: 'code', value })]),
    ...queries.flatMap((one) => [records.count(one), twoPages(records, one)]),
  ]);
}

const answersOn = (records: RecordReads, one: string): readonly Promise<unknown>[] => [
  records.newest(one),
  records.live(one),
  records.versions(one, 3, 10),
  records.versions(one, 99, 2, ['published', 'draft']),
  records.countVersions(one),
  records.countVersions(one, ['withdrawn']),
  records.links(one),
  records.linking('parent', one),
];

async function twoPages(records: RecordReads, one: ListQuery): Promise<unknown> {
  const first = await records.page(one, undefined, 3);
  return [first, await records.page(one, first.rows.at(-1) ?? { sortKey: 'm', id: 'm' }, 2)];
}

describe.skipIf(postgresMissing !== undefined)('PostgreSQL beside SQLite', () => {
  let world: PostgresWorld;
  beforeAll(async () => {
    world = await postgresWorld();
  });
  afterAll(() => world.stop());

  test('any sequence of transactions leaves the same log and the same answers', async () => {
    let entries = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), fc.array(query, { minLength: 3, maxLength: 8 }), async (acts, queries) => {
        const folder = await mkdtemp(join(tmpdir(), 'jiyue-same-'));
        const sqlite = await openSqliteStore({ folder });
        const { store: postgres, remove } = await world.storeWorld();
        try {
          const seen: unknown[][] = [];
          for (const store of [sqlite, postgres]) {
            const own: unknown[] = [];
            const versions: Versions = new Map();
            for (const one of acts) await perform(store, one, versions, own);
            seen.push(own);
          }
          expect(seen[1]).toEqual(seen[0]);
          expect(await answers(postgres, queries)).toEqual(await answers(sqlite, queries));
          const verdict = await postgres.verifyLog();
          expect(verdict).toEqual(await sqlite.verifyLog());
          entries += (await sqlite.log.head()).seq;
        } finally {
          await Promise.all([sqlite.close(), remove()]);
          await rm(folder, { recursive: true });
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
    // sequences that store nothing would agree too
    expect(entries).toBeGreaterThan(100);
  });
});
