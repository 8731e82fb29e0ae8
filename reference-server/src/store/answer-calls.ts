/** The far end of `calledThread`: answers each call by the function of its name. */
import type { MessagePort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadQuestion } from './called-thread.ts';
import { asThrown } from './sqlite/thread-messages.ts';

/** @param open makes what is called, with the first call, so that a file that cannot be opened is an answer and no crash */
export function answerCalls<Core extends object>(port: MessagePort, open: () => Core): void {
  let core: Core | undefined;
  port.on('message', ({ id, name, args }: ThreadQuestion) => {
    let answer: Pick<ThreadAnswer, 'value' | 'thrown'> = {};
    try {
      core ??= open();
      answer = { value: (core[name as keyof Core] as (...given: readonly unknown[]) => unknown)(...args) };
    } catch (error) {
      answer = { thrown: asThrown(error) };
    }
    port.postMessage({ id, ...answer } satisfies ThreadAnswer);
  });
}
