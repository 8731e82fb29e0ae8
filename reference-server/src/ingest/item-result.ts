/** What became of one item of a batch. */
import type { Finding } from '@jiyue/sdk';
import type { ResourceStatus } from '@jiyue/standards/model';
import type { Fault } from '../repository/fault.ts';

/** Stored, unchanged, or rejected with every place that was wrong. */
export type ItemResult =
  | { readonly outcome: 'stored' | 'unchanged'; readonly id: string; readonly version: number; readonly status: ResourceStatus }
  /** Pointers start at the item. */
  | { readonly outcome: 'rejected'; readonly findings: readonly Finding[]; readonly faults: readonly Fault[] };
