/** The typed client of a platform, and nothing else: `createClient`, the types of its calls, and the table of operations behind it. */
export { createClient } from './create-client.ts';
export type { ChangesOptions, Client, ClientOptions, StoreAttachmentInput } from './create-client.ts';
export { clientCodes } from './client-failure.ts';
export type { ClientCode, ClientFailure } from './client-failure.ts';
export type { AttachmentContent } from './attachment-content.ts';
export type { Changes } from './read-changes.ts';
export type { RetryOptions } from './retry.ts';
export type { CallSigner } from './send.ts';
export { operations } from './operations.ts';
export type { OperationId, OperationRow } from './operations.ts';
export type { Call, CallOptions, Input, ItemOf, JsonOperationId, ListId, Reply } from './operation-types.ts';
export type { ModelName, Models } from './models.ts';
