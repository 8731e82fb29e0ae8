/**
 * Bytes of a JSON body to a value: how much work it would be, UTF-8 with the offset of the first bad byte, JSON with line and column,
 * then a walk over what no schema sees.
 */
import { isUtf8 } from 'node:buffer';
import { findJsonFault, findRepeatedKey, firstBadByte } from '@jiyue/sdk';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';

/** How much one body may ask for. */
export interface BodyLimits {
  /** Deepest nesting of objects and lists. */
  readonly depth: number;
  /** Most values: members, items, objects and lists together. */
  readonly values: number;
}

export function parseJsonBody(bytes: Buffer, { depth: depthLimit, values }: BodyLimits): Outcome<unknown> {
  if (holdsMoreValues(bytes, values))
    return fail({ code: 'REQUEST_INVALID', data: { findings: [{ pointer: '/body', rule: 'values', params: { limit: values } }] } });
  if (!isUtf8(bytes)) return fail({ code: 'BODY_ENCODING', data: { offset: firstBadByte(bytes) } });
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(malformed(text));
  }
  const { fault, keys } = lookThrough(value, depthLimit);
  if (fault) return fail(fault);
  // JSON.parse keeps the last of two in silence; who looked at the first has judged something else
  const key = findRepeatedKey(text, keys);
  return key === undefined
    ? ok(value)
    : fail({ code: 'REQUEST_INVALID', data: { findings: [{ pointer: '/body', rule: 'repeated-key', params: { key: key.slice(0, 100).toWellFormed() } }] } });
}

/**
 * Counts the signs that begin a value, outside of texts. Parsing and judging take some µs a value, so ten million bytes of brackets
 * would hold everyone else up for seconds; a look at each byte takes some ms. On what is no JSON the count means nothing and does no harm.
 */
function holdsMoreValues(bytes: Buffer, limit: number): boolean {
  // each value takes two bytes at least
  if (bytes.length < limit) return false;
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at];
    if (sign === 0x22) {
      at = endOfText(bytes, at);
      continue;
    }
    if (sign !== 0x2c && sign !== 0x5b && sign !== 0x7b) continue;
    count += 1;
    if (count > limit) return true;
  }
  return false;
}

/** Place of the quote that ends the text that begins here; the end of the body when none does. */
function endOfText(bytes: Buffer, start: number): number {
  for (let end = bytes.indexOf(0x22, start + 1); end !== -1; end = bytes.indexOf(0x22, end + 1)) {
    let slashes = 0;
    while (bytes[end - 1 - slashes] === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return bytes.length;
}

function malformed(text: string) {
  const fault = findJsonFault(text);
  const offset = fault?.offset ?? 0;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = Array.from(before.slice(before.lastIndexOf('\n') + 1)).length + 1;
  return { code: 'BODY_MALFORMED', data: { line, column, reason: fault?.kind ?? 'unexpected', ...(fault?.found === undefined ? {} : { found: fault.found }) } };
}

/** Counts members; tells what is too deep for the recursion of validators and serialisers, and half a surrogate pair, which cannot be stored. */
function lookThrough(value: unknown, depthLimit: number) {
  const path: (string | number)[] = [];
  let keys = 0;
  let fault: 'depth' | 'unicode' | undefined;
  const isFine = (node: unknown): boolean => {
    if (typeof node === 'string') return node.isWellFormed() || note('unicode');
    if (node === null || typeof node !== 'object') return true;
    if (path.length >= depthLimit) return note('depth');
    if (Array.isArray(node)) return node.every((item, index) => descend(index, item));
    const names = Object.keys(node);
    keys += names.length;
    return names.every((name) => (name.isWellFormed() || note('unicode')) && descend(name, (node as Record<string, unknown>)[name]));
  };
  const note = (kind: 'depth' | 'unicode') => {
    fault = kind;
    return false;
  };
  const descend = (step: string | number, node: unknown): boolean => {
    path.push(step);
    if (!isFine(node)) return false;
    path.pop();
    return true;
  };
  if (isFine(value) || !fault) return { keys };
  return {
    keys,
    fault: {
      code: 'REQUEST_INVALID',
      data: { findings: [{ pointer: pointerOf(['body', ...path.slice(0, 32)]), rule: fault, params: { limit: depthLimit } }] },
    },
  };
}

const pointerOf = (steps: readonly (string | number)[]) =>
  steps.map((step) => `/${String(step).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
