/** Writes a match of the own index as an FTS5 query. Every token is quoted, so no text of a user is ever read as syntax. */
import type { IndexMatch } from '@jiyue/sdk/plugin';

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

const inFields = (expression: string, fields: readonly string[] | undefined) => (fields ? `{${fields.join(' ')}} : ${expression}` : expression);

const join = (parts: readonly IndexMatch[], operator: 'AND' | 'OR') => {
  if (parts.length === 0) throw new RangeError(`a match with an empty ${operator === 'AND' ? '"all"' : '"any"'} says nothing`);
  return `(${parts.map(toExpression).join(` ${operator} `)})`;
};

/** @returns the FTS5 query; throws a RangeError on an empty list */
export function toExpression(match: IndexMatch): string {
  if ('token' in match) return inFields(quote(match.token), match.fields);
  if ('prefix' in match) return inFields(`${quote(match.prefix)} *`, match.fields);
  if ('phrase' in match) return inFields(quote(match.phrase.join(' ')), match.fields);
  return 'all' in match ? join(match.all, 'AND') : join(match.any, 'OR');
}
