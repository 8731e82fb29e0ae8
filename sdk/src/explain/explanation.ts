/** What `jiyue explain` says of a thing, as data in both languages; the same whatever language is shown. */

import type { Words } from './standard.ts';

/** Kinds of things that can be explained. */
export type ThingKind =
  | 'type'
  | 'field'
  | 'table'
  | 'code'
  | 'requirement'
  | 'clause'
  | 'error'
  | 'rule'
  | 'operation'
  | 'page-tag'
  | 'event'
  | 'list'
  | 'indicator'
  | 'page-rule'
  | 'check'
  | 'year'
  | 'profile'
  | 'area'
  | 'module'
  | 'family'
  | 'crosswalk';

/** One thing. */
export interface Explanation {
  readonly kind: ThingKind;
  /** What it is called by; asking for it again gives the same. */
  readonly id: string;
  readonly title: Words;
  /** Description, in sentences. */
  readonly text?: Words;
  readonly facts: readonly Fact[];
  readonly lists: readonly ItemList[];
  /** Things worth asking for next. */
  readonly see: readonly string[];
}

/** Something that is known of the thing; keys have their labels in the texts. */
export interface Fact {
  readonly key: FactKey;
  /** A value that is the same in every language, or words. */
  readonly value: string | Words;
}

/** Keys of facts. */
export type FactKey =
  | 'form'
  | 'presence'
  | 'personal'
  | 'table'
  | 'example'
  | 'requirement'
  | 'level'
  | 'basis'
  | 'verify'
  | 'since'
  | 'document'
  | 'heading'
  | 'disposition'
  | 'reason'
  | 'part-of'
  | 'status'
  | 'problem'
  | 'severity'
  | 'method'
  | 'access'
  | 'request'
  | 'reply'
  | 'binding'
  | 'evidence'
  | 'parent'
  | 'cardinality'
  | 'subject'
  | 'public'
  | 'note'
  | 'other-wording'
  | 'used-by'
  | 'group'
  | 'next'
  | 'deprecated'
  | 'points'
  | 'decides'
  | 'applies'
  | 'published'
  | 'working-days'
  | 'rest-days'
  | 'work-days'
  | 'base'
  | 'modules'
  | 'asks'
  | 'levels'
  | 'raised'
  | 'state'
  | 'examples';

/** Several things of one sort that belong to it. */
export interface ItemList {
  readonly key: ListKey;
  readonly items: readonly Item[];
}

/** Keys of lists. */
export type ListKey =
  | 'members'
  | 'codes'
  | 'clauses'
  | 'parts'
  | 'requirements'
  | 'fields'
  | 'operations'
  | 'parameters'
  | 'types'
  | 'pages'
  | 'things'
  | 'thresholds'
  | 'cases'
  | 'criteria'
  | 'narrowed'
  | 'own-fields'
  | 'raised'
  | 'tightened'
  | 'systems'
  | 'rows';

/** One line of a list. */
export interface Item {
  readonly id: string;
  readonly title: Words;
  /** True for members that must be given. */
  readonly isRequired?: boolean;
  /** Depth in a table of several levels; 0 when absent. */
  readonly depth?: number;
}

/** Both languages the same, e.g. for a number or a code. */
export const sameWords = (text: string): Words => ({ zh: text, en: text });
