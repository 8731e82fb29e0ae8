/**
 * What keeps a version from being published although it may be stored: what it says of its source, held against the site it stands in.
 * A relay names another source than the own site (JY-PUB-016). Most texts are no relay, and then nothing is read.
 */
import { type Finding, findTogether } from '@jiyue/sdk';
import type { ResourceDraft } from '@jiyue/standards/model';
import type { RecordReads } from '../store/store.ts';

/** Sites that have been read, by id: a batch has a thousand texts of one site. */
export type KnownSites = Map<string, unknown>;

/** Reads the sites of the relays among these drafts, each once. */
export async function learnSites(reads: RecordReads, drafts: Iterable<Pick<ResourceDraft, 'siteId' | 'relay'>>, known: KnownSites): Promise<void> {
  for (const { siteId, relay } of drafts) {
    if (relay === undefined || known.has(siteId)) continue;
    const row = await reads.newest(siteId);
    known.set(siteId, row?.family === 'site' ? (JSON.parse(row.json) as unknown) : undefined);
  }
}

/** What is wrong with publishing it; pointers start at the draft. Its site has been learned. */
export function publicationFindings(draft: ResourceDraft, known: KnownSites): readonly Finding[] {
  if (draft.relay === undefined) return [];
  return findTogether([
    { typeName: 'ResourceDraft', value: draft },
    { typeName: 'Site', value: known.get(draft.siteId) },
  ])
    .filter(({ index, severity }) => index === 0 && severity === 'error')
    .map(({ finding }) => finding);
}
