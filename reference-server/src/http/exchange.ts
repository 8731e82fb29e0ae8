/** One request and its reply while it is served. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from './language.ts';

/** Made when the request arrives; ended by the first reply. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly language: Language;
  /** On the clock of `performance.now()`. */
  readonly startedAtMs: number;
  /** operationId, or a word for what is no operation; for the log. */
  route: string;
  /** Kind of caller, never a name; for the log. */
  caller: 'anonymous' | 'system' | 'person';
  /** Plugin that serves the operation; "core" for the server itself. */
  servedBy: string;
  /** Headers that go out with whatever reply it gets: limits, announced ends. Names and values in turn. */
  readonly headers: string[];
  /** Set by the first reply: what comes later is dropped. */
  isAnswered: boolean;
  /** It goes on until somebody ends it; a stop does. */
  isStream?: boolean;
  /** Ended when the caller goes away or the deadline passes; made when somebody asks for it. */
  abort?: AbortController;
}

/** Signal of the exchange, made on first use: most handlers never ask. */
export function signalOf(exchange: Exchange): AbortSignal {
  if (!exchange.abort) {
    const abort = new AbortController();
    exchange.abort = abort;
    exchange.response.once('close', () => abort.abort());
  }
  return exchange.abort.signal;
}
