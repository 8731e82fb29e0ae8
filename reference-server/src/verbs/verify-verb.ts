/** `verify`: walks the log chain and names the first entry that is broken. */
import { say } from './texts.ts';
import { exitCodes, type Verb } from './verb.ts';
import { withStore } from './with-store.ts';

/** Exit 0: sound; 1: broken. */
export const verifyVerb: Verb = (_, config, io) =>
  withStore(config, io, async (store) => {
    const verdict = await store.verifyLog();
    if (verdict.isSound) {
      io.out(say('chainWhole', config.language, { entries: verdict.entries, versions: verdict.versions, head: verdict.headHash }));
      return exitCodes.good;
    }
    const { seq, place, subject, expected, found } = verdict.fault;
    io.out(say('chainBroken', config.language, { seq, place, subject, expected, found }));
    return exitCodes.findings;
  });
