/** Makes drafts of the standard out of the entries: the mapping that every vendor writes for the own tables. Pure. */
import type { Models } from '@jiyue/sdk/client';
import type { ColumnEntry, OrganizationEntry, RecordEntry, SiteEntry } from './content.ts';

/** Code of this source system, part of each record's identity. */
export const originSystem = 'demo-province';

const chinese = 'zh-CN';

/** Draft of an organization; several superiors are usual (条块). */
export const organizationDraft = ({ id: _, ...facts }: OrganizationEntry): Models['OrganizationDraft'] => ({ locale: chinese, parents: [], ...facts });

/** Draft of a site, without its life: a platform changes the status by steps. */
export const siteDraft = ({ id: _, life: __, ...facts }: SiteEntry): Models['SiteDraft'] => ({ locale: chinese, ...facts });

/** Id of a column, the same at every load. */
export const columnId = (siteId: string, code: string): string => `${siteId}.${code}`;

/** Draft of a column on one site. */
export function columnDraft({ parent, only: _, ...facts }: ColumnEntry, siteId: string): Models['ColumnDraft'] {
  return { locale: chinese, siteId, ...facts, ...(parent === undefined ? {} : { parentId: columnId(siteId, parent) }) };
}

/** What a record points to, as ids of the platform. */
export interface KnownIds {
  /** Ids of the attachments, in the order of the entry. */
  readonly attachmentIds: readonly string[];
  /** Id of the record with this key. */
  recordId(key: string): string;
  /** Id of the organization with this name; undefined: not in the register. */
  organizationId(name: string): string | undefined;
}

/** Draft of a record. The kind decides what it must have; the platform and `validateStrict` judge that. */
export function resourceDraft(entry: RecordEntry, ids: KnownIds): Models['ResourceDraft'] {
  const { key, kind, site, owner, column, at, title, subtitle, summary, locale = chinese, source, disclosure, topics, keywords, interprets } = entry;
  const draft = {
    kind,
    locale,
    siteId: site,
    columnId: columnId(site, column),
    ownerId: owner,
    title,
    ...given({ subtitle, summary, disclosure, document: documentOf(entry, ids) }),
    source: { name: source },
    body: entry.html === undefined ? { format: 'plain', text: (entry.body ?? '').trimEnd() } : { format: 'html', text: entry.html.trimEnd() },
    origin: { system: originSystem, recordId: key, publishedAt: at },
    ...(topics || keywords ? { classification: given({ topics, keywords }) } : {}),
    ...(interprets ? { interpretsIds: interprets.map((one) => ids.recordId(one)) } : {}),
    ...(ids.attachmentIds.length > 0 ? { attachmentIds: [...ids.attachmentIds] } : {}),
    updateType: 'major',
  };
  return draft as Models['ResourceDraft'];
}

function documentOf({ document }: RecordEntry, ids: KnownIds): RecordEntry['document'] {
  if (!document) return undefined;
  const issuerIds = (document.issuers ?? []).flatMap((name) => ids.organizationId(name) ?? []);
  return { ...document, ...(issuerIds.length > 0 ? { issuerIds } : {}) };
}

// what is not known is left out, never sent as null
const given = (facts: { readonly [name: string]: unknown }) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
