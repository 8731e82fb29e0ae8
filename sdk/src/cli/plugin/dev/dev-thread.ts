/** The script of the thread that `jiyue plugin dev` runs a plugin in. Started by `startDevThread`, never imported. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DevOrder } from './dev-messages.ts';
import { serveDev } from './serve-dev.ts';

const port = parentPort!;

await serveDev(workerData as DevOrder, {
  send: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  end: () => port.close(),
});
