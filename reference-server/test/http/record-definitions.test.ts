/** Module record-definitions over HTTP: what this server speaks, for anybody. */
import { createClient } from '@jiyue/sdk/client';
import { validateStrict, validateTolerant } from '@jiyue/sdk';
import generated from '@jiyue/standards/generated/record-definitions.json' with { type: 'json' };
import type { RecordDefinition, RecordDefinitionPage } from '@jiyue/standards/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlatformWorld, platformWorld } from './platform-world.ts';

let world: PlatformWorld;
beforeAll(async () => {
  world = await platformWorld();
});
afterAll(async () => {
  await world.server.stop();
});

const standard = generated as readonly RecordDefinition[];
const address = '/api/v1/record-definitions';
const read = async (query = '') => {
  const { status, json } = await world.send<RecordDefinitionPage>(`${address}${query}`);
  return { status, page: json };
};

test('all definitions are walked, add up, and are those of the standard', async () => {
  const walked: RecordDefinition[] = [];
  let next: string | undefined;
  do {
    const { status, page } = await read(`?limit=7${next === undefined ? '' : `&cursor=${next}`}`);
    expect(status).toBe(200);
    expect(page.total).toBe(standard.length);
    expect(validateStrict('RecordDefinitionPage', page)).toEqual([]);
    walked.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  expect(walked.map(({ id }) => id)).toEqual(standard.map(({ id }) => id).toSorted());
  expect(walked).toEqual(standard);
});

test('the typed client walks them', async () => {
  const client = createClient({ baseUrl: `http://127.0.0.1:${world.server.port}`, judgeReplies: validateTolerant });
  const ids: string[] = [];
  for await (const item of client.walk('listRecordDefinitions', { isPart: true })) ids.push(item.ok ? item.value.id : item.failure.detail);
  expect(ids).toContain('jiyue.Source');
  expect(ids).not.toContain('jiyue.Site');
});

test('they are filtered by issuer, part and state', async () => {
  expect((await read('?issuer=cn-xg')).page).toEqual({ items: [], total: 0 });
  expect((await read('?state=removed')).page.total).toBe(0);
  const [records, parts] = [(await read('?isPart=false&limit=100')).page, (await read('?isPart=true&limit=100')).page];
  expect(records.total + parts.total).toBe(standard.length);
  expect(records.items.every(({ isPart }) => !isPart)).toBe(true);
});

test('one definition is read with its digest as tag, and not sent again when unchanged', async () => {
  const site = standard.find(({ name }) => name === 'Site')!;
  const first = await world.send(`${address}/jiyue.Site`);
  expect(first.status).toBe(200);
  expect(first.json).toEqual(site);
  expect(first.headers['etag']).toBe(`"${site.contentDigest}"`);
  expect((await world.send(`${address}/jiyue.Site`, { headers: { 'if-none-match': `"${site.contentDigest}"` } })).status).toBe(304);
  expect((await world.send(`${address}/jiyue.Site?version=1.0`)).status).toBe(200);
});

test('what is not there is not found: an unknown definition, another version, a cursor of another list', async () => {
  expect((await world.send(`${address}/jiyue.Planet`)).status).toBe(404);
  const other = await world.send(`${address}/jiyue.Site?version=9.9`);
  expect(other.json).toMatchObject({ code: 'RECORD_NOT_FOUND', data: { id: 'jiyue.Site@9.9' } });
  const { page } = await read('?limit=1');
  expect((await world.send(`${address}?isPart=true&cursor=${page.next!}`)).status).toBe(400);
  expect((await world.send(`${address}?page=2`)).status).toBe(400);
});

test('the capability document lists the module', async () => {
  const { json } = await world.send('/.well-known/jiyue');
  expect(json).toMatchObject({ modules: expect.arrayContaining([{ name: 'record-definitions', version: '1.0', servedBy: 'core' }]) });
});
