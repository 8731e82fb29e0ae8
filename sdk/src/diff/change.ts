/** A difference between two versions, as every part of the comparison reports it. */

import { canonicalJson } from '../crypto/canonical-json.ts';
import { sha256 } from '../crypto/digest.ts';
import type { Sentence } from '../import/language.ts';
import type { Verdict } from './contain.ts';

/** Part of the standard that a change belongs to. */
export type Area = 'schema' | 'code' | 'requirement' | 'operation' | 'event';

/** Who sends to whom: `request` to a platform built for the new version, `reply` to a reader built for the old one, `stored` before, read now. */
export type Direction = 'request' | 'reply' | 'event' | 'stored';

/** How large a change is, as semantic versioning counts it. */
export type Level = 'none' | 'patch' | 'minor' | 'major';

/** Levels from nothing to the largest. */
export const levels: readonly Level[] = ['none', 'patch', 'minor', 'major'];

/** The larger of some levels. */
export const largest = (all: Iterable<Level>): Level => levels[Math.max(0, ...[...all].map((level) => levels.indexOf(level)))]!;

/** One change. */
export interface Change {
  /** 12 hexadecimal digits of type, pointer, keyword and direction: what an approval names. */
  readonly fingerprint: string;
  readonly area: Area;
  readonly level: Level;
  /** For what was computed as containment; absent where the rule alone decides. */
  readonly verdict?: Verdict;
  readonly direction?: Direction;
  /** What changed: a type, a code table, a requirement id, an operationId, an event type. */
  readonly thing: string;
  /** Where in it; "" for the whole. */
  readonly pointer: string;
  /** Keyword of JSON Schema, or the name of our rule. */
  readonly keyword: string;
  readonly what: Sentence;
  readonly affected: Sentence;
  readonly action: Sentence;
  readonly before?: unknown;
  readonly after?: unknown;
  /** A value that one side accepts and the other refuses, confirmed by two engines. */
  readonly example?: unknown;
  /** Where in the example. */
  readonly at?: string;
  /** Types that show it, when it stands in a definition they share. */
  readonly types?: readonly string[];
  /** Why it does not count: `experimental`, or the reason of its approval. */
  readonly exempt?: { readonly by: 'experimental' | 'approval'; readonly reason?: string };
}

/** The name of a change in approvals: the same as long as the change is the same. */
export const fingerprintOf = ({
  thing,
  pointer,
  keyword,
  direction = '',
}: Pick<Change, 'thing' | 'pointer' | 'keyword'> & { readonly direction?: string | undefined }): string =>
  sha256(canonicalJson([thing, pointer, keyword, direction])).slice(0, 12);

/** Fills in the fingerprint. */
export const changeOf = (change: Omit<Change, 'fingerprint'>): Change => ({ fingerprint: fingerprintOf(change), ...change });
