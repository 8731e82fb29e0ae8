/**
 * The way of a draft into the repository as pure steps (先入库): normalise → validate → classify → digest. Deduplication and rights
 * need the store and are the server's. Anything can be put in; nothing throws.
 */
import type { ResourceDraft } from '@jiyue/standards/model';
import { type Outcome, ok } from '../plugin/outcome.ts';
import type { Finding } from '../validate/finding.ts';
import { findWarnings } from '../validate/validate.ts';
import { classifyDraft } from './classify-draft.ts';
import { canonicalJson } from '../crypto/canonical-json.ts';
import { sm3 } from '../crypto/digest.ts';
import type { ContentDigest } from './digest-draft.ts';
import { normaliseDraft } from './normalise-draft.ts';
import { validateDraft } from './validate-draft.ts';

/** A draft that may be stored. */
export interface PreparedDraft extends ContentDigest {
  readonly draft: ResourceDraft;
  /** What is better written otherwise; no reason to refuse. */
  readonly warnings: readonly Finding[];
}

/**
 * Prepared once or twice is the same: `prepareDraft(prepared.draft)` gives the same draft and digest.
 * @param input parsed JSON of any shape
 * @returns REQUEST_INVALID with all findings when it is no draft of the standard
 */
export function prepareDraft(input: unknown): Outcome<PreparedDraft> {
  const valid = validateDraft(normaliseDraft(input));
  if (!valid.ok) return valid;
  const draft = classifyDraft(valid.value);
  return ok(new Prepared(draft, canonicalJson(draft)));
}

/** Digest and warnings are worked out when somebody asks. The getters stand on a prototype, so that all have one hidden class. */
class Prepared implements PreparedDraft {
  readonly draft: ResourceDraft;
  readonly canonical: string;
  #digest: string | undefined;

  constructor(draft: ResourceDraft, canonical: string) {
    this.draft = draft;
    this.canonical = canonical;
  }

  get digest(): string {
    this.#digest ??= sm3(this.canonical);
    return this.#digest;
  }

  get warnings(): readonly Finding[] {
    return findWarnings('ResourceDraft', this.draft);
  }
}
