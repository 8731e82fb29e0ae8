/** This plugin: its real code over a SQLite index file, records read from memory. It takes no tokenizer. */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf, startInProcess } from '../../../test/in-process.ts';
import { recordOf } from '../record-of.ts';
import type { BuildPeer, Peer } from './peer.ts';

/** Filled. */
export const buildJiyue: BuildPeer = async (passages, _tokens, folder) => {
  const file = join(folder, 'search.sqlite');
  rmSync(file, { force: true });
  const records = new Map(passages.map((passage) => [passage.id, recordOf(passage)]));
  const run = await startInProcess(records, {}, file);
  await run.deliver([...records.values()].map((record, place) => entryOf(record, place + 1)));
  return peerOf(run);

  function peerOf(one: typeof run): Peer {
    return {
      async ask(question) {
        const reply = await one.search({ q: [...question].slice(0, 200).join(''), limit: 10 });
        if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
        return reply.value.items.map(({ id }) => id);
      },
      async restart() {
        await one.close();
        return peerOf(await startInProcess(records, {}, file));
      },
      bytes: () => statSync(file).size,
      close: async () => one.close(),
    };
  }
};
