/**
 * Extension point `interaction-source`: a plugin that keeps public answers of interaction (咨询投诉、留言评论 …) lets the site search find them.
 * The source stays the owner: the search keeps ids and tokens, asks what has changed, and reads each case anew before it shows it, so what
 * was taken down is never shown. A source that fails, is late or answers in another form is left aside and harms no other.
 */
import type { PublicCase } from '@jiyue/standards/model';
import { definePoint } from './points.ts';

/** What has changed. */
export interface InteractionChanges {
  /** Ids of cases, oldest change first. One that was published, changed or taken down; it may come again and again. */
  readonly ids: readonly string[];
  /** Where to go on: given back as `after`. The one that was given when nothing has changed. At most 200 characters. */
  readonly mark: string;
}

/** The point. */
export interface InteractionSource {
  /**
   * Cases whose public text has changed behind a mark. Without a mark all public ones from the beginning.
   * @returns at most `limit` ids; none when there is nothing more
   */
  changes(request: { readonly after?: string; readonly limit: number }): Promise<InteractionChanges>;
  /** Those of these cases that everybody may read now, in any order; unknown ones and those taken down are left out. */
  publicCases(ids: readonly string[]): Promise<readonly PublicCase[]>;
}

/** Sources of the site search: as many as the operator installs. */
export const interactionSource = definePoint<InteractionSource>()({ id: 'interaction-source', version: '1.0', holds: 'many' });

/** Limits of the point. */
export const interactionLimits = {
  /** Ids in one question. */
  cases: 100,
  markCharacters: 200,
  /** Time for one answer in ms; a later one is left aside. */
  deadlineMs: 2000,
} as const;
