/** The body of a request for an operation: media type, size, encoding, JSON, contract, in this order. */
import type { IncomingMessage } from 'node:http';
import { sm3 } from '@jiyue/sdk';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../config/index.ts';
import { isJson, parseMediaType } from './media-type.ts';
import { formBytes, parseFormBody } from './parse-form-body.ts';
import { parseJsonBody } from './parse-json-body.ts';
import { readBody } from './read-body.ts';
import type { ServedOperation } from './served-operation.ts';

/** Body as value or bytes; neither when there is none. */
export interface TakenBody {
  readonly value?: unknown;
  readonly bytes?: Uint8Array;
  /** As it came over the wire; absent without a body. */
  readonly raw?: Uint8Array;
}

const nothing = ok<TakenBody>({});
const otherContent: Outcome<TakenBody> = fail({ code: 'SIGNATURE_INVALID', data: { reason: 'content' } });
const isOther = (bytes: Uint8Array, contentDigest: string | undefined) => contentDigest !== undefined && sm3(bytes) !== contentDigest;

/**
 * @param contentDigest SM3 that the body must have, because a signature is over it; absent: any
 * @returns undefined when the caller went away in the middle
 */
export async function takeBody(
  request: IncomingMessage,
  operation: ServedOperation,
  limits: ServerConfig['limits'],
  contentDigest?: string,
): Promise<Outcome<TakenBody> | undefined> {
  const isGiven = Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined;
  if (operation.body === 'none' && isGiven) return invalid('unexpected');
  if (!isGiven && isOther(new Uint8Array(), contentDigest)) return otherContent;
  if (operation.body === 'none') return nothing;
  if (!isGiven && (operation.body === 'json' || operation.body === 'form')) return operation.isBodyRequired ? invalid('required') : nothing;

  const refusal = checkMediaType(request, operation);
  if (refusal) return refusal;
  const bytes = await readBody(request, operation.body === 'bytes' ? limits.attachmentBytes : operation.body === 'form' ? formBytes : limits.bodyBytes);
  if (!bytes?.ok) return bytes;
  if (isOther(bytes.value, contentDigest)) return otherContent;
  if (operation.body === 'bytes') return ok({ bytes: bytes.value, raw: bytes.value });

  const parsed =
    operation.body === 'form'
      ? await parseFormBody(bytes.value, String(request.headers['content-type']))
      : parseJsonBody(bytes.value, { depth: limits.bodyDepth, values: limits.bodyValues });
  if (!parsed.ok) return parsed;
  const findings = operation.contract.body(parsed.value);
  return findings.length > 0 ? fail({ code: 'REQUEST_INVALID', data: { findings } }) : ok({ value: parsed.value, raw: bytes.value });
}

function checkMediaType(request: IncomingMessage, operation: ServedOperation): Outcome<TakenBody> | undefined {
  const header = request.headers['content-type'];
  const encoding = request.headers['content-encoding'];
  const given = parseMediaType(header);
  const fits =
    operation.body === 'json'
      ? given !== undefined && isJson(given)
      : (header === undefined && operation.body === 'bytes') || (given !== undefined && operation.bodyTypes.includes(given.type));
  if (fits && (encoding === undefined || encoding === 'identity')) return undefined;
  const received = [header ?? '', encoding === undefined ? '' : `content-encoding ${encoding}`].join(' ').trim().slice(0, 100);
  return fail({ code: 'MEDIA_TYPE_UNSUPPORTED', data: { expected: operation.bodyTypes.join(', '), received } });
}

const invalid = (rule: string): Outcome<TakenBody> => fail({ code: 'REQUEST_INVALID', data: { findings: [{ pointer: '/body', rule }] } });
