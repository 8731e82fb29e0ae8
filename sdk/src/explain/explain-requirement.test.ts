import { expect, test } from 'vitest';
import { explainRequirement } from './explain-requirement.ts';
import { requirements } from './standard.ts';

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
