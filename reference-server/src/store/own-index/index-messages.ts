/** Messages between the server and the thread of an own index. */
import type { Thrown } from '../sqlite/thread-messages.ts';
import type { IndexCore } from './index-core.ts';

/** What the thread is given at its start. */
export interface ThreadData {
  readonly file: string;
  readonly pageLimit?: number | undefined;
}

/** A call. */
export interface IndexQuestion {
  readonly id: number;
  readonly name: keyof IndexCore;
  readonly args: readonly unknown[];
}

/** Its answer. */
export interface IndexAnswer {
  readonly id: number;
  readonly value?: unknown;
  /** Present: it was thrown. */
  readonly thrown?: Thrown;
}
