/**
 * The measure of ingest: the same JSON texts put into SQLite as they are, with the durability and the settings of the store
 * (WAL, synchronous=FULL, same pages, cache and checkpoints), one prepared insert a row and one transaction a batch.
 * argv: file of lines, folder for the database, rows a transaction, marks. Prints one JSON line.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Mark, marksOf } from './marks.ts';

/** What the peer prints. */
export interface RawResult {
  readonly marks: readonly Mark[];
  readonly databaseBytes: number;
  /** Time on processors for the counted inserts. */
  readonly cpuMs: number;
}

const [file = '', folder = '', size = '200', wanted = ''] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
const batch = Number(size);

// the first run warms up, over a file of its own
run('warm.sqlite', lines.slice(0, 2000), []);
const before = process.cpuUsage();
const { marks, databaseBytes } = run('raw.sqlite', lines, wanted.split(',').map(Number));
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ marks, databaseBytes, cpuMs: (user + system) / 1000 } satisfies RawResult)}\n`);

function run(name: string, texts: readonly string[], sizes: readonly number[]): { readonly marks: readonly Mark[]; readonly databaseBytes: number } {
  const path = join(folder, name);
  const database = new DatabaseSync(path);
  database.exec(
    'PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 2000; PRAGMA journal_size_limit = 67108864',
  );
  database.exec('CREATE TABLE document(id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO document(id, json) VALUES(?, ?)');
  const marks = marksOf(sizes);
  for (let from = 0; from < texts.length; from += batch) {
    database.exec('BEGIN IMMEDIATE');
    const to = Math.min(texts.length, from + batch);
    for (let index = from; index < to; index += 1) insert.run(`b${index}`, texts[index]!);
    database.exec('COMMIT');
    marks.reached(to);
  }
  const taken = marks.take();
  database.close();
  return { marks: taken, databaseBytes: statSync(path).size };
}
