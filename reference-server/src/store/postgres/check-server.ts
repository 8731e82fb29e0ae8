/** Looks at a server before anything is written to it: version, encoding, whether it takes writes and keeps them. */
import { DatabaseUnusable } from './database-unusable.ts';
import { leastVersion } from './least-version.ts';
import type { Queries } from './sql.ts';

/** What is known of the server. */
export interface ServerFacts {
  /** For example "18.4". */
  readonly version: string;
  /** Whether it was told not to write through to the disk (fsync = off): then a crash of its machine may lose what was acknowledged. */
  readonly isLazy: boolean;
}

/** @throws DatabaseUnusable */
export async function checkServer(queries: Queries, shown: string): Promise<ServerFacts> {
  const [row] = await queries.rows(`SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
    current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby, current_setting('transaction_read_only') AS read_only,
    current_setting('fsync') AS fsync`);
  const { number, version, encoding, standby, read_only: readOnly, fsync } = row as { readonly [name: string]: string | number | boolean };
  if ((number as number) < leastVersion * 10_000) throw new DatabaseUnusable('version', shown, String(version));
  if (encoding !== 'UTF8') throw new DatabaseUnusable('encoding', shown, String(encoding));
  if (standby === true || readOnly === 'on') throw new DatabaseUnusable('read-only', shown, standby === true ? 'standby' : 'default_transaction_read_only');
  return { version: String(version).split(' ')[0]!, isLazy: fsync === 'off' };
}
