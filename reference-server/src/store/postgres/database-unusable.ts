/** Why a database cannot be taken as a store at start: an expected obstacle, shown to the operator as it is. */

/** Thrown by the opening. Holds no password: the address is the shown one. */
export class DatabaseUnusable extends Error {
  readonly reason: 'address' | 'unreachable' | 'version' | 'encoding' | 'read-only' | 'rights' | 'later-schema';
  /** Host, port and database. */
  readonly database: string;
  /** What was found: an error of the server, its version, its encoding. */
  readonly found: string;

  constructor(reason: DatabaseUnusable['reason'], database: string, found: string, cause?: unknown) {
    super(`database ${database}: ${reason} (${found})`, { cause });
    this.name = 'DatabaseUnusable';
    this.reason = reason;
    this.database = database;
    this.found = found;
  }
}
