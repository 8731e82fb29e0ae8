/** Writes documents into an own index in PostgreSQL. One process writes at a time; each call is one transaction. */
import { createHash } from 'node:crypto';
import type { IndexDocument } from '@jiyue/sdk/plugin';
import { checkedAttributes, digestOf } from '../../own-index/write-documents.ts';
import type { Queries, SqlRow } from '../sql.ts';
import { type IndexGeneration, lockState } from './index-tables.ts';
import { lineOf, piecesOf } from './lexemes.ts';

/** A document ready to be written. */
interface Ready {
  readonly document: IndexDocument;
  readonly attributes: string;
  readonly digest: string;
  readonly lengths: readonly number[];
}

/** Stores or replaces. @throws RangeError on an undeclared field or attribute */
export async function putDocuments(queries: Queries, generation: IndexGeneration, documents: readonly IndexDocument[]): Promise<void> {
  const { schema, allFields } = generation;
  const given = new Map<string, Ready>();
  for (const document of documents) {
    const attributes = JSON.stringify(checkedAttributes(document, schema, allFields));
    // of two in one call the later version counts, of equal ones the last
    if ((given.get(document.id)?.document.version ?? 0) > document.version) continue;
    const lengths = allFields.map((field) => countOf(document.text[field] ?? ''));
    given.set(document.id, { document, attributes, digest: digestOf(document, attributes, allFields), lengths });
  }
  const { lengths: sums } = await lockState(queries, generation);
  const known = await find(queries, generation, [...given.keys()]);
  const isNew = ({ document: { id, version }, digest }: Ready) => {
    const row = known.get(id);
    return !row || (row.version <= version && !(row.version === version && row.digest === digest));
  };
  const fresh = [...given.values()].filter(isNew);
  if (fresh.length === 0) return;
  const replaced = fresh.flatMap(({ document: { id } }) => known.get(id) ?? []);
  await erase(queries, generation, replaced);
  await insert(queries, generation, fresh);
  await count(queries, generation, sums, fresh, replaced);
}

/** Unknown ids are ignored. */
export async function removeDocuments(queries: Queries, generation: IndexGeneration, ids: readonly string[]): Promise<void> {
  const { lengths: sums } = await lockState(queries, generation);
  const known = [...(await find(queries, generation, [...new Set(ids)])).values()];
  if (known.length === 0) return;
  await erase(queries, generation, known);
  await count(queries, generation, sums, [], known);
}

interface Known {
  readonly doc: number;
  readonly version: number;
  readonly lengths: readonly number[];
  readonly digest: string;
}

async function find({ rows }: Queries, { document }: IndexGeneration, ids: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const found = await rows(`SELECT id, doc, version, lengths, digest FROM ${document} WHERE id = ANY($1)`, ids);
  return new Map(found.map((row) => [row['id'] as string, row as Known & SqlRow]));
}

async function erase({ change }: Queries, { document, piece, counts, words }: IndexGeneration, known: readonly Known[]): Promise<void> {
  if (known.length === 0) return;
  const docs = known.map(({ doc }) => doc);
  for (const table of [piece, counts, words, document]) await change(`DELETE FROM ${table} WHERE doc = ANY($1)`, docs);
}

async function insert({ rows, change }: Queries, generation: IndexGeneration, fresh: readonly Ready[]): Promise<void> {
  const { document, piece, counts, words, attributeSet, schema, allFields } = generation;
  const sets = new Map(fresh.map(({ attributes }) => [createHash('sha256').update(attributes).digest('base64'), attributes]));
  await change(
    `INSERT INTO ${attributeSet}(attributes, digest) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT(digest) DO NOTHING`,
    ...[[...sets.values()], [...sets.keys()]],
  );
  const found = await rows(`SELECT number, attributes FROM ${attributeSet} WHERE digest = ANY($1)`, [...sets.keys()]);
  const numbers = new Map(found.map((row) => [row['attributes'] as string, row['number'] as number]));
  const cut = fresh.map(({ document: { text } }) =>
    piecesOf(
      allFields.map((field) => text[field] ?? ''),
      schema.fields.length,
    ),
  );
  const sizeOf = ({ lengths }: Ready) => lengths.slice(0, schema.fields.length).reduce((sum, length) => sum + length, 0);
  const made = await rows(
    `INSERT INTO ${document}(id, version, sort_key, attribute_set, lengths, size, bits, digest)
     SELECT id, version, sort_key, attribute_set, lengths::int[], size, bits, digest
     FROM unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::text[], $6::int[], $7::int[], $8::text[])
       AS given(id, version, sort_key, attribute_set, lengths, size, bits, digest) RETURNING id, doc`,
    fresh.map(({ document: { id } }) => id),
    fresh.map(({ document: { version } }) => version),
    fresh.map(({ document: { sortKey } }) => sortKey),
    fresh.map(({ attributes }) => numbers.get(attributes)!),
    fresh.map(({ lengths }) => `{${lengths.join(',')}}`),
    fresh.map(sizeOf),
    cut.map(({ bits }) => bits),
    fresh.map(({ digest }) => digest),
  );
  const docs = new Map(made.map((row) => [row['id'] as string, row['doc'] as number]));
  const docOf = (place: number) => docs.get(fresh[place]!.document.id)!;
  const pieces = cut.flatMap(({ pieces: each }, place) => each.map((one) => ({ doc: docOf(place), ...one })));
  await change(
    `INSERT INTO ${piece}(doc, piece, lexemes) SELECT doc, piece, array_to_tsvector(string_to_array(keys, ' '))
     FROM unnest($1::int[], $2::int[], $3::text[]) AS given(doc, piece, keys)`,
    pieces.map(({ doc }) => doc),
    pieces.map(({ number }) => number),
    pieces.map(({ keys }) => keys),
  );
  await change(
    `INSERT INTO ${counts}(doc, piece, counts) SELECT doc, piece, decode(counts, 'base64')
     FROM unnest($1::int[], $2::int[], $3::text[]) AS given(doc, piece, counts)`,
    pieces.map(({ doc }) => doc),
    pieces.map(({ number }) => number),
    pieces.map(({ counts: { buffer, byteOffset, byteLength } }) => Buffer.from(buffer, byteOffset, byteLength).toString('base64')),
  );
  const lines = fresh.flatMap(({ document: { text } }, place) =>
    schema.fields.flatMap((name, field) => (text[name] ? [{ doc: docOf(place), field, line: lineOf(text[name]) }] : [])),
  );
  await change(
    `INSERT INTO ${words}(doc, field, words) SELECT * FROM unnest($1::int[], $2::int[], $3::text[])`,
    lines.map(({ doc }) => doc),
    lines.map(({ field }) => field),
    lines.map(({ line }) => line),
  );
}

/** Keeps the totals, and tells every process that something changed. */
async function count(
  { change }: Queries,
  { number }: IndexGeneration,
  sums: readonly number[],
  added: readonly Ready[],
  gone: readonly Known[],
): Promise<void> {
  const lengths = sums.map(
    (sum, field) => sum + added.reduce((all, one) => all + one.lengths[field]!, 0) - gone.reduce((all, one) => all + one.lengths[field]!, 0),
  );
  await change(
    'UPDATE own_index SET documents = documents + $2, lengths = $3::bigint[], changes = changes + 1 WHERE generation = $1',
    ...[number, added.length - gone.length, lengths],
  );
}

const countOf = (text: string): number => text.split(' ').filter((token) => token !== '').length;
