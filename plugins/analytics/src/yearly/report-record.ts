/**
 * A yearly report as an information resource (先入库，后使用): what is published goes to the repository first, as an article in the site's column
 * for such reports, so that it can be searched, has a page, wakes subscribers, and is withdrawn like any other. Each figure stands beside the query
 * and the range of the log that gave it. Sent again it is the same record: its origin is the report's id.
 */
import { asJson, fail, type Json, ok, type Outcome, type RecordReader } from '@jiyue/sdk/plugin';
import type { Site } from '@jiyue/standards/model';
import type { Operate } from './annual-from-modules.ts';

/** A table of the text. */
export interface RecordTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What becomes a record. */
export interface ReportText {
  /** Of the report. */
  readonly id: string;
  readonly site: Site;
  readonly ownerId: string;
  readonly title: string;
  readonly summary: string;
  /** Type of the column it stands in (code table column-type). */
  readonly columnType: string;
  readonly parts: readonly (RecordTable | { readonly title: string; readonly text: string })[];
}

/** How it gets there. */
export interface RecordWays {
  readonly records: RecordReader;
  readonly submit: (draft: Json) => Promise<Outcome<{ readonly recordId: string; readonly version: number }>>;
  /** Publishes as the caller: who may not publish on the site publishes no report. */
  readonly operate: Operate;
  /** Columns that the operator named: site -> column. */
  readonly columns: { readonly [siteId: string]: string };
}

/** @returns id of the published record; undefined: the site has no column for such reports */
export async function storeAsRecord(report: ReportText, { records, submit, operate, columns }: RecordWays): Promise<Outcome<string | undefined>> {
  const { site, columnType } = report;
  const named = Object.hasOwn(columns, site.id) ? columns[site.id] : undefined;
  const column = (await records.columns(site.id)).find((one) => (named === undefined ? one.columnType === columnType : one.id === named));
  if (!column) return ok(undefined);
  const owner = await records.organization(report.ownerId);
  const draft = {
    ...{ kind: 'article', siteId: site.id, columnId: column.id, ownerId: report.ownerId, title: report.title, summary: report.summary },
    source: { name: owner?.name ?? site.name },
    origin: { system: 'analytics', recordId: report.id },
    body: { format: 'html', text: htmlOf(report.parts) },
    updateType: 'major',
    locale: site.locale,
  };
  const refused = (code: string) => fail({ code: 'ANALYTICS_RECORD_REFUSED', data: { title: report.title, reason: code } });
  const stored = await submit(asJson(draft));
  if (!stored.ok) return refused(stored.failure.code);
  const { recordId, version } = stored.value;
  const published = await operate('publishResource', { resourceId: recordId, 'If-Match': `"${version}"` });
  if (published.ok) return ok(recordId);
  // cut off between the two writes: it is there already
  return (await records.resource(recordId))?.status === 'published' ? ok(recordId) : refused(published.failure.code);
}

/** Whether a published report may be shown: not when its record was withdrawn. */
export async function isShown(report: { readonly publishedAt?: string; readonly resourceId?: string } | undefined, records: RecordReader): Promise<boolean> {
  if (report?.publishedAt === undefined) return false;
  return report.resourceId === undefined || (await records.resource(report.resourceId))?.status === 'published';
}

function htmlOf(parts: ReportText['parts']): string {
  const row = (cells: readonly string[], tag: 'th' | 'td') => `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return parts
    .map((part) => {
      const title = `<h2>${escaped(part.title)}</h2>`;
      if ('text' in part)
        return `${title}${part.text
          .split('\n')
          .map((line) => `<p>${escaped(line)}</p>`)
          .join('')}`;
      return `${title}<table><thead>${row(part.head, 'th')}</thead><tbody>${part.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
    })
    .join('\n');
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
