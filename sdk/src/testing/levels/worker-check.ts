/** The script of a thread that a plugin is checked in. Started by `checkApart`, never imported. */
import { parentPort } from 'node:worker_threads';
import { serveChecks } from './serve-check.ts';

const port = parentPort!;

serveChecks({
  send: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
});
