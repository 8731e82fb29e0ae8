/** What the files of this driver ask of a connection, and the checks on what they bind. */

/** A value that may be bound. Absence is empty text or null, never undefined: the client library would bind that as NULL. */
export type SqlValue = string | number | boolean | null | Uint8Array | readonly string[] | readonly number[] | readonly boolean[];

/** A row by column name; bigint columns come as numbers, bytea as Buffer. */
export type SqlRow = { readonly [column: string]: unknown };

/** Asks one statement at a time. */
export interface Queries {
  rows(text: string, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** @returns number of changed rows */
  change(text: string, ...values: readonly SqlValue[]): Promise<number>;
}

/** @throws TypeError for a value that would be bound as something else */
export function checkValues(text: string, values: readonly unknown[]): void {
  values.forEach((value, place) => {
    if (Array.isArray(value) ? !value.every(isPlain) : !(isPlain(value) || value === null || value instanceof Uint8Array))
      throw new TypeError(`value ${place + 1} cannot be bound (${value instanceof Date ? 'Date' : typeof value}): ${text}`);
  });
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isSafeInteger(value));

/** Most statements kept prepared on a connection; texts come from a bounded set of shapes, this bounds the rest. */
const keptNames = 300;
const names = new Map<string, string>();

/** The name under which a text is prepared, the same on every connection; undefined beyond the bound, and for what is done once. */
export function statementName(text: string): string | undefined {
  if (/^(CREATE|ALTER) /.test(text)) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= keptNames) return known;
  const made = `j${names.size}`;
  names.set(text, made);
  return made;
}
