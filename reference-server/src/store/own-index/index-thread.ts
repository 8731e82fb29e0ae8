/** The thread of an own index: answers calls one after another. Started by `openThreadIndex`, never imported. */
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { asThrown } from '../sqlite/thread-messages.ts';
import type { ThreadAnswer, ThreadQuestion } from '../called-thread.ts';
import { type IndexCore, indexCore } from './index-core.ts';
import type { ThreadData } from './thread-data.ts';
import { buffersOf, type PackedReply } from './packed-reply.ts';

const { file, pageLimit } = workerData as ThreadData;
const port = parentPort!;
let core: IndexCore | undefined;

port.on('message', ({ id, name, args }: ThreadQuestion) => {
  let answer: Pick<ThreadAnswer, 'value' | 'thrown'> = {};
  try {
    // opened with the first call, so that a file that cannot be opened is an answer and no crash
    core ??= indexCore({ file, newIdentity: randomUUID, pageLimit });
    answer = { value: (core[name as keyof IndexCore] as (...given: readonly unknown[]) => unknown)(...args) };
  } catch (error) {
    answer = { thrown: asThrown(error) };
  }
  port.postMessage({ id, ...answer } satisfies ThreadAnswer, name === 'query' && answer.value ? buffersOf(answer.value as PackedReply) : []);
});
