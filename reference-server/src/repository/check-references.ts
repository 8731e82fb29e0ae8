/**
 * What a resource refers to has to exist and to be the caller's to use: site, column of that site, owner, attachments of that
 * site, documents explained (JY-RES-005). Looked up once for a whole batch; every fault is reported with its place.
 */
import type { ResourceDraft } from '@jiyue/standards/model';
import type { RecordFacts } from '../store/record-row.ts';
import type { RecordReads } from '../store/store.ts';
import { type Fault, unknownReference } from './fault.ts';

/** What is known of the records a batch refers to. */
export interface KnownReferences {
  readonly newest: ReadonlyMap<string, RecordFacts>;
  /** Whether the caller may know of this resource. */
  mayKnow(facts: RecordFacts): boolean;
}

/** Ids a draft refers to. */
export function referencedIds(draft: ResourceDraft): readonly string[] {
  const { siteId, columnId, ownerId, attachmentIds = [], document } = draft;
  return [siteId, columnId, ownerId, ...attachmentIds, ...(document?.issuerIds ?? []), ...interpretedIds(draft)];
}

/** Looks all of them up at once. */
export async function lookUpReferences(
  reads: RecordReads,
  drafts: Iterable<ResourceDraft>,
  mayKnow: (facts: RecordFacts, live: RecordFacts | undefined) => boolean,
): Promise<KnownReferences> {
  const ids = new Set<string>();
  const interpreted = new Set<string>();
  for (const draft of drafts) {
    for (const id of referencedIds(draft)) ids.add(id);
    for (const id of interpretedIds(draft)) interpreted.add(id);
  }
  const newest = await reads.newestFacts(ids);
  const live = await reads.liveFacts(interpreted);
  return { newest, mayKnow: (facts) => mayKnow(facts, live.get(facts.id)) };
}

/** Every reference that does not hold. Pointers start at the draft. */
export function checkReferences(draft: ResourceDraft, { newest, mayKnow }: KnownReferences): readonly Fault[] {
  const { siteId, columnId, ownerId, attachmentIds = [], document } = draft;
  const faults: Fault[] = [];
  const expect = (pointer: string, id: string, isFine: (facts: RecordFacts) => boolean) => {
    const facts = newest.get(id);
    if (!facts || !isFine(facts)) faults.push(unknownReference(pointer, id));
  };
  const column = newest.get(columnId);
  expect('/siteId', siteId, ({ family }) => family === 'site');
  if (column?.family === 'column' && column.siteId !== siteId) faults.push({ code: 'COLUMN_OF_OTHER_SITE', pointer: '/columnId', data: { columnId, siteId } });
  else expect('/columnId', columnId, ({ family }) => family === 'column');
  expect('/ownerId', ownerId, ({ family }) => family === 'organization');
  for (const [place, id] of attachmentIds.entries()) expect(`/attachmentIds/${place}`, id, (facts) => facts.family === 'attachment' && facts.siteId === siteId);
  for (const [place, id] of (document?.issuerIds ?? []).entries()) expect(`/document/issuerIds/${place}`, id, ({ family }) => family === 'organization');
  for (const [place, id] of interpretedIds(draft).entries()) expect(`/interpretsIds/${place}`, id, (facts) => facts.family === 'resource' && mayKnow(facts));
  return faults;
}

const interpretedIds = (draft: ResourceDraft): readonly string[] => ('interpretsIds' in draft ? (draft.interpretsIds ?? []) : []);
