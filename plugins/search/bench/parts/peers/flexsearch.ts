/** FlexSearch: its own scores by place in the text; passages that hold a part of the words count too (`suggest`). */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import FlexSearch from 'flexsearch';
import type { BuildPeer, Peer, Tokenizer } from './peer.ts';

const empty = (tokens: Tokenizer) => new FlexSearch.Index({ tokenize: 'strict', encode: (text: string) => [...new Set(tokens(text))] });
type Engine = ReturnType<typeof empty>;

/** Filled. */
export const buildFlexSearch: BuildPeer = async (passages, tokens, folder) => {
  const file = join(folder, 'flexsearch.json');
  const engine = empty(tokens);
  for (const [place, { title, text }] of passages.entries()) engine.add(place, `${title}\n${text}`);
  const parts: [string, string][] = [];
  await engine.export((key: string, data: string) => void parts.push([key, data]));
  writeFileSync(file, JSON.stringify(parts));
  return peerOf(engine);

  function peerOf(one: Engine): Peer {
    return {
      ask: async (question) => (one.search(question, { limit: 10, suggest: true }) as number[]).map((place) => passages[place]!.id),
      async restart() {
        const again = empty(tokens);
        for (const [key, data] of JSON.parse(readFileSync(file, 'utf8')) as [string, string][]) again.import(key, data);
        return peerOf(again);
      },
      bytes: () => statSync(file).size,
      close: async () => undefined,
    };
  }
};
