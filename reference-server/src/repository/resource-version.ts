/**
 * Versions of a resource. Public state and newest version go apart: a draft over a published text leaves what readers get,
 * and a withdrawal leaves the draft. Every write is one version more and one entry of the log.
 */
import type { ResourceDraft, ResourceState, Withdrawal } from '@jiyue/standards/model';
import type { RecordRow } from '../store/record-row.ts';
import type { RecordWrite } from '../store/store.ts';
import { canonicalOf, headOf, recordOf, wireText } from './wire-text.ts';

/** Content ready to be stored: the value and its canonical text. */
export interface ResourceContentText {
  readonly draft: ResourceDraft;
  readonly canonical: string;
  /** Of the canonical text, when it is known. */
  readonly digest?: string;
}

/** What a version of a resource is made from. */
interface VersionOf {
  readonly id: string;
  readonly content: ResourceContentText;
  readonly time: string;
  /** The version before; undefined for a new resource. */
  readonly stored: Pick<RecordRow, 'version' | 'json' | 'contentAt'> | undefined;
}

/** A draft: readers notice nothing. */
export function draftWrite({ id, content, time, stored }: VersionOf): RecordWrite {
  const head = nextHead(id, stored, time);
  const { firstPublishedAt } = head;
  const state = { status: 'draft' as const, ...(firstPublishedAt !== undefined && { firstPublishedAt }) };
  return { ...write(head, state, content), goesLive: false, event: { type: 'record.drafted' } };
}

/** A publication: readers get it from now on. */
export function publishWrite({ id, content, time, stored }: VersionOf): RecordWrite {
  const head = nextHead(id, stored, time);
  const state = { status: 'published' as const, firstPublishedAt: head.firstPublishedAt ?? time, publishedAt: time };
  const event = { type: 'record.published' as const, data: { updateType: content.draft.updateType } };
  return { ...write(head, state, content), goesLive: true, links: attachmentLinks(content.draft), event };
}

const withdrawnData = ({ kind, substituteId }: Withdrawal) => ({ withdrawal: kind, ...(substituteId === undefined ? {} : { substituteId }) });

/** A withdrawal of the live text; `stored` is the newest version, be it a draft over it. */
export function withdrawWrite({ id, content, time, stored }: VersionOf, live: RecordRow, withdrawal: Withdrawal): RecordWrite {
  const head = nextHead(id, stored, time);
  const { firstPublishedAt = time, publishedAt = time } = headOf<ResourceState>(live);
  const written = write(head, { status: 'withdrawn', firstPublishedAt, publishedAt, withdrawal }, content);
  const links = withdrawal.kind === 'withdrawn' ? attachmentLinks(content.draft) : [];
  return { ...written, withdrawal: withdrawal.kind, goesLive: true, links, event: { type: 'record.withdrawn', data: withdrawnData(withdrawal) } };
}

/** Content of a stored version, for writing it again under another status. */
export function contentOfRow(row: RecordRow): ResourceContentText {
  return { draft: recordOf<ResourceDraft>(row), canonical: canonicalOf(row), digest: row.digest };
}

type Head = Pick<ResourceState, 'id' | 'version' | 'enteredAt' | 'updatedAt' | 'firstPublishedAt'>;
type State = Pick<ResourceState, 'status' | 'firstPublishedAt' | 'publishedAt' | 'withdrawal'>;

function nextHead(id: string, stored: VersionOf['stored'], time: string): Head {
  if (!stored) return { id, version: 1, enteredAt: time, updatedAt: time };
  const { enteredAt, firstPublishedAt } = headOf<ResourceState>(stored);
  return { id, version: stored.version + 1, enteredAt, updatedAt: time, ...(firstPublishedAt !== undefined && { firstPublishedAt }) };
}

function write(
  { id, version, enteredAt, updatedAt }: Head,
  state: State,
  { draft, canonical, digest }: ResourceContentText,
): Omit<RecordWrite, 'goesLive' | 'event'> {
  const { siteId, columnId, ownerId, kind, origin, document } = draft;
  return {
    id,
    version,
    family: 'resource',
    kind,
    status: state.status,
    siteId,
    columnId,
    ownerId,
    withdrawal: '',
    sortKey: listedAt(draft, state.firstPublishedAt ?? updatedAt),
    documentNumber: document?.documentNumber ?? '',
    originSystem: origin?.system ?? '',
    originRecordId: origin?.recordId ?? '',
    ...(digest !== undefined && { digest }),
    ...wireText({ id, version, enteredAt, updatedAt, ...state }, canonical),
  };
}

/**
 * Where a resource stands in lists: by the date an editor shows, else the publication its source states, else our own first
 * publication. It orders only; no date of the record is derived from it (standards.md, section 8, lesson 1).
 */
function listedAt({ displayedDate, origin }: ResourceDraft, publishedAt: string): string {
  const date = displayedDate ?? (origin?.publishedAt === undefined ? origin?.publishedDate : undefined);
  if (date !== undefined) return new Date(`${date}T00:00:00+08:00`).toISOString();
  return origin?.publishedAt === undefined ? publishedAt : new Date(origin.publishedAt).toISOString();
}

const attachmentLinks = ({ attachmentIds = [] }: ResourceDraft) => attachmentIds.map((toId) => ({ name: 'attachment', toId }));
