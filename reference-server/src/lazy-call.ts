/**
 * A call whose signal is made when somebody asks for it: most handlers end before anybody could go away.
 * A class, because its getter stands on the prototype: in an object literal it would give every call a hidden class of its own,
 * and each of those keeps its request in memory until the next full collection.
 */
import type { OperationCall } from './operation.ts';

/** All of a call but its signal. */
export type CallParts = Omit<OperationCall, 'signal'>;

/** Handed to one handler. */
export class LazyCall implements OperationCall {
  readonly params: OperationCall['params'];
  readonly body: unknown;
  readonly bytes?: Uint8Array;
  readonly caller: OperationCall['caller'];
  readonly language: OperationCall['language'];
  readonly baseUrl: string;
  readonly requestId: string;
  readonly rateKey: string | undefined;
  readonly keyed: OperationCall['keyed'];
  readonly #signal: () => AbortSignal;

  /** @param signal asked at each look */
  constructor({ params, body, bytes, caller, language, baseUrl, requestId, rateKey, keyed }: CallParts, signal: () => AbortSignal) {
    this.params = params;
    this.body = body;
    if (bytes) this.bytes = bytes;
    this.caller = caller;
    this.language = language;
    this.baseUrl = baseUrl;
    this.requestId = requestId;
    this.rateKey = rateKey;
    this.keyed = keyed;
    this.#signal = signal;
  }

  get signal(): AbortSignal {
    return this.#signal();
  }
}
