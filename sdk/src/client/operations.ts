/**
 * The operations of the platform by operationId: method, path, what they take and give, and whether a request may be repeated when nobody
 * knows if it arrived. Tests compare this table with the OpenAPI document both ways; types compare it with generated/api.ts.
 */
import type { operations as ApiOperations } from './generated/api.ts';
import type { ModelName } from './models.ts';

/** Name of an operation. */
export type OperationId = keyof ApiOperations;

/** How an operation is called. */
export interface OperationRow {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  readonly path: string;
  /** Schema of the JSON body; `any`: whatever JSON; `bytes`: the file itself; absent: no body. */
  readonly body?: ModelName | 'any' | 'bytes';
  /** Schema of the reply; `bytes`: the file itself; `none`: no content. */
  readonly reply: ModelName | 'bytes' | 'none';
  /**
   * Whether the request may be sent again when its reply was lost. `always`: reads, and what stores nothing. `with-origins`: a batch whose
   * items all state their origin, which makes it idempotent. `never`: other writes; had a write that rests on a version (If-Match) arrived,
   * repeating it would answer RECORD_CHANGED and hide that the change was one's own.
   */
  readonly repeat: 'always' | 'with-origins' | 'never';
}

const get = <const P extends string, const R extends OperationRow['reply']>(path: P, reply: R) => ({ method: 'get', path, reply, repeat: 'always' }) as const;

const write = <const M extends 'put' | 'post' | 'delete', const P extends string, const B extends OperationRow['body'], const R extends OperationRow['reply']>(
  method: M,
  path: P,
  body: B,
  reply: R,
) => ({ method, path, body, reply, repeat: 'never' }) as const;

/** The table. */
export const operations = {
  getCapabilities: get('/.well-known/jiyue', 'Capabilities'),
  listOrganizations: get('/api/v1/organizations', 'OrganizationPage'),
  getOrganization: get('/api/v1/organizations/{organizationId}', 'Organization'),
  saveOrganization: write('put', '/api/v1/organizations/{organizationId}', 'OrganizationDraft', 'Organization'),
  listSites: get('/api/v1/sites', 'SitePage'),
  getSite: get('/api/v1/sites/{siteId}', 'Site'),
  saveSite: write('put', '/api/v1/sites/{siteId}', 'SiteDraft', 'Site'),
  changeSiteStatus: write('post', '/api/v1/sites/{siteId}/status-changes', 'SiteStatusChange', 'Site'),
  listColumns: get('/api/v1/sites/{siteId}/columns', 'ColumnPage'),
  getColumn: get('/api/v1/sites/{siteId}/columns/{columnId}', 'Column'),
  saveColumn: write('put', '/api/v1/sites/{siteId}/columns/{columnId}', 'ColumnDraft', 'Column'),
  listResources: get('/api/v1/resources', 'ResourcePage'),
  createDraft: write('post', '/api/v1/resources', 'ResourceDraft', 'Resource'),
  // stores nothing
  validateResource: { ...write('post', '/api/v1/resources/validate', 'any', 'ValidationReport'), repeat: 'always' },
  submitResources: { ...write('post', '/api/v1/resources/batch', 'SubmitRequest', 'SubmitReply'), repeat: 'with-origins' },
  getResource: get('/api/v1/resources/{resourceId}', 'Resource'),
  saveDraft: write('put', '/api/v1/resources/{resourceId}', 'ResourceDraft', 'Resource'),
  publishResource: write('post', '/api/v1/resources/{resourceId}/publish', undefined, 'Resource'),
  withdrawResource: write('post', '/api/v1/resources/{resourceId}/withdraw', 'WithdrawRequest', 'Resource'),
  listResourceHistory: get('/api/v1/resources/{resourceId}/history', 'ResourceVersionPage'),
  listRelations: get('/api/v1/resources/{resourceId}/relations', 'RelationPage'),
  createRelation: write('post', '/api/v1/relations', 'RelationDraft', 'Relation'),
  removeRelation: write('delete', '/api/v1/relations/{relationId}', undefined, 'none'),
  storeAttachment: write('post', '/api/v1/attachments', 'bytes', 'Attachment'),
  getAttachment: get('/api/v1/attachments/{attachmentId}', 'Attachment'),
  getAttachmentContent: get('/api/v1/attachments/{attachmentId}/content', 'bytes'),
  listChanges: get('/api/v1/changes', 'ChangePage'),
  search: get('/api/v1/search', 'SearchReply'),
} as const satisfies { readonly [Id in OperationId]: OperationRow };
