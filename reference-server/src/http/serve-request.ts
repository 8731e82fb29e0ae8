/**
 * The way of a request: route → caller → rate → parameters → body → handler → reply. One function per step; the first failure answers.
 * Nothing that a caller sends leads to a 500: what is thrown here is a fault of ours and is logged with the request id.
 */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../config/index.ts';
import { type CallParts, LazyCall } from '../lazy-call.ts';
import type { OperationReply } from '../operation.ts';
import type { Principal } from '../repository/principal.ts';
import { authenticate, type TokenLookup } from './authenticate.ts';
import { type CallerAddress, networkOf } from './caller-address.ts';
import { type Exchange, signalOf } from './exchange.ts';
import { parseQuery } from './parse-query.ts';
import { keyedWriteOf, refuseUselessKey, takeKey } from './keyed-write-of.ts';
import type { PlatformService } from './platform-service.ts';
import { sendProblem } from './problem-reply.ts';
import { rateHeaders, type Rates } from './rate-limit.ts';
import { refuseRepeated } from './repeated-header.ts';
import type { RouteMatch } from './route-table.ts';
import { send, sendReply } from './send.ts';
import { sendStream } from './send-stream.ts';
import type { ServedOperation } from './served-operation.ts';
import type { StreamShares } from './stream-shares.ts';
import type { SignedCallers } from './signed-calls/signed-callers.ts';
import { takeBody } from './take-body.ts';

/** What the way of a request needs. */
export interface ServeNeeds {
  service(): PlatformService;
  readonly principalOf: TokenLookup;
  readonly signedCallers: SignedCallers;
  readonly address: CallerAddress;
  readonly limits: ServerConfig['limits'];
  readonly rates: Rates;
  readonly checkReply: (operation: ServedOperation, status: number, reply: OperationReply) => 'fine' | 'refused';
}

/** Serves a request that no built-in address took. @param streams places for streams, of all requests together */
export async function serveRequest(exchange: Exchange, path: string, query: string, needs: ServeNeeds, streams: StreamShares): Promise<void> {
  const service = needs.service();
  const found = findOperation(exchange, service, path);
  if (!found) return;
  const { operation, match } = found;
  exchange.route = operation.operationId;
  exchange.servedBy = operation.servedBy;
  exchange.headers.push(...operation.headers.flat());

  const called = await callOperation(exchange, operation, match, query, needs);
  if (!called) return;
  const { outcome, again, share } = called;
  if (!outcome.ok) return sendProblem(exchange, outcome.failure, service.errorsOf(operation.servedBy));
  if (outcome.value.stream && again) {
    const release = streams.take(share);
    if (!release) return sendProblem(exchange, { code: 'RATE_LIMITED', data: { retryAfterSeconds: 60 } }, service.errorsOf(operation.servedBy));
    return sendStream(exchange, outcome.value.stream, again).finally(release);
  }
  const status = outcome.value.status ?? operation.successStatus;
  if (needs.checkReply(operation, status, outcome.value) === 'refused')
    return sendProblem(exchange, { code: 'REPLY_INVALID', data: { operationId: operation.operationId } });
  sendReply(exchange, outcome.value, operation.successStatus, exchange.caller === 'anonymous');
}

/** The operation of method and path; answers itself when there is none. */
function findOperation(
  exchange: Exchange,
  service: PlatformService,
  path: string,
): { readonly operation: ServedOperation; readonly match: RouteMatch<ServedOperation> } | undefined {
  const method = exchange.request.method ?? 'GET';
  const match = service.routes.match(path);
  if (!match) {
    sendProblem(exchange, { code: 'OPERATION_NOT_FOUND', data: { method, path: path.slice(0, 200).toWellFormed() } });
    return undefined;
  }
  const operation = match.byMethod.get(method === 'HEAD' ? 'GET' : method);
  if (operation) return { operation, match };
  const allowed = allowedMethods(match);
  if (method === 'OPTIONS') send(exchange, { status: 204, headers: [['allow', allowed]] });
  else sendProblem(exchange, { code: 'METHOD_NOT_ALLOWED', data: { method, path: path.slice(0, 200).toWellFormed(), allowed } });
  return undefined;
}

const allowedMethods = ({ byMethod }: RouteMatch<ServedOperation>) => [...byMethod.keys(), ...(byMethod.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');

/** What came of a call, and how to go on with it where the reply is a stream. */
interface Called {
  readonly outcome: Outcome<OperationReply>;
  /** Whose share it counts against. */
  readonly share: string;
  readonly again?: (after: string) => Promise<Outcome<OperationReply>>;
}

/** @returns undefined when the caller went away */
async function callOperation(
  exchange: Exchange,
  operation: ServedOperation,
  match: RouteMatch<ServedOperation>,
  query: string,
  needs: ServeNeeds,
): Promise<Called | undefined> {
  const { request } = exchange;
  const repeated = refuseRepeated(request);
  const none = (outcome: Outcome<never>): Called => ({ outcome, share: '' });
  if (!repeated.ok) return none(repeated);
  const useless = refuseUselessKey(operation, request.headers['idempotency-key']);
  if (!useless.ok) return none(useless);
  const identified = await identify(exchange, operation, query, needs);
  if (!identified.ok) return none(identified);
  const { principal, contentDigest } = identified.value;
  exchange.caller = principal.kind;

  const share = rateKey(principal, exchange, needs.address);
  const waitSeconds = takeShare(exchange, operation, share, needs.rates);
  if (waitSeconds !== undefined) return none(fail({ code: 'RATE_LIMITED', data: { retryAfterSeconds: waitSeconds } }));

  const read = readParams(exchange, operation, match, query, needs.address);
  if (!read.ok) return none(read);
  const { params, key } = takeKey(read.value);
  const baseUrl = needs.address.baseUrlOf(request);
  if (baseUrl === undefined) {
    const findings = [{ pointer: '/header/Host', rule: 'format', value: String(request.headers.host ?? '').slice(0, 80) }];
    return none(fail({ code: 'REQUEST_INVALID', data: { findings } }));
  }

  const body = await takeBody(request, operation, needs.limits, contentDigest);
  if (!body) return undefined;
  if (!body.ok) return none(body);

  const { value, bytes, raw = nothing } = body.value;
  const keyed =
    key === undefined
      ? undefined
      : keyedWriteOf(key, {
          operationId: operation.operationId,
          callerId: principal.id,
          params,
          body: raw,
          hours: needs.limits.idempotencyKeyHours,
        });
  const parts: CallParts = {
    params,
    body: value,
    ...(bytes ? { bytes } : {}),
    caller: principal,
    language: exchange.language,
    baseUrl,
    requestId: exchange.requestId,
    rateKey: share,
    keyed,
  };
  const outcome = await operation.handler(new LazyCall(parts, () => signalOf(exchange)));
  if (keyed?.isReplayed) exchange.headers.push('idempotency-replayed', 'true');
  const again = async (after: string) => {
    // who was known by a token is looked up anew for each piece: a right that was taken ends the stream
    const isSigned = needs.signedCallers.isSigned((name) => request.headers[name]);
    const caller = isSigned ? ok(principal) : await authenticate(operation, request.headers.authorization, needs.principalOf);
    if (!caller.ok) return caller;
    return operation.handler(new LazyCall({ ...parts, params: { ...params, after }, caller: caller.value }, () => signalOf(exchange)));
  };
  return { outcome, share, again };
}

const nothing = new Uint8Array();

/** Who calls: by signature or by token, by both never. An account that has to sign is not known by a token. */
async function identify(
  { request }: Exchange,
  operation: ServedOperation,
  query: string,
  { signedCallers, principalOf, address }: ServeNeeds,
): Promise<Outcome<{ readonly principal: Principal; readonly contentDigest?: string }>> {
  const { headers, method = 'GET', url = '/' } = request;
  const header = (name: string) => headers[name];
  if (operation.token !== 'never' && signedCallers.isSigned(header)) {
    const [path = '/'] = url.split('?');
    return signedCallers.identify({ method, path, query, header, network: networkOf(address.clientOf(request)) });
  }
  const principal = await authenticate(operation, headers.authorization, principalOf);
  if (!principal.ok) return principal;
  const { id } = principal.value;
  return signedCallers.mustSign(id) ? fail({ code: 'SIGNATURE_MISSING', data: { account: id } }) : ok({ principal: principal.value });
}

/** Counts the request and says in its headers what is left. @returns seconds to wait; undefined: go on */
function takeShare(exchange: Exchange, { rate }: ServedOperation, share: string, rates: Rates): number | undefined {
  const taken = rate && rates[rate].take(share);
  if (!taken) return undefined;
  exchange.headers.push(...rateHeaders(rate, rates[rate], taken));
  return taken.waitSeconds;
}

const rateKey = ({ kind, id }: Principal, { request }: Exchange, address: CallerAddress) =>
  kind === 'anonymous' ? networkOf(address.clientOf(request)) : `=${id}`;

function readParams(
  { request }: Exchange,
  operation: ServedOperation,
  match: RouteMatch<ServedOperation>,
  query: string,
  address: CallerAddress,
): Outcome<{ readonly [name: string]: unknown }> {
  const { values, findings } = parseQuery(query);
  const path: Record<string, string> = {};
  for (let index = 0; index < operation.names.length; index += 1) path[operation.names[index]!] = match.values[index]!;
  // whoever asks where a request comes from gets what trusted proxies say, or the connection itself; what a caller writes about itself is hearsay
  const headers = operation.takesAddress ? { ...request.headers, 'x-forwarded-for': address.clientOf(request) } : request.headers;
  const outcome = operation.contract.params({ path, query: values, headers });
  if (findings.length === 0) return outcome;
  const more = outcome.ok ? [] : ((outcome.failure.data?.['findings'] ?? []) as readonly unknown[]);
  return fail({ code: 'REQUEST_INVALID', data: { findings: [...findings, ...more] } });
}
