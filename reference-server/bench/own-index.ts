/**
 * `npm run bench -- own-index [--documents=30000] [--questions=150]`: both drivers of the own index in one run, over passages of the shared corpus
 * cut into pairs of characters: documents/s written, time of questions for the 120 best of any of the words with counts, facets and total, and
 * whether both give the same first ten. Without the corpus or PostgreSQL: `skipped`.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { IndexDocument, IndexQuery, IndexSchema, OwnIndex } from '@jiyue/sdk/plugin';
import { postgresMissing, startPostgres } from '../../.ci/postgres.ts';
import { openThreadIndex } from '../src/store/own-index/own-index-thread.ts';
import { openPostgresStore } from '../src/store/postgres/open-postgres-store.ts';

const { values: options } = parseArgs({ options: { documents: { type: 'string', default: '30000' }, questions: { type: 'string', default: '150' } } });
const corpus = fileURLToPath(new URL('../../../shared/corpus/search/', import.meta.url));
const schema: IndexSchema = { version: '1', fields: ['title', 'body'], countedFields: ['characters'], attributes: ['kind'] };
const batch = 100;

const lines = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8').trimEnd().split('\n');
const pairsOf = (text: string) =>
  [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) =>
    Array.from(run)
      .slice(1)
      .map((one, at) => Array.from(run)[at]! + one),
  );

const skipped = existsSync(corpus) ? postgresMissing : 'no corpus';
if (skipped) console.log(JSON.stringify({ bench: 'own-index', skipped }));
else await run();

function read(): { readonly documents: readonly IndexDocument[]; readonly questions: readonly IndexQuery[] } {
  const passages = lines(gunzipSync(readFileSync(`${corpus}dev-passages.ndjson.gz`))).slice(0, Number(options.documents));
  const documents = passages.map((line, place): IndexDocument => {
    const { id, title, text } = JSON.parse(line) as { id: string; title: string; text: string };
    const characters = [...`${title}${text}`.matchAll(/\p{Script=Han}/gu)].map(([one]) => one).join(' ');
    const tokens = { title: pairsOf(title).join(' '), body: pairsOf(text).join(' '), characters };
    return { id, version: 1, text: tokens, attributes: { kind: `kind-${place % 7}` }, sortKey: String(place) };
  });
  const asked = lines(readFileSync(`${corpus}dev-queries.ndjson`)).slice(0, Number(options.questions));
  const questions = asked.map((line): IndexQuery => {
    const tokens = [...new Set(pairsOf((JSON.parse(line) as { question: string }).question))].slice(0, 16);
    return {
      match: { any: tokens.map((token) => ({ token })) },
      order: 'score',
      limit: 120,
      measure: tokens,
      facets: [{ attribute: 'kind', limit: 7 }],
      total: true,
    };
  });
  return { documents, questions };
}

async function measure(index: OwnIndex, { documents, questions }: ReturnType<typeof read>) {
  await index.open(schema);
  const begun = performance.now();
  for (let at = 0; at < documents.length; at += batch) await index.put(documents.slice(at, at + batch));
  const seconds = (performance.now() - begun) / 1000;
  const times: number[] = [];
  const firsts: string[] = [];
  for (const question of questions) {
    const started = performance.now();
    const { hits } = await index.query(question);
    times.push(performance.now() - started);
    firsts.push(
      hits
        .slice(0, 10)
        .map(({ id }) => id)
        .join(' '),
    );
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]! * 100) / 100;
  return { documentsPerSecond: Math.round(documents.length / seconds), p50Ms: at(0.5), p99Ms: at(0.99), firsts };
}

async function run(): Promise<void> {
  const data = read();
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-bench-own-index-'));
  const server = await startPostgres({ isDurable: true });
  try {
    const file = join(folder, 'index.sqlite');
    const sqlite = openThreadIndex(file);
    const { firsts: wanted, ...inSqlite } = await measure(sqlite, data);
    await sqlite.close();
    const { store, server: facts } = await openPostgresStore({ url: server.url, folder });
    const { firsts: got, ...inPostgres } = await measure(store.index!('bench'), data);
    await store.close();
    const same = got.filter((one, place) => one === wanted[place]).length;
    const shape = { node: process.version, cpus: availableParallelism(), postgres: facts.version, documents: data.documents.length };
    const sizes = { sqliteMib: Math.round(statSync(file).size / 104_857.6) / 10 };
    console.log(
      JSON.stringify({ bench: 'own-index', ...shape, ...sizes, sqlite: inSqlite, postgres: inPostgres, sameFirstTen: `${same} of ${got.length}` }, null, 1),
    );
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
