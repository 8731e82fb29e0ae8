/**
 * Errors of PostgreSQL and of the connection to it as faults of the store: by SQLSTATE, by system error, and where the client
 * library gives neither, by its text.
 */
import { type StorageCode, StorageFault } from '../storage-fault.ts';

// https://www.postgresql.org/docs/18/errcodes-appendix.html
const byState = new Map<string, StorageCode>([
  ['53100', 'STORAGE_FULL'], // disk_full
  ['25006', 'STORAGE_READ_ONLY'], // read_only_sql_transaction
  ['42501', 'STORAGE_READ_ONLY'], // insufficient_privilege: the account may not write here
  ['53300', 'STORAGE_UNAVAILABLE'], // too_many_connections
  ['53400', 'STORAGE_UNAVAILABLE'], // configuration_limit_exceeded
  ['55P03', 'STORAGE_UNAVAILABLE'], // lock_not_available: another process holds the log for too long
  ['57014', 'STORAGE_UNAVAILABLE'], // query_canceled: the deadline of statements
  ['58030', 'STORAGE_UNAVAILABLE'], // io_error
]);

/** Codes after which the session is gone: administrators, crashes, deadlines of sessions. */
const endedSessions = new Set(['57P01', '57P02', '57P03', '57P04', '57P05', '25P03', '25P04']);
const systemErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT', 'EACCES']);
// node-postgres gives these no code
const lostTexts =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout|timeout expired)/;

/** No connection could be made, for whatever reason: the network, the account, a certificate. The cause says which. */
export class NoConnection extends StorageFault {
  constructor(cause: unknown) {
    super('STORAGE_UNAVAILABLE', cause);
  }
}

const codeOf = (error: unknown): string => {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** Whether the connection is gone with this error, or never was: nothing more can be asked over it. */
export function isLost(error: unknown): boolean {
  if (error instanceof NoConnection) return true;
  const code = codeOf(error);
  if (code.startsWith('08') || endedSessions.has(code) || systemErrors.has(code)) return true;
  return error instanceof Error && lostTexts.test(error.message);
}

/** Turns an error into a fault of the store; other errors come back as they are, with their SQLSTATE in `code`. */
export function asPostgresFault(error: unknown): unknown {
  if (error instanceof StorageFault) return error;
  const known = isLost(error) ? 'STORAGE_UNAVAILABLE' : byState.get(codeOf(error));
  return known === undefined ? error : new StorageFault(known, error);
}
