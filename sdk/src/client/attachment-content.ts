/** A file as it comes from the platform, e.g. the content of an attachment. */
import type { Language } from '../errors/to-problem.ts';
import { ok, type Outcome } from '../plugin/outcome.ts';
import { type ClientFailure, ownFailure } from './client-failure.ts';
import type { OperationId } from './operations.ts';
import type { RawReply } from './send.ts';

/** A download. Read `stream` or `bytes()`, once. */
export interface AttachmentContent {
  /** Media type that the platform judged by content. */
  readonly mediaType: string;
  /** A label, never a path; absent when the platform gives none. */
  readonly fileName?: string;
  /** Absent when the platform does not say. */
  readonly sizeBytes?: number;
  readonly stream: ReadableStream<Uint8Array>;
  /** The whole content. Fails with PLATFORM_UNREACHABLE when the connection breaks before its end. */
  bytes(): Promise<Outcome<Uint8Array, ClientFailure>>;
}

/** The download of a reply. @param url address of the platform, for the failure */
export function attachmentContent(operationId: OperationId, { headers, stream }: RawReply, url: string, language: Language): AttachmentContent {
  const content = stream ?? new Blob([]).stream();
  const fileName = fileNameOf(headers.get('content-disposition') ?? '');
  const length = headers.get('content-length');
  return {
    mediaType: (headers.get('content-type') ?? 'application/octet-stream').split(';')[0]!.trim().toLowerCase(),
    ...(fileName === undefined ? {} : { fileName }),
    // a compressed transfer has another length than its content
    ...(length !== null && !headers.has('content-encoding') ? { sizeBytes: Number(length) } : {}),
    stream: content,
    async bytes() {
      try {
        return ok(await new Response(content).bytes());
      } catch (error) {
        const reason = error instanceof Error ? error.name : 'unknown';
        return { ok: false, failure: ownFailure('PLATFORM_UNREACHABLE', { operationId, url, reason }, language) };
      }
    },
  };
}

/** `filename*` of RFC 6266, in UTF-8; else the plain one. */
function fileNameOf(disposition: string): string | undefined {
  const encoded = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return undefined;
    }
  }
  return /filename\s*=\s*"([^"\\]*)"/i.exec(disposition)?.[1];
}
