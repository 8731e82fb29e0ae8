/** What every use case works with. */
import type { PrepareAhead } from '../ingest/prepare-ahead.ts';
import type { Store } from '../store/store.ts';
import type { CursorCodec } from './cursor.ts';
import type { PageCache } from './page-cache.ts';

/** Handed to each use case as its first argument. */
export interface RepositoryContext {
  readonly store: Store;
  readonly now: () => Date;
  /** A new record id. */
  readonly newId: () => string;
  readonly cursors: CursorCodec;
  readonly cache: PageCache;
  /** The pure steps of batches, in order of arrival. */
  readonly prepareAhead: PrepareAhead;
}
