/** Compares what came out with what was written down beforehand: fields of the fixtures, reasons of rejected lines. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { expectedDocuments, expectedRejects } from '../fixtures/expected.ts';
import type { StoredDocument } from './records.ts';
import type { Source, SourceSet } from './sources.ts';

/** A line of a rejects file, as far as the story looks. */
interface Reject {
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly original: string;
  readonly findings: readonly { readonly pointer: string; readonly rule: string; readonly message: string }[];
}

/** Every rejected line has its reason in words, its place and the whole original; reasons are the expected ones. @returns the original lines */
export function checkRejects(set: SourceSet, source: Source, rejectsPath: string): ReadonlySet<string> {
  const rejects = readFileSync(rejectsPath, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Reject);
  // every document of the corpus can be stored as it is
  const wanted = set.name === 'corpus' ? {} : (expectedRejects[source.name] ?? {});
  deepEqual(Object.fromEntries(rejects.map(({ code, original }) => [code, /"id": "([^"]+)"/.exec(original)?.[1]])), wanted, source.name);
  equal(rejects.length, Object.keys(wanted).length, source.name);
  if (rejects.length === 0) return new Set();
  const lines = readFileSync(source.path, 'utf8').split('\n');
  for (const { line, code, message, original, findings } of rejects) {
    equal(original, lines[line - 1], `${source.name} ${line}: the whole original line`);
    ok(message.length > 5, `${source.name} ${line}: a sentence`);
    if (code === 'DRAFT_REFUSED') ok(findings.length > 0 && findings.every(({ pointer }) => pointer.startsWith('/')), `${source.name} ${line}: the places`);
  }
  return new Set(rejects.map(({ original }) => original));
}

/** @returns how many fields were compared */
export function checkFields(documents: ReadonlyMap<string, StoredDocument>): number {
  let compared = 0;
  for (const [origin, fields] of Object.entries(expectedDocuments)) {
    const stored = documents.get(origin) as Readonly<Record<string, unknown>> | undefined;
    for (const [field, value] of Object.entries(fields)) {
      deepEqual(stored?.[field], value, `${origin} ${field}`);
      compared += 1;
    }
  }
  equal(documents.size, Object.keys(expectedDocuments).length, 'each stored document is written down');
  return compared;
}
