/** Conditional reads (RFC 9110, 13.1.2): whether the caller has this version already. */

/** Weak comparison, as the standard asks for If-None-Match. `*` matches anything that exists. */
export function matchesTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  if (ifNoneMatch.trim() === '*') return true;
  const bare = etag.replace(/^W\//, '');
  return (ifNoneMatch.match(/"[^"]*"/g) as readonly string[] | null)?.includes(bare) ?? false;
}
