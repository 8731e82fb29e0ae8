/**
 * Express with one middleware of our own: everything a request needs is done in it, once (stack.md, section 5:
 * five usual middlewares cost as much again as Express itself).
 */
import express from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { ServerConfig } from '../config/index.ts';
import type { BuiltIn } from './built-in.ts';
import type { Exchange } from './exchange.ts';
import { negotiateLanguage } from './language.ts';
import { sendProblem } from './problem-reply.ts';
import { requestIdOf } from './request-id.ts';
import { send } from './send.ts';
import { type ServeNeeds, serveRequest } from './serve-request.ts';
import { createStreamShares } from './stream-shares.ts';
import { createUnderWay, type UnderWay } from './under-way.ts';

/** What the application needs. */
export interface AppNeeds extends ServeNeeds {
  readonly config: ServerConfig;
  readonly log: Logger;
  /** Addresses that are no operations: health, OpenAPI, its reference pages. */
  readonly builtIn: (path: string) => BuiltIn | undefined;
  /** A failure that a thrown error stands for, e.g. a full disk; undefined: a fault of ours. */
  readonly failureOf: (error: unknown) => { readonly code: string } | undefined;
}

/** The application and what is under way in it. */
export interface PlatformApp {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  readonly underWay: UnderWay;
}

/** Makes the application. */
export function createPlatformApp(needs: AppNeeds): PlatformApp {
  const { config, log } = needs;
  const streams = createStreamShares();
  const underWay = createUnderWay(config.limits.operationMs, (exchange) => {
    sendProblem(exchange, { code: 'OPERATION_TIMEOUT', data: { operationId: exchange.route, deadlineMs: config.limits.operationMs } });
    exchange.abort?.abort();
  });

  const serve = async (exchange: Exchange, url: string) => {
    const cut = url.indexOf('?');
    const path = cut < 0 ? url : url.slice(0, cut);
    const builtIn = needs.builtIn(path);
    if (builtIn) {
      exchange.route = builtIn.name;
      return builtIn.serve(exchange, needs.service());
    }
    return serveRequest(exchange, path, cut < 0 ? '' : url.slice(cut + 1), needs, streams);
  };

  const finish = (exchange: Exchange, error?: unknown) => {
    if (error !== undefined) answerFault(exchange, error, needs);
    underWay.end(exchange);
    const { response } = exchange;
    const ms = Math.round((performance.now() - exchange.startedAtMs) * 100) / 100;
    const line = {
      requestId: exchange.requestId,
      method: exchange.request.method,
      route: exchange.route,
      status: exchange.isAnswered ? response.statusCode : 499,
      ms,
      caller: exchange.caller,
    };
    if (response.statusCode >= 500) log.warn(line, 'request');
    else log.info(line, 'request');
  };

  const middleware = (request: IncomingMessage, response: ServerResponse) => {
    const exchange: Exchange = {
      request,
      response,
      requestId: requestIdOf(request.headers['x-request-id'] as string | undefined),
      language: negotiateLanguage(request.headers['accept-language'], config.language),
      startedAtMs: performance.now(),
      route: '-',
      caller: 'anonymous',
      servedBy: 'core',
      headers: [],
      isAnswered: false,
    };
    underWay.begin(exchange);
    if (config.corsOrigins.length > 0 && answerCrossOrigin(exchange, config.corsOrigins)) return finish(exchange);
    serve(exchange, request.url ?? '/').then(
      () => finish(exchange),
      (error: unknown) => finish(exchange, error ?? new Error('thrown without a reason')),
    );
  };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(middleware);
  return { handle: app as PlatformApp['handle'], underWay };
}

function answerFault(exchange: Exchange, error: unknown, { failureOf, log }: AppNeeds): void {
  const failure = failureOf(error);
  if (!failure) log.error({ requestId: exchange.requestId, route: exchange.route, servedBy: exchange.servedBy, err: error }, 'fault while serving a request');
  sendProblem(exchange, failure ?? { code: 'INTERNAL', data: { requestId: exchange.requestId } });
}

/** Listed origins may read; a preflight is answered here. @returns whether the exchange is over */
function answerCrossOrigin(exchange: Exchange, origins: readonly string[]): boolean {
  const { request, response } = exchange;
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return false;
  const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  const allow: [string, string][] = [
    ['access-control-allow-origin', origin],
    ['vary', 'origin'],
    ['access-control-expose-headers', 'etag, x-request-id, retry-after, ratelimit, ratelimit-policy, deprecation, sunset, link'],
  ];
  if (!isPreflight) {
    for (const [name, value] of allow) response.setHeader(name, value);
    return false;
  }
  send(exchange, {
    status: 204,
    headers: [
      ...allow,
      ['access-control-allow-methods', 'GET, HEAD'],
      ['access-control-allow-headers', 'authorization, accept-language, if-none-match, x-request-id'],
      ['access-control-max-age', '600'],
    ],
  });
  return true;
}
