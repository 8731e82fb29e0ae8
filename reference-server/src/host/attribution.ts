/**
 * Knows which plugin's code is running, through timers, microtasks and fetch: an un-awaited rejection or a throw in a timer
 * is laid to the plugin that caused it, and the process lives on (NT-one-rejection).
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<string>();

/** Runs code of a plugin. */
export const asPlugin = <T>(pluginId: string, run: () => T): T => running.run(pluginId, run);

/** Id of the plugin whose code is running here; undefined: the server's own. */
export const runningPlugin = (): string | undefined => running.getStore();

/** The part of `process` that is used. */
export interface FaultSource {
  on(event: 'unhandledRejection' | 'uncaughtException', listener: (error: unknown) => void): unknown;
  off(event: 'unhandledRejection' | 'uncaughtException', listener: (error: unknown) => void): unknown;
}

/**
 * Listens for faults that nobody handled.
 * @param onOwnFault a fault of the server itself; it should end the process in order
 * @returns undo
 */
export function watchFaults(source: FaultSource, onPluginFault: (pluginId: string, error: unknown) => void, onOwnFault: (error: unknown) => void): () => void {
  const listener = (error: unknown) => {
    const pluginId = runningPlugin();
    if (pluginId === undefined) onOwnFault(error);
    else onPluginFault(pluginId, error);
  };
  source.on('unhandledRejection', listener);
  source.on('uncaughtException', listener);
  return () => {
    source.off('unhandledRejection', listener);
    source.off('uncaughtException', listener);
  };
}
