/** What passes between `jiyue plugin dev` and the thread that runs the plugin. Plain data. */
import type { Caller } from '../../../plugin/definition.ts';
import type { Outcome } from '../../../plugin/outcome.ts';
import type { PageBlockQuestion } from '../../../plugin/page-block.ts';

/** What the thread is started with. */
export interface DevOrder {
  /** Folder of plugin.json. */
  readonly root: string;
  /** Settings with defaults filled in. */
  readonly config: object;
}

/** A call of an operation, judged before. */
export interface DevCall {
  readonly params: { readonly [name: string]: unknown };
  readonly body: unknown;
  readonly caller: Caller;
  readonly language: 'zh-CN' | 'en';
}

/** What the person at the keyboard does to the platform in memory. */
export type DevAct =
  | { readonly do: 'state' }
  /** Publishes a record of the sample content in its next version. */
  | { readonly do: 'publish'; readonly id: string }
  | { readonly do: 'withdraw'; readonly id: string }
  /** Reset, then the log from its beginning. */
  | { readonly do: 'rebuild' }
  | { readonly do: 'job'; readonly name: string }
  /** @param at RFC 3339 */
  | { readonly do: 'clock'; readonly at: string }
  /** The blocks that the plugin lays on a page. */
  | { readonly do: 'blocks'; readonly question: PageBlockQuestion };

/** To the thread. */
export type ToPlugin =
  | { readonly t: 'call'; readonly id: number; readonly operationId: string; readonly call: DevCall }
  /** The caller is gone. */
  | { readonly t: 'abort'; readonly id: number }
  | { readonly t: 'act'; readonly id: number; readonly act: DevAct }
  | { readonly t: 'stop' };

/** A fault of the plugin, with the first line of its own code; "?" when that is unknown. */
export interface DevFault {
  readonly cause: string;
  readonly where: string;
}

/** The platform in memory and the plugin in it. */
export interface DevState {
  /** What its clock says, RFC 3339. */
  readonly now: string;
  readonly operationIds: readonly string[];
  /** Types of the log that it follows. */
  readonly follows: readonly string[];
  /** Entries of these types so far, and how many of them it has dealt with. */
  readonly logEntries: number;
  readonly followedEntries: number;
  /** Name -> cron. */
  readonly jobs: { readonly [name: string]: string };
  /** Points it provides. */
  readonly points: readonly string[];
  /** Own storage, in order of key; the first hundred. */
  readonly storage: readonly (readonly [key: string, value: unknown])[];
  readonly records: readonly { readonly id: string; readonly title: string; readonly siteId: string; readonly columnId: string; readonly status: string }[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly columns: readonly { readonly id: string; readonly siteId: string; readonly name: string }[];
}

/** From the thread. */
export type FromPlugin =
  | { readonly t: 'up'; readonly state: DevState }
  | ({ readonly t: 'failed'; readonly phase: 'import' | 'setup' | 'log'; readonly refused: readonly string[]; readonly late: readonly string[] } & DevFault)
  | { readonly t: 'line'; readonly level: 'info' | 'warn' | 'error'; readonly text: string }
  /** It used a power or a point without asking for it. */
  | { readonly t: 'refused'; readonly permission: string }
  /** Nobody awaited it. */
  | ({ readonly t: 'unhandled' } & DevFault)
  | { readonly t: 'answer'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly t: 'done'; readonly id: number; readonly value: unknown }
  | ({ readonly t: 'threw'; readonly id: number } & DevFault)
  | { readonly t: 'stopped' };
