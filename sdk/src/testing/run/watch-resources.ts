/**
 * Sees what the code of a plugin opens: timers, sockets, servers, watchers, workers. Only what is created while plugin code runs
 * (see `launchScope`) counts, with the line that created it. Not seen: what native addons open, files (the runtime makes their handles
 * outside of whoever asked for them), and connections that `fetch` keeps for its next call, which belong to the platform.
 */
import { createHook } from 'node:async_hooks';
import { launchScope } from './launch-plugin.ts';

/** Something that is open. */
export interface OpenResource {
  /** Name of the runtime, e.g. "Timeout", "TCPSERVERWRAP". */
  readonly type: string;
  /** Where it was created: file and line, or "?". */
  readonly where: string;
}

/** A watch. */
export interface ResourceWatch {
  /** What is open now. */
  open(): readonly OpenResource[];
  /** Ends the watch. */
  end(): void;
}

/** What holds on to the outside or comes back later. Promises, files being read and immediates end by themselves. */
const watched = new Set([
  'Timeout',
  'TCPWRAP',
  'TCPSERVERWRAP',
  'TLSWRAP',
  'PIPEWRAP',
  'PIPESERVERWRAP',
  'UDPWRAP',
  'PROCESSWRAP',
  'FSEVENTWRAP',
  'STATWATCHER',
  'WORKER',
  'MESSAGEPORT',
]);

/** Begins to watch. */
export function watchResources(): ResourceWatch {
  const open = new Map<number, OpenResource>();
  const hook = createHook({
    init(asyncId, type) {
      if (!watched.has(type) || launchScope.getStore() === undefined) return;
      const stack = stackHere();
      // connections of fetch are kept by the platform's own agent; delays of the stores in memory are ours; the standard streams are the
      // process's own, opened when somebody first imports node:process
      if (/internal\/deps\/undici|memory-storage\.[jt]s|bootstrap\/switches\/is_main_thread/.test(stack.split('\n').slice(0, 6).join('\n'))) return;
      open.set(asyncId, { type, where: placeIn(stack) });
    },
    destroy(asyncId) {
      open.delete(asyncId);
    },
  }).enable();
  return { open: () => [...open.values()], end: () => void hook.disable() };
}

function stackHere(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const stack = new Error('here').stack ?? '';
  Error.stackTraceLimit = limit;
  return stack.split('\n').slice(3).join('\n');
}

/** Where a fault comes from: file and line, or "?". Of code that cannot be read the place stands above the message. */
export function faultPlace(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const where = placeIn(stack);
  return where === '?' ? (/^\S*?([^/\\\s]+\.[cm]?[jt]s:\d+)/.exec(stack)?.[1] ?? '?') : where;
}

/** First line of the stack that belongs to neither the runtime nor this kit. */
export function placeIn(stack: string): string {
  const line = stack.split('\n').find((one) => /\bat\b/.test(one) && !/node:|\/sdk\/(src|dist)\/testing\//.test(one));
  return /([^/\\( ]+:\d+):\d+\)?$/.exec(line ?? '')?.[1] ?? '?';
}
