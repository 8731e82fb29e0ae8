/** What the platform holds after the import, compared with the source: nothing lost, nothing made up. */
import { deepEqual, equal } from 'node:assert/strict';
import { prepareDraft } from '@jiyue/sdk';
import { compileMapping } from '@jiyue/sdk/import';
import { parametersOf } from './import-source.ts';
import type { Platform } from './platform.ts';
import type { PreparedSite } from './registers.ts';
import { type Row, readRows, type Source } from './sources.ts';

/** A stored document, as far as the story looks. */
export interface StoredDocument {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly version: number;
  readonly title: string;
  readonly subtitle?: string;
  readonly columnId: string;
  readonly source: { readonly name: string };
  readonly body: { readonly format: string; readonly text: string };
  readonly origin: { readonly system: string; readonly recordId: string; readonly publishedDate?: string };
  readonly document: { readonly documentNumber?: string; readonly writtenDate?: string; readonly validity: string };
  readonly firstPublishedAt: string;
}

/** Every document of a site, page by page. */
export async function listDocuments(platform: Platform, site: PreparedSite): Promise<readonly StoredDocument[]> {
  const items: StoredDocument[] = [];
  let next: string | undefined;
  do {
    const cursor: string = next === undefined ? '' : `&cursor=${next}`;
    const page: { readonly items: readonly StoredDocument[]; readonly next?: string; readonly total: number } = await platform.get(
      `/api/v1/resources?siteId=${site.id}&limit=100${cursor}`,
    );
    items.push(...page.items);
    next = page.next;
    if (next === undefined) equal(items.length, page.total, 'the pages hold as many as the total says');
  } while (next !== undefined);
  return items;
}

/** Fields that the repository keeps; all others are the source's. */
const kept = new Set(['id', 'version', 'enteredAt', 'updatedAt', 'status', 'firstPublishedAt', 'publishedAt']);

/** Each document that was not rejected is stored, is what the mapping made of its row, byte for byte, and its text has every letter of the source. */
export function compareWithSource(source: Source, site: PreparedSite, rejected: ReadonlySet<string>, documents: ReadonlyMap<string, StoredDocument>): void {
  const map = compileMapping(source.mapping, parametersOf(source, site));
  for (const row of readRows(source, rejected)) {
    const mapped = map(row);
    const prepared = mapped.ok ? prepareDraft(mapped.draft) : mapped;
    const stored = documents.get(`${source.mapping.system} ${row.id}`);
    if (!prepared.ok || !stored) throw new Error(`${row.id} ${String(row['title'])} is missing`);
    const content = Object.fromEntries(Object.entries(stored).filter(([key]) => !kept.has(key)));
    deepEqual(content, JSON.parse(JSON.stringify(prepared.value.draft)), row.id);
    checkFacts(source, row, stored);
  }
}

/** Judged from the row alone, without the mapping. */
function checkFacts(source: Source, row: Row, stored: StoredDocument): void {
  equal(stored.status, 'published', row.id);
  equal(stored.version, 1, `${row.id}: stored once, whatever was sent twice`);
  equal(stored.title, plainTitle(String(row['title'])), row.id);
  equal(stored.document.validity, 'unknown', `${row.id}: no source says whether it is in force`);
  if (source.name === 'gwy-crawl') return;
  equal(stored.document.writtenDate, row['date'] ?? undefined, `${row.id}: the date as the source has it, none where it has none`);
  equal(stored.origin.publishedDate, row['published'] ?? undefined, `${row.id}: never derived from another date`);
  equal(lettersOf(textOfHtml(stored.body.text)), lettersOf(sourceText(row)), `${row.id}: every letter of the text, in order`);
}

const plainTitle = (title: string) => title.replace(/\s+/g, ' ').trim();

/** Page numbers of PDF files are no text; they are the only letters taken away. */
function sourceText(row: Row): string {
  const body = String(row['body']);
  return row['extractedFrom'] === 'pdf' ? body.replace(/^[ \t]*[－—–-]{1,2}[ \t]*\d{1,3}[ \t]*[－—–-]{1,2}[ \t]*$/gmu, '') : body;
}

const textOfHtml = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Letters and digits, without signs and blanks. */
const lettersOf = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}\p{Co}]+/gu, '');
