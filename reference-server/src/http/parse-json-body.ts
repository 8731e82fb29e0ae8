/** Bytes of a JSON body to a value: UTF-8 with the offset of the first bad byte, JSON with line and column, then a walk over what no schema sees. */
import { isUtf8 } from 'node:buffer';
import { findJsonFault, firstBadByte } from '@jiyue/sdk';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';

/** @param depthLimit deepest nesting of objects and lists */
export function parseJsonBody(bytes: Buffer, depthLimit: number): Outcome<unknown> {
  if (!isUtf8(bytes)) return fail({ code: 'BODY_ENCODING', data: { offset: firstBadByte(bytes) } });
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail(malformed(text));
  }
  const fault = findTreeFault(value, depthLimit);
  return fault ? fail(fault) : ok(value);
}

function malformed(text: string) {
  const fault = findJsonFault(text);
  const offset = fault?.offset ?? 0;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = Array.from(before.slice(before.lastIndexOf('\n') + 1)).length + 1;
  return { code: 'BODY_MALFORMED', data: { line, column, reason: fault?.kind ?? 'unexpected', ...(fault?.found === undefined ? {} : { found: fault.found }) } };
}

/** Too deep for the recursion of validators and serialisers, or a text with half a surrogate pair, which cannot be stored. */
function findTreeFault(value: unknown, depthLimit: number) {
  const path: (string | number)[] = [];
  let fault: 'depth' | 'unicode' | undefined;
  const isFine = (node: unknown): boolean => {
    if (typeof node === 'string') return node.isWellFormed() || note('unicode');
    if (node === null || typeof node !== 'object') return true;
    if (path.length >= depthLimit) return note('depth');
    if (Array.isArray(node)) return node.every((item, index) => descend(index, item));
    return Object.keys(node).every((name) => (name.isWellFormed() || note('unicode')) && descend(name, (node as Record<string, unknown>)[name]));
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
  if (isFine(value) || !fault) return undefined;
  return { code: 'REQUEST_INVALID', data: { findings: [{ pointer: pointerOf(['body', ...path.slice(0, 32)]), rule: fault, params: { limit: depthLimit } }] } };
}

const pointerOf = (steps: readonly (string | number)[]) =>
  steps.map((step) => `/${String(step).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
