/**
 * The typed client of a platform: every operation by its operationId, lists as walks, the change feed, and attachments.
 * A call gives a value or a failure; it throws only for mistakes of the program (an address that is none, an unknown operation).
 */
import type { Language } from '../errors/to-problem.ts';
import { ok, type Outcome } from '../plugin/outcome.ts';
import type { Finding } from '../validate/finding.ts';
import { attachmentContent } from './attachment-content.ts';
import { type ClientFailure, ownFailure } from './client-failure.ts';
import { askOnce, type HonoursKeys, keyOf } from './keyed-writes.ts';
import type { ModelName } from './models.ts';
import type { Call, CallOptions, Input, ItemOf, ListId } from './operation-types.ts';
import { type OperationId, type OperationRow, operations } from './operations.ts';
import { type Changes, readChanges } from './read-changes.ts';
import { type RetryOptions, type RetryWorld, waitFor, withRetry } from './retry.ts';
import { type CallSigner, type Outgoing, type RawReply, type SendWorld, send } from './send.ts';
import { type ListPage, walkList } from './walk-list.ts';

/** What a client is made of. */
export interface ClientOptions {
  /** Address of the platform, e.g. https://www.xusheng.example; with a path where the platform stands below one. */
  readonly baseUrl: string;
  /** Token for writes and for what is not public; a function is asked before each request. Absent: public reads only. Never part of a failure. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** Signs each request instead of a token, where the platform asks for that: `callSigner` of @jiyue/sdk/signing. */
  readonly sign?: CallSigner;
  /** Language of the texts of failures. Default zh-CN. */
  readonly language?: Language;
  /** Sends a request. Default: the one of the environment. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Default: 4 attempts, from half a second. */
  readonly retry?: RetryOptions;
  /** Time for one attempt until its whole reply is read; for a download until it begins. Default 30,000. */
  readonly timeoutMs?: number;
  /** Judges every JSON reply; give `validateTolerant` of the SDK. A finding makes the call fail with REPLY_UNREADABLE. Absent: replies are trusted. */
  readonly judgeReplies?: (type: ModelName, reply: unknown) => readonly Finding[];
  /** Makes the idempotency key of a write that is given none. Default: a random UUID. */
  readonly newKey?: () => string;
  /** Clock, pause and chance, for tests. */
  readonly now?: () => Date;
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly random?: () => number;
}

/** Input of an upload. */
export type StoreAttachmentInput = Input<'storeAttachment'>;

/** How the change feed is read. */
export interface ChangesOptions extends CallOptions {
  /** Milliseconds between looks at the feed when nothing is new; absent: the end of the feed ends the reading. */
  readonly pollMs?: number;
}

/**
 * A client of one platform. Operations by their operationId, each with its parameters in one object; an upload (storeAttachment) takes its
 * file as `content`, a download (getAttachmentContent) gives it as a stream.
 */
export type Client = { readonly [Id in OperationId]: Call<Id> } & {
  /**
   * Items of a list over all pages, `limit` at a time. A failure is the last thing given: also LIST_TOTAL_WRONG, when the declared total is not
   * what the walk found, and CURSOR_REPEATED.
   */
  walk<Id extends ListId>(
    operationId: Id,
    input: Omit<Input<Id>, 'cursor'>,
    options?: CallOptions,
  ): AsyncGenerator<Outcome<ItemOf<Id>, ClientFailure>, void, void>;
  /** Changes after a place (`after`; absent: from the start), in pages with the place to go on from. A failure is the last thing given. */
  changes(input?: Input<'listChanges'>, options?: ChangesOptions): AsyncGenerator<Outcome<Changes, ClientFailure>, void, void>;
};

/** Makes a client. @throws TypeError when `baseUrl` is no http address, or holds a user, password, query or fragment; for token and `sign` together */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, token, language = 'zh-CN', fetch = globalThis.fetch, timeoutMs = 30_000, retry = {}, now = () => new Date(), wait = waitFor } = options;
  const { newKey = () => globalThis.crypto.randomUUID() } = options;
  const { protocol, username, password, search, hash } = new URL(baseUrl);
  if (!/^https?:$/.test(protocol)) throw new TypeError(`a platform is reached by http or https, not by "${protocol}"`);
  if (username + password + search + hash !== '')
    throw new TypeError('the address of a platform has no user, password, query or fragment; give the token by itself');
  if (token !== undefined && options.sign) throw new TypeError('a call has a token or a signature, not both');
  const world: SendWorld = {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    token: typeof token === 'function' ? token : () => token,
    sign: options.sign,
    language,
    fetch: (request) => fetch(request),
    now,
    judgeReplies: options.judgeReplies,
  };
  const repeating: RetryWorld = { attempts: 4, baseMs: 500, maxMs: 30_000, ...retry, wait, random: options.random ?? Math.random };

  const call = async (operationId: OperationId, given: object = {}, body: unknown, callOptions: CallOptions = {}): Promise<Outcome<unknown, ClientFailure>> => {
    const parts = partsOf(operationId, given);
    // as a step of a path these lead to another operation, escaped or not
    const noId = Object.values(parts.path).find((value) => ['', '.', '..'].includes(String(value)));
    if (noId !== undefined) return { ok: false, failure: ownFailure('RECORD_NOT_FOUND', { id: noId }, language) };
    const outgoing = {
      operationId,
      ...parts,
      idempotencyKey: keyOf(operationId, callOptions.idempotencyKey, newKey),
      body,
      timeoutMs: callOptions.timeoutMs ?? timeoutMs,
      signal: callOptions.signal,
    };
    return withRetry(
      () => send(outgoing, world),
      () => isRepeatable(outgoing, honoursKeys),
      repeating,
      callOptions.signal,
    );
  };
  const honoursKeys = askOnce(async (signal) => (await call('getCapabilities', {}, undefined, signal ? { signal } : {})) as Outcome<object, ClientFailure>);
  const callOf =
    (operationId: OperationId) =>
    async (input: { readonly body?: unknown; readonly content?: unknown } = {}, callOptions?: CallOptions) => {
      const row: OperationRow = operations[operationId];
      const reply = await call(operationId, input, row.body === 'bytes' ? input.content : input.body, callOptions);
      return reply.ok && row.reply === 'bytes' ? ok(attachmentContent(operationId, reply.value as RawReply, world.baseUrl, language)) : reply;
    };
  const byId = Object.fromEntries(Object.keys(operations).map((id) => [id, callOf(id as OperationId)])) as unknown as {
    readonly [Id in OperationId]: Call<Id>;
  };

  return {
    ...byId,
    walk: <Id extends ListId>(operationId: Id, input: Omit<Input<Id>, 'cursor'>, callOptions?: CallOptions) =>
      walkList<ItemOf<Id>>(
        operationId,
        language,
        async (cursor) =>
          (await call(operationId, cursor === undefined ? input : { ...input, cursor }, undefined, callOptions)) as Outcome<
            ListPage<ItemOf<Id>>,
            ClientFailure
          >,
      ),
    changes: ({ after, ...input } = {}, { pollMs, ...callOptions } = {}) =>
      readChanges(after, {
        language,
        wait,
        pollMs,
        signal: callOptions.signal,
        read: (place) => byId.listChanges(place === undefined ? input : { ...input, after: place }, callOptions),
      }),
  };
}

/** Sorts a flat input into the parts of a request. */
function partsOf(operationId: OperationId, given: object) {
  const { body: _body, content: _content, ifMatch, ...rest } = given as { readonly ifMatch?: number; readonly [name: string]: unknown };
  const inPath = (name: string) => operations[operationId].path.includes(`{${name}}`);
  const members = Object.entries(rest).filter(([, value]) => value !== undefined);
  for (const [, name = ''] of operations[operationId].path.matchAll(/\{(\w+)\}/g))
    if (rest[name] === undefined) throw new TypeError(`${operationId} needs "${name}"`);
  return {
    path: Object.fromEntries(members.filter(([name]) => inPath(name))),
    query: Object.fromEntries(members.filter(([name]) => !inPath(name))),
    ifMatch,
  };
}

/** Whether the request may be sent again when its reply was lost. */
function isRepeatable({ operationId, body, idempotencyKey, signal }: Outgoing, honoursKeys: HonoursKeys): boolean | Promise<boolean> {
  const { repeat }: OperationRow = operations[operationId];
  if (repeat === 'always' || (repeat === 'with-origins' && haveOrigins(body))) return true;
  return idempotencyKey !== undefined && honoursKeys(signal);
}

function haveOrigins(body: unknown): boolean {
  const { items } = body as { readonly items?: unknown };
  return Array.isArray(items) && items.every((item) => typeof item === 'object' && item !== null && 'origin' in item && item.origin !== undefined);
}
