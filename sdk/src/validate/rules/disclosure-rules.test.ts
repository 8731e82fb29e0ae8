import { expect, test } from 'vitest';
import { exampleOf, placesIn } from './rule-cases.suite.ts';

const answered = () => exampleOf('DisclosureApplication', 'answered-after-third-parties');
const amended = () => exampleOf('DisclosureApplication', 'amended');
const found = (value: object) => placesIn('DisclosureApplication', value);
const partOf = (record: Record<string, unknown>, member: string) => record[member] as Record<string, unknown>;
const thirdParty = (index: number, change: object) => {
  const all = answered()['thirdParties'] as readonly object[];
  return { ...answered(), thirdParties: all.map((one, place) => (place === index ? { ...one, ...change } : one)) };
};

test('an application online is received when both parties confirm', () => {
  const { confirmedAt: _, ...unconfirmed } = answered();
  expect(found(unconfirmed)).toEqual(['/confirmedAt received-at-confirmation']);
  // the day in China: half past midnight there is the day before in London
  expect(found({ ...answered(), confirmedAt: '2026-04-01T16:30:00Z' })).toEqual([]);
  expect(found({ ...answered(), confirmedAt: '2026-04-01T15:30:00Z' })).toEqual(['/receivedDate received-at-confirmation']);
  expect(found({ ...unconfirmed, way: 'registered-mail' })).toEqual([]);
});

test('the answer has twenty working days, extended once by what is on record', () => {
  const deadline = partOf(answered(), 'deadline');
  const { extension: _, ...notExtended } = answered();
  expect(found(notExtended)).toEqual(['/deadline/extension application-term']);
  expect(found({ ...answered(), extension: { ...partOf(answered(), 'extension'), days: 9 } })).toEqual(['/deadline/extension application-term']);
  expect(found({ ...answered(), deadline: { ...deadline, limit: 'disclosure-publish' } })).toEqual(['/deadline/limit application-term']);
  expect(found({ ...answered(), deadline: { ...deadline, amount: 15, extension: 15 } })).toEqual(['/deadline/amount application-term']);
  expect(found({ ...answered(), deadline: { ...deadline, startDate: '2026-04-03' } })).toContain('/deadline/startDate application-term');
});

test('an amendment is asked for once and starts the term anew', () => {
  const deadline = partOf(amended(), 'deadline');
  expect(found({ ...amended(), deadline: { ...deadline, startDate: '2026-04-02', dueDate: '2026-04-30' } })).toContain('/deadline/startDate one-amendment');
  const steps = amended()['steps'] as readonly object[];
  const again = [
    ...steps,
    { at: '2026-04-15T09:00:00+08:00', fromState: 'received', toState: 'amendment-asked' },
    { at: '2026-04-16T09:00:00+08:00', fromState: 'amendment-asked', toState: 'received' },
  ];
  expect(found({ ...amended(), steps: again })).toEqual(['/steps/3/toState one-amendment']);
});

test('third parties and joint makers have fifteen working days, and silence its consequence', () => {
  expect(found(thirdParty(1, { consequence: 'organ-decides' }))).toEqual(['/thirdParties/1/consequence consultation-term']);
  expect(found(thirdParty(0, { consequence: 'organ-decides' }))).toEqual(['/thirdParties/0/consequence consultation-term']);
  expect(found(thirdParty(0, { askedDate: '2026-04-09' }))).toEqual(['/thirdParties/0/deadline/startDate consultation-term']);
  expect(found(thirdParty(0, { partyKind: 'joint-maker' }))).toEqual(['/thirdParties/0/deadline/limit consultation-term']);
  expect(found(thirdParty(0, { partyKind: 'expert' }))).toEqual([]);
});

test('a refusal gives the code of its ground, partial disclosure that of each omission', () => {
  const refusal = exampleOf('DisclosureReplyDraft', 'refused-as-a-whole');
  const { ground: _, ...groundless } = refusal;
  expect(placesIn('DisclosureReplyDraft', groundless)).toEqual(['/ground disclosure-ground']);
  expect(placesIn('DisclosureReplyDraft', { ...refusal, replyKinds: ['R36-2', 'R36-3'] })).toEqual(['/redactions disclosure-ground']);
  expect(placesIn('DisclosureReplyDraft', { ...groundless, replyKinds: ['R36-4'] })).toEqual([]);
  const { ground: __, ...reply } = partOf(answered(), 'reply');
  expect(found({ ...answered(), reply })).toEqual(['/reply/ground disclosure-ground']);
});
