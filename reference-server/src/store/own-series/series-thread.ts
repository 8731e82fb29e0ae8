/** The thread of an own series: answers calls one after another. Started by `openThreadSeries`, never imported. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerCalls } from '../answer-calls.ts';
import { seriesCore } from './series-core.ts';

const { file } = workerData as { readonly file: string };
answerCalls(parentPort!, () => seriesCore(file));
