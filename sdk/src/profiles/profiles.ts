/** The profiles of the standard (专用规范) by their reference, e.g. `cn-xg@1.0`. A reference that leads nowhere comes with near names. */

import list from '@jiyue/standards/generated/profiles/profiles.json' with { type: 'json' };
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { nearNames } from '../validate/near-names.ts';
import type { Schema } from '../validate/schema-place.ts';

/** A text in both languages. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A row that narrows a property, or codes of a table that are not used. */
export interface ProfileConstraint {
  readonly type?: string | readonly string[];
  /** Dotted; `[]` stands for each item of a list. */
  readonly property?: string;
  /** Id of a code table. */
  readonly code?: string;
  readonly forbid?: readonly string[];
  readonly enum?: readonly string[];
  readonly reason: Words;
}

/** A compiled profile. */
export interface Profile {
  readonly id: string;
  readonly version: string;
  /** `structure-only`: a slot. Nothing can be judged by it. */
  readonly status: 'level' | 'complete' | 'structure-only';
  readonly title: Words;
  readonly base: string;
  /** References from the standard to the profile itself. */
  readonly chain: readonly string[];
  /** What a slot does not claim; absent elsewhere. */
  readonly notice?: Words;
  /** What a level asks a platform to serve, those of its bases included. */
  readonly claims: {
    readonly modules: readonly string[];
    readonly operations: readonly string[];
    readonly areas: readonly string[];
    readonly requirements: readonly string[];
    readonly planned: readonly string[];
  };
  readonly constrain: readonly ProfileConstraint[];
  /** Own members below `ext`. */
  readonly extend: readonly { readonly type: string | readonly string[]; readonly path: string; readonly title: Words; readonly require?: boolean }[];
  /** Requirements that it raises, those of its bases included: id -> MUST, SHOULD. */
  readonly levels: { readonly [requirement: string]: string };
  /** Thresholds of indicators that it tightens, those of its bases included. */
  readonly thresholds: { readonly [indicator: string]: { readonly [name: string]: number | string } };
  /** By type: the definitions that apply beside its own. Types that are not named are judged by the standard alone. */
  readonly types: { readonly [type: string]: readonly string[] };
  /** Own definitions; those of the bases stand with the bases. */
  readonly defs: { readonly [name: string]: Schema };
  /** Narrowings that are to be proven: every value of `narrow` is one of `wide`. */
  readonly proofs: readonly { readonly place: string; readonly narrow: Schema; readonly wide: Schema }[];
}

/** Why there is no profile. */
export type ProfileFailure = { readonly code: 'profile-unknown'; readonly data: { readonly reference: string; readonly near: readonly string[] } };

const byReference: ReadonlyMap<string, Profile> = new Map((list as readonly Profile[]).map((one) => [`${one.id}@${one.version}`, one]));

/** All references, sorted. */
export const profileReferences: readonly string[] = [...byReference.keys()].sort();

/** @param reference id and version; an id alone names no version and is refused, with the versions there are */
export function findProfile(reference: string): Outcome<Profile, ProfileFailure> {
  const profile = byReference.get(reference);
  if (profile) return ok(profile);
  const [id = ''] = reference.split('@');
  const ofId = profileReferences.filter((one) => one.split('@')[0] === id);
  const ids = nearNames(id, new Set(profileReferences.map((one) => one.split('@')[0] ?? '')));
  const near = ofId.length > 0 ? ofId : profileReferences.filter((one) => ids.includes(one.split('@')[0] ?? ''));
  return fail({ code: 'profile-unknown', data: { reference, near } });
}
