/** The use cases under the operationIds of the standard: parameters in, stored text out. Nothing is decided here. */
import { type Finding, problemItem } from '@jiyue/sdk';
import { type Outcome, ok } from '@jiyue/sdk/plugin';
import type {
  ColumnDraft,
  OrganizationDraft,
  ProblemItem,
  RelationDraft,
  SiteDraft,
  SiteStatusChange,
  SubmitReply,
  SubmitRequest,
  SubmitResult,
  ValidationReport,
  WithdrawRequest,
} from '@jiyue/standards/model';
import type { ItemResult } from '../ingest/item-result.ts';
import type { OperationCall, OperationHandler, OperationReply } from '../operation.ts';
import { versionOfTag } from './base-version.ts';
import { type Fault, findingOf } from './fault.ts';
import { placed } from './findings.ts';
import type { Repository } from './repository.ts';
import type { StoredText } from './stored-reply.ts';

type Language = OperationCall['language'];

/**
 * Handlers of the modules registry, resources, relations, attachments and changes. getCapabilities and search belong to others.
 * An idempotency key is kept in the transaction of its write.
 */
export function coreOperations(repository: Repository): Map<string, OperationHandler> {
  const handlers = Object.entries(handlersOf(repository));
  return new Map(handlers.map(([id, handler]) => [id, (call) => (call.keyed ? handlersOf(repository.keyed(call.keyed))[id]!(call) : handler(call))] as const));
}

function handlersOf(repository: Repository): { readonly [operationId: string]: OperationHandler } {
  return {
    listOrganizations: async ({ params }) => page(await repository.listOrganizations({ ...walk(params), parentId: optional(params, 'parentId') })),
    getOrganization: async ({ params }) => stored(await repository.getOrganization(text(params, 'organizationId'))),
    saveOrganization: async ({ params, body, caller }) =>
      stored(await repository.saveOrganization(caller, { id: text(params, 'organizationId'), draft: body as OrganizationDraft, base: base(params) })),
    listSites: async ({ params }) => page(await repository.listSites({ ...walk(params), parentId: optional(params, 'parentId') })),
    getSite: async ({ params }) => stored(await repository.getSite(text(params, 'siteId'))),
    saveSite: async ({ params, body, caller }) =>
      stored(await repository.saveSite(caller, { id: text(params, 'siteId'), draft: body as SiteDraft, base: base(params) })),
    changeSiteStatus: async ({ params, body, caller }) =>
      stored(await repository.changeSiteStatus(caller, { id: text(params, 'siteId'), change: body as SiteStatusChange, base: base(params) ?? 0 })),
    listColumns: async ({ params }) => page(await repository.listColumns(text(params, 'siteId'), walk(params))),
    getColumn: async ({ params }) => stored(await repository.getColumn(text(params, 'siteId'), text(params, 'columnId'))),
    saveColumn: async ({ params, body, caller }) =>
      stored(
        await repository.saveColumn(caller, { siteId: text(params, 'siteId'), id: text(params, 'columnId'), draft: body as ColumnDraft, base: base(params) }),
      ),

    listResources: async ({ params, caller }) => page(await repository.listResources(caller, { ...walk(params), ...filters(params) })),
    getResource: async ({ params, caller }) =>
      stored(await repository.getResource(caller, { id: text(params, 'resourceId'), edition: params['edition'] === 'draft' ? 'draft' : 'published' })),
    createDraft: async ({ body, caller }) => stored(await repository.createDraft(caller, body)),
    saveDraft: async ({ params, body, caller }) => stored(await repository.saveDraft(caller, { ...onVersion(params, 'resourceId'), draft: body })),
    publishResource: async ({ params, caller }) => stored(await repository.publishResource(caller, onVersion(params, 'resourceId'))),
    withdrawResource: async ({ params, body, caller }) =>
      stored(await repository.withdrawResource(caller, { ...onVersion(params, 'resourceId'), request: body as WithdrawRequest })),
    listResourceHistory: async ({ params, caller }) => page(await repository.listResourceHistory(caller, { id: text(params, 'resourceId'), ...walk(params) })),
    validateResource: async ({ body, caller, language }) => ok({ value: await report(repository, caller, body, language) }),
    submitResources: async ({ body, caller, language }) => submit(repository, caller, body as SubmitRequest, language),

    listRelations: async ({ params, caller }) => page(await repository.listRelations(caller, { id: text(params, 'resourceId'), ...walk(params) })),
    createRelation: async ({ body, caller }) => stored(await repository.createRelation(caller, body as RelationDraft)),
    async removeRelation({ params, caller }) {
      const removed = await repository.removeRelation(caller, onVersion(params, 'relationId'));
      return removed.ok ? ok({}) : removed;
    },

    storeAttachment: async ({ params, bytes = new Uint8Array(), caller }) =>
      stored(
        await repository.storeAttachment(caller, {
          siteId: text(params, 'siteId'),
          fileName: text(params, 'fileName'),
          title: optional(params, 'title'),
          alternativeOfId: optional(params, 'alternativeOfId'),
          bytes,
        }),
      ),
    getAttachment: async ({ params, caller }) => stored(await repository.getAttachment(caller, text(params, 'attachmentId'))),
    async getAttachmentContent({ params, caller }) {
      const content = await repository.getAttachmentContent(caller, text(params, 'attachmentId'));
      if (!content.ok) return content;
      const { etag, ...bytes } = content.value;
      return ok({ bytes, etag });
    },

    async listChanges({ params, caller }) {
      const changes = await repository.listChanges(caller, {
        after: optional(params, 'after'),
        limit: Number(params['limit'] ?? 100),
        siteId: optional(params, 'siteId'),
        type: optional(params, 'type'),
      });
      return changes.ok ? ok({ json: changes.value }) : changes;
    },
  };
}

// --- parameters: checked and converted at the door ---

type Params = OperationCall['params'];

const optional = (params: Params, name: string) => params[name] as string | undefined;
const text = (params: Params, name: string) => params[name] as string;
const base = (params: Params) => versionOfTag(params['If-Match'] ?? params['if-match']);
const onVersion = (params: Params, name: string) => ({ id: text(params, name), base: base(params) });
const walk = (params: Params) => ({ cursor: optional(params, 'cursor'), limit: Number(params['limit'] ?? 20) });

const filterNames = ['siteId', 'columnId', 'kind', 'status', 'documentNumber', 'originSystem', 'originRecordId'] as const;
const filters = (params: Params): { readonly [name in (typeof filterNames)[number]]?: string } =>
  Object.fromEntries(filterNames.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])));

// --- replies ---

const stored = (outcome: Outcome<StoredText>): Outcome<OperationReply> => (outcome.ok ? ok({ json: outcome.value.json, etag: outcome.value.etag }) : outcome);
const page = (outcome: Outcome<{ readonly json: string }>): Outcome<OperationReply> => (outcome.ok ? ok({ json: outcome.value.json }) : outcome);

const itemLimit = 200;

/** Faults and findings as the places of a reply. */
function problemItems(findings: readonly Finding[], faults: readonly Fault[], place: string, language: Language): ProblemItem[] {
  const all = [...placed(findings, place), ...faults.map((fault) => findingOf(fault, place))];
  return all.slice(0, itemLimit).map((finding) => problemItem(finding, language));
}

async function report(repository: Repository, caller: OperationCall['caller'], body: unknown, language: Language): Promise<ValidationReport> {
  const { errors, faults, warnings } = await repository.validateResource(caller, body);
  return {
    valid: errors.length + faults.length === 0,
    errors: problemItems(errors, faults, '/body', language),
    warnings: problemItems(warnings, [], '/body', language),
  };
}

async function submit(
  repository: Repository,
  caller: OperationCall['caller'],
  { items, publish }: SubmitRequest,
  language: Language,
): Promise<Outcome<OperationReply>> {
  const submitted = await repository.submitDrafts(caller, { items, publish });
  if (!submitted.ok) return submitted;
  const results = submitted.value.map((result, place) => resultItem(result, `/body/items/${place}`, language));
  const count = (outcome: SubmitResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const reply: SubmitReply = { results, stored: count('stored'), unchanged: count('unchanged'), rejected: count('rejected') };
  return ok({ value: reply });
}

function resultItem(result: ItemResult, place: string, language: Language): SubmitResult {
  if (result.outcome !== 'rejected') return result;
  return { outcome: 'rejected', errors: problemItems(result.findings, result.faults, place, language) };
}
