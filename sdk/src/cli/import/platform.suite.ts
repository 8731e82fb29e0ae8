/** A small platform for tests of the command: capability document, sites, batches kept by origin. The real server is used in the examples. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A platform that listens. */
export interface TestPlatform {
  readonly url: string;
  /** Drafts by "system id". */
  readonly stored: ReadonlyMap<string, { readonly [member: string]: unknown }>;
  /** Requests as "METHOD path". */
  readonly requests: readonly string[];
  readonly tokens: readonly (string | undefined)[];
  /** Sizes of batches. */
  readonly batches: readonly number[];
  /** Most items of a batch that the capability document names. */
  batchItems: number;
  /** Answers with this problem instead. */
  /** Whoever comes with a token is refused, as real platforms do with a wrong one. */
  isTokenRefused: boolean;
  refuse: { readonly status: number; readonly code: string; readonly detail: string } | undefined;
  /** Called before a batch is answered. */
  onBatch: ((count: number) => void | Promise<void>) | undefined;
  close(): Promise<void>;
}

interface Draft {
  readonly title?: string;
  readonly origin?: { readonly system?: string; readonly recordId?: string };
}

const sites = [{ id: 'site-1', siteCode: '9900000001' }, { id: 'site-2' }, { id: 'site-3', siteCode: '9900000003' }];

/** Starts one. Drafts without a title are rejected. */
export async function startPlatform(): Promise<TestPlatform> {
  const stored = new Map<string, { readonly [member: string]: unknown }>();
  const requests: string[] = [];
  const tokens: (string | undefined)[] = [];
  const batches: number[] = [];
  const state: Pick<TestPlatform, 'batchItems' | 'isTokenRefused' | 'refuse' | 'onBatch'> = {
    batchItems: 1000,
    isTokenRefused: false,
    refuse: undefined,
    onBatch: undefined,
  };

  const submit = async (request: IncomingMessage, response: ServerResponse) => {
    const { items } = JSON.parse(await bodyOf(request)) as { readonly items: readonly Draft[] };
    batches.push(items.length);
    await state.onBatch?.(batches.length);
    if (state.refuse) return send(response, state.refuse.status, { ...state.refuse, type: 'urn:x', title: state.refuse.code });
    const results = items.map((draft, index) => {
      if (!draft.title) return { outcome: 'rejected', errors: [{ pointer: `/body/items/${index}/title`, rule: 'required', message: '缺少“标题”。' }] };
      const key = `${draft.origin?.system} ${draft.origin?.recordId}`;
      const outcome = JSON.stringify(stored.get(key)) === JSON.stringify(draft) ? 'unchanged' : 'stored';
      stored.set(key, draft as { readonly [member: string]: unknown });
      return { outcome, id: 'r1', version: 1, status: 'draft' };
    });
    const counted = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
    send(response, 200, { results, stored: counted('stored'), unchanged: counted('unchanged'), rejected: counted('rejected') });
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method} ${pathname}`);
    tokens.push(request.headers.authorization);
    if (state.isTokenRefused && request.headers.authorization !== undefined) return send(response, 401, { code: 'TOKEN_INVALID', title: '', type: 'urn:x' });
    if (pathname === '/.well-known/jiyue') return send(response, 200, { specification: 'jiyue', versions: ['1.0'], limits: { batchItems: state.batchItems } });
    if (pathname === '/api/v1/resources/batch') return submit(request, response);
    if (pathname === '/api/v1/sites') {
      // two pages, so that a reader has to turn one
      const isSecond = searchParams.get('cursor') === 'p2';
      return send(response, 200, isSecond ? { items: sites.slice(2) } : { items: sites.slice(0, 2), next: 'p2' });
    }
    const site = sites.find(({ id }) => pathname === `/api/v1/sites/${id}`);
    send(response, site ? 200 : 404, site ?? { code: 'SITE_NOT_FOUND' });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return Object.assign(state, { url, stored, requests, tokens, batches, close });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
