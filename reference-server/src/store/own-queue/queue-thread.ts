/** The thread of an own queue: answers calls one after another. Started by `openThreadQueue`, never imported. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerCalls } from '../answer-calls.ts';
import { queueCore } from './queue-core.ts';

const { file } = workerData as { readonly file: string };
answerCalls(parentPort!, () => queueCore(file));
