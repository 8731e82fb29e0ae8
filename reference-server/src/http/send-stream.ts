/**
 * Sends a text that goes on, piece by piece: the next is asked for when the caller took the last, so a slow caller slows its own stream and
 * fills no memory. It ends when the caller goes away, when the server stops, and when the handler has no more. When the handler fails the
 * connection is cut instead: nothing that is part of the text can say so, and a text that ends as usual would pass for whole.
 */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '@jiyue/sdk/plugin';
import type { OperationReply } from '../operation.ts';
import { type Exchange, signalOf } from './exchange.ts';
import { commonHeaders, dataPolicy } from './security-headers.ts';

/** How long things may take, in ms; tests have less patience. */
export interface StreamPatience {
  /** Who takes nothing for so long is cut. */
  readonly stalledMs: number;
  /** Between an empty piece and the next call, lest a handler that never waits keeps the processor busy. */
  readonly emptyMs: number;
}

const usualPatience: StreamPatience = { stalledMs: 60_000, emptyMs: 250 };

/** @param first reply of the first call @param next calls the handler again; rejects only on a fault of ours, which ends the stream and is passed on */
export async function sendStream(
  exchange: Exchange,
  first: NonNullable<OperationReply['stream']>,
  next: (after: string) => Promise<Outcome<OperationReply>>,
  { stalledMs, emptyMs }: StreamPatience = usualPatience,
): Promise<void> {
  if (exchange.isAnswered || exchange.response.headersSent) return;
  const { request, response } = exchange;
  const signal = signalOf(exchange);
  response.writeHead(200, [
    ...['x-request-id', exchange.requestId, ...commonHeaders.flat(), 'content-security-policy', dataPolicy, ...exchange.headers],
    // proxies that collect a reply before they pass it on are told not to
    ...['content-type', first.mediaType, 'cache-control', 'private, no-store', 'x-accel-buffering', 'no'],
  ]);
  exchange.isAnswered = true;
  exchange.isStream = true;
  if (request.method === 'HEAD') return void response.end();
  response.flushHeaders();
  let isWhole = false;
  try {
    let piece = first;
    while (!signal.aborted) {
      if (piece.part !== '' && !response.write(piece.part)) await taken(exchange, signal, stalledMs);
      isWhole = piece.after === undefined;
      if (piece.after === undefined || signal.aborted) break;
      if (piece.part === '') await sleep(emptyMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      const outcome = await next(piece.after);
      if (!outcome.ok || !outcome.value.stream) break;
      piece = outcome.value.stream;
    }
  } finally {
    if (isWhole || signal.aborted) response.end();
    // after what was written before
    else response.socket?.destroySoon();
  }
}

async function taken({ response }: Exchange, signal: AbortSignal, stalledMs: number): Promise<void> {
  try {
    await once(response, 'drain', { signal: AbortSignal.any([signal, AbortSignal.timeout(stalledMs)]) });
  } catch {
    response.destroy();
  }
}
