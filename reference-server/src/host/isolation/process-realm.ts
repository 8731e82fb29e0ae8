/** The script of a process that holds a plugin. Started by `startProcess`, never imported. */
import { runRealm } from './run-realm.ts';

// the server is gone: nobody would ever end it
process.on('disconnect', () => process.exit(0));

runRealm({
  send: (message) => void process.send!(message),
  onMessage: (listener) => void process.on('message', listener),
});
