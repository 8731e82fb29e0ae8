/** Writes documents into the tables of an own index, and takes them out. Every call belongs to a transaction of the caller. */
import { createHash } from 'node:crypto';
import type { IndexDocument, IndexSchema } from '@jiyue/sdk/plugin';
import { packCounts } from './counts.ts';
import type { OpenIndex } from './tables.ts';

/** Told of every change of a document, before the transaction ends. */
export type OnPlaced = (doc: number, attributeSet: number) => void;

/** Writes one document at a time. */
export interface DocumentWriter {
  /** Stores or replaces; a lower version than the stored one changes nothing. Throws a RangeError on an undeclared field or attribute. */
  put(document: IndexDocument): void;
  /** Unknown ids are ignored. */
  remove(id: string): void;
}

/** @param onPlaced set 0 means: gone */
export function documentWriter({ database, schema, allFields }: OpenIndex, onPlaced: OnPlaced): DocumentWriter {
  const find = database.prepare('SELECT doc, version, lengths, digest FROM document WHERE id = ?');
  const insertDocument = database.prepare('INSERT INTO document(id, version, sort_key, attribute_set, lengths, digest) VALUES(?, ?, ?, ?, ?, ?)');
  const insertTokens = database.prepare(`INSERT INTO tokens(rowid, ${schema.fields.join(', ')}) VALUES(?${', ?'.repeat(schema.fields.length)})`);
  const insertVector = database.prepare('INSERT INTO vector(doc, counts) VALUES(?, ?)');
  const insertSet = database.prepare('INSERT INTO attribute_set(attributes) VALUES(?) ON CONFLICT DO NOTHING');
  const findSet = database.prepare('SELECT number FROM attribute_set WHERE attributes = ?');
  const forget = ['tokens WHERE rowid', 'vector WHERE doc', 'document WHERE doc'].map((from) => database.prepare(`DELETE FROM ${from} = ?`));
  const readTotals = database.prepare(
    "SELECT (SELECT value FROM meta WHERE key = 'documents') AS documents, (SELECT value FROM meta WHERE key = 'lengths') AS lengths",
  );
  const writeTotal = database.prepare('UPDATE meta SET value = ? WHERE key = ?');

  const addTotals = (sign: 1 | -1, lengths: readonly number[]) => {
    const totals = readTotals.get() as { documents: string; lengths: string };
    const sums = JSON.parse(totals.lengths) as number[];
    writeTotal.run(String(Number(totals.documents) + sign), 'documents');
    writeTotal.run(JSON.stringify(sums.map((sum, i) => sum + sign * lengths[i]!)), 'lengths');
  };

  const erase = (doc: number, lengths: string) => {
    for (const statement of forget) statement.run(doc);
    addTotals(-1, JSON.parse(lengths) as number[]);
    onPlaced(doc, 0);
  };

  const setOf = (attributes: string): number => {
    insertSet.run(attributes);
    return findSet.get(attributes)!['number'] as number;
  };

  return {
    put(document) {
      const attributes = JSON.stringify(checkedAttributes(document, schema, allFields));
      const known = find.get(document.id) as { doc: number; version: number; lengths: string; digest: string } | undefined;
      if (known && known.version > document.version) return;
      const contentDigest = digestOf(document, attributes, allFields);
      if (known && known.version === document.version && known.digest === contentDigest) return;
      if (known) erase(known.doc, known.lengths);
      const { lengths, bytes } = packCounts(allFields.map((field) => document.text[field] ?? ''));
      const attributeSet = setOf(attributes);
      const { lastInsertRowid } = insertDocument.run(document.id, document.version, document.sortKey, attributeSet, JSON.stringify(lengths), contentDigest);
      const doc = Number(lastInsertRowid);
      insertTokens.run(doc, ...schema.fields.map((field) => document.text[field] ?? ''));
      insertVector.run(doc, bytes);
      addTotals(1, lengths);
      onPlaced(doc, attributeSet);
    },
    remove(id) {
      const known = find.get(id) as { doc: number; lengths: string } | undefined;
      if (known) erase(known.doc, known.lengths);
    },
  };
}

/** Attributes as lists, in the order of the schema. @throws RangeError on an undeclared field or attribute */
export function checkedAttributes(document: IndexDocument, schema: IndexSchema, allFields: readonly string[]): { [name: string]: string[] } {
  for (const field of Object.keys(document.text)) if (!allFields.includes(field)) throw new RangeError(`own index: field "${field}" is not declared`);
  for (const name of Object.keys(document.attributes))
    if (!schema.attributes.includes(name)) throw new RangeError(`own index: attribute "${name}" is not declared`);
  return Object.fromEntries(schema.attributes.map((name) => [name, [document.attributes[name] ?? []].flat()]));
}

/** Digest of what a document holds; the same for every driver. */
export const digestOf = (document: IndexDocument, attributes: string, allFields: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify([document.sortKey, attributes, allFields.map((field) => document.text[field] ?? '')]))
    .digest('base64');
