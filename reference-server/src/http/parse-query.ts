/** The query of a request as written: names and texts, decoded strictly. What a parameter means is decided by the contract, not here. */
import type { Finding } from '@jiyue/sdk';
import { decode } from './path-segments.ts';

/** Values by name, in order; faults for parts that are not percent-encoded UTF-8. */
export interface Query {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
}

const none: Query = { values: new Map(), findings: [] };

/** @param text what follows the "?", without it */
export function parseQuery(text: string): Query {
  if (text === '') return none;
  const values = new Map<string, string[]>();
  const findings: Finding[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decodeText(equals < 0 ? part : part.slice(0, equals));
    const value = decodeText(equals < 0 ? '' : part.slice(equals + 1));
    if (name === undefined || value === undefined) {
      findings.push({ pointer: `/query${name === undefined ? '' : `/${escapePointer(name)}`}`, rule: 'encoding', value: part.slice(0, 80) });
      continue;
    }
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return { values, findings };
}

/** One step of a JSON Pointer. */
export const escapePointer = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

const decodeText = (raw: string) => (raw.includes('%') ? decode(raw.replaceAll('+', ' ')) : raw.replaceAll('+', ' '));
