/** Types of the client: parameters, bodies and replies come from the standard, and a wrong call does not compile. Judged by `npm run check`. */
import type { Attachment, Resource, ResourceDraft, SearchHit, Site } from '@jiyue/standards/model';
import { expectTypeOf } from 'vitest';
import type { Outcome } from '../plugin/outcome.ts';
import type { AttachmentContent } from './attachment-content.ts';
import type { ClientFailure } from './client-failure.ts';
import type { Client } from './create-client.ts';
import type { components, operations as ApiOperations, paths } from './generated/api.ts';
import type { Models } from './models.ts';
import type { Input, ItemOf, JsonOperationId, ListId } from './operation-types.ts';
import type { OperationId, operations } from './operations.ts';

type Table = typeof operations;
type Failed = { readonly ok: false; readonly failure: ClientFailure };
declare const client: Client;
declare const draft: ResourceDraft;

// the table names the operation that stands at its method and path
type Placed<Id extends OperationId> = Table[Id]['path'] extends keyof paths ? paths[Table[Id]['path']][Table[Id]['method']] : never;
expectTypeOf<{ [Id in OperationId]: Placed<Id> extends ApiOperations[Id] ? true : Id }>().toEqualTypeOf<{ [Id in OperationId]: true }>();

// every type of a body or reply is a schema of the document
expectTypeOf<Exclude<keyof Models, keyof components['schemas']>>().toEqualTypeOf<never>();

// parameters lie flat, a version is a number
expectTypeOf<Input<'getSite'>>().toEqualTypeOf<{ readonly siteId: string }>();
expectTypeOf<Input<'saveDraft'>>().toEqualTypeOf<{ readonly resourceId: string; readonly ifMatch: number; readonly body: ResourceDraft }>();
expectTypeOf<Input<'publishResource'>>().toEqualTypeOf<{ readonly resourceId: string; readonly ifMatch: number }>();
expectTypeOf<Input<'saveSite'>['ifMatch']>().toEqualTypeOf<number | undefined>();
expectTypeOf<Input<'createDraft'>>().toEqualTypeOf<{ readonly body: ResourceDraft }>();
expectTypeOf<Input<'submitResources'>['body']['items']>().toEqualTypeOf<ResourceDraft[]>();
expectTypeOf<Extract<Input<'listResources'>['kind'], 'article' | 'of-nobody'>>().toEqualTypeOf<'article'>();

// a call gives a value or a failure
expectTypeOf(client.getResource({ resourceId: 'r1' })).resolves.toEqualTypeOf<Outcome<Resource, ClientFailure>>();
expectTypeOf(client.removeRelation({ relationId: 'x1', ifMatch: 1 })).resolves.toEqualTypeOf<Outcome<undefined, ClientFailure>>();
expectTypeOf(client.storeAttachment({ siteId: 's1', fileName: 'a', content: new Blob([]) })).resolves.toEqualTypeOf<Outcome<Attachment, ClientFailure>>();
expectTypeOf(client.getAttachmentContent({ attachmentId: 'a1' })).resolves.toEqualTypeOf<Outcome<AttachmentContent, ClientFailure>>();
expectTypeOf(client.listSites()).resolves.extract<Failed>().toEqualTypeOf<Failed>();

// lists are those with a total; the feed is none
type Known = 'listOrganizations' | 'listSites' | 'listColumns' | 'listResources' | 'listResourceHistory' | 'listRelations' | 'search';
expectTypeOf<Extract<ListId, Known | 'listChanges' | 'getSite' | 'submitResources'>>().toEqualTypeOf<Known>();

// files are neither bodies nor replies of JSON
expectTypeOf<Exclude<OperationId, JsonOperationId>>()
  .extract<'storeAttachment' | 'getAttachmentContent' | 'getSite'>()
  .toEqualTypeOf<'storeAttachment' | 'getAttachmentContent'>();
expectTypeOf<ItemOf<'listSites'>>().toEqualTypeOf<Site>();
expectTypeOf<ItemOf<'search'>>().toEqualTypeOf<SearchHit>();

// @ts-expect-error a path parameter is needed
void client.getSite();
// @ts-expect-error so is the version of a change
void client.saveDraft({ resourceId: 'r1', body: draft });
// @ts-expect-error a version is a number
void client.publishResource({ resourceId: 'r1', ifMatch: '"3"' });
// @ts-expect-error no page numbers
void client.listSites({ page: 2 });
// @ts-expect-error a body fits its type
void client.createDraft({ body: { title: 'x' } });
// @ts-expect-error no such operation
void client.deleteResource({ resourceId: 'r1' });
// @ts-expect-error the feed has no total to walk to
void client.walk('listChanges', {});
// @ts-expect-error the cursor of a walk is its own
void client.walk('listSites', { cursor: 'c1' });
