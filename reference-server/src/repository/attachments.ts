/**
 * Attachments (附件): content kept by digest, type judged by content, name a label. One that no public text shows is seen only by
 * those who work on its site; for all others it does not exist, whoever guesses its id (NT-library-open).
 */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { Attachment } from '@jiyue/standards/model';
import type { RecordRow } from '../store/record-row.ts';
import type { RecordReads } from '../store/store.ts';
import type { RepositoryContext } from './context.ts';
import { failureOf, unknownReference } from './fault.ts';
import type { Action, Principal } from './principal.ts';
import { registryWrite } from './registry-record.ts';
import { forbid, isAllowedSomewhere, readingActions } from './scope.ts';
import { sniffMediaType } from './sniff-media-type.ts';
import { type StoredText, storedText } from './stored-reply.ts';
import { recordOf } from './wire-text.ts';

/** An upload. */
export interface StoreAttachment extends Pick<Attachment, 'siteId' | 'fileName'> {
  readonly title?: string | undefined;
  readonly alternativeOfId?: string | undefined;
  readonly bytes: Uint8Array;
}

const uploading: readonly Action[] = ['draft', 'submit'];

/** Fails with SITE_FORBIDDEN, ATTACHMENT_NAME, ATTACHMENT_TYPE, REFERENCE_UNKNOWN, STORAGE_FULL, STORAGE_READ_ONLY. */
export async function storeAttachment({ store, now, newId }: RepositoryContext, caller: Principal, upload: StoreAttachment): Promise<Outcome<StoredText>> {
  const { siteId, fileName, title = fileName, alternativeOfId, bytes } = upload;
  if (!isAllowedSomewhere(caller, uploading, siteId, now())) return forbid(caller, 'draft', siteId, '/query/siteId');
  if (!isLabel(fileName)) return fail({ code: 'ATTACHMENT_NAME', data: { fileName: fileName.replaceAll(/\p{C}/gu, '�'), pointer: '/query/fileName' } });
  const { mediaType, isAccepted } = sniffMediaType(bytes, fileName);
  if (!isAccepted) return fail({ code: 'ATTACHMENT_TYPE', data: { fileName, mediaType } });
  const unknown = await checkPlace(store.records, siteId, alternativeOfId);
  if (unknown) return fail(unknown);
  const blob = await store.blobs.put(bytes);
  if (!blob.ok) return blob;

  return store.transact(now(), async (transaction) => {
    const content = { siteId, title, fileName, mediaType, ...blob.value, ...(alternativeOfId !== undefined && { alternativeOfId }) };
    const write = registryWrite({ id: newId(), family: 'attachment', siteId, content, event: { type: 'attachment.stored' } }, undefined, transaction.time);
    await transaction.put([write]);
    return ok(storedText(write));
  });
}

/** A name without a path, in any of its disguises (NT-half-filter); full-width forms are read as what they look like. */
function isLabel(fileName: string): boolean {
  const plain = fileName.normalize('NFKC');
  const isPath = /[/\\\p{C}]/u.test(plain) || /^[A-Za-z]:/.test(fileName) || /%(2e|2f|5c|00)/i.test(plain);
  return !isPath && !/^[\s.]*$/.test(plain) && !/^\s*\.\s*\./.test(plain);
}

async function checkPlace(reads: RecordReads, siteId: string, alternativeOfId: string | undefined) {
  const known = await reads.newestFacts([siteId, ...(alternativeOfId === undefined ? [] : [alternativeOfId])]);
  if (known.get(siteId)?.family !== 'site') return failureOf([unknownReference('/siteId', siteId)], '/query');
  if (alternativeOfId === undefined) return undefined;
  const original = known.get(alternativeOfId);
  return original?.family === 'attachment' && original.siteId === siteId
    ? undefined
    : failureOf([unknownReference('/alternativeOfId', alternativeOfId)], '/query');
}

/** The row, when the caller may know of it. */
export async function findAttachment(reads: RecordReads, caller: Principal, id: string, now: Date): Promise<RecordRow | undefined> {
  const row = await reads.newest(id);
  if (row?.family !== 'attachment') return undefined;
  if (isAllowedSomewhere(caller, [...uploading, ...readingActions], row.siteId, now)) return row;
  // links are those of the live text: drafts make nothing public
  return (await reads.linking('attachment', id)).length > 0 ? row : undefined;
}

/** Fails with RECORD_NOT_FOUND. */
export async function getAttachment({ store, now }: RepositoryContext, caller: Principal, id: string): Promise<Outcome<StoredText>> {
  const row = await findAttachment(store.records, caller, id, now());
  return row ? ok(storedText(row)) : fail({ code: 'RECORD_NOT_FOUND', data: { id } });
}

/** Content for download. */
export interface AttachmentContent {
  readonly body: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

/** Fails with RECORD_NOT_FOUND. @throws when the content of a known attachment is gone from the disk */
export async function getAttachmentContent(
  { store, now }: RepositoryContext,
  caller: Principal,
  id: string,
): Promise<Outcome<AttachmentContent & { readonly etag: string }>> {
  const row = await findAttachment(store.records, caller, id, now());
  if (!row) return fail({ code: 'RECORD_NOT_FOUND', data: { id } });
  const { sha256, mediaType, fileName } = recordOf<Attachment>(row);
  const body = await store.blobs.get(sha256);
  if (!body) throw new Error(`the content of attachment ${id} is missing: ${sha256}`);
  return ok({ body, mediaType, fileName, etag: `"${sha256}"` });
}
