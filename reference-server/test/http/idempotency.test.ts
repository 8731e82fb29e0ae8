/** Writes with an idempotency key over real HTTP, on the real store (JY-IFC-016). */
import { randomUUID } from 'node:crypto';
import standard from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, everything, type PlatformWorld, placesOf, platformWorld, publish, type Reply, seed } from './platform-world.ts';

let world: PlatformWorld;
let root: string;
beforeAll(async () => {
  world = await platformWorld();
  root = await seed(world);
});
afterAll(async () => {
  await world.server.stop();
});

/** One write, to be sent as often as wanted. */
interface Write {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
}
const send = ({ method, path, body, headers = {} }: Write, key: string, token = root): Promise<Reply> => {
  const isBytes = typeof body === 'string';
  return world.send(path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      'idempotency-key': `"${key}"`,
      ...headers,
    },
    ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
  });
};
const create: Write = { method: 'POST', path: '/api/v1/resources', body: article({ title: '只存一次' }) };
const draft = async () => {
  const reply = await world.write(root, 'POST', '/api/v1/resources', article());
  return { id: String(reply.json['id']), headers: { 'if-match': reply.headers['etag']! } };
};
const site = {
  locale: 'zh-CN',
  name: '虚构省门户3',
  siteKind: 'province-portal',
  organizerId: 'o1',
  domain: 's3.xusheng.example',
  contact: '0990-1234567',
  opening: {},
};
const relation = async () => ({ type: 'related', fromId: await publish(world, root), toId: await publish(world, root) });

/** Every write that the server itself serves, each with a fresh subject. */
const writes: { readonly [operationId: string]: () => Promise<Write> } = {
  createDraft: async () => create,
  saveDraft: async () => {
    const { id, headers } = await draft();
    return { method: 'PUT', path: `/api/v1/resources/${id}`, body: article({ title: '改过' }), headers };
  },
  publishResource: async () => {
    const { id, headers } = await draft();
    return { method: 'POST', path: `/api/v1/resources/${id}/publish`, headers };
  },
  withdrawResource: async () => ({
    method: 'POST',
    path: `/api/v1/resources/${await publish(world, root)}/withdraw`,
    body: { kind: 'withdrawn', reason: '内容有误' },
    headers: { 'if-match': '"2"' },
  }),
  submitResources: async () => ({ method: 'POST', path: '/api/v1/resources/batch', body: { items: [article(), article({ title: '' })], publish: true } }),
  saveOrganization: async () => ({
    method: 'PUT',
    path: `/api/v1/organizations/o-${randomUUID()}`,
    body: { locale: 'zh-CN', name: '虚构省教育厅', parents: [] },
  }),
  saveSite: async () => ({ method: 'PUT', path: '/api/v1/sites/s3', body: site }),
  changeSiteStatus: async () => ({
    method: 'POST',
    path: '/api/v1/sites/s2/status-changes',
    body: { status: 'filed', effectiveDate: '2026-03-01', reason: '已备案' },
    headers: { 'if-match': '"1"' },
  }),
  saveColumn: async () => ({
    method: 'PUT',
    path: '/api/v1/sites/s1/columns/c9',
    body: {
      locale: 'zh-CN',
      siteId: 's1',
      code: 'more',
      name: '更多',
      description: '更多',
      keywords: ['更多'],
      columnType: 'C05',
      order: 2,
      mayPublishDirectly: false,
    },
  }),
  createRelation: async () => ({ method: 'POST', path: '/api/v1/relations', body: await relation() }),
  removeRelation: async () => {
    const made = await world.write(root, 'POST', '/api/v1/relations', await relation());
    return { method: 'DELETE', path: `/api/v1/relations/${String(made.json['id'])}`, headers: { 'if-match': made.headers['etag']! } };
  },
  storeAttachment: async () => ({ method: 'POST', path: '/api/v1/attachments?siteId=s1&fileName=a.txt', body: '附件内容' }),
};

describe('the same write sent again', () => {
  test('every write of the server is tried here', () => {
    const served = Object.values(standard.paths as Record<string, Record<string, { operationId: string; tags: string[]; parameters?: { $ref?: string }[] }>>)
      .flatMap((item) => Object.values(item))
      .filter(({ parameters = [] }) => parameters.some(({ $ref }) => $ref?.endsWith('/IdempotencyKey')))
      .filter(({ tags }) => ['registry', 'resources', 'relations', 'attachments'].includes(tags[0]!));
    expect(served.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(writes).toSorted());
  });

  test.each(Object.keys(writes))('%s gives the first result and takes no second effect', async (operationId) => {
    const write = await writes[operationId]!();
    const key = randomUUID();
    const first = await send(write, key);
    expect([first.status < 300, first.headers['idempotency-replayed']], first.text).toEqual([true, undefined]);
    const stored = await world.logLength();
    for (let times = 0; times < 2; times += 1) {
      const again = await send(write, key);
      expect([again.status, again.text, again.headers['etag'], again.headers['idempotency-replayed']]).toEqual([
        first.status,
        first.text,
        first.headers['etag'],
        'true',
      ]);
    }
    expect(await world.logLength()).toBe(stored);
  });

  test('many at once: one takes effect, all get its result', async () => {
    const before = await world.logLength();
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 30 }, () => send(create, key)));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(await world.logLength()).toBe(before + 1);
  });

  test('gives the first result also where the record has changed since', async () => {
    const { id, headers } = await draft();
    const write = { method: 'POST', path: `/api/v1/resources/${id}/publish`, headers };
    const key = randomUUID();
    const first = await send(write, key);
    await world.write(root, 'PUT', `/api/v1/resources/${id}`, article({ title: '后来' }), { 'if-match': first.headers['etag']! });
    expect((await send(write, key)).text).toBe(first.text);
    // without the key it is what it is: a write on an old version
    expect((await send(write, randomUUID())).json['code']).toBe('RECORD_CHANGED');
  });
});

describe('the same key for something else', () => {
  test.each<readonly [string, Partial<Write>]>([
    ['another body', { body: article({ title: '另一条' }) }],
    ['the same body written otherwise', { body: Object.fromEntries(Object.entries(article({ title: '只存一次' })).toReversed()) }],
    ['another operation', { path: '/api/v1/resources/batch', body: { items: [article()], publish: false } }],
    ['another subject', { method: 'PUT', path: '/api/v1/resources/other', headers: { 'if-match': '"1"' } }],
  ])('%s is refused and stores nothing', async (_what, other) => {
    const key = randomUUID();
    expect((await send(create, key)).status).toBe(201);
    const before = await world.logLength();
    const reply = await send({ ...create, ...other }, key);
    expect([reply.status, reply.json['code'], reply.json['data']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED', { key }]);
    expect(await world.logLength()).toBe(before);
    expect((await send(create, key)).headers['idempotency-replayed']).toBe('true');
  });

  test('another version that the write rests on is another request', async () => {
    const { id, headers } = await draft();
    const write = { method: 'POST', path: `/api/v1/resources/${id}/publish`, headers };
    const key = randomUUID();
    await send(write, key);
    expect((await send({ ...write, headers: { 'if-match': '"7"' } }, key)).json['code']).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('a key belongs to its account: another one may use the same', async () => {
    const other = await world.token('other', everything);
    const key = randomUUID();
    const [mine, theirs] = [await send(create, key), await send(create, key, other)];
    expect(theirs.status).toBe(201);
    expect(theirs.json['id']).not.toBe(mine.json['id']);
  });
});

describe('a key', () => {
  test('of a write that failed stays free', async () => {
    const key = randomUUID();
    expect((await send({ ...create, body: article({ siteId: 'nowhere' }) }, key)).status).toBeGreaterThanOrEqual(400);
    const good = await send(create, key);
    expect([good.status, good.headers['idempotency-replayed']]).toEqual([201, undefined]);
  });

  test('does not outlive the right to call', async () => {
    const clerk = await world.token('clerk', everything);
    const key = randomUUID();
    expect((await send(create, key, clerk)).status).toBe(201);
    await world.server.store.accounts.saveGrants('clerk', '*', []);
    expect((await send(create, key, clerk)).json['code']).toBe('SITE_FORBIDDEN');
  });

  test.each([
    ['short', '"0123456789"'],
    ['without quotes', 'a0123456789012345'],
    ['with a blank', '"a 123456789012345"'],
    ['of 129 signs', `"${'a'.repeat(129)}"`],
  ])('%s is refused at its place', async (_what, header) => {
    const reply = await send({ ...create, headers: { 'idempotency-key': header } }, 'x');
    expect([reply.status, placesOf(reply)]).toEqual([400, ['/header/Idempotency-Key pattern']]);
  });

  test('is refused where it would be of no use, and left aside by reads', async () => {
    const reply = await send({ method: 'POST', path: '/api/v1/resources/validate', body: article() }, randomUUID());
    expect([reply.status, placesOf(reply)]).toEqual([400, ['/header/Idempotency-Key additionalProperties']]);
    expect((await send({ method: 'GET', path: '/api/v1/sites' }, randomUUID())).status).toBe(200);
  });

  test('is kept as long as the capability document says', async () => {
    const { json } = await world.send('/.well-known/jiyue');
    expect(json['limits']).toMatchObject({ idempotencyKeyHours: world.config.limits.idempotencyKeyHours });
  });
});
