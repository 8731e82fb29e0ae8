/** The other end of the protocol for unit tests: keeps drafts by origin, and misbehaves on request. The real server is used in the examples. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from '../../../../.ci/free-port.ts';

/** A draft as far as the peer looks. */
export interface PeerDraft {
  readonly siteId?: string;
  readonly title?: string;
  readonly origin?: { readonly system?: string; readonly recordId?: string };
}

/** Answers in place of the usual one; undefined for the usual one. */
export type Misbehave = (items: readonly PeerDraft[], response: ServerResponse, count: number) => boolean;

/** A peer that listens. */
export interface Peer {
  readonly url: string;
  /** By "system id". */
  readonly stored: ReadonlyMap<string, string>;
  /** Items of each request in order of arrival. */
  readonly requests: readonly (readonly PeerDraft[])[];
  readonly tokens: readonly (string | undefined)[];
  /** How often each record was stored anew, by "system id". */
  readonly writes: ReadonlyMap<string, number>;
  misbehave: Misbehave | undefined;
  /** True: what the request holds is stored, but the connection breaks before the answer. */
  losesReply: ((count: number) => boolean) | undefined;
  /** Drops every connection and takes no new one, as a platform that is being restarted; what it has stored stays. */
  goAway(): Promise<void>;
  /** Listens again at the same address. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a peer. Drafts without a title are rejected. */
export async function startPeer(): Promise<Peer> {
  const stored = new Map<string, string>();
  const writes = new Map<string, number>();
  const requests: PeerDraft[][] = [];
  const tokens: (string | undefined)[] = [];
  const answer = (items: readonly PeerDraft[]) => {
    const results = items.map((draft) => {
      if (!draft.title) return { outcome: 'rejected', errors: [{ pointer: '/title', rule: 'required', message: '缺少“标题”。' }] };
      const key = `${draft.origin?.system} ${draft.origin?.recordId}`;
      const text = JSON.stringify(draft);
      const outcome = stored.get(key) === text ? 'unchanged' : 'stored';
      stored.set(key, text);
      if (outcome === 'stored') writes.set(key, (writes.get(key) ?? 0) + 1);
      return { outcome, id: 'r1', version: 1, status: 'published' };
    });
    const counted = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
    return { results, stored: counted('stored'), unchanged: counted('unchanged'), rejected: counted('rejected') };
  };
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { items } = JSON.parse(await bodyOf(request)) as { items: PeerDraft[] };
    requests.push(items);
    tokens.push(request.headers.authorization);
    if (peer.misbehave?.(items, response, requests.length)) return;
    const reply = JSON.stringify(answer(items));
    if (peer.losesReply?.(requests.length)) request.socket.destroy();
    else response.setHeader('content-type', 'application/json').end(reply);
  };
  // a client that was killed while it sent is no fault of the peer
  const server = createServer((request, response) => void take(request, response).catch(() => response.destroy()));
  const port = await freePort();
  const listen = () => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const goAway = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  await listen();
  const peer: Peer = {
    url: `http://127.0.0.1:${port}`,
    stored,
    writes,
    requests,
    tokens,
    misbehave: undefined,
    losesReply: undefined,
    goAway,
    comeBack: listen,
    close: goAway,
  };
  return peer;
}

/** A problem reply. */
export function problem(response: ServerResponse, status: number, code: string, headers: { readonly [name: string]: string } = {}): true {
  response
    .writeHead(status, { 'content-type': 'application/problem+json', ...headers })
    .end(JSON.stringify({ code, status, title: code, detail: `${code}。` }));
  return true;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
  return Buffer.concat(chunks).toString();
}
