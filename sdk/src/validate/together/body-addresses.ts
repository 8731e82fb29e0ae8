/** Absolute addresses in a text: those of links and pictures of an HTML fragment, those that stand in plain text. */
import { type RuleRecord, textAt } from '../rules/rule.ts';

const inHtml = /\b(?:href|src)\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;
const inPlain = /https?:\/\/[^\s<>"'，。；、（）《》]{1,2000}/gi;

/** @param body text and format, as a resource has it */
export function bodyAddresses(body: RuleRecord): readonly string[] {
  const text = textAt(body, 'text') ?? '';
  // most texts have none, and this is asked of every text of a batch
  if (!text.includes('://')) return [];
  if (body['format'] !== 'html') return text.match(inPlain) ?? [];
  return [...text.matchAll(inHtml)].map(([, double, single]) => double ?? single ?? '').filter((address) => /^https?:\/\//i.test(address));
}
