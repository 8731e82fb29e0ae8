/** Orama: BM25 over title and text, any of the words, title one and a half times. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyOrama, create, insertMultiple, load, type RawData, save, search } from '@orama/orama';
import type { BuildPeer, Peer, Tokenizer } from './peer.ts';

const empty = (tokens: Tokenizer): AnyOrama =>
  create({
    schema: { title: 'string', text: 'string' },
    components: { tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: (raw: string) => [...new Set(tokens(raw))] } },
  });

/** Filled. */
export const buildOrama: BuildPeer = async (passages, tokens, folder) => {
  const file = join(folder, 'orama.json');
  const engine = empty(tokens);
  await insertMultiple(
    engine,
    passages.map(({ id, title, text }) => ({ id, title, text })),
    500,
  );
  writeFileSync(file, JSON.stringify(save(engine)));
  return peerOf(engine);

  function peerOf(one: AnyOrama): Peer {
    return {
      ask: async (term) => (await search(one, { term, limit: 10, threshold: 1, boost: { title: 1.5 } })).hits.map(({ id }) => id),
      async restart() {
        const again = empty(tokens);
        load(again, JSON.parse(readFileSync(file, 'utf8')) as RawData);
        return peerOf(again);
      },
      bytes: () => statSync(file).size,
      close: async () => undefined,
    };
  }
};
