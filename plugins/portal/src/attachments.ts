/** Attachments as readers see them: title, type and size before they decide to download. */
import type { Attachment } from '@jiyue/standards/model';
import type { Links } from './links.ts';

/** One attachment of a page. */
export interface AttachmentView {
  readonly title: string;
  /** "PDF" and the like. */
  readonly type: string;
  /** "1.2 MB". */
  readonly size: string;
  readonly href: string;
  /** Whether it holds the same as another one in another format. */
  readonly isAlternative: boolean;
}

const types: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/ofd': 'OFD',
  'application/msword': 'DOC',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.ms-powerpoint': 'PPT',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/zip': 'ZIP',
  'application/json': 'JSON',
  'text/csv': 'CSV',
  'text/plain': 'TXT',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
};

/** Name of a media type; an unknown one by its second part in capitals. */
export const typeName = (mediaType: string): string => types[mediaType] ?? (mediaType.split('/')[1] ?? mediaType).replace(/^x-/, '').toUpperCase();

/** 0 to 1,023 bytes as bytes, then KB, MB, GB with one decimal below ten. */
export function sizeName(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${sizeBytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let value = sizeBytes / 1024;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${units[unit]}`;
}

/** @param attachments in display order */
export const attachmentViews = (attachments: readonly Attachment[], links: Links): readonly AttachmentView[] =>
  attachments.map(({ id, title, mediaType, sizeBytes, alternativeOfId }) => ({
    title,
    type: typeName(mediaType),
    size: sizeName(sizeBytes),
    href: links.attachment(id),
    isAlternative: alternativeOfId !== undefined,
  }));
