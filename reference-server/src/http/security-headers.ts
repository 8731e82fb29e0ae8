/** Headers on every reply. Pages of the platform run no inline script, load nothing from elsewhere and are never framed. */

/** On every reply. */
export const commonHeaders: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
];

/** For data: nothing in it may run, wherever a browser opens it. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** For pages. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
