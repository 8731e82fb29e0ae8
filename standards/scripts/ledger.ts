/**
 * The ledger (编号簿): every requirement id and every code ever given out, with what it meant. `generate` adds what is new and takes nothing
 * out, so that a gate can see what vanished, was renamed or was weakened. Before the first release a row may be corrected by hand, in review.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Requirement } from './requirements.ts';
import { type CodeTable, home } from './sources.ts';

/** What was given out. */
export interface Ledger {
  /** Level by requirement id. */
  readonly requirements: Readonly<Record<string, string>>;
  /** Chinese name of each code, by table. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const file = 'ledger.json';

/** The ledger as it stands; empty when there is none yet. */
export const readLedger = (): Ledger =>
  existsSync(join(home, file)) ? (JSON.parse(readFileSync(join(home, file), 'utf8')) as Ledger) : { requirements: {}, codes: {} };

/** The ledger with what is new; known rows are kept as they are. */
export function extendLedger(ledger: Ledger, requirements: readonly Requirement[], tables: readonly CodeTable[]): Ledger {
  const given = Object.fromEntries(tables.map(({ id, members }) => [id, Object.fromEntries(members.map(({ code, zh }) => [code, zh]))]));
  const ids = sorted({ ...given, ...ledger.codes });
  return {
    requirements: sorted({ ...Object.fromEntries(requirements.map(({ id, level }) => [id, level])), ...ledger.requirements }),
    codes: Object.fromEntries(Object.keys(ids).map((id) => [id, sorted({ ...given[id], ...ledger.codes[id] })])),
  };
}

const sorted = <V>(record: Readonly<Record<string, V>>): Record<string, V> => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
