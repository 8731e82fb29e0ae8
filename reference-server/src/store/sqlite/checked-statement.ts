/**
 * Prepared statements that refuse what `node:sqlite` binds silently: a missing argument or a Date becomes NULL, a boolean becomes
 * a number, and a forgotten value is found in the data months later.
 */
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';

/** A value that may be bound. Absence is written as empty text or null, never as undefined. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** A row as the engine gives it: no prototype, so copy before comparing. */
export type SqlRow = Record<string, SQLOutputValue>;

/** A prepared statement with checked arguments. */
export interface CheckedStatement {
  get(...values: readonly SqlValue[]): SqlRow | undefined;
  all(...values: readonly SqlValue[]): readonly SqlRow[];
  /** @returns number of changed rows */
  run(...values: readonly SqlValue[]): number;
}

/** @throws TypeError when a later call binds another number of values, or a value that is none */
export function prepareChecked(database: DatabaseSync, sql: string): CheckedStatement {
  const statement: StatementSync = database.prepare(sql);
  const expected = countPlaceholders(sql);
  const check = (values: readonly SqlValue[]): SqlValue[] => {
    if (values.length !== expected) throw new TypeError(`${values.length} values for ${expected} placeholders: ${sql}`);
    for (let i = 0; i < values.length; i++) if (!isBindable(values[i])) throw new TypeError(`value ${i + 1} cannot be bound (${describe(values[i])}): ${sql}`);
    return values as SqlValue[];
  };
  return {
    get: (...values) => statement.get(...check(values)),
    all: (...values) => statement.all(...check(values)),
    run: (...values) => Number(statement.run(...check(values)).changes),
  };
}

function isBindable(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'bigint' || value === null) return true;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return value instanceof Uint8Array;
}

const describe = (value: unknown) => (value instanceof Date ? 'Date' : typeof value === 'number' ? String(value) : typeof value);

// our own SQL uses ? alone; quoted text may hold one
const countPlaceholders = (sql: string) => sql.replaceAll(/'[^']*'/g, '').split('?').length - 1;
