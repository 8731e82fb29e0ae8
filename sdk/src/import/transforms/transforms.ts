/** All transforms by the names that mapping files use. */

import { webAddress } from './address-step.ts';
import * as codes from './code-steps.ts';
import * as dates from './date-steps.ts';
import { documentNumber } from './document-number-step.ts';
import * as html from './html-steps.ts';
import * as texts from './text-steps.ts';
import type { TransformKind } from './transform.ts';

export const transformKinds: { readonly [name: string]: TransformKind } = {
  trim: texts.trim,
  'collapse-spaces': texts.collapseSpaces,
  'clean-invisible': texts.cleanInvisible,
  extract: texts.extract,
  replace: texts.replace,
  accept: texts.accept,
  refuse: texts.refuse,
  select: texts.select,
  split: texts.split,
  join: texts.join,
  list: texts.toList,
  unique: texts.unique,
  pick: texts.pick,
  truncate: texts.truncate,
  map: texts.mapValues,
  lookup: codes.lookup,
  'index-number-scheme': codes.indexNumberScheme,
  date: dates.date,
  timestamp: dates.timestamp,
  'document-number': documentNumber,
  'web-address': webAddress,
  'markdown-headings-to-html': html.markdownHeadingsToHtml,
  'plain-to-paragraphs': html.plainToParagraphs,
  'strip-html': html.stripHtml,
};
