/** Catches rejections and throws of plugin code that nobody handled. Those of other code go on as if nobody had listened. */
import { launchScope } from './launch-plugin.ts';
import { placeIn } from './watch-resources.ts';
import { causeOf } from './cause-of.ts';

/** One fault. */
export interface CaughtFault {
  readonly cause: string;
  /** File and line, or "?". */
  readonly where: string;
}

/** Listens until `end`. */
export interface FaultCatcher {
  /** What was caught since the last time. */
  take(): readonly CaughtFault[];
  end(): void;
}

const events = ['unhandledRejection', 'uncaughtException'] as const;

/**
 * Begins to listen. Whoever listened before (a test runner, a server) hears only of what is not the plugin's, until `end`.
 */
export function catchFaults(): FaultCatcher {
  let caught: CaughtFault[] = [];
  const undo = events.map((event) => {
    const others = process.listeners(event as 'uncaughtException');
    const listener = (error: Error, ...rest: readonly unknown[]) => {
      if (launchScope.getStore() !== undefined) {
        caught.push({ cause: causeOf(error), where: placeIn(error instanceof Error ? (error.stack ?? '') : '') });
        return;
      }
      // nobody else listens: the process would have ended here
      if (others.length === 0) throw error;
      for (const other of others) Reflect.apply(other, process, [error, ...rest]);
    };
    for (const other of others) process.off(event, other);
    process.on(event, listener);
    return () => {
      process.off(event, listener);
      for (const other of others) process.on(event as 'uncaughtException', other);
    };
  });
  return {
    take() {
      const taken = caught;
      caught = [];
      return taken;
    },
    end() {
      for (const one of undo) one();
    },
  };
}
