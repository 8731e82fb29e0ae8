/**
 * The operation suggestWords (检索建议): beginnings of titles, names, document numbers, keywords and words that were often asked, by writing or
 * by sound. Each suggestion is shown only when the repository shows the asker a resource that holds it now (JY-SRCH-018).
 */
import { ok, type Outcome, type OwnIndex, type RecordReader } from '@jiyue/sdk/plugin';
import type { WordSuggestion, WordSuggestions } from '@jiyue/standards/model';
import { foldText } from '../analysis/fold-text.ts';
import { resourceText } from '../analysis/resource-text.ts';
import { type AskedWords, holdersOf } from './asked-words.ts';
import type { Phrase, PhraseBook } from './phrase-book.ts';
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

interface Merit {
  readonly text: string;
  readonly resources: number;
}

interface Candidate extends Merit {
  readonly folded: string;
  /** Some that hold it, and whether they do is asked of their text. */
  readonly ids: readonly string[];
}

export async function suggestWords({ book, index, asked }: SuggestTools, { params, records }: SuggestCall): Promise<Outcome<WordSuggestions>> {
  const { siteId, limit } = params;
  const folded = foldText(params.q).replace(/\s+/gu, ' ').trim();
  if (folded === '') return ok({ words: [] });
  const sound = typedSound(folded);
  // enough that some may be gone
  const found = new Map(best(book.startingWith(folded, sound), siteId, limit * 3).map((one) => [one.folded, one]));
  for (const { text } of (await asked?.startingWith(folded, sound)) ?? []) {
    if (found.has(text)) continue;
    const { ids, total } = await holdersOf(index, text, siteId, looksEach);
    if (total > 0) found.set(text, { text, folded: text, resources: total, ids });
  }
  return ok({ words: await shownNow([...found.values()].toSorted(byMerit), limit, records) });
}

// the shorter of equals is the more general
const byMerit = (a: Merit, b: Merit): number => b.resources - a.resources || a.text.length - b.text.length || (a.text < b.text ? -1 : 1);

/** The best of many phrases: a single character begins tens of thousands, so only those that get in are looked at closely. */
function best(phrases: readonly Phrase[], siteId: string | undefined, count: number): readonly Candidate[] {
  const chosen: { readonly phrase: Phrase; readonly text: string; readonly resources: number }[] = [];
  for (const phrase of phrases) {
    const { text, holders } = phrase;
    const resources = siteId === undefined ? holders.size : holdersOn(holders, siteId);
    const last = chosen.at(-1);
    if (resources === 0 || (chosen.length === count && last && byMerit({ text, resources }, last) >= 0)) continue;
    chosen.push({ phrase, text, resources });
    for (let at = chosen.length - 1; at > 0 && byMerit(chosen[at]!, chosen[at - 1]!) < 0; at -= 1)
      [chosen[at], chosen[at - 1]] = [chosen[at - 1]!, chosen[at]!];
    if (chosen.length > count) chosen.pop();
  }
  return chosen.map(({ phrase: { text, folded, holders }, resources }) => {
    const ids: string[] = [];
    for (const [id, site] of holders) {
      if (siteId === undefined || site === siteId) ids.push(id);
      if (ids.length === looksEach) break;
    }
    return { text, folded, resources, ids };
  });
}

function holdersOn(holders: Phrase['holders'], siteId: string): number {
  let count = 0;
  for (const site of holders.values()) if (site === siteId) count += 1;
  return count;
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
