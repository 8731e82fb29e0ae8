/**
 * The phrases of all published resources by their beginnings, in memory: filled from the repository at the start and kept by the log. A phrase
 * knows which resources hold it; with the last of them it goes. A cache, never the state: an answer asks the repository once more.
 */
import type { Resource } from '@jiyue/standards/model';
import { foldText } from '../analysis/fold-text.ts';
import { phrasesOf } from './phrases.ts';
import { pinyinKeys } from './pinyin-keys.ts';
import { prefixTable } from './prefix-table.ts';

/** A phrase with the resources that hold it. */
export interface Phrase {
  readonly text: string;
  readonly folded: string;
  /** Resource id -> site id. */
  readonly holders: Map<string, string>;
}

/** The book. */
export interface PhraseBook {
  /** What the resource says now; another version of it is forgotten. */
  put(resource: Resource): void;
  remove(resourceId: string): void;
  /** Phrases that begin so, by writing or, when it may be sound, by sound. */
  startingWith(folded: string, sound: string | undefined): readonly Phrase[];
  /** Sorts what many calls of `put` have brought. */
  settle(): void;
}

/** Phrases looked at for one beginning: more share a single character, and those are weighed by how many hold them. */
const mostLooked = 20_000;

export function phraseBook(): PhraseBook {
  const phrases = new Map<string, Phrase>();
  const heldBy = new Map<string, readonly string[]>();
  const byWriting = prefixTable<Phrase>();
  const bySound = prefixTable<Phrase>();

  const remove = (resourceId: string) => {
    for (const folded of heldBy.get(resourceId) ?? []) {
      const phrase = phrases.get(folded)!;
      phrase.holders.delete(resourceId);
      if (phrase.holders.size > 0) continue;
      phrases.delete(folded);
      byWriting.remove(folded, phrase);
      for (const key of pinyinKeys(folded)) bySound.remove(key, phrase);
    }
    heldBy.delete(resourceId);
  };

  return {
    put(resource) {
      remove(resource.id);
      const keys = new Set<string>();
      for (const text of phrasesOf(resource)) {
        const folded = foldText(text);
        keys.add(folded);
        let phrase = phrases.get(folded);
        if (!phrase) {
          phrase = { text, folded, holders: new Map() };
          phrases.set(folded, phrase);
          byWriting.add(folded, phrase);
          for (const key of pinyinKeys(folded)) bySound.add(key, phrase);
        }
        phrase.holders.set(resource.id, resource.siteId);
      }
      heldBy.set(resource.id, [...keys]);
    },
    remove,
    settle() {
      byWriting.settle();
      bySound.settle();
    },
    startingWith(folded, sound) {
      const written = byWriting.startingWith(folded, mostLooked);
      return sound === undefined ? written : [...new Set([...written, ...bySound.startingWith(sound, mostLooked)])];
    },
  };
}
