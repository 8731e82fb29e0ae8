/** The thread of an own queue: answers calls one after another. Started by `openThreadQueue`, never imported. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadAnswer, ThreadQuestion } from '../called-thread.ts';
import { asThrown } from '../sqlite/thread-messages.ts';
import { type QueueCore, queueCore } from './queue-core.ts';

const { file } = workerData as { readonly file: string };
const port = parentPort!;
let core: QueueCore | undefined;

port.on('message', ({ id, name, args }: ThreadQuestion) => {
  let answer: Pick<ThreadAnswer, 'value' | 'thrown'> = {};
  try {
    // opened with the first call, so that a file that cannot be opened is an answer and no crash
    core ??= queueCore(file);
    answer = { value: (core[name as keyof QueueCore] as (...given: readonly unknown[]) => unknown)(...args) };
  } catch (error) {
    answer = { thrown: asThrown(error) };
  }
  port.postMessage({ id, ...answer } satisfies ThreadAnswer);
});
