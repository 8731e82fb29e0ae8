/** The same visits and the same questions in DuckDB: for the bench alone. It reads them from a text file into a table of its own on the disk. */
import { createWriteStream, statSync, unlinkSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { visitMaker } from './made-visits.ts';

/** One question. */
export interface DuckDbQuestion {
  readonly question: string;
  readonly text: string;
  /** Rows that are compared. */
  readonly limit: number;
}

/** What it took. */
export interface DuckDbAnswers {
  readonly loadSeconds: number;
  readonly bytes: number;
  readonly answers: readonly { readonly question: string; readonly times: readonly number[]; readonly answer: readonly number[] }[];
}

/** @param wanted number of events @param rounds how often each question is asked */
export async function askDuckDb(folder: string, wanted: number, questions: readonly DuckDbQuestion[], rounds: number): Promise<DuckDbAnswers> {
  const csv = join(folder, 'visits.csv');
  await writeVisits(csv, wanted);
  const file = join(folder, 'visits.duckdb');
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  const begun = performance.now();
  await connection.run(
    `CREATE TABLE visit AS SELECT * FROM read_csv('${csv}', header=false, columns={'day':'VARCHAR','site':'VARCHAR','col':'VARCHAR','resource':'VARCHAR','referrer':'VARCHAR','terminal':'VARCHAR','family':'VARCHAR','mark':'VARCHAR','robot':'TINYINT'})`,
  );
  await connection.run('CHECKPOINT');
  const loadSeconds = (performance.now() - begun) / 1000;
  unlinkSync(csv);
  const answers = [];
  for (const { question, text, limit } of questions) {
    const times: number[] = [];
    let answer: readonly number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      const rows = await (await connection.runAndReadAll(text)).getRowsJS();
      times.push(performance.now() - from);
      answer = rows.slice(0, limit).map((row) => Number(row.at(-1)));
    }
    answers.push({ question, times, answer });
  }
  connection.closeSync();
  instance.closeSync();
  return { loadSeconds, bytes: statSync(file).size, answers };
}

async function writeVisits(file: string, wanted: number): Promise<void> {
  const stream = createWriteStream(file);
  const visitAt = visitMaker(wanted);
  let lines: string[] = [];
  for (let number = 0; number < wanted; number += 1) {
    const { countedDate, siteId, columnId, resourceId, referrerHost = '', terminal, addressFamily, dayMark, isRobot } = visitAt(number);
    lines.push(`${countedDate},${siteId},${columnId},${resourceId},${referrerHost},${terminal},${addressFamily},${dayMark},${isRobot ? 1 : 0}\n`);
    if (lines.length < 10_000) continue;
    if (!stream.write(lines.join(''))) await once(stream, 'drain');
    lines = [];
  }
  stream.end(lines.join(''));
  await finished(stream);
}
