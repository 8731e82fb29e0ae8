import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleTexts } from './rule-texts.ts';

const guide = readFileSync(new URL('../../../docs/guide/write-a-plugin.md', import.meta.url), 'utf8');

test('the guide lists every promise that is checked, and no other', () => {
  const rules = [...new Set(Object.keys(ruleTexts).map((id) => id.slice(0, id.indexOf(':'))))];
  const listed = [...guide.matchAll(/^\| `([a-z]+\/[a-z-]+)` \|/gm)].map(([, rule]) => rule);
  expect(rules.length).toBeGreaterThan(30);
  expect(listed.toSorted()).toEqual(rules.toSorted());
});
