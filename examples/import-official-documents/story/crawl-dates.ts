/** The columns of the crawl lie about the dates; the header table inside its `html` does not. The import must have taken the latter. */
import { equal, notEqual } from 'node:assert/strict';
import type { StoredDocument } from './records.ts';
import { readRows, type Source } from './sources.ts';

/** @returns how many rows were compared */
export function checkCrawlDates(crawl: Source, documents: ReadonlyMap<string, StoredDocument>): number {
  const rows = readRows(crawl);
  for (const row of rows) {
    const stored = documents.get(`${crawl.mapping.system} ${row.id}`)!;
    // read here by other means than the mapping: labels and values as the plain text of the page has them
    const text = String(row['html'])
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    equal(stored.document.writtenDate, headerDate(text, '成文日期'), `${row.id}: written date of the header`);
    equal(stored.origin.publishedDate, headerDate(text, '发布日期'), `${row.id}: publication date of the header`);
    notEqual(stored.document.writtenDate, String(row['wiritten_time']).slice(0, 10), `${row.id}: not the column`);
    notEqual(stored.origin.publishedDate, String(row['release_time']).slice(0, 10), `${row.id}: not the column`);
  }
  return rows.length;
}

function headerDate(text: string, label: string): string {
  const [, year, month, day] = new RegExp(`${label}： (\\d{4})年(\\d{1,2})月(\\d{1,2})日`).exec(text) ?? [];
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}
