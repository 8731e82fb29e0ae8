/** The script of a thread that holds a plugin. Started by `startWorker`, never imported. */
import { parentPort } from 'node:worker_threads';
import { runRealm } from './run-realm.ts';

const port = parentPort!;

runRealm({
  send: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
});
