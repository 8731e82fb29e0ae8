/**
 * What may have been meant (您是不是要找): the question with its typing errors mended, or with pinyin as characters. Made only for a
 * question that finds nothing or little; proposals that find nothing themselves are not made.
 */
import type { OwnIndex } from '@jiyue/sdk/plugin';
import { foldText } from '../analysis/fold-text.ts';
import { withoutAsking } from '../analysis/function-words.ts';
import { runsOf } from '../analysis/runs.ts';
import { fromPinyin } from './from-pinyin.ts';
import { lexicon } from './lexicon.ts';
import { sounds } from './sounds.ts';
import { mendRun } from './typing-errors.ts';

const mostProposals = 3;
const longestKnown = 8;
/** More letters are no pinyin: eight syllables of six letters. */
const longestPinyin = 56;
// syllables may be parted by blanks or apostrophes: ying shang huan jing, xi'an
const latin = /(?<![\p{L}\p{N}])[a-zü]+(?:[' ]+[a-zü]+)*(?![\p{L}\p{N}])/gu;

/**
 * @param q as typed
 * @param isKnown whether people say so, though texts write something else
 * @returns whole questions, the likeliest first
 */
export async function didYouMean(index: Pick<OwnIndex, 'query' | 'statistics'>, q: string, isKnown: (word: string) => boolean): Promise<readonly string[]> {
  const folded = withoutAsking(foldText(q));
  const words = lexicon(index);
  const tables = await sounds();

  // one proposal for each stretch, and for pinyin several
  let proposals: readonly string[] = [''];
  let isChanged = false;
  const goOn = (choices: readonly string[]) => {
    proposals = proposals.flatMap((before) => choices.map((choice) => before + choice)).slice(0, mostProposals);
  };
  for (const { text, kind } of stretches(folded)) {
    const others = kind === 'chinese' ? await mended(text) : kind === 'latin' ? await spelt(text) : [];
    if (others.length > 0) isChanged = true;
    goOn(others.length > 0 ? others : [text]);
  }
  return isChanged ? [...new Set(proposals.map((one) => one.replace(/ +/g, ' ').trim()))] : [];

  async function mended(text: string) {
    const better = await mendRun(text, knownPlaces(text, isKnown), words, tables);
    return better === undefined ? [] : [better];
  }
  async function spelt(text: string) {
    const letters = text.replace(/[' ]+/g, "'").replace(/ü/g, 'v');
    if (letters.length > longestPinyin) return [];
    const counts = await words.counts(text.split(/[' ]+/));
    if (text.split(/[' ]+/).every((part) => counts(part) > 0)) return [];
    return fromPinyin(letters, words, tables);
  }
}

/** Places of characters that belong to known words. */
function knownPlaces(run: string, isKnown: (word: string) => boolean): ReadonlySet<number> {
  const characters = [...run];
  const places = new Set<number>();
  for (let from = 0; from < characters.length; from += 1) {
    for (let length = 2; length <= longestKnown && from + length <= characters.length; length += 1)
      if (isKnown(characters.slice(from, from + length).join(''))) for (let at = from; at < from + length; at += 1) places.add(at);
  }
  return places;
}

interface Stretch {
  readonly text: string;
  readonly kind: 'chinese' | 'latin' | 'other';
}

/** The text in order, nothing left out. */
function stretches(folded: string): readonly Stretch[] {
  const found: { readonly start: number; readonly text: string; readonly kind: 'chinese' | 'latin' }[] = [
    ...runsOf(folded).flatMap(({ start, text, isChinese }) => (isChinese ? [{ start, text, kind: 'chinese' as const }] : [])),
    ...[...folded.matchAll(latin)].map(({ index, 0: text }) => ({ start: index, text, kind: 'latin' as const })),
  ].toSorted((a, b) => a.start - b.start);
  const all: Stretch[] = [];
  let end = 0;
  for (const { start, text, kind } of found) {
    if (start > end) all.push({ text: folded.slice(end, start), kind: 'other' });
    all.push({ text, kind });
    end = start + text.length;
  }
  if (end < folded.length) all.push({ text: folded.slice(end), kind: 'other' });
  return all;
}
