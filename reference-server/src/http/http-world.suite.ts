/** A world for tests of the HTTP part: a small document of invented operations, served over real HTTP on a free port. */
import { request } from 'node:http';
import { mergeOpenApi } from '../host/merge-openapi.ts';
import type { OpenApiDocument } from '../host/openapi-document.ts';
import type { ServerConfig } from '../config/index.ts';
import { readConfig } from '../config/index.ts';
import type { OperationHandler } from '../operation.ts';
import type { Principal } from '../repository/principal.ts';
import { createLog } from '../create-log.ts';
import { createReplyCheck } from '../reply-check.ts';
import { createBuiltIns, type Readiness } from './built-in.ts';
import { createCallerAddress } from './caller-address.ts';
import { type Listening, listen } from './listen.ts';
import { createPlatformApp } from './platform-app.ts';
import { createPlatformService } from './platform-service.ts';
import { createRateLimit } from './rate-limit.ts';
import { noCallKeys } from './signed-calls/call-keys-file.ts';
import { createSignedCallers } from './signed-calls/signed-callers.ts';
import { createReference } from './reference/create-reference.ts';

const problem = { default: { description: '问题 · Problem', content: { 'application/problem+json': { schema: { type: 'object' } } } } };
const gives = (status: string, schema: object = { type: 'object' }) => ({
  [status]: { description: '好 · good', content: { 'application/json': { schema } } },
  ...problem,
});
const open = [{}, { token: [] }];

/** Operations of the world. */
export const letters: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: '来信 · Letters', version: '1.0' },
  tags: [{ name: 'letters' }, { name: 'search' }],
  components: {
    schemas: {
      Letter: {
        type: 'object',
        required: ['title'],
        additionalProperties: false,
        properties: { title: { type: 'string', minLength: 1, maxLength: 50 }, ext: { type: 'object' } },
      },
    },
  },
  paths: {
    '/letters': {
      get: {
        operationId: 'listLetters',
        tags: ['letters'],
        security: open,
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
          { name: 'q', in: 'query', schema: { type: 'string', maxLength: 20 } },
        ],
        responses: gives('200'),
      },
      post: {
        operationId: 'createLetter',
        tags: ['letters'],
        security: [{ token: [] }],
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Letter' } } } },
        responses: gives('201', { $ref: '#/components/schemas/Letter' }),
      },
    },
    '/letters/{letterId}': {
      get: {
        operationId: 'getLetter',
        tags: ['letters'],
        security: open,
        parameters: [{ name: 'letterId', in: 'path', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$' } }],
        responses: gives('200'),
      },
      delete: {
        operationId: 'removeLetter',
        tags: ['letters'],
        security: [{ token: [] }],
        parameters: [
          { name: 'letterId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'If-Match', in: 'header', required: true, schema: { type: 'string', pattern: '^"[1-9][0-9]*"$' } },
        ],
        responses: { 204: { description: '已删 · removed' }, ...problem },
      },
    },
    '/files': {
      post: {
        operationId: 'storeFile',
        tags: ['letters'],
        'x-jiyue-body': 'bytes',
        security: open,
        requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } },
        responses: gives('201'),
      },
      get: {
        operationId: 'getFile',
        tags: ['letters'],
        'x-jiyue-reply': 'bytes',
        security: open,
        responses: { 200: { description: '文件 · file' }, ...problem },
      },
    },
    '/old/letters/{letterId}': {
      get: {
        operationId: 'readLetter',
        tags: ['letters'],
        deprecated: true,
        'x-jiyue-deprecated': { fromDate: '2026-01-01', endDate: '2026-07-01', use: 'getLetter', reason: { zh: '合并', en: 'merged' } },
        security: open,
        parameters: [{ name: 'letterId', in: 'path', required: true, schema: { type: 'string', maxLength: 10 } }],
        responses: gives('200'),
      },
    },
    '/leave': {
      post: {
        operationId: 'leaveList',
        tags: ['letters'],
        security: open,
        requestBody: {
          required: false,
          content: Object.fromEntries(
            ['multipart/form-data', 'application/x-www-form-urlencoded'].map((type) => [
              type,
              { schema: { type: 'object', properties: { 'List-Unsubscribe': { type: 'string', maxLength: 20 } } } },
            ]),
          ),
        },
        responses: gives('200'),
      },
    },
    '/page': {
      get: { operationId: 'getPage', tags: ['letters'], 'x-jiyue-reply': 'page', security: [{}], responses: { 200: { description: '页面 · page' } } },
    },
    '/stream': {
      get: {
        operationId: 'followLetters',
        tags: ['letters'],
        'x-jiyue-reply': 'stream',
        security: open,
        parameters: [
          { name: 'after', in: 'query', required: false, schema: { type: 'string', maxLength: 20 } },
          { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string', maxLength: 20 } },
        ],
        responses: { 200: { description: '流 · stream' }, ...problem },
      },
    },
    '/search': {
      get: {
        operationId: 'search',
        tags: ['search'],
        security: open,
        parameters: [{ name: 'X-Forwarded-For', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }],
        responses: gives('200'),
      },
    },
    '/fault': { get: { operationId: 'fault', tags: ['letters'], security: open, responses: gives('200') } },
  },
};

/** A caller of the world. */
export const clerk: Principal = { id: 'clerk', kind: 'system', grants: [] };

const handlers: { readonly [operationId: string]: OperationHandler } = {
  listLetters: async ({ params, caller, baseUrl, language }) => ({ ok: true, value: { value: { params, caller: caller.id, baseUrl, language } } }),
  createLetter: async ({ body }) => ({ ok: true, value: { json: JSON.stringify(body), etag: '"1"' } }),
  getLetter: async ({ params }) =>
    params['letterId'] === 'none'
      ? { ok: false, failure: { code: 'RECORD_NOT_FOUND', data: { id: 'none' } } }
      : { ok: true, value: { json: '{"title":"来信"}', etag: '"3"' } },
  readLetter: async () => ({ ok: true, value: { json: '{}' } }),
  removeLetter: async () => ({ ok: true, value: {} }),
  storeFile: async ({ bytes }) => ({ ok: true, value: { value: { length: bytes!.length } } }),
  getFile: async () => ({ ok: true, value: { bytes: { body: Buffer.from('内容'), mediaType: 'text/html', fileName: '../a"b\n通知.html' } } }),
  getPage: async () => ({ ok: true, value: { status: 200, page: { mediaType: 'text/html; charset=utf-8', body: '<p>页面</p>' } } }),
  followLetters: async () => ({ ok: true, value: { stream: { mediaType: 'text/event-stream; charset=utf-8', part: 'data: 1\n\n' } } }),
  leaveList: async ({ body }) => ({ ok: true, value: { value: { title: JSON.stringify(body ?? 'none') } } }),
  search: async ({ params }) => ({ ok: true, value: { value: { address: params['X-Forwarded-For'] } } }),
  fault: async () => {
    throw new Error('inner secret text');
  },
};

/** Reply of one request. */
export interface Reply<J = Record<string, unknown>> {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly text: string;
  /** Parsed body; empty when it is no JSON. */
  readonly json: J;
}

/** How to send. */
export interface Sending {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Uint8Array;
}

/** A running HTTP part. */
export interface HttpWorld {
  readonly listening: Listening;
  readonly lines: Record<string, unknown>[];
  send(path: string, sending?: Sending): Promise<Reply>;
}

/** Sends exactly these bytes of a path, which `fetch` would tidy up. */
export function sendTo(port: number, path: string, { method = 'GET', headers = {}, body }: Sending = {}, host = '127.0.0.1'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host,
        port,
        path,
        method,
        headers: { ...(body === undefined || 'transfer-encoding' in headers ? {} : { 'content-length': Buffer.byteLength(body) }), ...headers },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        // who goes away in the middle of a reply ends it without an end
        response.on('close', () => {
          if (!response.complete) reject(new Error('the reply was cut'));
        });
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          let json: unknown;
          try {
            json = JSON.parse(text);
          } catch {
            json = {};
          }
          resolve({ status: response.statusCode ?? 0, headers: response.headers as Reply['headers'], text, json: json as Reply['json'] });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** @param more handlers that replace those of the world */
export async function httpWorld(
  settings: { readonly [variable: string]: string } = {},
  more: { readonly [operationId: string]: OperationHandler } = {},
  readiness: Readiness = { isReady: true, storage: { driver: 'memory' }, plugins: [], reasons: [] },
): Promise<HttpWorld> {
  const read = readConfig({ environment: { HOST: '127.0.0.1', PORT: '0', JIYUE_REPLY_CHECK: '1', ...settings }, folder: '/' });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const config: ServerConfig = read.value;
  const lines: Record<string, unknown>[] = [];
  const log = createLog(config, { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  const all = new Map(Object.entries({ ...handlers, ...more }));
  const merged = mergeOpenApi(letters, new Set(all.keys()), []);
  const service = createPlatformService(
    { ...merged, handlers: new Map(), errorsOf: () => ({}) },
    { handlers: all, keptInTransaction: new Set(), keepReplies: (handler) => handler },
  );
  const app = createPlatformApp({
    config,
    log,
    service: () => service,
    principalOf: async (token) => (token === 'good-token-0001' ? clerk : undefined),
    signedCallers: createSignedCallers({
      keys: () => noCallKeys,
      accounts: { account: async () => undefined, grants: async () => [] },
      useNonce: async () => ({ ok: true, value: undefined }),
      audience: config.platform,
      now: () => new Date(),
    }),
    address: createCallerAddress(config.trustedProxies, config.baseUrl),
    limits: config.limits,
    // time stands still: what is left does not depend on how busy the machine is
    rates: { write: createRateLimit(config.limits.writesPerMinute, () => 0), search: createRateLimit(config.limits.searchesPerMinute, () => 0) },
    checkReply: createReplyCheck(config.replyCheckShare, log),
    builtIn: createBuiltIns({ readiness: async () => readiness, reference: createReference() }),
    failureOf: () => undefined,
  });
  const listening = await listen({ ...app, host: config.host, port: config.port });
  return { listening, lines, send: (path, sending) => sendTo(listening.port, path, sending) };
}
