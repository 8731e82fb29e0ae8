/** The generated standard as look-up tables: requirements, sentences of the notice, schemas of types. No network, no files of the user. */

import bundle from '@jiyue/standards/generated/bundle.strict.json' with { type: 'json' };
import clauseFiles from '@jiyue/standards/generated/clauses.json' with { type: 'json' };
import requirementList from '@jiyue/standards/generated/requirements.json' with { type: 'json' };
import { placeOf, type Schema, type SchemaPlace, type SchemaRoot } from '../validate/schema-place.ts';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A requirement of the standard. */
export interface Requirement {
  /** e.g. JY-RES-003 */
  readonly id: string;
  readonly title: Words;
  readonly statement: Words;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  /** `literal`, `derived` from the notice, `adopted` from another norm, or decided by the `project`. */
  readonly basis: string;
  /** How it follows from the notice; derived rows only. */
  readonly reason?: string;
  /** The other norm and the place in it; adopted rows only. */
  readonly source?: string;
  /** Sentences of the notice it rests on. */
  readonly clauses: readonly string[];
  readonly surface: { readonly schemas?: readonly string[]; readonly operations?: readonly string[]; readonly [other: string]: unknown };
  /** `state: planned`: what it binds does not exist yet, so nothing verifies it. */
  readonly verify: { readonly method: string; readonly checks?: readonly string[]; readonly state?: string };
  readonly stability: string;
  readonly since: string;
}

/** A sentence of a norm, or a part of one. */
export interface Clause {
  /** e.g. 71:3.3#1 */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly disposition: string;
  readonly reason?: string;
  readonly note?: string;
  /** The sentence as another copy of the notice has it; only where it differs from the published one. */
  readonly projectCopy?: string;
  readonly parts?: readonly Clause[];
  /** Number of its document, e.g. 国办函〔2018〕71号 */
  readonly document: string;
  /** Heading it stands under; absent before the first. */
  readonly heading?: Words;
  /** The sentence it is a part of; absent for sentences. */
  readonly partOf?: string;
}

/** All requirements by id. */
export const requirements: ReadonlyMap<string, Requirement> = new Map((requirementList as readonly Requirement[]).map((one) => [one.id, one]));

/** All sentences and parts by id. */
export const clauses: ReadonlyMap<string, Clause> = readClauses();

/** The strict schemas of all types. */
export const schemas: Schema = bundle as Schema;

/** Names of all types of the model, also of those that never stand alone. */
export const typeNames: readonly string[] = Object.keys(bundle.$defs);

/** Schema of a type of the model; undefined when there is none. */
export const typeSchema = (name: string): Schema | undefined => (bundle.$defs as { readonly [name: string]: unknown })[name] as Schema | undefined;

/** The place of a path within a type; empty schemas where it leads nowhere. */
export const placeIn = (typeName: string, path: readonly string[], value: unknown): SchemaPlace => placeOf(rootOf(typeName), path, value);

/** A type as a root for look-ups. */
export const rootOf = (typeName: string): SchemaRoot => ({ schema: typeSchema(typeName) ?? {}, document: schemas });

function readClauses(): ReadonlyMap<string, Clause> {
  const found = new Map<string, Clause>();
  for (const { document, sentences, headings } of clauseFiles as readonly ClauseFile[]) {
    const titles = new Map(headings.map((heading) => [heading.id, heading]));
    for (const sentence of sentences) {
      const heading = titles.get(sentence.id.replace(/#.*$/, ''));
      const head = heading ? { heading: { zh: heading.zh, en: heading.en } } : {};
      found.set(sentence.id, { ...sentence, document: document.number, ...head });
      for (const part of sentence.parts ?? []) found.set(part.id, { ...part, document: document.number, ...head, partOf: sentence.id });
    }
  }
  return found;
}

interface ClauseFile {
  readonly document: { readonly number: string };
  readonly headings: readonly (Words & { readonly id: string })[];
  readonly sentences: readonly Clause[];
}
