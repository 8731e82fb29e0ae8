/**
 * What a resource refers to has to exist and to be the caller's to use: site, column of that site, owner, attachments of that
 * site, documents explained (JY-RES-005). Looked up once for many drafts; every fault is reported with its place.
 */
import { kindReferences } from '@jiyue/sdk';
import type { ResourceDraft } from '@jiyue/standards/model';
import type { RecordFacts } from '../store/record-row.ts';
import type { RecordReads } from '../store/store.ts';
import { type Fault, unknownReference } from './fault.ts';

/** What is known of the records that drafts refer to. */
export interface References {
  /** Looks up what these ids stand for, each once. */
  learn(reads: RecordReads, ids: Iterable<string>): Promise<void>;
  isKnown(id: string): boolean;
  /** The record, undefined when there is none. */
  newest(id: string): RecordFacts | undefined;
  /** Whether the caller may know of this resource. */
  mayKnow(facts: RecordFacts): boolean;
}

/** @param mayKnow test of the caller, by newest and live version */
export function createReferences(mayKnow: (newest: RecordFacts, live: RecordFacts | undefined) => boolean): References {
  const known = new Map<string, RecordFacts | undefined>();
  const resources = new Map<string, boolean>();
  return {
    async learn(reads, ids) {
      const fresh = new Set([...ids].filter((id) => !known.has(id)));
      if (fresh.size === 0) return;
      const newest = await reads.newestFacts(fresh);
      for (const id of fresh) known.set(id, newest.get(id));
      const found = [...newest.values()].filter(({ family }) => family === 'resource');
      const live = found.length > 0 ? await reads.liveFacts(found.map(({ id }) => id)) : new Map<string, RecordFacts>();
      for (const facts of found) resources.set(facts.id, mayKnow(facts, live.get(facts.id)));
    },
    isKnown: (id) => known.has(id),
    newest: (id) => known.get(id),
    mayKnow: ({ id }) => resources.get(id) ?? false,
  };
}

/** Ids a draft refers to. */
export function referencedIds(draft: ResourceDraft): readonly string[] {
  const { siteId, columnId, ownerId, attachmentIds = [], document } = draft;
  return [siteId, columnId, ownerId, ...attachmentIds, ...(document?.issuerIds ?? []), ...kindReferences(draft).map(({ id }) => id)];
}

/** Every reference that does not hold. Pointers start at the draft. */
export function checkReferences(draft: ResourceDraft, references: References): readonly Fault[] {
  const { siteId, columnId, ownerId, attachmentIds = [], document } = draft;
  const faults: Fault[] = [];
  const expect = (pointer: string, id: string, isFine: (facts: RecordFacts) => boolean) => {
    const facts = references.newest(id);
    if (!facts || !isFine(facts)) faults.push(unknownReference(pointer, id));
  };
  const column = references.newest(columnId);
  expect('/siteId', siteId, ({ family }) => family === 'site');
  if (column?.family === 'column' && column.siteId !== siteId) faults.push({ code: 'COLUMN_OF_OTHER_SITE', pointer: '/columnId', data: { columnId, siteId } });
  else expect('/columnId', columnId, ({ family }) => family === 'column');
  expect('/ownerId', ownerId, ({ family }) => family === 'organization');
  for (const [place, id] of attachmentIds.entries()) expect(`/attachmentIds/${place}`, id, (facts) => facts.family === 'attachment' && facts.siteId === siteId);
  for (const [place, id] of (document?.issuerIds ?? []).entries()) expect(`/document/issuerIds/${place}`, id, ({ family }) => family === 'organization');
  for (const { pointer, id, family } of kindReferences(draft))
    expect(pointer, id, (facts) => facts.family === family && (family !== 'resource' || references.mayKnow(facts)));
  return faults;
}

/** The faults of one draft. */
export async function faultsOfReferences(reads: RecordReads, draft: ResourceDraft, mayKnow: Parameters<typeof createReferences>[0]): Promise<readonly Fault[]> {
  const references = createReferences(mayKnow);
  await references.learn(reads, referencedIds(draft));
  return checkReferences(draft, references);
}
