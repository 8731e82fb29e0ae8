/**
 * The operation suggestWords (检索建议): beginnings of titles, names, document numbers, keywords and words that were often asked, by writing or
 * by sound. Each suggestion is shown only when the repository shows the asker a resource that holds it now (JY-SRCH-018).
 */
import { ok, type Outcome, type OwnIndex, type RecordReader } from '@jiyue/sdk/plugin';
import type { WordSuggestion, WordSuggestions } from '@jiyue/standards/model';
import { foldText } from '../analysis/fold-text.ts';
import { resourceText } from '../analysis/resource-text.ts';
import { type AskedWords, holdersOf } from './asked-words.ts';
import type { PhraseBook } from './phrase-book.ts';
import { typedSound } from './pinyin-keys.ts';

/** What it uses. */
export interface SuggestTools {
  readonly book: PhraseBook;
  readonly index: Pick<OwnIndex, 'query'>;
  /** Absent: searches are not counted. */
  readonly asked?: AskedWords | undefined;
}

/** The question. */
export interface SuggestCall {
  readonly params: { readonly q: string; readonly siteId?: string; readonly limit: number };
  readonly records: Pick<RecordReader, 'resources'>;
}

/** Resources looked at for each suggestion until one is there. */
const looksEach = 3;

interface Candidate {
  readonly text: string;
  readonly resources: number;
  /** Some that hold it, and whether they do is asked of their text. */
  readonly ids: readonly string[];
}

export async function suggestWords({ book, index, asked }: SuggestTools, { params, records }: SuggestCall): Promise<Outcome<WordSuggestions>> {
  const { siteId, limit } = params;
  const folded = foldText(params.q).replace(/\s+/gu, ' ').trim();
  if (folded === '') return ok({ words: [] });
  const sound = typedSound(folded);
  const found = new Map<string, Candidate>();
  for (const { text, holders } of book.startingWith(folded, sound)) {
    const ids = siteId === undefined ? [...holders.keys()] : [...holders].flatMap(([id, site]) => (site === siteId ? [id] : []));
    if (ids.length > 0) found.set(foldText(text), { text, resources: ids.length, ids: ids.slice(0, looksEach) });
  }
  for (const { text } of (await asked?.startingWith(folded, sound)) ?? []) {
    if (found.has(text)) continue;
    const { ids, total } = await holdersOf(index, text, siteId, looksEach);
    if (total > 0) found.set(text, { text, resources: total, ids });
  }
  // the shorter of equals is the more general
  const best = [...found.values()].toSorted((a, b) => b.resources - a.resources || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  return ok({ words: await shownNow(best, limit, records) });
}

/** How often further ones are looked at for those that are gone. */
const mostRounds = 3;

/** Those that stand in a resource the asker is shown now: one each is read; only where that is gone, others. */
async function shownNow(candidates: readonly Candidate[], limit: number, records: SuggestCall['records']): Promise<WordSuggestion[]> {
  const held = new Set<Candidate>();
  let waiting = candidates.slice(0, limit).map((one) => ({ one, id: one.ids[0]! }));
  let next = limit;
  for (let round = 0; round < mostRounds && waiting.length > 0; round += 1) {
    const resources = new Map((await records.resources([...new Set(waiting.map(({ id }) => id))])).map((one) => [one.id, one]));
    const missing = waiting.filter(({ one, id }) => !isHeld(one.text, resources.get(id)));
    for (const { one } of waiting) if (!missing.some((gone) => gone.one === one)) held.add(one);
    const others = missing.flatMap(({ one, id }) => {
      const following = one.ids[one.ids.indexOf(id) + 1];
      return following === undefined ? [] : [{ one, id: following }];
    });
    const more = candidates.slice(next, next + limit - held.size - others.length).map((one) => ({ one, id: one.ids[0]! }));
    next += more.length;
    waiting = [...others, ...more];
  }
  return candidates.filter((one) => held.has(one)).map(({ text, resources }) => ({ text, resources }));
}

type Shown = Awaited<ReturnType<RecordReader['resources']>>[number];

function isHeld(text: string, resource: Shown | undefined): boolean {
  if (resource?.status !== 'published') return false;
  const needle = squeezed(text);
  const { title, subtitle = '', summary = '', document, disclosure, classification, source } = resource;
  const short = [title, subtitle, summary, document?.documentNumber, disclosure?.indexNumber, ...(classification?.keywords ?? []), source.name];
  // the whole text only where the short ones do not tell
  return (
    squeezed(short.filter((one) => one !== undefined).join('\n')).includes(needle) || squeezed(resourceText(resource).slice(0, longestText)).includes(needle)
  );
}

/** So much of a text is looked at. */
const longestText = 200_000;

const squeezed = (text: string) => foldText(text).replace(/[\s\p{P}]+/gu, '');
