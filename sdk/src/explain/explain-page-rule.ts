/** Rules about pages (页面规则), by id. */

import list from '@jiyue/standards/generated/page-rules.json' with { type: 'json' };
import { type Explanation, type Item, sameWords } from './explanation.ts';
import type { Words } from './standard.ts';
import { evidenceWords, wordsOf } from './standard-words.ts';

interface PageRule {
  readonly id: string;
  readonly title: Words;
  readonly statement: Words;
  readonly pages: readonly string[];
  readonly where?: string;
  readonly expect: readonly object[];
  readonly level: string;
  readonly source: string;
  readonly evidence: string;
  readonly examples: { readonly [kind: string]: readonly unknown[] };
}

const rules = (list as readonly { readonly rules: readonly PageRule[] }[]).flatMap(({ rules: own }) => own);

/** Ids of all page rules. */
export const pageRuleIds: readonly string[] = rules.map(({ id }) => id);

/** Undefined when there is no such rule. */
export function explainPageRule(asked: string): Explanation | undefined {
  const rule = rules.find(({ id }) => id === asked.toLowerCase());
  if (!rule) return undefined;
  const counts = Object.entries(rule.examples).map(([kind, own]) => `${kind} ${own.length}`);
  return {
    kind: 'page-rule',
    id: rule.id,
    title: rule.title,
    text: rule.statement,
    facts: [
      {
        key: 'severity',
        value: rule.level === 'error' ? { zh: '错误', en: 'error' } : { zh: '警告（只提示）', en: 'warning (only told)' },
      },
      ...(rule.where === undefined ? [] : [{ key: 'applies' as const, value: rule.where }]),
      { key: 'document', value: rule.source },
      { key: 'evidence', value: wordsOf(evidenceWords, rule.evidence) },
      { key: 'examples', value: counts.join(', ') },
    ],
    lists: [
      { key: 'pages', items: rule.pages.map((page): Item => ({ id: page, title: sameWords('') })) },
      { key: 'criteria', items: rule.expect.map((one): Item => ({ id: JSON.stringify(one), title: sameWords('') })) },
    ],
    see: [],
  };
}
