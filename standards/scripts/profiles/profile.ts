/** Profiles (专用规范): a base and what is asked beyond it. A profile narrows; it never widens, removes or renames. Sources: profiles/*.yaml. */
import { readFolder } from '../sources.ts';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a value is limited to. Each keyword must narrow what the base says there. */
export interface Limits {
  /** The member must be there wherever the object that holds it is. Only `true`. */
  readonly require?: boolean;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

/** Limits of one property of one type or of several. */
export interface PropertyConstraint extends Limits {
  readonly type: string | readonly string[];
  /** Members joined by dots; `[]` after a list stands for each of its items: `statusHistory[].reason`. */
  readonly property: string;
  readonly reason: Words;
}

/** Codes of a table that are not used. */
export interface CodeConstraint {
  readonly code: string;
  readonly forbid: readonly string[];
  readonly reason: Words;
}

/** A member of the profile's own, below its own namespace. */
export interface Extension {
  readonly type: string | readonly string[];
  /** `ext.<profile>.<name>` */
  readonly path: string;
  readonly title: Words;
  readonly schema: { readonly [keyword: string]: unknown };
  readonly require?: boolean;
}

/** What a level asks of a platform beyond its base. */
export interface Asks {
  /** Modules of the interface with their operations. */
  readonly modules: readonly { readonly name: string; readonly title: Words; readonly operations: readonly string[] }[];
  /** Areas whose requirements come with this level, each once it binds an operation that the level has, or none at all. */
  readonly areas: readonly string[];
  /** Modules that will come, and the level they will come with. */
  readonly planned: readonly string[];
}

/** A standard that a slot is kept for. `reached` says exactly what was seen of it. */
export interface ForeignStandard {
  readonly number: string;
  readonly title: string;
  readonly reached: string;
}

/** A file of profiles/. Version and id together are the reference: `cn-xg@1.0`. */
export interface Profile {
  readonly id: string;
  readonly version: string;
  readonly status: 'level' | 'complete' | 'structure-only';
  readonly title: Words;
  /** `standard@1.0` or another profile. */
  readonly base: string;
  readonly asks?: Asks;
  readonly constrain: readonly (PropertyConstraint | CodeConstraint)[];
  readonly extend: readonly Extension[];
  /** Requirements whose level rises. */
  readonly levels: { readonly [requirement: string]: string };
  /** Thresholds of inspection indicators that are tightened. */
  readonly thresholds: { readonly [indicator: string]: { readonly [threshold: string]: number | string } };
  /** Of a slot: the standards it is kept for, and what nobody may read into it. */
  readonly standards?: readonly ForeignStandard[];
  readonly notice?: Words;
}

/** A profile and its file. */
export interface ProfileSource {
  readonly file: string;
  readonly doc: Profile;
}

/** All files, in name order. */
export const readProfiles = (): readonly ProfileSource[] => readFolder('profiles').map(({ file, doc }) => ({ file, doc: doc as Profile }));

/** How others refer to a profile. */
export const referenceOf = ({ id, version }: Pick<Profile, 'id' | 'version'>): string => `${id}@${version}`;

/** The sentence that every slot carries, word for word. */
export const slotNotice: Words = {
  zh: '未见该标准的字段表、代码表；不声明符合',
  en: 'The field and code tables of this standard were not seen; no conformity is claimed',
};
