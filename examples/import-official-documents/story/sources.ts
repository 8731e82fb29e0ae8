/** What the story imports: our own fixtures always, and the shared corpus where it stands beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Mapping, readMapping } from '@jiyue/sdk/import';

const here = fileURLToPath(new URL('../', import.meta.url));

/** One file with its mapping. */
export interface Source {
  readonly name: 'laws' | 'state-council' | 'pbc' | 'gwy-crawl';
  readonly path: string;
  readonly mapping: Mapping;
  /** Column of the site that takes the documents. */
  readonly columnCode: string;
}

/** Files that are imported together into one site. */
export interface SourceSet {
  readonly name: 'fixtures' | 'corpus';
  readonly documents: readonly Source[];
  /** Rows of a crawl of the same State Council documents; they go to a site of their own. */
  readonly crawl: Source;
  /** Records sent at one time. */
  readonly batchItems: number;
}

const folders = {
  fixtures: { folder: join(here, 'fixtures'), ending: '.ndjson', batchItems: 3 },
  corpus: { folder: join(here, '../../../shared/corpus'), ending: '.ndjson.gz', batchItems: 200 },
} as const;

/** Undefined when the corpus is not there. */
export function sourceSet(name: SourceSet['name']): SourceSet | undefined {
  const { folder, ending, batchItems } = folders[name];
  if (!existsSync(join(folder, `docs/laws${ending}`))) return undefined;
  const source = (id: Source['name'], file: string, columnCode: string): Source => ({
    name: id,
    path: join(folder, `${file}${ending}`),
    mapping: mappingOf(id),
    columnCode,
  });
  return {
    name,
    batchItems,
    documents: [source('laws', 'docs/laws', 'laws'), source('state-council', 'docs/state-council', 'state-council'), source('pbc', 'docs/pbc', 'central-bank')],
    crawl: source('gwy-crawl', 'exports/gwy-crawl-rows', 'state-council'),
  };
}

function mappingOf(name: string): Mapping {
  const read = readMapping(readFileSync(join(here, `mappings/${name}.yaml`), 'utf8'));
  if (!read.ok) throw new Error(`mappings/${name}.yaml: ${JSON.stringify(read.failure.data.faults)}`);
  return read.value;
}

/** A record as the source has it. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** Records of a file, read without the importer. @param without lines to leave out */
export function readRows({ path }: Source, without: ReadonlySet<string> = new Set()): readonly Row[] {
  const bytes = readFileSync(path);
  const text = (basename(path).endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !without.has(line))
    .map((line) => JSON.parse(line) as Row);
}
