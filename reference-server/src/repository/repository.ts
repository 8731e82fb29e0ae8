/** The repository (信息资源库): every use case, each in its own file, bound to one store, clock and source of ids. */
import { newRecordId, prepareDraft } from '@jiyue/sdk';
import { fail, type Outcome, type RecordReader } from '@jiyue/sdk/plugin';
import type { RelationDraft } from '@jiyue/standards/model';
import type { ItemResult } from '../ingest/item-result.ts';
import { createPrepareAhead } from '../ingest/prepare-ahead.ts';
import { type SubmitDrafts, submitDraft, submitDrafts } from '../ingest/submit-drafts.ts';
import { createRandomPool } from '../random-pool.ts';
import type { KeyedWrite } from '../keyed-write.ts';
import type { Store } from '../store/store.ts';
import { type AttachmentContent, getAttachment, getAttachmentContent, type StoreAttachment, storeAttachment } from './attachments.ts';
import { type ChangeSiteStatus, changeSiteStatus } from './change-site-status.ts';
import type { RepositoryContext } from './context.ts';
import { createCursorCodec } from './cursor.ts';
import { failureOfFindings } from './findings.ts';
import { type GetResource, getResource } from './get-resource.ts';
import { type ListChanges, listChanges } from './list-changes.ts';
import { keyedStore } from './keyed-store.ts';
import type { ListedPage } from './list-page.ts';
import { type ListHistory, listResourceHistory } from './list-resource-history.ts';
import { type ListResources, listResources } from './list-resources.ts';
import { createPageCache } from './page-cache.ts';
import type { Principal } from './principal.ts';
import { publishResource } from './publish-resource.ts';
import { recordReader } from './record-reader.ts';
import { getRegistered, type ListRegistered, listColumns, listRegistered } from './registry-reads.ts';
import { createRelation, listRelations, removeRelation } from './relations.ts';
import { createDraft, saveDraft } from './save-draft.ts';
import { type SaveColumn, saveColumn } from './save-column.ts';
import { type SaveOrganization, saveOrganization } from './save-organization.ts';
import { type SaveSite, saveSite } from './save-site.ts';
import type { StoredText } from './stored-reply.ts';
import { type DraftReport, validateResource } from './validate-resource.ts';
import { type WithdrawResource, withdrawResource } from './withdraw-resource.ts';

/** What may be set. */
export interface RepositoryOptions {
  readonly now?: () => Date;
  readonly newId?: () => string;
  /** The platform as a URI: `source` of its change events. */
  readonly platform?: string;
}

/** A write that rests on a version. */
export interface OnVersion {
  readonly id: string;
  readonly base: number | undefined;
}

/** Every use case. The caller comes first; what they may not know of is not found, what they may not do is forbidden. */
export interface Repository {
  readonly store: Store;
  /** The same repository for one write with an idempotency key: its first use case takes effect once. */
  keyed(write: KeyedWrite): Repository;
  getOrganization(id: string): Promise<Outcome<StoredText>>;
  listOrganizations(list: ListRegistered): Promise<Outcome<ListedPage>>;
  saveOrganization(caller: Principal, input: SaveOrganization): Promise<Outcome<StoredText>>;
  getSite(id: string): Promise<Outcome<StoredText>>;
  listSites(list: ListRegistered): Promise<Outcome<ListedPage>>;
  saveSite(caller: Principal, input: SaveSite): Promise<Outcome<StoredText>>;
  changeSiteStatus(caller: Principal, input: ChangeSiteStatus): Promise<Outcome<StoredText>>;
  getColumn(siteId: string, id: string): Promise<Outcome<StoredText>>;
  listColumns(siteId: string, list: Omit<ListRegistered, 'parentId'>): Promise<Outcome<ListedPage>>;
  saveColumn(caller: Principal, input: SaveColumn): Promise<Outcome<StoredText>>;
  getResource(caller: Principal, input: GetResource): Promise<Outcome<StoredText>>;
  listResources(caller: Principal, input: ListResources): Promise<Outcome<ListedPage>>;
  listResourceHistory(caller: Principal, input: ListHistory): Promise<Outcome<ListedPage>>;
  /** @param draft unchecked */
  createDraft(caller: Principal, draft: unknown): Promise<Outcome<StoredText>>;
  /** @param draft unchecked */
  saveDraft(caller: Principal, input: OnVersion & { readonly draft: unknown }): Promise<Outcome<StoredText>>;
  publishResource(caller: Principal, input: OnVersion): Promise<Outcome<StoredText>>;
  withdrawResource(caller: Principal, input: WithdrawResource): Promise<Outcome<StoredText>>;
  validateResource(caller: Principal, input: unknown): Promise<DraftReport>;
  submitDrafts(caller: Principal, batch: SubmitDrafts): Promise<Outcome<readonly ItemResult[]>>;
  submitDraft(caller: Principal, item: unknown, publish: boolean): Promise<Outcome<{ readonly recordId: string; readonly version: number }>>;
  createRelation(caller: Principal, draft: RelationDraft): Promise<Outcome<StoredText>>;
  removeRelation(caller: Principal, input: OnVersion): Promise<Outcome<undefined>>;
  listRelations(caller: Principal, input: ListHistory): Promise<Outcome<ListedPage>>;
  storeAttachment(caller: Principal, upload: StoreAttachment): Promise<Outcome<StoredText>>;
  getAttachment(caller: Principal, id: string): Promise<Outcome<StoredText>>;
  getAttachmentContent(caller: Principal, id: string): Promise<Outcome<AttachmentContent & { readonly etag: string }>>;
  /** ChangePage as wire JSON. */
  listChanges(caller: Principal, input: ListChanges): Promise<Outcome<string>>;
  /** @param grantSites site ids, or ["*"] */
  recordReader(caller: Principal, grantSites: readonly string[]): RecordReader;
}

/** Binds the use cases to a store. */
export function createRepository(
  store: Store,
  { now = () => new Date(), newId = createIds(), platform = 'urn:jiyue:platform' }: RepositoryOptions = {},
): Repository {
  const context: RepositoryContext = {
    store,
    now,
    newId,
    cursors: createCursorCodec(() => store.secret()),
    cache: createPageCache(),
    prepareAhead: createPrepareAhead(),
  };
  return bind(context, platform);
}

function bind(context: RepositoryContext, platform: string): Repository {
  const prepared = async (
    draft: unknown,
    use: (content: Extract<ReturnType<typeof prepareDraft>, { ok: true }>['value']) => Promise<Outcome<StoredText>>,
  ): Promise<Outcome<StoredText>> => {
    const content = prepareDraft(draft);
    return content.ok ? use(content.value) : fail(failureInBody(content.failure));
  };
  return {
    store: context.store,
    keyed: (write) => bind({ ...context, store: keyedStore(context.store, write) }, platform),
    getOrganization: (id) => getRegistered(context, 'organization', id),
    listOrganizations: (list) => listRegistered(context, 'organization', list),
    saveOrganization: (caller, input) => saveOrganization(context, caller, input),
    getSite: (id) => getRegistered(context, 'site', id),
    listSites: (list) => listRegistered(context, 'site', list),
    saveSite: (caller, input) => saveSite(context, caller, input),
    changeSiteStatus: (caller, input) => changeSiteStatus(context, caller, input),
    getColumn: (siteId, id) => getRegistered(context, 'column', id, siteId),
    listColumns: (siteId, list) => listColumns(context, siteId, list),
    saveColumn: (caller, input) => saveColumn(context, caller, input),
    getResource: (caller, input) => getResource(context, caller, input),
    listResources: (caller, input) => listResources(context, caller, input),
    listResourceHistory: (caller, input) => listResourceHistory(context, caller, input),
    createDraft: (caller, draft) => prepared(draft, (content) => createDraft(context, caller, content)),
    saveDraft: (caller, { draft, ...rest }) => prepared(draft, (content) => saveDraft(context, caller, { ...rest, content })),
    publishResource: (caller, input) => publishResource(context, caller, input),
    withdrawResource: (caller, input) => withdrawResource(context, caller, input),
    validateResource: (caller, input) => validateResource(context, caller, input),
    submitDrafts: (caller, batch) => submitDrafts(context, caller, batch),
    submitDraft: (caller, item, publish) => submitDraft(context, caller, item, publish),
    createRelation: (caller, draft) => createRelation(context, caller, draft),
    removeRelation: (caller, input) => removeRelation(context, caller, input),
    listRelations: (caller, input) => listRelations(context, caller, input),
    storeAttachment: (caller, upload) => storeAttachment(context, caller, upload),
    getAttachment: (caller, id) => getAttachment(context, caller, id),
    getAttachmentContent: (caller, id) => getAttachmentContent(context, caller, id),
    listChanges: (caller, input) => listChanges(context, caller, input, platform),
    recordReader: (_, grantSites) => recordReader(context, grantSites),
  };
}

/** Ids over one pool of chance. */
function createIds(): () => string {
  const random = createRandomPool();
  return () => newRecordId(undefined, random);
}

type FailureOf<T> = T extends { readonly ok: false; readonly failure: infer F } ? F : never;

/** Findings of a draft that was the body. */
function failureInBody(failure: FailureOf<ReturnType<typeof prepareDraft>>) {
  const findings = failure.data?.['findings'];
  return Array.isArray(findings) ? { ...failureOfFindings(findings), code: failure.code } : failure;
}
