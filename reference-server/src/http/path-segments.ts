/**
 * The path of a request as segments, in its one accepted spelling. Other spellings of a path are not normalised but unknown:
 * they are how a rule on one path is passed by another (NT-suffix-bypass).
 */

// what need not be encoded, or must never hide in a segment: unreserved characters, / \ % ; and controls
const oddSpelling = /%(?:2[dDeEfF5]|5[cCfF]|7[eE]|3[0-9bB]|4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA]|[01][0-9a-fA-F]|7[fF])/;

/**
 * Decoded segments of an absolute path: "/api/v1" gives ["api", "v1"], "/" gives [""].
 * Undefined for a path that no operation can have: not absolute, an empty, dot or two-dot segment, a backslash,
 * a `;`, or a percent-encoding that is broken or needless.
 */
export function pathSegments(path: string): readonly string[] | undefined {
  if (!path.startsWith('/')) return undefined;
  const segments = path.slice(1).split('/');
  for (let index = 0; index < segments.length; index += 1) {
    const raw = segments[index]!;
    if (raw === '' && segments.length > 1 && index < segments.length - 1) return undefined;
    if (raw === '.' || raw === '..' || raw.includes('\\') || raw.includes(';')) return undefined;
    if (!raw.includes('%')) continue;
    const decoded = oddSpelling.test(raw) ? undefined : decode(raw);
    if (decoded === undefined) return undefined;
    segments[index] = decoded;
  }
  return segments;
}

/** Text of a percent-encoded part; undefined when it is not UTF-8 or not percent-encoding. */
export function decode(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}
