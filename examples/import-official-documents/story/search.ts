/** Finds every document by its title, as a reader would who types it into the search box. */
import type { Platform } from './platform.ts';
import { forEachOf } from './progress.ts';
import type { StoredDocument } from './records.ts';
import type { PreparedSite } from './registers.ts';

/** What searching by title gave. */
export interface TitleSearch {
  readonly asked: number;
  /** Among the first ten. */
  readonly found: number;
  /** Among the first ten only when the subtitle is typed too: the title alone belongs to other documents as well. */
  readonly foundWithSubtitle: number;
  /** On the first place, or behind none but documents of the same title. */
  readonly first: number;
  readonly misses: readonly string[];
}

interface Hit {
  readonly id: string;
  readonly title: readonly { readonly text: string }[];
}

/** Longest question that the search takes. */
const longest = 200;

/** Asks for each title. Call `untilIndexed` before. */
export async function searchTitles(platform: Platform, site: PreparedSite, documents: readonly StoredDocument[]): Promise<TitleSearch> {
  let [found, foundWithSubtitle, first] = [0, 0, 0];
  const misses: string[] = [];
  await forEachOf('search', documents, async ({ id, title, subtitle }) => {
    const hits = await ask(platform, site, title);
    const place = hits.findIndex((hit) => hit.id === id);
    if (place !== -1) found += 1;
    else if (subtitle !== undefined && (await ask(platform, site, `${title} ${subtitle}`)).some((hit) => hit.id === id)) foundWithSubtitle += 1;
    else misses.push(`${id} ${title}`);
    if (place !== -1 && hits.slice(0, place).every((hit) => textOf(hit) === title)) first += 1;
  });
  return { asked: documents.length, found, foundWithSubtitle, first, misses };
}

async function ask(platform: Platform, site: PreparedSite, question: string): Promise<readonly Hit[]> {
  const query = new URLSearchParams({ q: question.slice(0, longest), siteId: site.id, limit: '10' });
  const { items } = await platform.get<{ readonly items: readonly Hit[] }>(`/api/v1/search?${query}`);
  return items;
}

const textOf = ({ title }: Hit) => title.map(({ text }) => text).join('');

/**
 * The index follows the log in order, so it has everything once it has what was stored last.
 * @param last documents of the last import, with their site
 */
export async function untilIndexed(platform: Platform, site: PreparedSite, last: readonly StoredDocument[]): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (const { id, title } of last) {
    while (!(await ask(platform, site, title)).some((hit) => hit.id === id)) {
      if (Date.now() > deadline) throw new Error(`the search has not taken in ${id} ${title}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
