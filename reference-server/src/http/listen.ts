/** The listening server: IPv6 and IPv4 on one port, time limits, an orderly stop. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { UnderWay } from './under-way.ts';

/** A server that listens. */
export interface Listening {
  /** Addresses to reach it, e.g. "http://[::1]:8080" and "http://127.0.0.1:8080". */
  readonly addresses: readonly string[];
  readonly port: number;
  /** No new connections, requests under way get their time, then the rest is cut. @returns how many were cut */
  close(drainMs: number): Promise<number>;
}

/** What it serves. */
export interface ListenNeeds {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  readonly underWay: UnderWay;
  readonly host: string;
  readonly port: number;
  /** How long a caller may take; tests have less patience. */
  readonly patience?: Patience;
}

/** Times in ms. */
export interface Patience {
  /** For the whole request. */
  readonly requestTimeout: number;
  /** For its headers: who drips them (slow loris) is answered with 408 and cut. */
  readonly headersTimeout: number;
  readonly keepAliveTimeout: number;
  /** Between two looks at the above. */
  readonly connectionsCheckingInterval: number;
}

const usualPatience: Patience = { requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 };

/** Rejects with the system's error (EADDRINUSE, EACCES ...). With host "::" on a machine without IPv6 it listens on IPv4 alone. */
export async function listen({ handle, underWay, host, port, patience = usualPatience }: ListenNeeds): Promise<Listening> {
  const server = createServer({ ...patience, maxHeaderSize: 16_384 }, handle);
  server.on('clientError', answerBroken);
  await bind(server, host, port).catch((error: NodeJS.ErrnoException) => {
    if (host !== '::' || (error.code !== 'EAFNOSUPPORT' && error.code !== 'EADDRNOTAVAIL')) throw error;
    return bind(server, '0.0.0.0', port);
  });
  const address = server.address() as AddressInfo;
  return {
    addresses: reachable(address).map((name) => `http://${name}:${address.port}`),
    port: address.port,
    async close(drainMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const left = await underWay.drained(drainMs);
      underWay.close();
      // replies that are handed over but not yet sent get a moment; whoever keeps a connection open gets none
      if (left === 0) server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), left === 0 ? 500 : 0);
      await closed;
      clearTimeout(cut);
      return left;
    },
  };
}

const bind = (server: Server, host: string, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: false }, () => {
      server.off('error', reject);
      resolve();
    });
  });

function reachable({ address, family }: AddressInfo): readonly string[] {
  if (address === '::') return ['[::1]', '127.0.0.1'];
  if (address === '0.0.0.0') return ['127.0.0.1'];
  return [family === 'IPv6' ? `[${address}]` : address];
}

// what is no HTTP never becomes a request: a bare answer, no echo of what was sent
function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  const body = JSON.stringify({
    type: 'urn:jiyue:1:problem:REQUEST_INVALID',
    title: '请求不合规范',
    status: Number(status.slice(0, 3)),
    detail: '请求不是合格的 HTTP。',
    code: 'REQUEST_INVALID',
  });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
