/** What a sender can make dear with one body of 10 MB: nothing takes longer than reading it does. Each of these took minutes, or hours, and gigabytes. */
import { describe, expect, test } from 'vitest';
import { cleanHtml } from './clean-html.ts';
import { prepareDraft } from './prepare-draft.ts';

const findingsOf = (draft: unknown): readonly { readonly pointer: string; readonly rule: string; readonly params?: { readonly [name: string]: unknown } }[] => {
  const prepared = prepareDraft(draft);
  return prepared.ok ? [] : (prepared.failure.data?.['findings'] as never);
};
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

describe('a list or object of a million members', () => {
  test('is refused for its length and not compared item by item', () => {
    const rules = findingsOf({ kind: 'article', attachmentIds: many(900_000, (index) => `a${index}`) }).map(({ pointer, rule }) => `${pointer} ${rule}`);
    expect(rules).toContain('/attachmentIds maxItems');
    expect(rules).not.toContain('/attachmentIds/1 uniqueItems');
  });

  test('still has every fault counted, and two hundred told', () => {
    const findings = findingsOf({ kind: 'article', attachmentIds: many(300_000, (index) => index) });
    expect(findings).toHaveLength(200);
    expect(findings.at(-1)).toMatchObject({ rule: 'more', params: { shown: 199 } });
    expect(Number(findings.at(-1)?.params?.['total'])).toBeGreaterThan(300_000);
  });

  test('does not have each of its unknown names compared with each known one', () => {
    const unknown = Object.fromEntries(many(200_000, (index) => [`titl${index}`, 1]));
    expect(findingsOf({ kind: 'article', ...unknown }).at(-1)).toMatchObject({ pointer: '', rule: 'more' });
  });
});

describe('HTML', () => {
  test.each(['<b><div>', '<table><tr><td>', '<svg>', '<unknown>'])('of 100,000 %s inside each other becomes plain text', (tag) => {
    const cleaned = cleanHtml(`${tag.repeat(100_000)}字`);
    expect(cleaned).not.toContain('<');
    expect(cleaned).toContain('字');
  });

  test('that nests as pages of people do is parsed, however badly it is closed', () => {
    expect(cleanHtml('<p><font>一'.repeat(500))).toContain('<p>一');
  });
});
