import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createCallerAddress, networkOf } from './caller-address.ts';
import { matchesTag } from './entity-tag.ts';
import { negotiateLanguage } from './language.ts';
import { isJson, parseMediaType } from './media-type.ts';
import { createRateLimit } from './rate-limit.ts';
import { parseJsonBody } from './parse-json-body.ts';
import { requestIdOf } from './request-id.ts';

describe('media types', () => {
  test.each([
    ['application/json', true],
    ['Application/JSON; charset=UTF-8', true],
    ['application/merge-patch+json;charset="utf-8"', true],
    ['application/json; charset=gbk', false],
    ['text/plain', false],
  ])('%s may carry JSON: %s', (header, may) => {
    expect(isJson(parseMediaType(header)!)).toBe(may);
  });
  test.each([undefined, '', 'json', 'a/b/c', 'application/json, text/html'])('%s is no media type', (header) => {
    expect(parseMediaType(header)).toBeUndefined();
  });
});

describe('language', () => {
  test.each([
    [undefined, 'zh-CN'],
    ['en', 'en'],
    ['en-GB,zh;q=0.9', 'en'],
    ['zh-Hant;q=0.5, en;q=0.4', 'zh-CN'],
    ['fr, *;q=0.1', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    ['en;q=x', 'zh-CN'],
  ] as const)('%s gives %s', (header, language) => {
    expect(negotiateLanguage(header, 'zh-CN')).toBe(language);
  });
});

test('a request id of the caller is kept only when it is harmless', () => {
  const make = () => 'own';
  expect(requestIdOf('trace-0123456789', make)).toBe('trace-0123456789');
  for (const given of [undefined, 'short', 'a b c d e f', 'x'.repeat(65), 'line\nbreak-0000']) expect(requestIdOf(given, make)).toBe('own');
});

describe('entity tags', () => {
  test.each([
    [undefined, false],
    ['"3"', true],
    ['"2", W/"3"', true],
    ['*', true],
    ['"33"', false],
    ['3', false],
  ])('%s against "3": %s', (header, matches) => {
    expect(matchesTag(header, '"3"')).toBe(matches);
  });
});

describe('rate limit', () => {
  test('lets a burst through, then says how long to wait, then goes on', () => {
    let now = 0;
    const limit = createRateLimit(60, () => now);
    const taken = Array.from({ length: 16 }, () => limit.take('a'));
    expect(taken.slice(0, 15).map((one) => one?.remaining)).toEqual(Array.from({ length: 15 }, (_, place) => 14 - place));
    expect(taken.findIndex((one) => one?.waitSeconds !== undefined)).toBe(15);
    expect(taken[15]).toEqual({ remaining: 0, resetSeconds: 15, waitSeconds: 1 });
    expect(limit.take('b')).toEqual({ remaining: 14, resetSeconds: 1 });
    now += 1000;
    expect(limit.take('a')).toEqual({ remaining: 0, resetSeconds: 15 });
    expect(limit.take('a')).toMatchObject({ waitSeconds: 1 });
  });
  test.each([1, 3, 4, 60, 6000, 10_000_000])('its policy allows in the long run what was set: %i a minute', (perMinute) => {
    const { quota, windowSeconds } = createRateLimit(perMinute).policy!;
    // a window is whole seconds, so it may be up to a second too long
    expect((quota / windowSeconds) * 60).toBeLessThanOrEqual(perMinute * 1.000001);
    expect((quota / Math.max(windowSeconds - 1, 0.001)) * 60).toBeGreaterThan(perMinute);
  });
  test('what is left and when it is whole again add up at every moment', () => {
    let now = 0;
    const limit = createRateLimit(240, () => now);
    const { quota, windowSeconds } = limit.policy!;
    for (const step of [0, 0, 0, 137, 0, 0, 900, 0, 61, 0, 0, 0, 5000, 0, 20_000, 0]) {
      now += step;
      const { remaining, resetSeconds } = limit.take('a')!;
      expect(remaining).toBeLessThan(quota);
      expect(resetSeconds).toBeLessThanOrEqual(windowSeconds);
      // the quota comes back at its steady rate: so much is there once it is whole
      expect(remaining + resetSeconds * (quota / windowSeconds)).toBeGreaterThanOrEqual(quota);
    }
  });
  test('remembers a bounded number of callers', () => {
    const limit = createRateLimit(4, () => 0, 2);
    expect(limit.take('a')?.waitSeconds).toBeUndefined();
    expect(limit.take('a')?.waitSeconds).toBeGreaterThan(0);
    limit.take('b');
    limit.take('c');
    // "a" was forgotten to make room
    expect(limit.take('a')?.waitSeconds).toBeUndefined();
  });
  test('zero means no limit', () => {
    const limit = createRateLimit(0);
    expect(Array.from({ length: 1000 }, () => limit.take('a')).every((taken) => taken === undefined)).toBe(true);
    expect(limit.policy).toBeUndefined();
  });
});

describe('addresses', () => {
  const request = (remoteAddress: string, headers: Record<string, string>) => ({ socket: { remoteAddress }, headers }) as IncomingMessage;
  const forwarded = {
    'x-forwarded-for': '198.51.100.7, 10.1.1.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'www.example.cn',
    'x-forwarded-prefix': '/platform',
    host: 'inner:8080',
  };

  test('a trusted proxy is believed: caller, protocol, host and prefix', () => {
    const address = createCallerAddress(['10.0.0.0/8']);
    const from = request('::ffff:10.2.2.2', forwarded);
    expect(address.clientOf(from)).toBe('198.51.100.7');
    expect(address.baseUrlOf(from)).toBe('https://www.example.cn/platform');
  });
  test('nobody else is', () => {
    const address = createCallerAddress(['10.0.0.0/8']);
    const from = request('203.0.113.9', forwarded);
    expect(address.clientOf(from)).toBe('203.0.113.9');
    expect(address.baseUrlOf(from)).toBe('http://inner:8080');
  });
  test('a fixed address wins; an unusable Host gives none', () => {
    expect(createCallerAddress([], 'https://a.example.cn').baseUrlOf(request('::1', { host: 'x' }))).toBe('https://a.example.cn');
    const address = createCallerAddress([]);
    expect(address.baseUrlOf(request('::1', { host: '[::1]:8080' }))).toBe('http://[::1]:8080');
    for (const host of ['', 'a b', 'evil.example/<script>', 'a@b', 'x:123456']) expect(address.baseUrlOf(request('::1', { host }))).toBeUndefined();
  });
  test.each([
    ['198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0DB8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::2:3:4:5:6:7:8', '0:2:3:4::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s: one host has a whole IPv6 prefix to choose from', (given, network) => {
    expect(networkOf(given)).toBe(network);
  });
  test('an IPv4 address in mapped form counts as IPv4 (JY-NET-008)', () => {
    const client = createCallerAddress([]).clientOf(request('::ffff:198.51.100.7', {}));
    expect([client, networkOf(client)]).toEqual(['198.51.100.7', '198.51.100.7']);
  });
});

describe('how many values a body may hold', () => {
  const limits = { depth: 8, values: 10 };
  const judge = (text: string, more: Partial<typeof limits> = {}) => {
    const parsed = parseJsonBody(Buffer.from(text), { ...limits, ...more });
    return parsed.ok ? 'fine' : JSON.stringify([parsed.failure.code, parsed.failure.data]);
  };
  test('members, items, objects and lists count; signs inside of texts do not', () => {
    expect(judge('[1,2,3,4,5,6,7,8,9,10]')).toBe('fine');
    expect(judge('[1,2,3,4,5,6,7,8,9,10,11]')).toContain('"pointer":"/body","rule":"values","params":{"limit":10}');
    expect(judge('{"a":[{"b":1,"c":2,"d":3}],"e":[1,2,3,4,5]}')).toContain('values');
    expect(judge('{"a":"[,{[,{[,{[,{[,{","b":"\\"[[[[[[[[[[[\\\\","c":1}')).toBe('fine');
  });
  test('a member that stands twice in one object is refused by its name, wherever it stands', () => {
    expect(judge('{"a":1,"b":{"c":[{"d":1,"d":2}]}}')).toBe(
      '["REQUEST_INVALID",{"findings":[{"pointer":"/body","rule":"repeated-key","params":{"key":"d"}}]}]',
    );
    for (const text of ['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"__proto__":1,"__proto__":2}']) expect(judge(text)).toContain('repeated-key');
    for (const text of ['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '{"a":"\\"a\\":","b":"{\\"a\\":1,\\"a\\":2}"}', '"a:"']) expect(judge(text)).toBe('fine');
  });
  test('ten million brackets are refused without being parsed, closed or not', () => {
    for (const text of ['['.repeat(9_000_000), '{"a":'.repeat(1_500_000), `[${'1,'.repeat(4_000_000)}1]`])
      expect(judge(text, { values: 250_000 })).toContain('values');
    expect(judge(`"${'\\'.repeat(1_000_000)}`)).toContain('BODY_MALFORMED');
  });
});
