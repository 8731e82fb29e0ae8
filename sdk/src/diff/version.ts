/** What is compared: one version of the standard, or as much of it as was given. */

import type { RawSchema } from './schema/document.ts';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A code table as `codes.json` has it. */
export interface CodeTable {
  readonly id: string;
  readonly title?: Words;
  readonly bind: string;
  readonly members: readonly CodeMember[];
}

/** A code. */
export interface CodeMember {
  readonly code: string;
  readonly zh: string;
  readonly en?: string;
  readonly parent?: string;
  readonly deprecated?: unknown;
}

/** A requirement as `requirements.json` has it. */
export interface RequirementRow {
  readonly id: string;
  readonly title: Words;
  readonly statement: Words;
  readonly level: string;
  readonly stability?: string;
}

/** An event type as `events.json` has it, with what its group says. */
export interface EventRow {
  readonly type: string;
  readonly subject?: string;
  readonly public?: boolean;
  readonly fields?: readonly string[];
  readonly data?: string;
  readonly envelope?: string;
}

/** A JSON object. */
export type Json = { readonly [name: string]: unknown };

/** A version. Parts that were not given are absent. */
export interface Version {
  /** As it was named. */
  readonly name: string;
  /** What a sender may send: a document with its types by name. */
  readonly strict?: SchemaSet;
  /** What a reader must accept; the strict set itself when there is none. */
  readonly tolerant?: SchemaSet;
  readonly openapi?: Json;
  readonly codes?: readonly CodeTable[];
  readonly requirements?: readonly RequirementRow[];
  readonly events?: readonly EventRow[];
  /** Valid examples by type. */
  readonly examples?: ReadonlyMap<string, readonly unknown[]>;
}

/** Schemas of one view. */
export interface SchemaSet {
  readonly document: RawSchema;
  /** Type name -> pointer into the document. */
  readonly types: ReadonlyMap<string, string>;
}
