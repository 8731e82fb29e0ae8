/** Whole official documents of the shared corpus, when the folder stands beside the repository. Nothing of it is kept here. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** One document; its body is some ten thousand characters long. */
export interface LongDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly level?: string;
  readonly number?: string;
  readonly issuer?: string;
}

interface Line {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly level?: string | null;
  readonly number?: string | null;
  readonly issuer?: string | null;
}

const folder = fileURLToPath(new URL('../../../../../shared/corpus/docs/', import.meta.url));

/** @returns undefined without the corpus */
export function readLongDocuments(): readonly LongDocument[] | undefined {
  if (!existsSync(folder)) return undefined;
  return ['laws', 'pbc', 'state-council'].flatMap((name) =>
    gunzipSync(readFileSync(`${folder}${name}.ndjson.gz`))
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { id, title, body, level, number, issuer } = JSON.parse(line) as Line;
        return { id, title, text: body, ...(level ? { level } : {}), ...(number ? { number } : {}), ...(issuer ? { issuer } : {}) };
      }),
  );
}
