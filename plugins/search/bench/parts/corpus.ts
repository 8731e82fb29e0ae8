/** Questions, judgements and passages of the shared corpus, when the folder stands beside the repository. Nothing of it is kept here. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** One article of a law. */
export interface Passage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A question in two forms. */
export interface Question {
  readonly id: string;
  readonly question: string;
  readonly keyword?: string;
}

/** All of it. */
export interface Corpus {
  readonly passages: readonly Passage[];
  readonly questions: readonly Question[];
  /** Question -> ids of the passages that answer it. */
  readonly answers: ReadonlyMap<string, ReadonlySet<string>>;
}

const folder = fileURLToPath(new URL('../../../../../shared/corpus/search/', import.meta.url));
const lines = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8').trimEnd().split('\n');

/** @param most passages; answers are always among them. @returns undefined without the corpus */
export function readCorpus(most: number): Corpus | undefined {
  if (!existsSync(folder)) return undefined;
  const answers = new Map<string, Set<string>>();
  for (const line of lines(readFileSync(`${folder}dev-qrels.tsv`))) {
    const [question = '', , passage = ''] = line.split('\t');
    answers.set(question, (answers.get(question) ?? new Set()).add(passage));
  }
  const wanted = new Set([...answers.values()].flatMap((ids) => [...ids]));
  const all = lines(gunzipSync(readFileSync(`${folder}dev-passages.ndjson.gz`))).map((line) => JSON.parse(line) as Passage);
  let rest = Math.max(0, most - wanted.size);
  const passages = all.filter(({ id }) => {
    if (wanted.has(id)) return true;
    rest -= 1;
    return rest >= 0;
  });
  return { passages, questions: lines(readFileSync(`${folder}dev-queries.ndjson`)).map((line) => JSON.parse(line) as Question), answers };
}
