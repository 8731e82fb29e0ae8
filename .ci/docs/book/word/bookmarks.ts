/**
 * Names of bookmarks for anchors. Word takes letters, digits and low lines, at most forty, and does not tell upper from lower case:
 * JY-RES-003 becomes JY_RES_003, and what is too long or stands already ends in a digest of its anchor.
 */
import { createHash } from 'node:crypto';

const longest = 40;

/** Bookmark by anchor, each of its own. */
export function bookmarksOf(anchors: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const anchor of anchors) {
    const plain = anchor.replace(/[^A-Za-z0-9]/g, '_').replace(/^(?![A-Za-z])/, 'a');
    const name =
      plain.length <= longest && !taken.has(plain.toLowerCase())
        ? plain
        : `${plain.slice(0, longest - 9)}_${createHash('sha256').update(anchor).digest('hex').slice(0, 8)}`;
    taken.add(name.toLowerCase());
    found.set(anchor, name);
  }
  return found;
}
