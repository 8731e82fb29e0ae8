/**
 * The thread of an own series: answers calls one after another. Appends that wait together become one transaction, so that many small ones
 * cost one write to the disk. When nothing is asked, roll-ups follow. Started by `openThreadSeries`, never imported.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadAnswer, ThreadQuestion } from '../called-thread.ts';
import { asThrown } from '../sqlite/thread-messages.ts';
import type { PackedEvents } from './pack-events.ts';
import { type SeriesCore, seriesCore } from './series-core.ts';

const { file } = workerData as { readonly file: string };
const port = parentPort!;
/** Without a call for so long the roll-ups follow. */
const idleMs = 1000;
/** Most events of one transaction: its writer holds them in memory. */
const mostTogether = 50_000;

let core: SeriesCore | undefined;
let waiting: ThreadQuestion[] = [];
let isPlanned = false;
let idle: NodeJS.Timeout | undefined;

port.on('message', (question: ThreadQuestion) => {
  waiting.push(question);
  if (isPlanned) return;
  isPlanned = true;
  setImmediate(answerWaiting);
});

function answerWaiting(): void {
  isPlanned = false;
  const questions = waiting;
  waiting = [];
  for (let at = 0; at < questions.length; ) {
    const together = appendsFrom(questions, at);
    if (together.length > 0) answerAppends(together);
    else answerOne(questions[at]!);
    at += Math.max(1, together.length);
  }
}

/** Appends that follow each other from a place on. */
function appendsFrom(questions: readonly ThreadQuestion[], from: number): readonly ThreadQuestion[] {
  const together: ThreadQuestion[] = [];
  let events = 0;
  for (const question of questions.slice(from)) {
    if (question.name !== 'append') break;
    events += (question.args[0] as PackedEvents).length;
    if (together.length > 0 && events > mostTogether) break;
    together.push(question);
  }
  return together;
}

function answerAppends(questions: readonly ThreadQuestion[]): void {
  try {
    core ??= seriesCore(file);
    const counted = core.appendAll(questions.map(({ args }) => args[0] as PackedEvents));
    for (const [index, { id }] of questions.entries()) answer({ id, value: counted[index] });
  } catch (error) {
    for (const { id } of questions) answer({ id, thrown: asThrown(error) });
    return;
  }
  // after the answers: who waits for an append does not wait for the roll-ups
  follow(() => core?.foldWhenMany());
  clearTimeout(idle);
  idle = setTimeout(() => follow(() => core?.foldAll()), idleMs);
}

/** Events are durable already; what keeps the roll-ups from following is told by the next question, which needs them. */
function follow(fold: () => void): void {
  try {
    fold();
  } catch {
    // nobody waits for an answer here
  }
}

function answerOne({ id, name, args }: ThreadQuestion): void {
  let given: Pick<ThreadAnswer, 'value' | 'thrown'> = {};
  try {
    core ??= seriesCore(file);
    given = { value: (core[name as keyof SeriesCore] as (...all: readonly unknown[]) => unknown)(...args) };
  } catch (error) {
    given = { thrown: asThrown(error) };
  }
  answer({ id, ...given });
}

const answer = (given: ThreadAnswer) => port.postMessage(given);
