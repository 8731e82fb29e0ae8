/** What a scope throws: each is a bug in the composition, never a caller's fault, so it is an exception with a code. */

/** DUPLICATE: bound twice; MISSING: never bound; CYCLE: needs itself; CLOSED: used after dispose. */
export type ScopeErrorCode = 'SCOPE_DUPLICATE' | 'SCOPE_MISSING' | 'SCOPE_CYCLE' | 'SCOPE_CLOSED';

/** Names the scope, the token and, for a cycle, the path. */
export class ScopeError extends Error {
  readonly code: ScopeErrorCode;

  constructor(code: ScopeErrorCode, message: string) {
    super(`${code}: ${message}`);
    this.name = 'ScopeError';
    this.code = code;
  }
}
