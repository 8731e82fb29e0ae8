/**
 * The HTTP side of `jiyue plugin dev`: the operations of the plugin at their own paths, and below /dev what its author does to the platform in
 * memory. Listens on this machine alone.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Failure } from '../../../plugin/outcome.ts';
import type { PageBlockQuestion } from '../../../plugin/page-block.ts';
import type { Language } from '../../../errors/to-problem.ts';
import type { PluginFinding } from '../../../testing/finding.ts';
import { answerCall, type Asked, sendJson, sendProblem } from './answer-call.ts';
import type { DevAct, DevState } from './dev-messages.ts';
import { devPage } from './dev-page.ts';
import { findOperation } from './find-operation.ts';
import { type DevPlugin, mountOf } from './read-dev-plugin.ts';
import { type DevThread, ThreadFault } from './start-dev-thread.ts';

/** What runs now. */
export interface DevNow {
  /** Absent: it does not run, see `findings`. */
  readonly running: { readonly plugin: DevPlugin; readonly thread: DevThread } | undefined;
  /** Of the last start. */
  readonly findings: readonly PluginFinding[];
  /** Named in answers while nothing runs. */
  readonly id: string;
}

/** What the server stands on. */
export interface DevServerNeeds {
  readonly now: () => DevNow;
  readonly language: Language;
  readonly onFinding: (finding: PluginFinding) => void;
  readonly deadlineMs: number;
}

/** A server that listens. */
export interface DevServer {
  /** Without a stroke at its end. */
  readonly address: string;
  close(): Promise<void>;
}

/** @param port 0: any that is free. Rejects with the error of the system, e.g. EADDRINUSE */
export async function openDevServer(needs: DevServerNeeds, port: number): Promise<DevServer> {
  const server = createServer((request, response) => {
    const language: Language = /^en\b/.test(request.headers['accept-language'] ?? '') ? 'en' : needs.language;
    const url = new URL(request.url ?? '/', 'http://localhost');
    answer({ request, response, url, language }, needs).catch((error: unknown) => {
      // told to whoever asks for it; a fault of ours leaves a trace and an answer
      process.emitWarning(error instanceof Error ? error : String(error));
      sendProblem({ response, language }, { code: 'INTERNAL', data: { requestId: 'dev' } });
    });
  });
  await listening(server, port);
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => {
      server.off('error', reject);
      resolve();
    });
  });

async function answer(asked: Asked, needs: DevServerNeeds): Promise<void> {
  const { request, response, url } = asked;
  const { running, findings, id } = needs.now();
  const { pathname } = url;
  const method = request.method ?? 'GET';
  if (!running) {
    const [first] = findings;
    if (pathname === '/dev/' || pathname === '/') return sendHtml(response, 503, devPage({ id, findings, language: asked.language }));
    const failure: Failure = { code: 'PLUGIN_UNAVAILABLE', data: { id, state: first ? `failed: ${first.rule}` : 'starting' } };
    return sendProblem(asked, failure);
  }
  const { plugin, thread } = running;
  const found = findOperation(plugin, method, pathname);
  if (found && 'operation' in found) return answerCall(asked, found, { ...needs, plugin, thread });
  if (pathname === '/') return void response.writeHead(302, { location: '/dev/' }).end();
  if (pathname === '/dev/' && method === 'GET') {
    const state = (await thread.act({ do: 'state' })) as DevState;
    return sendHtml(response, 200, devPage({ id, plugin, state, findings, language: asked.language }));
  }
  if (pathname === '/api/openapi.json') return sendJson(response, 200, { ...plugin.folder.api, servers: [{ url: mountOf(plugin.folder) }] });
  if (pathname.startsWith('/dev/')) return act(asked, pathname.slice('/dev/'.length), thread);
  if (found) return sendProblem(asked, { code: 'METHOD_NOT_ALLOWED', data: { path: pathname, method, allowed: found.allowed.join(', ') } });
  sendProblem(asked, { code: 'OPERATION_NOT_FOUND', data: { method, path: pathname } });
}

/** What the author does; a form of the page is led back to it. */
async function act(asked: Asked, word: string, thread: DevThread): Promise<void> {
  const { request, response, url } = asked;
  const wanted = actOf(request, word, url.searchParams);
  if (!wanted) return sendProblem(asked, { code: 'OPERATION_NOT_FOUND', data: { method: request.method ?? '', path: url.pathname } });
  try {
    const value = await thread.act(wanted);
    if (request.method === 'POST' && (request.headers.accept ?? '').startsWith('text/html')) return void response.writeHead(303, { location: '/dev/' }).end();
    sendJson(response, 200, value);
  } catch (error) {
    if (!(error instanceof ThreadFault)) throw error;
    sendJson(response, 422, error.fault);
  }
}

function actOf({ method }: IncomingMessage, word: string, query: URLSearchParams): DevAct | undefined {
  const value = (name: string) => query.get(name) ?? '';
  if (method === 'GET' && word === 'state') return { do: 'state' };
  if (method === 'GET' && word === 'blocks') return { do: 'blocks', question: questionOf(query) };
  if (method !== 'POST') return undefined;
  if (word === 'publish' || word === 'withdraw') return { do: word, id: value('id') };
  if (word === 'rebuild') return { do: 'rebuild' };
  if (word === 'job') return { do: 'job', name: value('name') };
  if (word === 'clock' && !Number.isNaN(Date.parse(value('at')))) return { do: 'clock', at: value('at') };
  return undefined;
}

function questionOf(query: URLSearchParams): PageBlockQuestion {
  const page = (['home', 'column', 'content', 'search'] as const).find((one) => one === query.get('page')) ?? 'home';
  const [columnId, resourceId] = [query.get('columnId'), query.get('resourceId')];
  return {
    page,
    siteId: query.get('siteId') ?? '',
    language: query.get('language') === 'en' ? 'en' : 'zh-CN',
    ...(columnId !== null && { columnId }),
    ...(resourceId !== null && { resourceId }),
    ...(page === 'search' && { search: { q: query.get('q') ?? '', scope: 'site' as const } }),
  };
}

function sendHtml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}
