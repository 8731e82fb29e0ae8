/** Answers one request for an operation of the plugin as a platform would: parameters, body and reply are judged by its OpenAPI document. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller, PageReply, StreamReply } from '../../../plugin/definition.ts';
import type { Failure } from '../../../plugin/outcome.ts';
import { type ErrorTable, type Language, problemOf } from '../../../errors/to-problem.ts';
import { findingOf, type PluginFinding } from '../../../testing/finding.ts';
import type { PluginOperation } from '../../../testing/package/plugin-operations.ts';
import { problemOfFinding } from '../../../testing/package/read-plugin-folder.ts';
import type { DevPlugin } from './read-dev-plugin.ts';
import { type DevThread, ThreadFault } from './start-dev-thread.ts';

/** What answering takes. */
export interface AnswerNeeds {
  readonly plugin: DevPlugin;
  readonly thread: DevThread;
  /** What the author is to see: faults that the caller is not told in full. */
  readonly onFinding: (finding: PluginFinding) => void;
  readonly deadlineMs: number;
}

/** One request. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly language: Language;
}

/** Largest body. */
const bodyBytes = 10_485_760;

/** @param path parameters of the path */
export async function answerCall(
  asked: Asked,
  { operation, path }: { readonly operation: PluginOperation; readonly path: { readonly [name: string]: string } },
  needs: AnswerNeeds,
): Promise<void> {
  const { request, response, url, language } = asked;
  const { operationId, contract } = operation;
  const table = needs.plugin.folder.errors as ErrorTable;
  const refuse = (failure: Failure) => sendProblem(asked, failure, table);

  const query = new Map([...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)]));
  const params = contract.params({ path, query, headers: request.headers });
  const body = await readBody(request);
  if ('failure' in body) return refuse(body.failure);
  const findings = contract.body(body.value);
  if (!params.ok) return refuse(params.failure);
  if (findings.length > 0) return refuse({ code: 'REQUEST_INVALID', data: { findings: findings.map((one) => ({ ...one })) } as Failure['data'] & object });

  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const call = async (values: { readonly [name: string]: unknown }) => {
    const late = Promise.withResolvers<'late'>();
    const timer = setTimeout(() => late.resolve('late'), needs.deadlineMs);
    try {
      return await Promise.race([
        needs.thread.call(operationId, { params: values, body: body.value, caller: callerOf(request), language }, gone.signal),
        late.promise,
      ]);
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    let outcome = await call(params.value);
    if (outcome === 'late') {
      needs.onFinding(findingOf('api/reply:late', { at: operationId, operationId, ms: needs.deadlineMs }));
      return refuse({ code: 'OPERATION_TIMEOUT', data: { operationId, deadlineMs: needs.deadlineMs } });
    }
    if (!outcome.ok) {
      const { failure } = outcome;
      if (problemOf(failure, language, undefined, table).code !== failure.code)
        needs.onFinding(findingOf('errors/table:unlisted', { at: operationId, operationId, code: failure.code }));
      return refuse(failure);
    }
    if (operation.isPage) return sendPage(response, outcome.value as PageReply);
    if (operation.isStream) {
      for (let piece = outcome.value as StreamReply | undefined; piece && !gone.signal.aborted; ) {
        if (!response.headersSent) response.writeHead(200, { 'content-type': piece.mediaType, 'cache-control': 'no-store' });
        response.write(piece.part);
        if (piece.after === undefined) break;
        outcome = await call({ ...params.value, after: piece.after });
        piece = outcome !== 'late' && outcome.ok ? (outcome.value as StreamReply) : undefined;
      }
      return void response.end();
    }
    const status = Number(Object.keys(operation.responses).find((one) => one.startsWith('2')) ?? 200);
    for (const finding of contract.reply(status, outcome.value).slice(0, 5))
      needs.onFinding(findingOf('api/reply:broken', { at: operationId, operationId, problem: problemOfFinding(finding) }));
    if (contract.reply(status, outcome.value).length > 0) return refuse({ code: 'REPLY_INVALID', data: { operationId } });
    sendJson(response, status, outcome.value);
  } catch (error) {
    if (!(error instanceof ThreadFault)) throw error;
    const { cause, where } = error.fault;
    needs.onFinding(findingOf('api/reply:threw', { at: where === '?' ? operationId : where, operationId, cause }));
    refuse({ code: 'INTERNAL', data: { requestId: 'dev' } });
  }
}

/** "Bearer NAME" stands for an account of that name that holds grants on every site; nothing: the public. */
function callerOf({ headers }: IncomingMessage): Caller {
  const name = /^Bearer ([\w.~-]{1,64})$/.exec(headers.authorization ?? '')?.[1];
  return name === undefined ? { id: 'anonymous', siteIds: [] } : { id: name, siteIds: ['*'] };
}

async function readBody(request: IncomingMessage): Promise<{ readonly value: unknown } | { readonly failure: Failure }> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > bodyBytes) return { failure: { code: 'BODY_TOO_LARGE', data: { limitBytes: bodyBytes } } };
    pieces.push(piece);
  }
  if (size === 0) return { value: undefined };
  const text = Buffer.concat(pieces).toString('utf8');
  if ((request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) return { value: Object.fromEntries(new URLSearchParams(text)) };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { failure: { code: 'BODY_MALFORMED', data: { line: 1, column: 1, reason: error instanceof Error ? error.message : '' } } };
  }
}

function sendPage(response: ServerResponse, page: PageReply): void {
  response.writeHead(page.status, {
    'content-type': page.mediaType,
    'cache-control': 'no-store',
    ...(page.location !== undefined && { location: page.location }),
    ...(page.fileName !== undefined && { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(page.fileName)}` }),
  });
  response.end(page.encoding === 'base64' ? Buffer.from(page.body, 'base64') : page.body);
}

/** Sends a value. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(value, null, 2)}\n`);
}

/** Sends a failure as problem details. */
export function sendProblem({ response, language }: Pick<Asked, 'response' | 'language'>, failure: Failure, table: ErrorTable = {}): void {
  const problem = problemOf(failure, language, undefined, table);
  if (response.headersSent) return void response.end();
  response.writeHead(problem.status, { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(problem, null, 2)}\n`);
}
