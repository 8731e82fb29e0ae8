/** A thread or process that holds the code of one plugin, as the server sees it. */
import type { IsolationLevel } from './isolation-level.ts';
import type { Wire } from './remote-calls.ts';

/** A running realm. */
export interface Realm {
  readonly level: Exclude<IsolationLevel, 'inline'>;
  readonly wire: Wire;
  /** Resolves with the cause when it has ended, by itself or not. */
  readonly ended: Promise<string>;
  /** Ends it at once, whatever it does. Resolves when it is gone. @param cause what `ended` gives */
  kill(cause: string): Promise<void>;
}

/** How a realm is started. */
export interface RealmOptions {
  /** Folder of the plugin: a process may read it. */
  readonly folder: string;
  /** Memory for its objects; the realm that needs more is ended. */
  readonly memoryMb: number;
  /** A line that it wrote to its standard output or error. */
  readonly onLine: (line: string) => void;
}

/** Starts one. */
export type StartRealm = (options: RealmOptions) => Realm;

/** A plugin's realm ended while something was asked of it. */
export class RealmEnded extends Error {
  constructor(cause: string) {
    super(cause);
    this.name = 'RealmEnded';
  }
}
