/** What each operation takes and gives, derived from the OpenAPI types: parameters of path and query lie flat, a version is a number. */
import type { Outcome } from '../plugin/outcome.ts';
import type { AttachmentContent } from './attachment-content.ts';
import type { ClientFailure } from './client-failure.ts';
import type { operations as ApiOperations } from './generated/api.ts';
import type { Models } from './models.ts';
import type { OperationId, operations } from './operations.ts';

type Table = typeof operations;
type Parameters<Id extends OperationId> = ApiOperations[Id]['parameters'];
/** Members of a part of the parameters; nothing where there is no such part. */
type Members<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;
type Version<T> = [NonNullable<T>] extends [never]
  ? unknown
  : 'If-Match' extends keyof NonNullable<T>
    ? NonNullable<T> extends { readonly 'If-Match': string }
      ? { readonly ifMatch: number }
      : { readonly ifMatch?: number }
    : unknown;
type BodyOf<Row> = Row extends { readonly body: infer Name }
  ? Name extends keyof Models
    ? { readonly body: Models[Name] }
    : Name extends 'any'
      ? { readonly body: unknown }
      : Name extends 'bytes'
        ? {
            /** The file. A Blob (`openAsBlob` of node:fs) is sent without being read into memory first. */
            readonly content: Uint8Array | Blob;
          }
        : unknown
  : unknown;
type Flat<T> = { readonly [Member in keyof T]: T[Member] };

/** Parameters of path and query by name, `ifMatch` (the version that a write rests on), `body` or `content`, as far as the operation has them. */
export type Input<Id extends OperationId> = Flat<
  Members<Parameters<Id>['path']> & Members<Parameters<Id>['query']> & Version<Parameters<Id>['header']> & BodyOf<Table[Id]>
>;

interface OtherReplies {
  readonly any: unknown;
  readonly bytes: AttachmentContent;
  readonly none: undefined;
}

/** What the operation answers when it succeeds; undefined where it answers no content, a download where it answers a file. */
export type Reply<Id extends OperationId> = (Models & OtherReplies)[Table[Id]['reply']];

/** What can be said of a single call. */
export interface CallOptions {
  /** Ends the call, also between attempts: REQUEST_STOPPED. */
  readonly signal?: AbortSignal;
  /** For each attempt, instead of the client's. */
  readonly timeoutMs?: number;
  /**
   * Of a write: give one that outlives the program (kept with what is to be written) to send the write again after a crash; 16 to 128 letters,
   * digits or signs of ._~:/+=-. Absent: a fresh one for each call. The platform gives the first result to whoever uses it again.
   */
  readonly idempotencyKey?: string;
}

/** Operations whose body and reply are JSON. */
export type JsonOperationId = {
  [Id in OperationId]: Table[Id] extends { readonly reply: 'bytes' } | { readonly body: 'bytes' } ? never : Id;
}[OperationId];

/** One operation as a function. The input may be left out where nothing in it is needed. */
export type Call<Id extends OperationId> =
  Record<never, never> extends Input<Id>
    ? (input?: Input<Id>, options?: CallOptions) => Promise<Outcome<Reply<Id>, ClientFailure>>
    : (input: Input<Id>, options?: CallOptions) => Promise<Outcome<Reply<Id>, ClientFailure>>;

/** Lists that page by cursor and declare a total. */
export type ListId = {
  [Id in JsonOperationId]: Reply<Id> extends { readonly items: readonly unknown[]; readonly total: number } ? Id : never;
}[JsonOperationId];

/** One item of a list. */
export type ItemOf<Id extends ListId> = Reply<Id> extends { readonly items: readonly (infer Item)[] } ? Item : never;
