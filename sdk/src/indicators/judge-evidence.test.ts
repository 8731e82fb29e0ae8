import { describe, expect, test } from 'vitest';
import { findProfile } from '../profiles/profiles.ts';
import { dayBefore, isLonger } from './durations.ts';
import { indicators } from './indicators.ts';
import { type Evidence, judgedIndicators, judgeEvidence } from './judge-evidence.ts';
import { tightenedLimits } from './limits.ts';
import { scoreEvidence } from './score-evidence.ts';

const at = '2026-07-01';
const province = findProfile('cn-xg@1.0');
const stricter = tightenedLimits(province.ok ? province.value.thresholds : {});
const holds = (evidence: Evidence, limits?: typeof stricter) => judgeEvidence(evidence, at, limits).map((one) => one.holds);

/** A week of visits; every `slowEach`-th takes `seconds`. */
const visits = (slowEach: number, seconds: number | null, days = 7, perDay = 20) => ({
  visits: Array.from({ length: days * perDay }, (_, index) => ({
    at: `2026-06-${String(20 + Math.floor(index / perDay)).padStart(2, '0')}T08:${String(index % perDay).padStart(2, '0')}:00+08:00`,
    seconds: index % slowEach === 0 ? seconds : 1,
  })),
});

describe('an indicator holds by its thresholds', () => {
  test.each<[string, Evidence, boolean | 'unknown']>([
    ['V2: 5 % of the visits fail', { V2: visits(20, null) }, true],
    ['V2: fewer than 5 % fail', { V2: visits(25, null) }, false],
    ['V2: 15 seconds are not more than 15', { V2: visits(2, 15) }, false],
    ['V2: six days say nothing', { V2: visits(2, null, 6) }, 'unknown'],
    ['V2: a day of nineteen visits says nothing', { V2: visits(2, null, 7, 19) }, 'unknown'],
    ['V2: no visit says nothing', { V2: { visits: [] } }, 'unknown'],
    ['V5a: no channel', { V5a: { channels: 0 } }, true],
    ['V5a: one', { V5a: { channels: 1 } }, false],
    ['V5b: three months and a day without an answer', { V5b: { messages: [{ received: '2026-03-31', answered: null }] } }, true],
    ['V5b: three months', { V5b: { messages: [{ received: '2026-04-01', answered: null }] } }, false],
    ['V5b: answered late', { V5b: { messages: [{ received: '2025-10-01', answered: '2026-06-30' }] } }, true],
    ['V5b: older than the year looked back on', { V5b: { messages: [{ received: '2025-06-30', answered: null }] } }, false],
    ['V6a: no service', { V6a: { services: 0 } }, true],
    ['W2: nothing for two weeks', { W2: { newest: '2026-06-16' } }, true],
    ['W3: no channel', { W3: { channels: 0 } }, true],
    ['D5: half a year and a day', { D5: { newest: ['2026-06-30', '2025-12-31'] } }, true],
    ['D5: no column of policy documents says nothing', { D5: { newest: [] } }, 'unknown'],
    ['D11: three months', { D11: { newest: ['2026-04-01'] } }, false],
    ['D14: two months and a day', { D14: { newest: ['2026-04-30'] } }, true],
    [
      'S1: one open, one late, one in time',
      {
        S1: {
          messages: [
            { received: '2025-03-01', closed: null },
            { received: '2025-03-01', closed: '2025-04-02' },
            { received: '2025-03-01', closed: '2025-04-01' },
          ],
        },
      },
      true,
    ],
    ['S2: all sites', { S2: { share: 1 } }, true],
    ['S2: nearly all', { S2: { share: 0.99 } }, false],
  ])('%s', (_what, evidence, expected) => expect(holds(evidence)).toEqual([expected]));

  // JY-INSP-008, JY-INSP-009
  test.each<[string, Evidence, boolean]>([
    ['two weeks ago is within two weeks', { V3: { newest: '2026-06-17' } }, false],
    ['a day more is not', { V3: { newest: '2026-06-16' } }, true],
    ['nothing at all', { V3: { newest: null } }, true],
  ])('the home page: %s', (_what, evidence, expected) => expect(holds(evidence)).toEqual([expected]));

  test.each<[string, Evidence, boolean]>([
    [
      'five stale columns of both kinds',
      { V4a: { news: ['2026-06-16', '2026-06-30', null], noticePolicy: ['2025-12-31', '2025-11-01', null, '2026-01-01'] } },
      true,
    ],
    ['four stale ones', { V4a: { news: ['2026-06-17'], noticePolicy: ['2025-12-31', '2025-11-01', null, null] } }, false],
    ['ten behind their own limits', { V4b: { columns: Array.from({ length: 10 }, () => ({ newest: '2026-05-01', limitDays: 30 })) } }, true],
    ['within a limit of 90 days', { V4b: { columns: Array.from({ length: 10 }, () => ({ newest: '2026-05-01', limitDays: 90 })) } }, false],
    ['five blank columns', { V4c: { blank: 5 } }, true],
    ['four blank ones', { V4c: { blank: 4 } }, false],
    ['nine behind their own limits', { V4b: { columns: Array.from({ length: 9 }, () => ({ newest: '2026-05-01', limitDays: 30 })) } }, false],
  ])('columns: %s', (_what, evidence, expected) => expect(holds(evidence)).toEqual([expected]));

  test('every indicator that evidence decides is decided by machine, scored, and shows the thresholds it was compared with', () => {
    for (const id of judgedIndicators) {
      const one = indicators.get(id)!;
      expect([id, one.scored, one.decides.includes('machine')]).toEqual([id, true, true]);
    }
    const [judged] = judgeEvidence({ V2: visits(20, null) }, at);
    expect(judged).toMatchObject({
      measured: { days: 7, visitsPerDay: 20, visits: 140, failed: 7, failShare: 0.05 },
      limits: { windowDays: 7, visitsPerDayMin: 20, timeoutSeconds: 15, failShareMin: 0.05 },
    });
    expect(Object.keys(judged!.limits).toSorted()).toEqual(Object.keys(indicators.get('V2')!.thresholds!).toSorted());
  });

  test('the same evidence holds by the tighter thresholds of a profile', () => {
    expect([holds({ V2: visits(25, null) }), holds({ V2: visits(25, null) }, stricter)]).toEqual([[false], [true]]);
    expect([holds({ V2: visits(25, 12) }), holds({ V2: visits(25, 12) }, stricter)]).toEqual([[false], [true]]);
    const notices = { V4a: { news: [], noticePolicy: Array.from({ length: 5 }, () => '2026-03-01') } };
    expect([holds(notices), holds(notices, stricter)]).toEqual([[false], [true]]);
    const message = { V5b: { messages: [{ received: '2026-05-15', answered: null }] } };
    expect([holds(message), holds(message, stricter)]).toEqual([[false], [true]]);
  });
});

describe('a score from evidence', () => {
  const scored = (file: Parameters<typeof scoreEvidence>[0], limits?: typeof stricter) => {
    const outcome = scoreEvidence(file, limits);
    return outcome.ok ? [outcome.value.score.result, outcome.value.score.verdict] : outcome.failure.code;
  };
  test('adds what machines and people found; a tighter threshold may make a veto of it', () => {
    const file = { scheme: 'site', checkPoint: at, evidence: { V2: visits(25, null), D5: { newest: ['2025-12-31'] } }, findings: ['D11'], bonus: 4 };
    expect(scored(file)).toEqual([97, 'qualified']);
    expect(scored(file, stricter)).toEqual([null, 'unqualified']);
  });
  test('counts messages one by one and gives the bonus of the platform', () => {
    const messages = [
      { received: '2025-03-01', closed: null },
      { received: '2025-03-01', closed: null },
      { received: '2025-03-01', closed: '2025-06-01' },
    ];
    expect(scored({ scheme: 'supervision', checkPoint: at, evidence: { S1: { messages }, S2: { share: 1 } } })).toEqual([97, 'qualified']);
  });
  test('is not given where the evidence does not suffice, unless a veto decides', () => {
    expect(scored({ scheme: 'site', checkPoint: at, evidence: { V2: visits(2, null, 3) } })).toEqual([null, 'not-scored']);
    expect(scored({ scheme: 'site', checkPoint: at, evidence: { V2: visits(2, null, 3), V6a: { services: 0 } } })).toEqual([null, 'unqualified']);
  });
  test('refuses what is not of the scheme, and what is not there', () => {
    expect(scored({ scheme: 'new-media', checkPoint: at, evidence: { V3: { newest: at } } })).toBe('wrong-subject');
    expect(scored({ scheme: 'site', checkPoint: at, findings: ['D99'] })).toBe('indicator-unknown');
    expect(scored({ scheme: 'sites', checkPoint: at })).toBe('scheme-unknown');
  });
});

test.each([
  ['2026-07-01', 'P14D', '2026-06-17'],
  ['2026-03-31', 'P1M', '2026-02-28'],
  ['2024-03-31', 'P1M', '2024-02-29'],
  ['2026-01-15', 'P1M', '2025-12-15'],
  ['2026-02-28', 'P1Y', '2025-02-28'],
  ['2026-07-01', 30, '2026-06-01'],
  ['2026-02-30', 'P1D', undefined],
  ['2026-07-01', 'P1W', undefined],
])('%s less %s is %s', (date, duration, before) => expect(dayBefore(date, duration)).toBe(before));

test('a duration is exceeded by a day more, not by itself', () => {
  expect([isLonger('2026-04-01', '2026-07-01', 'P3M'), isLonger('2026-03-31', '2026-07-01', 'P3M')]).toEqual([false, true]);
});
