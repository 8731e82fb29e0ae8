/** World of the tests of channels: a message, needs with a real fetch that finds made-up hosts on local servers, and a log to look into. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChannelMessage, PluginError } from '@jiyue/sdk/plugin';
import type { PeerMood } from '@jiyue/sdk/testing';
import type { ChannelNeeds } from './create-channel.ts';
import type { Wire } from './call-outside.ts';
import type { LookUp } from './public-host.ts';

/** Now, in every test. */
export const trialNow = new Date('2026-03-02T09:00:00+08:00');

/** A message as the push plugin makes it. */
export function trialMessage(channel: string, address: string, change: Partial<ChannelMessage> = {}): ChannelMessage {
  return {
    key: 'a3f1-0001',
    channel,
    kind: 'publication',
    language: 'zh-CN',
    address,
    subscriptionId: 'sub-0001',
    subscriberId: 'reader-0001',
    site: { id: 'qingchuan', name: '青川市人民政府', url: 'https://www.qingchuan.example/' },
    title: '您订阅的“营商环境”有1条更新',
    items: [
      {
        resourceId: 'policy-0001',
        version: 2,
        title: '青川市优化营商环境若干措施',
        url: 'https://www.qingchuan.example/content/policy-0001.html',
        summary: '共五章三十条，自发布之日起施行。',
        publishedAt: '2026-03-02T08:30:00+08:00',
      },
    ],
    unsubscribe: { url: 'https://www.qingchuan.example/leave/Zx81kQwe77', oneClickUrl: 'https://www.qingchuan.example/api/v1/unsubscriptions/Zx81kQwe77' },
    deadline: '2026-03-03T09:00:00+08:00',
    ...change,
  };
}

/** Needs with their log. @param hosts granted host names with the port on which a local server stands for them; undefined: nobody listens */
export function trialNeeds(hosts: () => Readonly<Record<string, number | undefined>>): { readonly needs: ChannelNeeds; readonly log: string[] } {
  const log: string[] = [];
  const write = (...words: readonly unknown[]) => void log.push(words.map(String).join(' '));
  const assertHost = (host: string) => {
    if (!(host in hosts())) throw new PluginError('PLUGIN_FORBIDDEN', { permission: `network:${host}` });
  };
  const fetchThere: ChannelNeeds['fetch'] = async (url, init) => {
    const { hostname, pathname, search } = new URL(url);
    assertHost(hostname);
    return fetch(`http://127.0.0.1:${hosts()[hostname] ?? 9}${pathname}${search}`, { ...init, redirect: 'manual' });
  };
  const needs = {
    fetch: fetchThere,
    assertHost,
    clock: () => trialNow,
    logger: { info: write, warn: write, error: write },
    signal: new AbortController().signal,
  };
  return { needs, log };
}

/** Every name is a public host. */
export const publicLookUp: LookUp = async () => ['93.184.216.34'];

/** Made-up hosts as `trialNeeds` has them, with a resolver. */
export const trialWire = ({ fetch: fetchThere }: Pick<ChannelNeeds, 'fetch'>, lookUp = publicLookUp): Wire => ({
  lookUp,
  call: (url, _address, request) => fetchThere(url.href, request),
});

/** A local HTTP server. */
export interface LocalServer {
  readonly port: number;
  close(): Promise<void>;
}

/** A request with its body read. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Starts one. */
export async function localServer(answer: (asked: Asked, response: ServerResponse) => void | Promise<void>): Promise<LocalServer> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://local');
      void (async () =>
        answer(
          { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body: Buffer.concat(parts) },
          response,
        ))().catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Answers of a plain HTTP peer for a mood other than `takes`. */
export function answerMood(mood: PeerMood, response: ServerResponse): boolean {
  if (mood === 'takes') return false;
  if (mood === 'silent') response.destroy();
  else response.writeHead({ busy: 429, refuses: 400, gone: 410 }[mood], mood === 'busy' ? { 'retry-after': '120' } : {}).end();
  return true;
}
