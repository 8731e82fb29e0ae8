/** A platform that answers by script: a real HTTP server for tests of the client. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Client, type ClientOptions, createClient } from './create-client.ts';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Answers a request; `count` is 1 for the first one. */
export type Script = (request: Arrived, response: ServerResponse, count: number) => void;

/** The platform, a client of it, and what it saw. */
export interface Scripted {
  readonly client: Client;
  readonly baseUrl: string;
  readonly arrived: readonly Arrived[];
  /** Pauses that the client made, in ms. */
  readonly pauses: readonly number[];
}

/** Starts the platform for the current test. Pauses of the client take no time. */
export async function scriptedPlatform(script: Script, options: Partial<ClientOptions> = {}): Promise<Scripted> {
  const [arrived, pauses]: [Arrived[], number[]] = [[], []];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) };
      arrived.push(one);
      script(one, response, arrived.length);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((closed) => server.close(() => closed()));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const wait = (ms: number) => {
    pauses.push(ms);
    return Promise.resolve();
  };
  return { client: createClient({ baseUrl, wait, random: () => 0.5, ...options }), baseUrl, arrived, pauses };
}

/** Answers JSON. */
export function answer(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers });
  response.end(JSON.stringify(body));
}

/** Problem details as a platform writes them. */
export const problem = (code: string, status: number, more: object = {}) => ({
  type: `urn:jiyue:1:problem:${code}`,
  title: code,
  status,
  detail: `${code} 的说明。`,
  code,
  ...more,
});
