/** `verify`: walks the log chain and names the first entry that is broken. */
import { parseOptions } from './parse-options.ts';
import { say } from './texts.ts';
import { exitCodes, type Verb } from './verb.ts';
import { withStore } from './with-store.ts';
import { wrongUse } from './wrong-use.ts';

/** Exit 0: sound; 1: broken; 3: there is no repository to look at. */
export const verifyVerb: Verb = async (args, config, io) => {
  const options = parseOptions(args, [], config.language, 0);
  if (!options.ok) return wrongUse(options.reason, ['verify'], config, io);
  return withStore(
    config,
    io,
    async (store) => {
      const verdict = await store.verifyLog();
      if (verdict.isSound) {
        io.out(say('chainWhole', config.language, { entries: verdict.entries, versions: verdict.versions, head: verdict.headHash }));
        return exitCodes.good;
      }
      const { seq, place, subject, expected, found } = verdict.fault;
      io.out(say('chainBroken', config.language, { seq, place, subject, expected, found }));
      return exitCodes.findings;
    },
    { mustExist: true },
  );
};
