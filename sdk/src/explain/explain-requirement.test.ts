import { expect, test } from 'vitest';
import { explainClause, explainRequirement } from './explain-requirement.ts';
import { clauses, requirements } from './standard.ts';

const verifiedBy = (id: string) => explainRequirement(id)?.facts.find(({ key }) => key === 'verify')?.value;

test('a planned requirement says that nothing verifies it yet, and only a planned one', () => {
  const planned = [...requirements.values()].filter(({ verify }) => verify.state === 'planned');
  const others = [...requirements.values()].filter(({ verify }) => verify.state !== 'planned');
  expect(planned.length).toBeGreaterThan(0);
  expect(others.length).toBeGreaterThan(0);
  for (const { id } of planned)
    expect(verifiedBy(id)).toMatchObject({ zh: expect.stringContaining('尚未验证'), en: expect.stringContaining('not verified yet') });
  for (const { id } of others) expect(JSON.stringify(verifiedBy(id))).not.toContain('planned');
});

test('every way of verification has its words in both languages', () => {
  for (const { id } of requirements.values()) expect(verifiedBy(id)).toMatchObject({ zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.any(String) });
});

test('a sentence of which two wordings are known shows the published one and tells the other, each reason in both languages', () => {
  const sentence = explainClause('71:1.2.2#1');
  expect(sentence?.text?.zh).toContain('探索构建互联融通的平台架构');
  expect(sentence?.facts).toContainEqual({ key: 'other-wording', value: expect.stringContaining('探索构建互联互通的平台架构') });
  const other = [...clauses.values()].filter(({ id }) => explainClause(id)?.facts.some(({ key }) => key === 'other-wording'));
  expect(other.map(({ id }) => id)).toEqual(['71:0#1', '71:1.2.2#1', '71:3.1#2', '71:3.4#2', '71:3.4#3']);
  expect(explainClause('71:0#1')?.facts).toContainEqual({ key: 'reason', value: { zh: '印发通知的过渡语', en: 'transmittal' } });
});
