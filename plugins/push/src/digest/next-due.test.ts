import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { quietUntil } from '../outbox/quiet-hours.ts';
import { nextDue } from './next-due.ts';

const at = (text: string) => new Date(text);

test.each([
  ['hourly', {}, '2026-03-01T00:30:00Z', '2026-03-01T01:00:00.000Z'],
  ['hourly', { digestAt: '09:15' }, '2026-03-01T00:15:00Z', '2026-03-01T01:15:00.000Z'],
  ['daily', { digestAt: '08:00' }, '2026-02-28T23:59:59Z', '2026-03-01T00:00:00.000Z'],
  ['daily', { digestAt: '08:00' }, '2026-03-01T00:00:00Z', '2026-03-02T00:00:00.000Z'],
  ['daily', { digestAt: '00:10' }, '2026-03-01T16:00:00Z', '2026-03-01T16:10:00.000Z'],
  // 2026-03-01 is a Sunday in China
  ['weekly', { digestAt: '08:00', digestWeekday: 1 }, '2026-03-01T01:00:00Z', '2026-03-02T00:00:00.000Z'],
  ['weekly', { digestAt: '08:00', digestWeekday: 7 }, '2026-03-01T01:00:00Z', '2026-03-08T00:00:00.000Z'],
  ['monthly', { digestAt: '08:00' }, '2026-12-15T00:00:00Z', '2027-01-01T00:00:00.000Z'],
] as const)('%s %o after %s is due at %s', (frequency, more, after, expected) => {
  expect(nextDue({ frequency, ...more }, at(after))!.toISOString()).toBe(expected);
});

test('immediate ones and paused ones have no time', () => {
  expect([nextDue({ frequency: 'immediate' }, new Date()), nextDue({ frequency: 'paused' }, new Date())]).toEqual([undefined, undefined]);
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const instant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });

test('the next time is later, and never further away than one period', () => {
  const longest = { hourly: 3_600_000, daily: 86_400_000, weekly: 7 * 86_400_000, monthly: 31 * 86_400_000 };
  fc.assert(
    fc.property(
      fc.constantFrom('hourly', 'daily', 'weekly', 'monthly'),
      time,
      fc.integer({ min: 1, max: 7 }),
      instant,
      (frequency, digestAt, digestWeekday, after) => {
        const wait = nextDue({ frequency, digestAt, digestWeekday }, after)!.getTime() - after.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(longest[frequency as keyof typeof longest]);
      },
    ),
  );
});

test('quiet hours end within a day, and it is not quiet at their end', () => {
  fc.assert(
    fc.property(time, time, fc.constantFrom('+08:00', '-03:30', '+00:00'), instant, (from, until, utcOffset, now) => {
      const end = quietUntil({ from, until, utcOffset }, now);
      if (!end) return;
      expect(end.getTime() - now.getTime()).toBeGreaterThan(0);
      expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000);
      expect(quietUntil({ from, until, utcOffset }, end)).toBeUndefined();
    }),
  );
});
