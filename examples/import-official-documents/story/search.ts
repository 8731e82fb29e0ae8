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

/** Waits until the follower of the log has taken in the last document, then asks for each title. */
export async function searchTitles(platform: Platform, site: PreparedSite, documents: readonly StoredDocument[]): Promise<TitleSearch> {
  await untilIndexed(platform, site, documents.length);
  let [found, first] = [0, 0];
  const misses: string[] = [];
  await forEachOf('search', documents, async ({ id, title }) => {
    const hits = await ask(platform, site, title);
    const place = hits.findIndex((hit) => hit.id === id);
    if (place === -1) misses.push(`${id} ${title}`);
    else found += 1;
    if (place !== -1 && hits.slice(0, place).every((hit) => textOf(hit) === title)) first += 1;
  });
  return { asked: documents.length, found, first, misses };
}

async function ask(platform: Platform, site: PreparedSite, question: string): Promise<readonly Hit[]> {
  const query = new URLSearchParams({ q: question.slice(0, longest), siteId: site.id, limit: '10' });
  const { items } = await platform.get<{ readonly items: readonly Hit[] }>(`/api/v1/search?${query}`);
  return items;
}

const textOf = ({ title }: Hit) => title.map(({ text }) => text).join('');

/** The index follows the log: its own count of documents of the site says how far it is. */
async function untilIndexed(platform: Platform, site: PreparedSite, count: number): Promise<void> {
  for (const deadline = Date.now() + 120_000; ; ) {
    // every document holds this character
    const query = new URLSearchParams({ q: '的', siteId: site.id, limit: '1' });
    const { total, facets } = await platform.get<{ total: number; facets: readonly { name: string; values: readonly { count: number }[] }[] }>(
      `/api/v1/search?${query}`,
    );
    const counted = facets.find(({ name }) => name === 'kind')?.values.reduce((sum, value) => sum + value.count, 0) ?? total;
    if (Math.max(total, counted) >= count) return;
    if (Date.now() > deadline) throw new Error(`the search has taken in ${total} of ${count} documents`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
