/** Asks a platform every query of a list, one after the other, and names what it found as the judgements do. */

import { createClient } from '../../client/create-client.ts';
import type { JudgedQuery, SearchRun } from '../../evaluate/trec.ts';

/** How to ask. */
export interface AskOptions {
  readonly base: string;
  /** Hits to take for each query. */
  readonly depth: number;
  readonly siteId?: string | undefined;
  /** record: resource id; origin: record id of the source system. */
  readonly idKind: 'record' | 'origin';
  readonly now: () => number;
  readonly onAsked: (done: number) => void;
  readonly fetch?: typeof fetch;
}

/** What came of it. */
export interface Asked {
  readonly run: SearchRun;
  /** Milliseconds of the first page of each query. */
  readonly milliseconds: readonly number[];
  readonly failed: readonly { readonly query: string; readonly code: string }[];
}

/** Largest page of a search. */
const pageItems = 100;

/** Asks. A query that fails is told and counts as without hits. */
export async function askPlatform(queries: readonly JudgedQuery[], options: AskOptions): Promise<Asked> {
  const { base, depth, siteId, idKind, now, onAsked } = options;
  const client = createClient({ baseUrl: base, ...(options.fetch ? { fetch: (request: Request) => options.fetch!(request) } : {}) });
  const origins = new Map<string, string>();
  const run = new Map<string, readonly string[]>();
  const milliseconds: number[] = [];
  const failed: { query: string; code: string }[] = [];

  const nameOf = async (id: string): Promise<string | undefined> => {
    if (idKind === 'record') return id;
    const known = origins.get(id);
    if (known !== undefined) return known;
    const record = await client.getResource({ resourceId: id });
    const name = record.ok ? record.value.origin?.recordId : undefined;
    if (name !== undefined) origins.set(id, name);
    return name;
  };
  const ask = async ({ id: query, text }: JudgedQuery): Promise<readonly string[]> => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const began = now();
      const page = await client.search({
        q: text,
        limit: Math.min(pageItems, depth - found.length),
        ...(siteId === undefined ? {} : { siteId }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (cursor === undefined) milliseconds.push(now() - began);
      if (!page.ok) {
        failed.push({ query, code: page.failure.code });
        return found;
      }
      for (const { id } of page.value.items) found.push((await nameOf(id)) ?? id);
      cursor = page.value.next;
    } while (cursor !== undefined && found.length < depth);
    return found;
  };

  for (const [index, query] of queries.entries()) {
    run.set(query.id, [...new Set(await ask(query))]);
    onAsked(index + 1);
  }
  return { run, milliseconds, failed };
}
