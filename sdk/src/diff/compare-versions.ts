/** Compares two versions of the standard, as far as both hold the same parts: types, codes, requirements, operations, events. */

import { type Change, type Direction, largest, type Level, levels } from './change.ts';
import { compareCodes } from './parts/compare-codes.ts';
import { compareEvents } from './parts/compare-events.ts';
import { compareOperations, typesInUse } from './parts/compare-operations.ts';
import { compareRequirements } from './parts/compare-requirements.ts';
import { compareSchemas, type TypeVerdict } from './parts/compare-schemas.ts';
import { openDocument } from './schema/document.ts';
import type { Json, SchemaSet, Version } from './version.ts';

/** How much was looked at: zero everywhere means that nothing was compared. */
export interface SeenCounts {
  readonly types: number;
  readonly codes: number;
  readonly requirements: number;
  readonly operations: number;
  readonly events: number;
  /** Stored examples of the old version tried as counter-examples. */
  readonly examples: number;
}

/** The whole comparison. */
export interface Comparison {
  readonly old: string;
  readonly fresh: string;
  /** What readers of the old version are judged by: its tolerant view, or the strict one where there is no other. */
  readonly readerView: 'tolerant' | 'strict';
  readonly verdicts: readonly TypeVerdict[];
  /** Largest first. */
  readonly changes: readonly Change[];
  readonly seen: SeenCounts;
}

/** Level that a change counts with: nothing when it is exempt. */
export const countedLevel = ({ level, exempt }: Change): Level => (exempt ? 'none' : level);

/** Level of all changes together. */
export const levelOf = (changes: readonly Change[]): Level => largest(changes.map(countedLevel));

/** Compares what both have. */
export async function compareVersions(old: Version, fresh: Version): Promise<Comparison> {
  const changes: Change[] = [];
  const verdicts: TypeVerdict[] = [];
  let operations = 0;
  if (old.strict && fresh.strict) {
    const found = await compareSchemas({
      old: { strict: old.strict, ...(old.tolerant ? { tolerant: old.tolerant } : {}) },
      fresh: { strict: fresh.strict },
      directionsOf: directionsOf(old, fresh),
      examplesOf: (type) => ({ old: old.examples?.get(type) ?? [], fresh: fresh.examples?.get(type) ?? [] }),
    });
    changes.push(...found.changes);
    verdicts.push(...found.verdicts);
  }
  if (old.codes && fresh.codes) changes.push(...compareCodes(old.codes, fresh.codes));
  if (old.requirements && fresh.requirements) changes.push(...compareRequirements(old.requirements, fresh.requirements));
  if (old.events && fresh.events) changes.push(...compareEvents(old.events, fresh.events));
  if (old.openapi && fresh.openapi) {
    const found = await compareOperations(old.openapi, fresh.openapi);
    changes.push(...found.changes);
    operations = found.seen;
  }
  const rank = (change: Change) => -levels.indexOf(countedLevel(change));
  return {
    old: old.name,
    fresh: fresh.name,
    readerView: old.tolerant ? 'tolerant' : 'strict',
    verdicts,
    changes: changes.toSorted((a, b) => rank(a) - rank(b)),
    seen: {
      types: new Set(verdicts.map(({ type }) => type)).size,
      codes: old.codes && fresh.codes ? fresh.codes.reduce((sum, { members }) => sum + members.length, 0) : 0,
      requirements: old.requirements && fresh.requirements ? fresh.requirements.length : 0,
      operations,
      events: old.events && fresh.events ? fresh.events.length : 0,
      examples: old.strict && fresh.strict ? [...(old.examples ?? [])].reduce((sum, [, list]) => sum + list.length, 0) : 0,
    },
  };
}

const both: readonly Direction[] = ['request', 'reply'];

/**
 * Directions of a type: as operations and events use it, and `stored` for records (id and version are required). Types that only others
 * refer to are judged inside those; what nobody uses, or when there are no operations to tell, is judged both ways.
 */
function directionsOf(old: Version, fresh: Version): (type: string) => readonly Direction[] {
  const uses = [old, fresh].flatMap(({ openapi }) => (openapi ? [typesInUse(openapi as Json)] : []));
  const events = new Set(
    [old, fresh].flatMap(({ events: rows }) => (rows ?? []).flatMap(({ data, envelope }) => [data, envelope].filter((name) => name !== undefined))),
  );
  const request = new Set(uses.flatMap((use) => [...use.request]));
  const reply = new Set(uses.flatMap((use) => [...use.reply]));
  const set = old.strict;
  const isReached = set ? reachedFrom(set, [...request, ...reply, ...events]) : () => false;
  const records = set ? recordTypes(set) : new Set<string>();
  return (type) => {
    const direct: Direction[] = [
      ...(request.has(type) ? (['request'] as const) : []),
      ...(reply.has(type) ? (['reply'] as const) : []),
      ...(events.has(type) ? (['event'] as const) : []),
    ];
    const stored: readonly Direction[] = records.has(type) ? ['stored'] : [];
    if (direct.length > 0) return [...direct, ...stored];
    return uses.length > 0 && isReached(type) ? stored : [...both, ...stored];
  };
}

function recordTypes({ document, types }: SchemaSet): ReadonlySet<string> {
  const opened = openDocument(document);
  const isRecord = (pointer: string) => {
    const required = opened.at(pointer)?.raw['required'];
    return Array.isArray(required) && required.includes('id') && required.includes('version') && required.includes('enteredAt');
  };
  return new Set([...types].filter(([, pointer]) => isRecord(pointer)).map(([type]) => type));
}

/** Types that some types refer to, directly or not. */
function reachedFrom({ document, types }: SchemaSet, roots: readonly string[]): (type: string) => boolean {
  const opened = openDocument(document);
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (name !== '$ref' || typeof member !== 'string') {
        walk(member);
        continue;
      }
      const { pointer, raw } = opened.follow(opened.root, member);
      if (found.has(pointer)) continue;
      found.add(pointer);
      walk(raw);
    }
  };
  for (const root of roots) walk(opened.at(types.get(root) ?? '/~none')?.raw);
  return (type) => found.has(types.get(type) ?? '');
}
