import { fc } from '../../../../.ci/properties.ts';
import { expect, test } from 'vitest';
import { createPluginWorld } from '@jiyue/sdk/testing';
import { addDays, beginsPeriod, dayOf, isDay, periodEnd } from './days.ts';
import { dayMarks, minuteCounter } from './day-mark.ts';
import { maskWords } from './mask-words.ts';
import { pageOf } from './page-of.ts';
import { regionTable } from './region-of.ts';
import { firstRobotFilter, robotRule } from './robot-filter.ts';
import { addressFamilyOf, optsOut, referrerHostOf, terminalOf } from './visitor-facts.ts';

const phone = 'Mozilla/5.0 (Linux; Android 14; ALN-AL00) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36';
const desktop = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36';

test.each([
  ['2026-02-28T15:59:59.999Z', '2026-02-28'],
  ['2026-02-28T16:00:00.000Z', '2026-03-01'],
  ['2026-12-31T16:00:00Z', '2027-01-01'],
])('%s is a moment of %s in Beijing', (instant, day) => expect(dayOf(new Date(instant))).toBe(day));

test('periods begin and end where the calendar says', () => {
  expect([periodEnd('2028-02-01', 'month'), periodEnd('2026-10-01', 'quarter'), periodEnd('2026-01-01', 'year'), periodEnd('2026-03-02', 'week')]).toEqual([
    '2028-02-29',
    '2026-12-31',
    '2026-12-31',
    '2026-03-08',
  ]);
  expect([beginsPeriod('2026-03-02', 'week'), beginsPeriod('2026-03-03', 'week'), beginsPeriod('2026-02-01', 'quarter')]).toEqual([true, false, false]);
  expect([isDay('2026-02-30'), isDay('2028-02-29'), addDays('2026-02-28', 1)]).toEqual([false, true, '2026-03-01']);
});

test.each([
  ['Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)', 'declared'],
  ['curl/8.5.0', 'libraries'],
  ['python-requests/2.31', 'libraries'],
  ['-', 'no-agent'],
  ['', 'no-agent'],
  ['Mozilla/5.0 HeadlessChrome/120.0', 'headless'],
  ['jiyue-probe/1.0', 'own-probe'],
  [phone, undefined],
  [desktop, undefined],
  // a phone of this maker is no robot, although its name holds the letters
  ['Mozilla/5.0 (Linux; Android 9; CUBOT NOTE) AppleWebKit/537.36 Mobile Safari/537.36', undefined],
])('agent %j is told by the rule %s', (agent, rule) => expect(robotRule(firstRobotFilter, { agent })).toBe(rule));

test('a reader who comes too often within a minute is a robot from that visit on, and a minute later a reader again', () => {
  const count = minuteCounter();
  const at = new Date('2026-03-01T00:00:00Z');
  const rules = Array.from({ length: 121 }, () => robotRule(firstRobotFilter, { agent: phone, visitsThisMinute: count('a', at) ?? 0 }));
  expect(rules.indexOf('too-many')).toBe(119);
  expect(count('a', new Date(at.getTime() + 60_000))).toBe(1);
});

test.each([
  [phone, 'phone'],
  [desktop, 'desktop'],
  ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) Mobile/15E148', 'tablet'],
  ['Mozilla/5.0 (Linux; Android 13; Pad) AppleWebKit/537.36 Safari/537.36', 'tablet'],
  ['Mozilla/5.0 (X11; Linux x86_64) UOS', 'desktop'],
  [undefined, 'unknown'],
])('agent %j runs on a %s', (agent, terminal) => expect(terminalOf(agent)).toBe(terminal));

test('addresses tell their family, and an IPv4 address within IPv6 is IPv4', () => {
  expect(['192.0.2.1', '2001:db8::1', '::ffff:192.0.2.1', '[2001:db8::1]', 'fe80::1%eth0', 'none', ''].map(addressFamilyOf)).toEqual([
    'ipv4',
    'ipv6',
    'ipv4',
    'ipv6',
    'ipv6',
    undefined,
    undefined,
  ]);
});

test('of a referrer its host remains, unless it is the site itself, an address of a machine or no web address', () => {
  const own = new Set(['www.xusheng.example']);
  expect(
    [
      'https://WWW.Example.com:8443/a?phone=13800138000',
      'https://www.xusheng.example/x',
      'http://192.0.2.9/',
      'http://[2001:db8::1]/',
      'android-app://a.b',
      '-',
      'x',
    ].map((one) => referrerHostOf(one, own)),
  ).toEqual(['www.example.com', undefined, undefined, undefined, undefined, undefined, undefined]);
});

test('DNT, Sec-GPC and the parameter of the page are each enough to opt out', () => {
  expect([{ dnt: '1' }, { gpc: '1' }, { asked: '1' }, { dnt: '0' }, {}].map(optsOut)).toEqual([true, true, true, false, false]);
});

test('a mark holds for one day and reader, and its salt is gone when the day has ended', () => {
  const marks = dayMarks();
  const [morning, night, next] = ['2026-03-01T00:00:00Z', '2026-03-01T15:59:59Z', '2026-03-01T16:00:00Z'].map((at) => new Date(at));
  const mark = marks.markOf(morning!, '192.0.2.1', desktop);
  expect(mark).toMatch(/^[0-9a-f]{16}$/);
  expect(marks.markOf(night!, '192.0.2.1', desktop)).toBe(mark);
  expect(marks.markOf(night!, '192.0.2.2', desktop)).not.toBe(mark);
  expect(marks.markOf(next!, '192.0.2.1', desktop)).not.toBe(mark);
  expect(marks.markOf(next!, undefined, desktop)).toBeUndefined();
  expect(marks.held).toBe(2);
  marks.forgetEnded(next!);
  expect(marks.held).toBe(1);
  // the day begins anew with another salt: nobody can come back to the mark
  expect(marks.markOf(morning!, '192.0.2.1', desktop)).not.toBe(mark);
  expect(dayMarks().markOf(morning!, '192.0.2.1', desktop)).not.toBe(mark);
});

test('a salt is overwritten when it is dropped', () => {
  const salt = Buffer.alloc(32, 7);
  const marks = dayMarks(() => salt);
  marks.markOf(new Date('2026-03-01T00:00:00Z'), '192.0.2.1', '');
  marks.forgetAll();
  expect([...salt].every((byte) => byte === 0)).toBe(true);
});

test.each([
  ['13800138000的社保', '***********的社保'],
  ['１３８００１３８０００', '***********'],
  ['138 0013 8000', '*************'],
  ['+86-138-0013-8000', '*****************'],
  ['110101199003077758 居住证', '****************** 居住证'],
  ['11010119900307775X', '******************'],
  ['张三 zhang.san@example.com', '张三 ********************'],
  ['一三八〇〇一三八〇〇〇', '***********'],
  ['E12345678', '*********'],
  ['192.0.2.17', '**********'],
  ['2001:db8::17', '************'],
  ['0571-87654321', '*************'],
  ['虚政发〔2026〕1号', '虚政发〔2026〕1号'.normalize('NFKC')],
  ['2026年3月1日 公积金', '2026年3月1日 公积金'],
  ['20260301', '20260301'],
  ['2026-03-01', '2026-03-01'],
  ['12345热线', '12345热线'],
])('%j is kept as %j', (words, kept) => expect(maskWords(words)).toBe(kept));

test('a long word is masked in one reading: from each of its letters on it would take minutes', () => {
  expect(maskWords('中'.repeat(200_000))).toBe('中'.repeat(200));
  expect(maskWords(`${'中'.repeat(200_000)}@xusheng.example`)).toBe('中'.repeat(200));
});

test('no run of seven digits that is no date is left, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.stringMatching(/^1[3-9][0-9]{9}$/), fc.string({ maxLength: 20 }), (before, telephone, after) => {
      expect(maskWords(`${before}${telephone}${after}`)).not.toContain(telephone);
    }),
  );
});

test('paths of the portal tell what a page shows, behind any prefix; what the repository does not know remains unsaid', async () => {
  const { records } = createPluginWorld();
  const page = (path: string) => pageOf(path, 'site-province', records);
  expect(await page('/')).toEqual({ pageKind: 'home' });
  expect(await page('/portal/s/9900000001/')).toEqual({ pageKind: 'home' });
  expect(await page('/s/9900000001/c/yaowen')).toEqual({ pageKind: 'column', columnId: 'site-province-yaowen' });
  expect(await page('/s/9900000001/r/r-news-1')).toEqual({
    pageKind: 'content',
    columnId: 'site-province-yaowen',
    resourceId: 'r-news-1',
    kind: 'article',
    ownerId: 'org-office',
  });
  expect(await page('/s/9900000001/r/r-edu-1')).toEqual({});
  expect(await page('/s/9900000001/r/13800138000')).toEqual({});
  expect(await page('/s/9900000001/c/%E0%A4%A')).toEqual({});
  expect(await page('/user/13800138000')).toEqual({});
});

test('the region of an address is what the table of the operator says, and nothing is made up', () => {
  const regionOf = regionTable([
    { network: '192.0.2.0/25', regionCode: '110000' },
    { network: '192.0.2.0/24', regionCode: '440000' },
    { network: '2001:db8:99::/48', regionCode: '990000' },
  ]);
  const given = ['192.0.2.1', '192.0.2.200', '::ffff:192.0.2.200', '[2001:db8:99::7]', '2001:db8:98::7', '203.0.113.1', 'unknown', undefined];
  expect(given.map(regionOf)).toEqual(['110000', '440000', '440000', '990000', undefined, undefined, undefined, undefined]);
  for (const network of ['192.0.2.0', '192.0.2.0/33', 'here/24', '2001:db8::/129'])
    expect(() => regionTable([{ network, regionCode: '110000' }])).toThrow(`"${network}" is no network`);
});
