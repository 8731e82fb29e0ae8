/** Checks a plugin in a thread of its own, with a limit of time and memory: a plugin that blocks or eats everything is told, too. */

import { Worker } from 'node:worker_threads';
import { findingOf, type PluginFinding } from '../../testing/finding.ts';
import { causeOf } from '../../testing/run/within.ts';

/** What the thread is told. */
export interface CheckRequest {
  readonly root: string;
  readonly config: object;
}

/** @param limitMs for the whole check; code that blocks its thread is cut off then */
export async function checkApart(request: CheckRequest, limitMs = 120_000, limitMb = 512): Promise<readonly PluginFinding[]> {
  const isSource = import.meta.url.endsWith('.ts');
  const worker = new Worker(new URL(isSource ? './check-worker.ts' : './check-worker.js', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: limitMb },
    // in a checkout the plugin meets the sources of the SDK, and its own
    ...(isSource ? { execArgv: [...process.execArgv, '--conditions=@jiyue/source'] } : {}),
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<readonly PluginFinding[]>((resolve) => {
      timer = setTimeout(() => resolve([findingOf('lifecycle/start:blocked', { ms: limitMs })]), limitMs);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) =>
        resolve([
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? findingOf('lifecycle/start:memory', { limit: limitMb })
            : findingOf('lifecycle/unhandled:fault', { cause: causeOf(error), where: '?' }),
        ]),
      );
      worker.once('exit', (code) => resolve([findingOf('lifecycle/start:ended', { code })]));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
