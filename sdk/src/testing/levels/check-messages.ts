/** What passes between a check and the thread or process that it runs in. */
import type { GivenAnswers, GivenCalls } from '../rules/example-calls.ts';
import type { CheckDeadlines } from '../rules/trial.ts';
import type { LevelReport } from '../check-at-level.ts';

/** What is to be checked; plain data. */
export interface CheckOrder {
  readonly root: string;
  readonly config: object;
  readonly calls: GivenCalls;
  readonly answers: GivenAnswers;
  readonly deadlines: CheckDeadlines;
  readonly isWalled: boolean;
  /** Providers of points; their methods are called over the wire. */
  readonly providers: readonly { readonly pointId: string; readonly plugin: string; readonly members: readonly string[] }[];
}

/** To the realm. */
export type ToRealm =
  | { readonly t: 'check'; readonly order: CheckOrder }
  | { readonly t: 'used'; readonly id: number; readonly value?: unknown; readonly problem?: string };

/** From the realm. `beat`: its thread is free. */
export type FromRealm =
  | { readonly t: 'beat' }
  | { readonly t: 'use'; readonly id: number; readonly provider: number; readonly member: string; readonly args: readonly unknown[] }
  | { readonly t: 'report'; readonly report: LevelReport };

/** One end of the wire. */
export interface CheckWire {
  send(message: FromRealm): void;
  onMessage(listener: (message: ToRealm) => void): void;
}
