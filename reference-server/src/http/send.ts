/** Writes a reply to the wire: headers in one go, no body for HEAD, 304 when the caller has this version. The first reply wins. */
import type { OperationReply } from '../operation.ts';
import { matchesTag } from './entity-tag.ts';
import type { Exchange } from './exchange.ts';
import { createUtf8Cache } from './utf8-cache.ts';
import { commonHeaders, dataPolicy, pagePolicy } from './security-headers.ts';

/** What goes out. */
export interface Outgoing {
  readonly status: number;
  readonly mediaType?: string;
  readonly body?: string | Uint8Array;
  readonly etag?: string;
  readonly policy?: string;
  readonly headers?: readonly (readonly [string, string])[];
}

const fixedHeaders = commonHeaders.flat();
const utf8 = createUtf8Cache();

/** Sends unless something was sent before. */
export function send(exchange: Exchange, { status, mediaType, body, etag, policy = dataPolicy, headers }: Outgoing): void {
  if (exchange.isAnswered || exchange.response.headersSent) return;
  const { request, response } = exchange;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isUnchanged = status === 200 && isRead && etag !== undefined && matchesTag(request.headers['if-none-match'], etag);
  const head: string[] = ['x-request-id', exchange.requestId, ...fixedHeaders, 'content-security-policy', policy, ...exchange.headers];
  if (etag !== undefined) head.push('etag', etag);
  if (headers) for (const [name, value] of headers) head.push(name, value);
  if (isUnchanged || status === 204 || status === 304 || body === undefined) {
    if (!isUnchanged && status !== 204 && status !== 304) head.push('content-length', '0');
    writeHead(exchange, isUnchanged ? 304 : status, head);
    response.end();
    return;
  }
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  head.push('content-type', mediaType ?? 'application/json; charset=utf-8', 'content-length', String(length));
  writeHead(exchange, status, head);
  if (request.method === 'HEAD') response.end();
  else response.end(body);
}

/** Throws on a header that HTTP cannot carry; only what it took is an answer, or the caller would wait for ever. */
function writeHead(exchange: Exchange, status: number, head: string[]): void {
  exchange.response.writeHead(status, head);
  exchange.isAnswered = true;
}

/** Sends the reply of a handler. */
export function sendReply(exchange: Exchange, reply: OperationReply, successStatus: number, isCacheable: boolean): void {
  const status = reply.status ?? successStatus;
  const etag = reply.etag === undefined ? {} : { etag: reply.etag };
  const caching = ['cache-control', isCacheable ? 'no-cache' : 'private, no-store'] as const;
  if (reply.page) {
    const { mediaType, body, fileName, location, cacheControl, choiceCookie } = reply.page;
    const headers = [
      ['cache-control', cacheControl ?? 'no-cache'] as const,
      ['vary', 'accept-language'] as const,
      ...(location === undefined ? [] : [['location', headerAddress(location)] as const]),
      ...(fileName === undefined ? [] : [['content-disposition', disposition(fileName)] as const]),
      ...(choiceCookie === undefined ? [] : [['set-cookie', choiceCookie] as const]),
    ];
    send(exchange, { status, mediaType, body, policy: pagePolicy, headers, ...etag });
  } else if (reply.bytes) {
    const { body, mediaType, fileName } = reply.bytes;
    send(exchange, { status, mediaType, body, headers: [caching, ['content-disposition', disposition(fileName)]], ...etag });
  } else if (reply.json !== undefined) {
    send(exchange, { status, body: utf8.bytesOf(reply.json), headers: [caching], ...etag });
  } else {
    send(exchange, { status, headers: [caching], ...etag, ...(reply.value === undefined ? {} : { body: JSON.stringify(reply.value) }) });
  }
}

// an address of a record may hold any sign; a header carries ASCII alone
const headerAddress = (address: string) => URL.parse(address)?.href ?? address.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent);

// RFC 6266 with RFC 8187: always a download, never opened in the page; the name is a label in UTF-8
const disposition = (fileName: string) =>
  `attachment; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
