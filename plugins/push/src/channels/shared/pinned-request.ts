/**
 * Requests over connections to a given address: the name stays in the request and in the certificate, but leads nowhere else. A connection
 * is kept for the next request to the same name for moments; it still goes to an address that was looked at.
 */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';

/** What is sent. */
export interface PinnedRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
}

/** @param address IP address that the connection goes to. Redirects are replies like others. @throws the reason of the signal, and what connections throw */
export type CallPinned = (url: URL, address: string, request: PinnedRequest) => Promise<Response>;

/** Idle connections are closed after so long. */
const idleMs = 4000;

/** @param life closes what is kept open */
export function pinnedCaller(life: AbortSignal): CallPinned {
  const kept = { keepAlive: true, maxFreeSockets: 32, timeout: idleMs };
  const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };
  const close = () => {
    agents.http.destroy();
    agents.https.destroy();
  };
  life.addEventListener('abort', close, { once: true });
  return (url, address, request) => callOver(agents, url, address, request);
}

interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

function callOver(agents: Agents, url: URL, address: string, { method = 'GET', headers = {}, body, signal }: PinnedRequest): Promise<Response> {
  const family = isIP(address);
  const lookup: LookupFunction = (_host, options, found) => (options.all ? found(null, [{ address, family }]) : found(null, address, family));
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(signal.aborted ? (signal.reason as Error) : error);
    const options = { method, headers: { ...headers, ...length }, lookup, signal };
    const receive = (reply: IncomingMessage) => {
      try {
        resolve(responseOf(reply));
      } catch (error) {
        reply.destroy();
        fail(error as Error);
      }
    };
    const isSecure = url.protocol === 'https:';
    const request = isSecure ? requestHttps(url, { ...options, agent: agents.https }, receive) : requestHttp(url, { ...options, agent: agents.http }, receive);
    request.on('error', fail);
    request.end(body);
  });
}

const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);
const isEmpty = ({ statusCode = 0, headers }: IncomingMessage): boolean => bodiless.has(statusCode) || headers['content-length'] === '0';

function responseOf(reply: IncomingMessage): Response {
  const { statusCode: status = 0 } = reply;
  const headers = new Headers();
  for (const [name, values] of Object.entries(reply.headersDistinct)) for (const value of values ?? []) headers.append(name, value);
  if (!isEmpty(reply)) return new Response(Readable.toWeb(reply) as ReadableStream<Uint8Array>, { status, headers });
  reply.resume();
  return new Response(null, { status, headers });
}
