/** Step "digest": the canonical text of a content (RFC 8785) and its SM3. Equal digests mean equal content. */
import { canonicalJson } from '../crypto/canonical-json.ts';
import { sm3 } from '../crypto/digest.ts';

/** Canonical text and its digest. */
export interface ContentDigest {
  readonly canonical: string;
  /** SM3 in lower-case hexadecimal. */
  readonly digest: string;
}

/** @param draft content that passed validation; throws TypeError on what is no JSON */
export function digestDraft(draft: object): ContentDigest {
  const canonical = canonicalJson(draft);
  return { canonical, digest: sm3(canonical) };
}
