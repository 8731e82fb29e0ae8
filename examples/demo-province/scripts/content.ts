/**
 * Reads the province as it was written: YAML under content/, one file of records per site, attachments beside them.
 * A word that nothing reads is a fault, not something to pass over: it names the file and the record.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Models } from '@jiyue/sdk/client';
import { parse } from 'yaml';

/** An organization (机构). */
export interface OrganizationEntry extends Omit<Models['OrganizationDraft'], 'locale' | 'parents'> {
  readonly id: string;
  /** Absent: none. */
  readonly parents?: Models['OrganizationDraft']['parents'];
}

/** A site (站点) and the steps that brought it to its present status, oldest first. */
export interface SiteEntry extends Omit<Models['SiteDraft'], 'locale'> {
  readonly id: string;
  readonly life: readonly Models['SiteStatusChange'][];
}

/** A column (栏目) of every site, or of those named in `only`. */
export interface ColumnEntry extends Omit<Models['ColumnDraft'], 'locale' | 'siteId' | 'parentId'> {
  /** Code of the column above. */
  readonly parent?: string;
  readonly only?: readonly string[];
}

/** A relation to another record, by its key. */
export interface RelationEntry extends Pick<Models['RelationDraft'], 'type' | 'note'> {
  readonly to: string;
}

/** An attachment (附件). */
export interface AttachmentEntry {
  /** File name under content/attachments. */
  readonly file: string;
  /** What readers see. */
  readonly title: string;
}

type Resource = Models['ResourceDraft'];

/** A record of the source system. */
export interface RecordEntry extends Pick<Resource, 'kind' | 'title' | 'subtitle' | 'summary' | 'document' | 'disclosure'> {
  /** Identity in the source system: what makes a second load find it again. */
  readonly key: string;
  readonly site: string;
  readonly owner: string;
  /** Code of its column. */
  readonly column: string;
  /** Instant of publication at the source, RFC 3339. */
  readonly at: string;
  /** Absent: Chinese. */
  readonly locale?: string;
  /** Where the text comes from. */
  readonly source: string;
  /** Plain text, a line a paragraph; or `html`. One of them is there. */
  readonly body?: string;
  readonly html?: string;
  readonly topics?: NonNullable<Resource['classification']>['topics'];
  readonly keywords?: string[];
  /** Keys of the documents that it explains. */
  readonly interprets?: readonly string[];
  readonly attachments?: readonly AttachmentEntry[];
  readonly relations?: readonly RelationEntry[];
  /** Withdrawn after publication (撤稿). */
  readonly withdraw?: Models['WithdrawRequest'];
}

/** The whole province. */
export interface ProvinceContent {
  readonly organizations: readonly OrganizationEntry[];
  readonly sites: readonly SiteEntry[];
  readonly columns: readonly ColumnEntry[];
  readonly records: readonly RecordEntry[];
  /** Bytes of an attachment. Throws when there is no such file. */
  attachment(file: string): Uint8Array<ArrayBuffer>;
}

const here = fileURLToPath(new URL('../content/', import.meta.url));

const recordWords = new Set(
  'key kind column at title subtitle summary locale source body html document disclosure topics keywords interprets attachments relations withdraw'.split(' '),
);

/** @throws when a file is not what it should be */
export function readContent(folder: string = here): ProvinceContent {
  const read = <T>(name: string) => parse(readFileSync(join(folder, name), 'utf8')) as T;
  const files = readdirSync(join(folder, 'records')).toSorted();
  return {
    organizations: read('organizations.yaml'),
    sites: read('sites.yaml'),
    columns: read('columns.yaml'),
    records: files.flatMap((name) => recordsOf(name, read(join('records', name)))),
    attachment: (file) => new Uint8Array(readFileSync(join(folder, 'attachments', file))),
  };
}

interface RecordsFile extends Pick<RecordEntry, 'site' | 'owner' | 'source'> {
  readonly records: readonly (Omit<RecordEntry, 'source'> & Partial<Pick<RecordEntry, 'source'>>)[];
}

function recordsOf(file: string, { site, owner, source, records }: RecordsFile): readonly RecordEntry[] {
  return records.map((entry) => {
    const unknown = Object.keys(entry).find((word) => !recordWords.has(word));
    if (unknown !== undefined) throw new Error(`content/records/${file}: record ${entry.key} has "${unknown}", which nothing reads; correct the word`);
    return { source, ...entry, site, owner };
  });
}
