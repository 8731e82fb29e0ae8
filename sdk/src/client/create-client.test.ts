import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import openapi from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { validateTolerant } from '../validate/validate.ts';
import { createClient } from './create-client.ts';
import { type OperationRow, operations } from './operations.ts';
import { type Arrived, answer, problem, type Script, scriptedPlatform } from './scripted-platform.suite.ts';

const site = (id: string) => ({ id, name: `站点${id}` });
const draft = { kind: 'article', title: '通知' } as never;
const gone: Script = (_request, response) => response.destroy();
const collect = async <T>(walk: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const one of walk) all.push(one);
  return all;
};

describe('the table of operations', () => {
  interface Content {
    readonly [mediaType: string]: { readonly schema: { readonly $ref?: string; readonly 'x-jiyue-model'?: string } };
  }
  interface Operation {
    readonly operationId: string;
    readonly requestBody?: { readonly required?: boolean; readonly content: Content };
    readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
    readonly 'x-jiyue-repeat'?: string;
  }
  const described = Object.entries(openapi.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const formOf = (content: Content) => {
    const { schema } = content['application/json'] ?? {};
    return schema ? (schema.$ref?.replace('#/components/schemas/', '') ?? schema['x-jiyue-model'] ?? 'any') : 'bytes';
  };

  test('names the operations of the OpenAPI document, all and no others', () => {
    expect(Object.keys(operations).toSorted()).toEqual(described.map(({ operation }) => operation.operationId).toSorted());
    expect(described.length).toBeGreaterThan(25);
  });

  test.each(described)('$operation.operationId has its method, path, body and reply', ({ path, method, operation }) => {
    const row: OperationRow = operations[operation.operationId as keyof typeof operations];
    const given = operation.requestBody;
    // a form that may be left out is what other programs send
    const content = given && (given.content['application/json'] || given.required === true) ? given.content : undefined;
    const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))![1].content;
    expect(row).toEqual({
      method,
      path,
      ...(content ? { body: formOf(content) } : {}),
      ...(content && !content['application/json'] ? { bodyType: Object.keys(content)[0] } : {}),
      reply: success ? formOf(success) : 'none',
      repeat: operation['x-jiyue-repeat'] ?? (method === 'get' ? 'always' : 'never'),
      ...(JSON.stringify(operation).includes('"#/components/parameters/IdempotencyKey"') ? { takesKey: true } : {}),
    });
  });

  test('repeats what stores nothing, a batch by its origins, and no other write of the resources', () => {
    const writes = Object.entries<OperationRow>(operations).filter(([, row]) => row.method !== 'get' && row.path.startsWith('/api/v1/resources'));
    expect(Object.fromEntries(writes.map(([id, { repeat }]) => [id, repeat]))).toEqual({
      createDraft: 'never',
      saveDraft: 'never',
      validateResource: 'always',
      submitResources: 'with-origins',
      publishResource: 'never',
      withdrawResource: 'never',
      requestReview: 'never',
      recallReview: 'never',
      reviewResource: 'never',
      scheduleResource: 'never',
      cancelSchedule: 'never',
    });
    expect([operations.submitResources.body, operations.validateResource.body, operations.storeAttachment.bodyType]).toEqual([
      'SubmitRequest',
      'any',
      'application/octet-stream',
    ]);
  });
});

describe('a call', () => {
  test('sends parameters, language, token and version where they belong, and gives the reply', async () => {
    const { client, arrived } = await scriptedPlatform((_request, response) => answer(response, 200, { id: 'r1', version: 4 }), {
      token: 't-1',
      language: 'en',
    });
    const saved = await client.saveDraft({ resourceId: 'a b', ifMatch: 3, body: draft });
    expect(saved).toEqual({ ok: true, value: { id: 'r1', version: 4 } });
    expect(arrived).toMatchObject([
      {
        method: 'PUT',
        url: '/api/v1/resources/a%20b',
        headers: { 'if-match': '"3"', authorization: 'Bearer t-1', 'accept-language': 'en', 'content-type': 'application/json' },
      },
    ]);
    expect(JSON.parse(arrived[0]!.body.toString())).toEqual(draft);
  });

  test('writes queries, leaves out what is undefined, and sends no token where there is none', async () => {
    const { client, arrived } = await scriptedPlatform((_request, response) => answer(response, 200, { items: [], total: 0, facets: [] }));
    await client.search({ q: '域名 & 标识', limit: 5, siteId: undefined } as never);
    expect(new URL(arrived[0]!.url, 'http://x').searchParams.toString()).toBe(new URLSearchParams({ q: '域名 & 标识', limit: '5' }).toString());
    expect(arrived[0]!.headers.authorization).toBeUndefined();
    expect(arrived[0]!.headers['accept-language']).toBe('zh-CN');
  });

  test('asks for the token before each request', async () => {
    let asked = 0;
    const token = () => {
      asked += 1;
      return Promise.resolve(`t-${asked}`);
    };
    const { client, arrived } = await scriptedPlatform(
      (_request, response, count) => answer(response, count === 1 ? 503 : 200, problem('PLUGIN_UNAVAILABLE', 503)),
      { token },
    );
    await client.getSite({ siteId: 's1' });
    expect(arrived.map(({ headers }) => headers.authorization)).toEqual(['Bearer t-1', 'Bearer t-2']);
  });

  test('of an operation without content gives nothing', async () => {
    const { client } = await scriptedPlatform((_request, response) => response.writeHead(204).end());
    expect(await client.removeRelation({ relationId: 'x1', ifMatch: 1 })).toEqual({ ok: true, value: undefined });
  });

  test('below a path keeps the path', async () => {
    const { baseUrl, arrived } = await scriptedPlatform((_request, response) => answer(response, 200, {}));
    await createClient({ baseUrl: `${baseUrl}/platform/` }).getCapabilities();
    expect(arrived[0]!.url).toBe('/platform/.well-known/jiyue');
  });

  test.each(['', '.', '..'])('with the id "%s" asks nobody', async (siteId) => {
    const { client, arrived } = await scriptedPlatform(gone);
    expect(await client.getSite({ siteId })).toMatchObject({ ok: false, failure: { code: 'RECORD_NOT_FOUND', data: { id: siteId } } });
    expect(arrived).toEqual([]);
  });

  test('without what its path needs is a mistake of the program, as is an address that is none', async () => {
    const { client } = await scriptedPlatform(gone);
    await expect(client.getSite({} as never)).rejects.toThrow(TypeError);
    expect(() => createClient({ baseUrl: 'ftp://x.example' })).toThrow(TypeError);
    expect(() => createClient({ baseUrl: 'x.example' })).toThrow(TypeError);
    expect(() => createClient({ baseUrl: 'https://user:secret-1@x.example' })).toThrow(/^(?!.*secret-1)/);
    expect(() => createClient({ baseUrl: 'https://x.example/?a=1' })).toThrow(TypeError);
  });
});

describe('a problem becomes a failure', () => {
  test('with code, status, data, places and request id', async () => {
    const errors = [{ pointer: '/body/title', rule: 'required', message: '缺少“标题”(title)。请补上。' }];
    const { client, arrived } = await scriptedPlatform((_request, response) =>
      answer(response, 400, problem('REQUEST_INVALID', 400, { errors, data: { count: 1 }, requestId: 'q-7' })),
    );
    expect(await client.createDraft({ body: draft })).toEqual({
      ok: false,
      failure: { code: 'REQUEST_INVALID', status: 400, detail: 'REQUEST_INVALID 的说明。', data: { count: 1 }, errors, requestId: 'q-7' },
    });
    expect(arrived).toHaveLength(1);
  });

  test('also one that only a plugin or a newer platform knows', async () => {
    const { client } = await scriptedPlatform((_request, response) => answer(response, 422, problem('FEED_EMPTY', 422, { errors: ['odd', { pointer: 1 }] })));
    expect(await client.getSite({ siteId: 's1' })).toMatchObject({ ok: false, failure: { code: 'FEED_EMPTY', status: 422, errors: [] } });
  });

  test.each([
    ['a page of a gateway', 404, 'text/html', '<html>', 'not-problem'],
    ['a problem that is no JSON', 404, 'application/problem+json', '{', 'not-problem'],
    ['a problem without code', 404, 'application/problem+json', '{"title":"x"}', 'not-problem'],
    ['a code that is none', 404, 'application/problem+json', '{"code":"<b>"}', 'not-problem'],
    ['a reply that is no JSON', 200, 'text/html', '<html>', 'not-json'],
    ['an empty reply', 200, 'application/json', '', 'not-json'],
    ['a redirect', 301, 'text/html', '', 'redirect'],
  ])('%s is not understood', async (_name, status, type, body, reason) => {
    const { client, arrived } = await scriptedPlatform((_request, response) => response.writeHead(status, { 'content-type': type, location: '/x' }).end(body));
    expect(await client.getSite({ siteId: 's1' })).toMatchObject({
      ok: false,
      failure: { code: 'REPLY_UNREADABLE', status, data: { operationId: 'getSite', reason } },
    });
    expect(arrived).toHaveLength(1);
  });

  test('replies are judged when asked, and new members are no fault', async () => {
    const page = { items: [], total: 0, isNew: true };
    const { client } = await scriptedPlatform((_request, response, count) => answer(response, 200, count === 1 ? page : { ...page, total: 'many' }), {
      judgeReplies: validateTolerant,
    });
    expect(await client.listSites()).toEqual({ ok: true, value: page });
    expect(await client.listSites()).toMatchObject({
      ok: false,
      failure: { code: 'REPLY_UNREADABLE', status: 200, data: { reason: 'not-schema' }, errors: [{ pointer: '/total', rule: 'type' }] },
    });
  });

  test('no failure holds the token', async () => {
    const { client } = await scriptedPlatform(gone, { token: 'secret-1', retry: { attempts: 1 } });
    expect(JSON.stringify(await client.getSite({ siteId: 's1' }))).not.toContain('secret-1');
  });
});

describe('requests are repeated where that is safe', () => {
  const write = { resourceId: 'r1', ifMatch: 3 };
  const unavailable: Script = (_request, response) => answer(response, 503, problem('PLUGIN_UNAVAILABLE', 503));
  const uncertain: Script = (_request, response) => answer(response, 503, problem('STORAGE_UNAVAILABLE', 503));
  const gateway: Script = (_request, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>');
  const gateway503: Script = (_request, response) => response.writeHead(503, { 'content-type': 'text/html' }).end('<html>');
  const broken: Script = (_request, response) => answer(response, 500, problem('INTERNAL', 500));
  const limited: Script = (_request, response) => answer(response, 429, problem('RATE_LIMITED', 429));
  const slow: Script = (_request, response) => answer(response, 504, problem('OPERATION_TIMEOUT', 504));
  const withOrigin = { ...(draft as object), origin: { system: 'a', recordId: '1' } } as never;

  test.each([
    ['429, a read', limited, 'read', 4],
    ['429, a write', limited, 'write', 4],
    ['503 of the platform, a read', unavailable, 'read', 4],
    ['503 of the platform, a write', unavailable, 'write', 4],
    ['503 that leaves it open, a read', uncertain, 'read', 4],
    ['503 that leaves it open, a write', uncertain, 'write', 1],
    ['503 of a gateway, a read', gateway503, 'read', 4],
    ['503 of a gateway, a write', gateway503, 'write', 1],
    ['502, a read', gateway, 'read', 4],
    ['502, a write', gateway, 'write', 1],
    ['504, a read', slow, 'read', 4],
    ['504, a write', slow, 'write', 1],
    ['a broken connection, a read', gone, 'read', 4],
    ['a broken connection, a write', gone, 'write', 1],
    ['a broken connection, a check', gone, 'check', 4],
    ['a broken connection, a batch that is idempotent', gone, 'origins', 4],
    ['a broken connection, a batch that is not', gone, 'no-origins', 1],
    ['500, a read', broken, 'read', 1],
  ] as const)('%s', async (_name, script, kind, requests) => {
    const { client, arrived } = await scriptedPlatform(script);
    const outcome = await {
      read: () => client.getResource({ resourceId: 'r1' }),
      write: () => client.publishResource(write),
      check: () => client.validateResource({ body: draft }),
      origins: () => client.submitResources({ body: { items: [withOrigin, withOrigin], publish: true } }),
      'no-origins': () => client.submitResources({ body: { items: [withOrigin, draft], publish: true } }),
    }[kind]();
    expect(outcome.ok).toBe(false);
    expect(arrived.filter(({ url }) => url.startsWith('/api/'))).toHaveLength(requests);
  });

  describe('with an idempotency key', () => {
    /** Answers the capability document by `limits`, and what comes in else by the script. */
    const platform = (limits: object, script: Script): Script => {
      let writes = 0;
      return (request, response) => {
        if (request.url === '/.well-known/jiyue') return answer(response, 200, { limits });
        writes += 1;
        return script(request, response, writes);
      };
    };
    const keysOf = (arrived: readonly Arrived[]) => arrived.flatMap(({ headers }) => headers['idempotency-key'] ?? []);
    const lostTwice: Script = (_request, response, count) => (count < 3 ? response.destroy() : answer(response, 200, { id: 'r1' }));

    test('a write whose reply was lost is sent again with the same key, where the platform honours keys', async () => {
      const { client, arrived } = await scriptedPlatform(platform({ idempotencyKeyHours: 48 }, lostTwice), { newKey: () => 'key-000000000001' });
      expect(await client.publishResource(write)).toEqual({ ok: true, value: { id: 'r1' } });
      expect(keysOf(arrived)).toEqual(['"key-000000000001"', '"key-000000000001"', '"key-000000000001"']);
      // asked once, after the first loss
      expect(arrived.map(({ url }) => url === '/.well-known/jiyue')).toEqual([false, true, false, false]);
    });

    test('and is not where the platform says nothing of keys, or cannot be asked', async () => {
      for (const script of [platform({}, lostTwice), gone]) {
        const { client, arrived } = await scriptedPlatform(script);
        expect(await client.publishResource(write)).toMatchObject({ ok: false, failure: { code: 'PLATFORM_UNREACHABLE' } });
        expect(arrived.filter(({ url }) => url.startsWith('/api/'))).toHaveLength(1);
      }
    });

    test('each write has a key of its own, reads and checks have none', async () => {
      const { client, arrived } = await scriptedPlatform((_request, response) => answer(response, 200, {}));
      await client.publishResource(write);
      await client.publishResource(write);
      await client.storeAttachment({ siteId: 's1', fileName: 'a', content: new Uint8Array([1]) });
      await client.getSite({ siteId: 's1' });
      await client.validateResource({ body: draft });
      const keys = arrived.map(({ headers }) => headers['idempotency-key']);
      expect(keys.map((key) => /^"[0-9a-f-]{36}"$/.test(String(key)))).toEqual([true, true, true, false, false]);
      expect(new Set(keys).size).toBe(4);
    });

    test('a key of the caller goes as it is; one that none can be is a mistake of the program', async () => {
      const { client, arrived } = await scriptedPlatform((_request, response) => answer(response, 200, {}));
      await client.publishResource(write, { idempotencyKey: 'letter-2026-00000017' });
      expect(keysOf(arrived)).toEqual(['"letter-2026-00000017"']);
      await expect(client.publishResource(write, { idempotencyKey: 'short' })).rejects.toThrow(TypeError);
      await expect(client.publishResource(write, { idempotencyKey: 'with "quotes" inside' })).rejects.toThrow(TypeError);
      await expect(client.getSite({ siteId: 's1' }, { idempotencyKey: 'letter-2026-00000017' })).rejects.toThrow(/stores nothing/);
    });

    test('a write that is still under way is waited for as long as the platform says', async () => {
      const { client, pauses } = await scriptedPlatform((_request, response, count) =>
        count === 1 ? answer(response, 409, problem('IDEMPOTENCY_KEY_BUSY', 409), { 'retry-after': '3' }) : answer(response, 200, { id: 'r1' }),
      );
      expect(await client.publishResource(write)).toEqual({ ok: true, value: { id: 'r1' } });
      expect(pauses).toEqual([3000]);
    });
  });

  test('with growing pauses, and then the good reply', async () => {
    const { client, arrived, pauses } = await scriptedPlatform((request, response, count) =>
      count < 4 ? limited(request, response, count) : answer(response, 200, site('s1')),
    );
    expect(await client.getSite({ siteId: 's1' })).toEqual({ ok: true, value: site('s1') });
    expect(arrived).toHaveLength(4);
    expect(pauses).toEqual([375, 750, 1500]);
  });

  test('a write whose platform cannot be reached at all is repeated: nothing was sent', async () => {
    let asked = 0;
    const refused = () => {
      asked += 1;
      return Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) }));
    };
    const { client } = await scriptedPlatform(gone, { fetch: refused });
    expect(await client.publishResource(write)).toMatchObject({ ok: false, failure: { code: 'PLATFORM_UNREACHABLE', data: { reason: 'ECONNREFUSED' } } });
    expect(asked).toBe(4);
  });

  test('a port where nobody listens is told as refused', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    const outcome = await createClient({ baseUrl: `http://127.0.0.1:${port}`, retry: { attempts: 1 } }).getSite({ siteId: 's1' });
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'PLATFORM_UNREACHABLE', data: { reason: 'ECONNREFUSED' } } });
  });

  test('a certificate that is refused is final', async () => {
    let asked = 0;
    const refused = () => {
      asked += 1;
      return Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('cert'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }) }));
    };
    const { client } = await scriptedPlatform(gone, { fetch: refused });
    expect((await client.getSite({ siteId: 's1' })).ok).toBe(false);
    expect(asked).toBe(1);
  });

  test.each([
    ['7', 7_000],
    ['0', 0],
    ['Fri, 27 Nov 2026 14:00:09 GMT', 9_000],
    ['Fri, 27 Nov 2026 13:00:00 GMT', 0],
    ['soon', 375],
    ['-1', 375],
  ])('Retry-After: %s is a pause of %i ms', async (header, ms) => {
    const { client, pauses } = await scriptedPlatform(
      (_request, response, count) => answer(response, count === 1 ? 503 : 200, problem('PLUGIN_UNAVAILABLE', 503), { 'retry-after': header }),
      { now: () => new Date('2026-11-27T14:00:00Z') },
    );
    expect((await client.getSite({ siteId: 's1' })).ok).toBe(true);
    expect(pauses).toEqual([ms]);
  });

  test('a Retry-After beyond the longest pause ends the call and says how long', async () => {
    const { client, arrived, pauses } = await scriptedPlatform((_request, response) =>
      answer(response, 429, problem('RATE_LIMITED', 429), { 'retry-after': '3600' }),
    );
    expect(await client.getSite({ siteId: 's1' })).toMatchObject({ ok: false, failure: { code: 'RATE_LIMITED', data: { retryAfterSeconds: 3600 } } });
    expect([arrived.length, pauses.length]).toEqual([1, 0]);
  });
});

describe('time and stop', () => {
  const silent: Script = () => undefined;

  test('a platform that does not answer fails after the time limit', async () => {
    const { client } = await scriptedPlatform(silent, { timeoutMs: 30, retry: { attempts: 2 } });
    expect(await client.getSite({ siteId: 's1' })).toMatchObject({
      ok: false,
      failure: { code: 'PLATFORM_TIMEOUT', data: { operationId: 'getSite', timeoutMs: 30 } },
    });
    expect(await client.getSite({ siteId: 's1' }, { timeoutMs: 20 })).toMatchObject({ ok: false, failure: { data: { timeoutMs: 20 } } });
  });

  test('so does one that stops in the middle of a reply', async () => {
    const { client } = await scriptedPlatform((_request, response) => response.writeHead(200, { 'content-length': '100' }).write('{"a":'), {
      timeoutMs: 50,
      retry: { attempts: 1 },
    });
    expect(await client.getSite({ siteId: 's1' })).toMatchObject({ ok: false, failure: { code: 'PLATFORM_TIMEOUT' } });
  });

  test('a stop ends the call while it waits for the reply', async () => {
    const stop = new AbortController();
    const { client, arrived } = await scriptedPlatform(() => stop.abort());
    expect(await client.getSite({ siteId: 's1' }, { signal: stop.signal })).toMatchObject({ ok: false, failure: { code: 'REQUEST_STOPPED' } });
    expect(arrived).toHaveLength(1);
  });

  test('a stop ends the usual pause between attempts', async () => {
    const stop = new AbortController();
    const { baseUrl, arrived } = await scriptedPlatform((_request, response) => {
      answer(response, 503, problem('PLUGIN_UNAVAILABLE', 503), { 'retry-after': '29' });
      response.on('finish', () => setImmediate(() => stop.abort()));
    });
    expect(await createClient({ baseUrl }).getSite({ siteId: 's1' }, { signal: stop.signal })).toMatchObject({
      ok: false,
      failure: { code: 'REQUEST_STOPPED' },
    });
    expect(arrived).toHaveLength(1);
  });
});

describe('a walk over a list', () => {
  const pages =
    (total: number | readonly number[], ...sizes: readonly number[]): Script =>
    (request, response) => {
      const index = Number(new URL(request.url, 'http://x').searchParams.get('cursor')?.slice(1) ?? 0);
      const first = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
      const items = Array.from({ length: sizes[index]! }, (_, offset) => site(`s${first + offset}`));
      answer(response, 200, { items, total: typeof total === 'number' ? total : total[index], ...(index + 1 < sizes.length ? { next: `c${index + 1}` } : {}) });
    };

  test('gives the items of all pages, in order', async () => {
    const { client, arrived } = await scriptedPlatform(pages(5, 2, 0, 2, 1));
    const items = await collect(client.walk('listSites', { limit: 2 }));
    expect(items).toEqual([0, 1, 2, 3, 4].map((index) => ({ ok: true, value: site(`s${index}`) })));
    expect(arrived.map(({ url }) => url)).toEqual([0, 1, 2, 3].map((index) => `/api/v1/sites?limit=2${index === 0 ? '' : `&cursor=c${index}`}`));
  });

  test('says when the declared total is not what was found', async () => {
    const { client } = await scriptedPlatform(pages(6, 2, 2, 1));
    expect((await collect(client.walk('listSites', {}))).at(-1)).toMatchObject({
      ok: false,
      failure: { code: 'LIST_TOTAL_WRONG', data: { operationId: 'listSites', declared: 6, walked: 5 } },
    });
  });

  test('does not judge a list that changed meanwhile', async () => {
    const { client } = await scriptedPlatform(pages([5, 6, 6], 2, 2, 1));
    expect((await collect(client.walk('listSites', {}))).every(({ ok }) => ok)).toBe(true);
  });

  test('ends when a cursor comes again', async () => {
    const { client, arrived } = await scriptedPlatform((_request, response) => answer(response, 200, { items: [site('s')], total: 9, next: 'same' }));
    expect((await collect(client.walk('listSites', {}))).at(-1)).toMatchObject({ ok: false, failure: { code: 'CURSOR_REPEATED', data: { cursor: 'same' } } });
    expect(arrived).toHaveLength(2);
  });

  test('gives a failure last, after what was read', async () => {
    const { client } = await scriptedPlatform((_request, response, count) =>
      count === 1 ? answer(response, 200, { items: [site('s0')], total: 2, next: 'c1' }) : answer(response, 400, problem('CURSOR_INVALID', 400)),
    );
    expect(await collect(client.walk('listSites', {}))).toMatchObject([{ ok: true }, { ok: false, failure: { code: 'CURSOR_INVALID' } }]);
  });

  test('reads no page that is not asked for', async () => {
    const { client, arrived } = await scriptedPlatform(pages(5, 2, 2, 1));
    for await (const item of client.walk('listSites', {})) if (item.ok && item.value.id === 's1') break;
    expect(arrived).toHaveLength(1);
  });
});

describe('the change feed', () => {
  const event = (sequence: number) => ({ sequence: String(sequence).padStart(16, '0'), type: 'record.published' });

  test('is read from a place to its end, with the place to go on from', async () => {
    const { client, arrived } = await scriptedPlatform((_request, response, count) =>
      answer(response, 200, [{}, { items: [event(4), event(7)], next: 'p7', hasMore: true }, { items: [event(8)], next: 'p8', hasMore: false }][count]),
    );
    const read = await collect(client.changes({ after: 'p3', siteId: 's1' }));
    expect(read).toEqual([
      { ok: true, value: { items: [event(4), event(7)], next: 'p7' } },
      { ok: true, value: { items: [event(8)], next: 'p8' } },
    ]);
    expect(arrived.map(({ url }) => url)).toEqual(['/api/v1/changes?siteId=s1&after=p3', '/api/v1/changes?siteId=s1&after=p7']);
  });

  test('gives its place even when nothing is there yet', async () => {
    const { client } = await scriptedPlatform((_request, response) => answer(response, 200, { items: [], next: 'p0', hasMore: false }));
    expect(await collect(client.changes())).toEqual([{ ok: true, value: { items: [], next: 'p0' } }]);
  });

  test('is followed with pauses until the stop, which is no failure', async () => {
    const stop = new AbortController();
    const { client, pauses } = await scriptedPlatform((_request, response, count) => {
      answer(response, 200, { items: count % 2 === 0 ? [event(count)] : [], next: `p${count - (count % 2)}`, hasMore: false });
    });
    const read: string[] = [];
    for await (const changes of client.changes({ after: 'p0' }, { pollMs: 5_000, signal: stop.signal })) {
      expect(changes.ok).toBe(true);
      if (changes.ok) read.push(changes.value.next);
      if (read.length === 3) stop.abort();
    }
    expect(read).toEqual(['p0', 'p2', 'p4']);
    expect(pauses.every((ms) => ms === 5_000)).toBe(true);
  });

  test.each([
    ['out of order', { items: [event(5), event(4)], next: 'p5', hasMore: false }, 'FEED_ORDER'],
    ['a sequence twice', { items: [event(5), event(5)], next: 'p5', hasMore: false }, 'FEED_ORDER'],
    ['no way on', { items: [], next: 'p3', hasMore: true }, 'CURSOR_REPEATED'],
  ])('%s is a failure', async (_name, page, code) => {
    const { client } = await scriptedPlatform((_request, response) => answer(response, 200, page));
    expect(await collect(client.changes({ after: 'p3' }))).toMatchObject([{ ok: false, failure: { code } }]);
  });
});

describe('attachments', () => {
  const content = new Uint8Array([0, 255, 37, 80, 68, 70]);

  test.each([
    ['bytes', content],
    ['a Blob', new Blob([content])],
  ])('are uploaded from %s, byte for byte, again after a 429', async (_name, file) => {
    const { client, arrived } = await scriptedPlatform((_request, response, count) =>
      count === 1 ? answer(response, 429, problem('RATE_LIMITED', 429)) : answer(response, 201, { id: 'a1', sizeBytes: 6 }),
    );
    expect(await client.storeAttachment({ siteId: 's1', fileName: '附件 1.pdf', content: file })).toMatchObject({ ok: true, value: { id: 'a1' } });
    expect(arrived).toHaveLength(2);
    expect(new URL(arrived[1]!.url, 'http://x').searchParams.get('fileName')).toBe('附件 1.pdf');
    expect(arrived[1]!.headers['content-type']).toBe('application/octet-stream');
    expect(arrived.map(({ body }) => [...body])).toEqual([[...content], [...content]]);
  });

  test('are downloaded with type, name and size', async () => {
    const { client } = await scriptedPlatform((_request, response) =>
      response
        .writeHead(200, {
          'content-type': 'Application/PDF; x=1',
          'content-length': '6',
          'content-disposition': "attachment; filename*=UTF-8''%E9%99%84%E4%BB%B6.pdf",
        })
        .end(content),
    );
    const got = await client.getAttachmentContent({ attachmentId: 'a1' });
    expect(got).toMatchObject({ ok: true, value: { mediaType: 'application/pdf', fileName: '附件.pdf', sizeBytes: 6 } });
    expect(got.ok && (await got.value.bytes())).toEqual({ ok: true, value: content });
  });

  test('an empty one has no bytes and no name', async () => {
    const { client } = await scriptedPlatform((_request, response) =>
      response.writeHead(200, { 'content-disposition': "attachment; filename*=UTF-8''%E9" }).end(),
    );
    const got = await client.getAttachmentContent({ attachmentId: 'a1' });
    expect(got.ok && [got.value.fileName, got.value.mediaType, await got.value.bytes()]).toEqual([
      undefined,
      'application/octet-stream',
      { ok: true, value: new Uint8Array() },
    ]);
  });

  test('a download that breaks off is a failure, not a short file', async () => {
    const { client } = await scriptedPlatform((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write(content, () => response.destroy());
    });
    const got = await client.getAttachmentContent({ attachmentId: 'a1' });
    expect(got.ok && (await got.value.bytes())).toMatchObject({ ok: false, failure: { code: 'PLATFORM_UNREACHABLE' } });
  });

  test('a download of a file that is gone is its problem', async () => {
    const { client } = await scriptedPlatform((_request, response) => answer(response, 404, problem('RECORD_NOT_FOUND', 404)));
    expect(await client.getAttachmentContent({ attachmentId: 'a1' })).toMatchObject({ ok: false, failure: { code: 'RECORD_NOT_FOUND', status: 404 } });
  });
});
