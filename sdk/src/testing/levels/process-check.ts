/** The script of a process that a plugin is checked in. Started by `checkApart`, never imported. */
import { serveChecks } from './serve-check.ts';

// who asked is gone: nobody would ever end it
process.on('disconnect', () => process.exit(0));

serveChecks({
  send: (message) => void process.send!(message),
  onMessage: (listener) => void process.on('message', listener),
});
