/** MiniSearch: BM25+ over title and text, any of the words, title one and a half times. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import type { BuildPeer, Peer, Tokenizer } from './peer.ts';

const optionsOf = (tokens: Tokenizer): Options => ({
  fields: ['title', 'text'],
  tokenize: tokens,
  processTerm: (term) => term,
  searchOptions: { combineWith: 'OR', boost: { title: 1.5 }, tokenize: (text) => [...new Set(tokens(text))], processTerm: (term) => term },
});

/** Filled. */
export const buildMiniSearch: BuildPeer = async (passages, tokens, folder) => {
  const file = join(folder, 'minisearch.json');
  const index = new MiniSearch(optionsOf(tokens));
  index.addAll(passages);
  writeFileSync(file, JSON.stringify(index));
  return peerOf(index);

  function peerOf(engine: MiniSearch): Peer {
    return {
      ask: async (question) =>
        engine
          .search(question)
          .slice(0, 10)
          .map(({ id }) => String(id)),
      restart: async () => peerOf(MiniSearch.loadJSON(readFileSync(file, 'utf8'), optionsOf(tokens))),
      bytes: () => statSync(file).size,
      close: async () => undefined,
    };
  }
};
