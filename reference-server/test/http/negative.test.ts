/** Public failures of comparable systems as named tests (negative-tests.md, parts A, B, D), and the faults of hostile input: over real HTTP, on the real store. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, type PlatformWorld, placesOf, platformWorld, publish, type Reply, seed } from './platform-world.ts';

let world: PlatformWorld;
let root: string;
let published: string;
beforeAll(async () => {
  world = await platformWorld();
  root = await seed(world);
  published = await publish(world, root);
});
afterAll(async () => {
  await world.server.stop();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** Sends, and proves that nothing was stored and the reply is a problem of the standard. */
async function refused(send: () => Promise<Reply>, status: number, code: string): Promise<Reply> {
  const before = await world.logLength();
  const reply = await send();
  expect([reply.status, reply.json['code'], reply.json['type'], reply.json['status']]).toEqual([status, code, `urn:jiyue:1:problem:${code}`, status]);
  expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(await world.logLength()).toBe(before);
  return reply;
}

describe('hostile bodies', () => {
  const post = (body: string | Uint8Array, type = 'application/json') =>
    world.send('/api/v1/resources', { method: 'POST', headers: { ...bearer(root), 'content-type': type }, body });
  test('control: a good draft is stored', async () => {
    const before = await world.logLength();
    expect((await post(JSON.stringify(article()))).status).toBe(201);
    expect(await world.logLength()).toBe(before + 1);
  });
  test('malformed JSON, with its place', async () => {
    const reply = await refused(() => post('{"kind":"article",\n "title": 虚构}'), 400, 'BODY_MALFORMED');
    expect(reply.json['detail']).toContain('第2行第11列');
  });
  test('truncated JSON', async () => {
    await refused(() => post(JSON.stringify(article()).slice(0, -5)), 400, 'BODY_MALFORMED');
  });
  test('more than 10 MB', async () => {
    await refused(() => post(`{"kind":"article","title":"${'x'.repeat(10_485_760)}"}`), 413, 'BODY_TOO_LARGE');
  });
  test('another charset declared', async () => {
    await refused(() => post(JSON.stringify(article()), 'application/json; charset=gb2312'), 415, 'MEDIA_TYPE_UNSUPPORTED');
  });
  test('another charset sent (NT-wrong-charset)', async () => {
    await refused(() => post(Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xb9, 0xab, 0xb8, 0xe6]), Buffer.from('"}')])), 400, 'BODY_ENCODING');
  });
  test('unknown fields, each at its place', async () => {
    const reply = await refused(() => post(JSON.stringify(article({ titel: 'x', isAdmin: true }))), 400, 'REQUEST_INVALID');
    expect(placesOf(reply).map((place) => place.split(' ')[0])).toEqual(expect.arrayContaining(['/body/titel', '/body/isAdmin']));
  });
  test('every fault in one reply, never the first alone (NT-first-fault-stops)', async () => {
    const reply = await refused(() => post(JSON.stringify(article({ title: '', updateType: 'huge', siteId: '../x' }))), 400, 'REQUEST_INVALID');
    expect(placesOf(reply).map((place) => place.split(' ')[0])).toEqual(expect.arrayContaining(['/body/title', '/body/updateType', '/body/siteId']));
  });
  test.each(['[]', 'null', '"x"', '5', '{}', '{"kind":"letter"}', '{"kind":["article"]}'])('%s is no draft', async (body) => {
    await refused(() => post(body), 400, 'REQUEST_INVALID');
  });
  test('nesting without end', async () => {
    await refused(() => post(`{"ext":${'['.repeat(200_000)}${']'.repeat(200_000)}}`), 400, 'REQUEST_INVALID');
  });
  test('a batch with more items than allowed', async () => {
    await refused(
      () => world.write(root, 'POST', '/api/v1/resources/batch', { publish: false, items: Array.from({ length: 1001 }, () => ({})) }),
      400,
      'REQUEST_INVALID',
    );
  });
  test('a batch judges its items one by one', async () => {
    const reply = await world.write(root, 'POST', '/api/v1/resources/batch', {
      publish: false,
      items: [article({ origin: { system: 'old-cms', recordId: '1' } }), { kind: 'letter' }],
    });
    expect(reply.status).toBe(200);
    expect((reply.json['results'] as { outcome: string }[]).map((one) => one.outcome)).toEqual(['stored', 'rejected']);
  });
});

describe('hostile addresses', () => {
  test('control: the record is there', async () => {
    expect((await world.send(`/api/v1/resources/${published}`)).status).toBe(200);
  });
  test.each(['..', '%2e%2e', '..%2f..%2fetc%2fpasswd', '..%5c..%5cwindows', '....//etc', '/etc/passwd', 'C:%5cx', '%00', '．．'])(
    'traversal in an id: %s (NT-read-outside)',
    async (id) => {
      const reply = await world.send(`/api/v1/resources/${id.replaceAll('．', encodeURIComponent('．'))}`);
      expect([400, 404]).toContain(reply.status);
      expect(['REQUEST_INVALID', 'OPERATION_NOT_FOUND']).toContain(reply.json['code']);
      expect(reply.text).not.toContain('root:');
    },
  );
  test('an unknown id', async () => {
    await refused(() => world.send('/api/v1/resources/nobody'), 404, 'RECORD_NOT_FOUND');
  });
  test.each(['.js', ';x', '/', '//', '%2e', '/.', '?x=1'])('a protected path plus %s is never let through (NT-suffix-bypass)', async (suffix) => {
    const control = await world.send('/api/v1/resources', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(control.status).toBe(401);
    const reply = await world.send(`/api/v1/resources${suffix}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(article()),
    });
    expect([401, 404]).toContain(reply.status);
  });
  test('a path in other letter case is unknown', async () => {
    await refused(() => world.send('/API/v1/resources', { headers: bearer(root) }), 404, 'OPERATION_NOT_FOUND');
  });
});

describe('lists', () => {
  test.each(['page=0', 'page=-1', 'page=x', 'offset=5'])('%s is refused at its place (NT-page-zero)', async (query) => {
    const reply = await refused(() => world.send(`/api/v1/resources?${query}`), 400, 'REQUEST_INVALID');
    expect(placesOf(reply)).toEqual([expect.stringMatching(`^/query/${query.split('=')[0]} `)]);
  });
  test.each(['0', '101', '99999999999999999999', '1e3', '-5', ''])('limit=%s is refused', async (limit) => {
    const reply = await refused(() => world.send(`/api/v1/resources?limit=${limit}`), 400, 'REQUEST_INVALID');
    expect(placesOf(reply)).toEqual([expect.stringMatching(/^\/query\/limit /)]);
  });
  test.each(['AAAA', 'eyJhIjoxfQ', 'x'.repeat(512)])('a cursor that was not given: %s (NT-bad-cursor-500)', async (cursor) => {
    await refused(() => world.send(`/api/v1/resources?cursor=${cursor}`), 400, 'CURSOR_INVALID');
  });
  test('a cursor that is none', async () => {
    await refused(() => world.send('/api/v1/resources?cursor=%27%20OR%201=1'), 400, 'REQUEST_INVALID');
  });
  test('a walk over all pages gives the declared total, each id once (NT-list-window)', async () => {
    for (let count = 0; count < 4; count += 1) await publish(world, root, { title: `第${count}条` });
    const seen: string[] = [];
    let next: string | undefined;
    let total = 0;
    do {
      const reply = await world.send(`/api/v1/resources?limit=2${next === undefined ? '' : `&cursor=${next}`}`);
      expect(reply.status).toBe(200);
      seen.push(...(reply.json['items'] as { id: string }[]).map((item) => item.id));
      next = reply.json['next'] as string | undefined;
      total = reply.json['total'] as number;
    } while (next !== undefined);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });
  test('a fresh caller reads public lists without cookie or token (NT-cookie-for-public)', async () => {
    const reply = await world.send('/api/v1/resources');
    expect([reply.status, reply.headers['set-cookie']]).toEqual([200, undefined]);
  });
});

describe('rights', () => {
  test('a token of another site writes nothing and learns nothing (NT-forward-any-site)', async () => {
    const own = await world.token('editor-2', { actions: ['draft', 'publish', 'read-draft'], siteId: 's2' });
    expect((await world.write(own, 'POST', '/api/v1/resources', article({ siteId: 's2', columnId: 'c2' }))).status).toBe(201);
    const reply = await refused(() => world.write(own, 'POST', '/api/v1/resources', article()), 403, 'SITE_FORBIDDEN');
    expect(reply.text).not.toContain('虚构省门户1');
    const draft = await world.write(root, 'POST', '/api/v1/resources', article({ title: '未公开的草稿' }));
    const id = String(draft.json['id']);
    const before = await world.logLength();
    for (const send of [
      () => world.send(`/api/v1/resources/${id}`, { headers: bearer(own) }),
      () => world.send(`/api/v1/resources/${id}?edition=draft`, { headers: bearer(own) }),
      () => world.write(own, 'PUT', `/api/v1/resources/${id}`, article({ siteId: 's2', columnId: 'c2' }), { 'if-match': '"1"' }),
      () => world.write(own, 'POST', `/api/v1/resources/${id}/publish`, undefined, { 'if-match': '"1"' }),
    ]) {
      const answer = await send();
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('未公开的草稿');
    }
    expect(await world.logLength()).toBe(before);
  });

  test('a right on one column is no right on another (NT-column-right-widens)', async () => {
    await world.write(root, 'PUT', '/api/v1/sites/s1/columns/c9', {
      locale: 'zh-CN',
      siteId: 's1',
      code: 'notices',
      name: '通知',
      description: '通知',
      keywords: ['通知'],
      columnType: 'C06',
      order: 2,
      mayPublishDirectly: true,
    });
    const token = await world.token('column-editor', { actions: ['draft'], siteId: 's1', columnId: 'c1' });
    expect((await world.write(token, 'POST', '/api/v1/resources', article())).status).toBe(201);
    await refused(() => world.write(token, 'POST', '/api/v1/resources', article({ columnId: 'c9' })), 403, 'SITE_FORBIDDEN');
  });

  test('a revoked token ends with the next request, and so does a withdrawn right (NT-right-outlives)', async () => {
    const token = await world.token('leaver', { actions: ['draft'], siteId: 's1' });
    expect((await world.write(token, 'POST', '/api/v1/resources', article())).status).toBe(201);
    await world.server.store.accounts.saveGrants('leaver', 's1', []);
    await refused(() => world.write(token, 'POST', '/api/v1/resources', article()), 403, 'SITE_FORBIDDEN');
    const [row] = await world.server.store.accounts.tokens('leaver');
    await world.server.store.accounts.revokeToken(row!.digest, new Date().toISOString());
    await refused(() => world.write(token, 'POST', '/api/v1/resources', article()), 401, 'TOKEN_INVALID');
  });

  test('foreign ids in a body are refused at their place (NT-ids-in-body)', async () => {
    const reply = await refused(() => world.write(root, 'POST', '/api/v1/resources', article({ ownerId: 'nobody' })), 422, 'REFERENCE_UNKNOWN');
    expect(reply.json['detail']).toContain('/body/ownerId');
    await refused(() => world.write(root, 'POST', '/api/v1/resources', article({ columnId: 'c2' })), 422, 'COLUMN_OF_OTHER_SITE');
  });

  test('an unknown token and a wrong one look the same (NT-account-probe)', async () => {
    const [first, second] = await Promise.all(
      ['jyt_unknown0001', 'jyt_unknown0002'].map((token) => world.send('/api/v1/resources', { headers: { ...bearer(token), 'x-request-id': 'same-0000001' } })),
    );
    expect([first!.status, first!.text]).toEqual([401, second!.text]);
  });
});

describe('attachments', () => {
  const upload = (fileName: string, body: string | Uint8Array = '%PDF-1.4 text', siteId = 's1', token = root) =>
    world.send(`/api/v1/attachments?siteId=${siteId}&fileName=${encodeURIComponent(fileName)}`, {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/octet-stream' },
      body,
    });
  test('control: a file is stored under its digest and comes back as a download', async () => {
    const reply = await upload('通知.pdf');
    expect(reply.status).toBe(201);
    const content = await world.send(`/api/v1/attachments/${String(reply.json['id'])}/content`, { headers: bearer(root) });
    expect([content.status, content.text]).toEqual([200, '%PDF-1.4 text']);
    expect(content.headers['content-disposition']).toMatch(/^attachment; /);
  });
  test.each(['../../a-site.zip', '..\\x.pdf', '/etc/passwd', 'C:\\x.pdf', 'a\nb.pdf', '..'])('a path as name: %j (NT-upload-name)', async (name) => {
    await refused(() => upload(name), 422, 'ATTACHMENT_NAME');
  });
  test('a site of others', async () => {
    const token = await world.token('files-2', { actions: ['draft'], siteId: 's2' });
    await refused(() => upload('a.pdf', '%PDF-1.4', 's1', token), 403, 'SITE_FORBIDDEN');
  });
  test('a name that is too long, a missing site', async () => {
    expect(placesOf(await refused(() => upload('x'.repeat(201)), 400, 'REQUEST_INVALID'))).toEqual(['/query/fileName maxLength']);
    await refused(
      () =>
        world.send('/api/v1/attachments?fileName=a.pdf', {
          method: 'POST',
          headers: { ...bearer(root), 'content-type': 'application/octet-stream' },
          body: 'x',
        }),
      400,
      'REQUEST_INVALID',
    );
  });
});

describe('versions', () => {
  test('a write on an old version is refused, and the right one goes through', async () => {
    const created = await world.write(root, 'POST', '/api/v1/resources', article());
    const path = `/api/v1/resources/${String(created.json['id'])}`;
    expect(created.headers['etag']).toBe('"1"');
    await refused(() => world.write(root, 'PUT', path, article({ title: '二' })), 400, 'REQUEST_INVALID');
    await refused(() => world.write(root, 'PUT', path, article({ title: '二' }), { 'if-match': '"2"' }), 409, 'RECORD_CHANGED');
    await refused(() => world.write(root, 'PUT', path, article({ title: '二' }), { 'if-match': 'W/"1"' }), 400, 'REQUEST_INVALID');
    expect((await world.write(root, 'PUT', path, article({ title: '二' }), { 'if-match': '"1"' })).headers['etag']).toBe('"2"');
  });
  test('an unchanged record is not sent again', async () => {
    const first = await world.send(`/api/v1/resources/${published}`);
    const again = await world.send(`/api/v1/resources/${published}`, { headers: { 'if-none-match': first.headers['etag']! } });
    expect([again.status, again.text]).toEqual([304, '']);
  });
  test('a withdrawn record is gone, and gone from every list', async () => {
    const id = await publish(world, root, { title: '要撤的' });
    const { etag } = (await world.send(`/api/v1/resources/${id}`)).headers;
    expect((await world.write(root, 'POST', `/api/v1/resources/${id}/withdraw`, { kind: 'vanish', reason: '内容有误' }, { 'if-match': etag! })).status).toBe(
      200,
    );
    await refused(() => world.send(`/api/v1/resources/${id}`), 404, 'RECORD_NOT_FOUND');
    expect((await world.send('/api/v1/resources?limit=100')).text).not.toContain(id);
  });
});

describe('what a record says of itself', () => {
  const stored = async (more: object) => {
    const id = await publish(world, root, more);
    return (await world.send(`/api/v1/resources/${id}`)).json;
  };
  test('times of entry and publication are ours, whatever date an editor shows (NT-forged-date)', async () => {
    const from = new Date().toISOString();
    const record = await stored({ title: '补录', displayedDate: '2001-01-01' });
    for (const name of ['enteredAt', 'firstPublishedAt', 'publishedAt']) expect(String(record[name]) >= from, name).toBe(true);
    for (const name of ['enteredAt', 'updatedAt', 'publishedAt', 'firstPublishedAt']) {
      const reply = await refused(() => world.write(root, 'POST', '/api/v1/resources', article({ [name]: '2001-01-01T00:00:00Z' })), 400, 'REQUEST_INVALID');
      expect(placesOf(reply)).toEqual([`/body/${name} additionalProperties`]);
    }
  });

  test('no validity is made from dates: it has to be stated, and unknown stays unknown (NT-validity-from-dates)', async () => {
    const document = { effectiveDate: '2001-01-01', validity: 'unknown' };
    expect((await stored({ kind: 'policy-document', document }))['document']).toEqual(document);
    const draft = article({ kind: 'policy-document', document: { effectiveDate: '2001-01-01' } });
    const reply = await refused(() => world.write(root, 'POST', '/api/v1/resources', draft), 400, 'REQUEST_INVALID');
    expect(placesOf(reply)).toEqual(['/body/document/validity required']);
  });

  test('a record is the same in a list, alone, and as the reply to its publication (NT-type-changes)', async () => {
    const file = await world.send('/api/v1/attachments?siteId=s1&fileName=a.pdf', {
      method: 'POST',
      headers: { ...bearer(root), 'content-type': 'application/octet-stream' },
      body: '%PDF-1.4',
    });
    const draft = await world.write(root, 'POST', '/api/v1/resources', article({ title: '同一条', attachmentIds: [String(file.json['id'])] }));
    const id = String(draft.json['id']);
    const reply = await world.write(root, 'POST', `/api/v1/resources/${id}/publish`, undefined, { 'if-match': '"1"' });
    const alone = await world.send(`/api/v1/resources/${id}`);
    const list = await world.send('/api/v1/resources?limit=100');
    const listed = (list.json['items'] as { id: string }[]).find((one) => one.id === id);
    expect([reply.json, listed]).toEqual([alone.json, alone.json]);
  });
});

test('no request of this file led to a fault of ours', () => {
  expect(world.lines.filter((line) => line['level'] === 'error')).toEqual([]);
});
