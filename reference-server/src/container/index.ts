/** Services of the server: typed tokens in scopes. */
export { type Get, type Release, Scope } from './scope.ts';
export { ScopeError, type ScopeErrorCode } from './scope-error.ts';
export { type Token, token } from './token.ts';
