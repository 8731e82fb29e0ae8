/** The thread of the writer: answers calls of procedures one after another. Started by `threadEngine`, never imported. */
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection.ts';
import type { EngineOptions } from './engine.ts';
import { type PackedWrites, unpackWrites } from './pack-writes.ts';
import { createProcedures } from './procedures.ts';
import { type Answer, asThrown, type Question } from './thread-messages.ts';

const { file, pageLimit } = workerData as EngineOptions;
const connection = openConnection(file, 'write', pageLimit);
const procedures = createProcedures(connection);
const port = parentPort!;

// every procedure ends within its turn, so answers keep the order of the questions
port.on('message', async ({ id, name, args }: Question) => {
  let answer: Pick<Answer, 'value' | 'thrown'> = {};
  try {
    if (name === 'close') connection.close();
    else answer = { value: await (procedures[name] as (...given: readonly unknown[]) => unknown)(...(name === 'put' ? unpacked(args) : args)) };
  } catch (error) {
    answer = { thrown: asThrown(error) };
  }
  port.postMessage({ id, isInTransaction: name !== 'close' && connection.database.isTransaction, ...answer } satisfies Answer);
});

const unpacked = ([writes, time]: readonly unknown[]) => [unpackWrites(writes as PackedWrites), time];
