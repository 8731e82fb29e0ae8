/** What the own index holds: fields of tokens and attributes for filters, facets and ranking. */
import type { IndexSchema } from '@jiyue/sdk/plugin';
import { analyserVersion } from '../analysis/analyse.ts';

/** Fields that hold words, in the order of their weight. `about`: subtitle, summary, keywords, issuers, source. */
export const wordFields = ['title', 'about', 'body'] as const;

/** One of the fields that hold words. */
export type WordField = (typeof wordFields)[number];

/** Pairs that the field `lead` holds. */
export const leadPairs = 15;

/** `lead`: the first words of the body, counted and never matched. `characters`: every Chinese character of title, about and body. `number`: document number and index number in one form. `named`: works it names. */
export const schema: IndexSchema = {
  version: analyserVersion,
  fields: [...wordFields, 'characters', 'number', 'named'],
  countedFields: ['lead'],
  attributes: ['siteId', 'columnId', 'kind', 'topic', 'issuer', 'year', 'level', 'validity'],
};
