/** The typed client of the SDK against a real platform. The regions are the snippets of docs/guide/client.md. */
import { mkdtempSync, openAsBlob, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateTolerant } from '@jiyue/sdk';
import { type Client, createClient, type ListId } from '@jiyue/sdk/client';
import openapi from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import type { ResourceDraft } from '@jiyue/standards/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { article, type PlatformWorld, platformWorld, seed } from './platform-world.ts';

let world: PlatformWorld;
let client: Client;
const files = mkdtempSync(join(tmpdir(), 'jiyue-client-'));
const draftOf = (title: string, rest: object = {}) => article({ title, ...rest }) as ResourceDraft;

beforeAll(async () => {
  world = await platformWorld();
  const token = await seed(world);
  const address = `http://127.0.0.1:${world.server.port}`;
  // #region create
  client = createClient({
    baseUrl: address, // 平台地址 · address of the platform
    token, // 公开读取不需要 · not needed for public reads
    language: 'zh-CN',
    judgeReplies: validateTolerant, // 逐一核对回复，可省略 · judge every reply; optional
  });
  // #endregion
});
afterAll(async () => {
  await world.server.stop();
});

test('a draft is stored, published and read by anybody', async () => {
  const draft = draftOf('关于客户端的通知');
  // #region write
  const stored = await client.createDraft({ body: draft });
  if (!stored.ok) throw new Error(stored.failure.detail);
  const { id, version } = stored.value;

  const published = await client.publishResource({ resourceId: id, ifMatch: version });
  if (!published.ok) throw new Error(published.failure.detail);
  // #endregion
  const reader = createClient({ baseUrl: `http://127.0.0.1:${world.server.port}` });
  expect(await reader.getResource({ resourceId: id })).toMatchObject({ ok: true, value: { title: '关于客户端的通知', status: 'published' } });
});

test('what is wrong with a draft is told place by place', async () => {
  const draft = draftOf('', { columnID: 'c1' });
  const seen: string[] = [];
  const show = (line: string) => seen.push(line);
  // #region failure
  const stored = await client.createDraft({ body: draft });
  if (!stored.ok) {
    const { code, status, detail, errors = [] } = stored.failure;
    show(`${code} (${status}): ${detail}`);
    for (const { pointer, message } of errors) show(`${pointer} ${message}`);
  }
  // #endregion
  expect(seen).toHaveLength(3);
  expect(seen[0]).toMatch(/^REQUEST_INVALID \(400\): /);
  expect(seen.join('\n')).toContain('/body/title “标题”(title)不能为空');
});

test('a version that is no longer the newest is refused, not overwritten', async () => {
  const stored = await client.createDraft({ body: draftOf('甲') });
  if (!stored.ok) throw new Error(stored.failure.detail);
  const { id, version } = stored.value;
  expect(await client.saveDraft({ resourceId: id, ifMatch: version, body: draftOf('乙') })).toMatchObject({ ok: true, value: { version: version + 1 } });
  expect(await client.saveDraft({ resourceId: id, ifMatch: version, body: draftOf('丙') })).toMatchObject({
    ok: false,
    failure: { code: 'RECORD_CHANGED', status: 409, data: { current: version + 1 } },
  });
});

test('a write sent again with its idempotency key gives the first result', async () => {
  const draft = draftOf('只存一次');
  // #region idempotency
  const first = await client.createDraft({ body: draft }, { idempotencyKey: 'import-2026-03-01-000017' });
  // 程序在这里中断，重启后照原样再来一次 · the program dies here and does the same again after its restart
  const again = await client.createDraft({ body: draft }, { idempotencyKey: 'import-2026-03-01-000017' });
  // #endregion
  if (!first.ok) throw new Error(first.failure.detail);
  expect(again).toEqual(first);
  expect(await client.createDraft({ body: draftOf('另一条') }, { idempotencyKey: 'import-2026-03-01-000017' })).toMatchObject({
    ok: false,
    failure: { code: 'IDEMPOTENCY_KEY_REUSED', status: 422 },
  });
});

test('a list is walked over its pages, and its total is right', async () => {
  const items = Array.from({ length: 25 }, (_, index) => draftOf(`第${index}条`, { origin: { system: 'walk', recordId: String(index) } }));
  const submitted = await client.submitResources({ body: { items, publish: true } });
  expect(submitted).toMatchObject({ ok: true, value: { stored: 25, rejected: 0 } });
  const titles: string[] = [];
  // #region walk
  for await (const item of client.walk('listResources', { originSystem: 'walk', limit: 10 })) {
    if (!item.ok) throw new Error(item.failure.detail); // 失败总是最后一项 · a failure is always the last one
    titles.push(item.value.title);
  }
  // #endregion
  expect(titles.toSorted()).toEqual(items.map(({ title }) => title).toSorted());
});

test('changes are followed from the place that was kept', async () => {
  let kept: string | undefined;
  const subjects: string[] = [];
  // #region changes
  for await (const changes of client.changes({ ...(kept ? { after: kept } : {}), siteId: 's1', limit: 10 })) {
    if (!changes.ok) throw new Error(changes.failure.detail);
    for (const { type, subject } of changes.value.items) if (type === 'record.published') subjects.push(subject);
    kept = changes.value.next; // 处理完再保存 · keep it once the items are dealt with
  }
  // #endregion
  expect(subjects.length).toBeGreaterThanOrEqual(26);
  const again = await client.createDraft({ body: draftOf('之后') });
  if (!again.ok) throw new Error(again.failure.detail);
  await client.publishResource({ resourceId: again.value.id, ifMatch: again.value.version });
  const later: string[] = [];
  for await (const changes of client.changes({ ...(kept ? { after: kept } : {}), siteId: 's1' })) {
    if (changes.ok) later.push(...changes.value.items.filter(({ type }) => type === 'record.published').map(({ subject }) => subject));
  }
  expect(later).toEqual([again.value.id]);
});

test('an attachment comes back byte for byte', async () => {
  const path = join(files, '申请表.csv');
  writeFileSync(path, '姓名,编号\n虚构,1\n');
  // #region attachment
  const stored = await client.storeAttachment({ siteId: 's1', fileName: '申请表.csv', content: await openAsBlob(path) });
  if (!stored.ok) throw new Error(stored.failure.detail);

  const download = await client.getAttachmentContent({ attachmentId: stored.value.id });
  if (!download.ok) throw new Error(download.failure.detail);
  const bytes = await download.value.bytes();
  // #endregion
  expect(download.value).toMatchObject({ fileName: '申请表.csv', sizeBytes: stored.value.sizeBytes });
  expect(bytes.ok && Buffer.from(bytes.value).toString()).toBe('姓名,编号\n虚构,1\n');
});

test('every registry list is walked, judged and adds up', async () => {
  const count = async (walk: AsyncIterable<{ readonly ok: boolean }>) => {
    let found = 0;
    for await (const { ok } of walk) {
      expect(ok).toBe(true);
      found += 1;
    }
    return found;
  };
  expect(await count(client.walk('listSites', { limit: 1 }))).toBe(2);
  expect(await count(client.walk('listOrganizations', {}))).toBe(1);
  expect(await count(client.walk('listColumns', { siteId: 's1' }))).toBe(1);
  expect((await client.getCapabilities()).ok).toBe(true);
});

test('every list that the server itself serves is walked one by one to the total it declares', async () => {
  const [one, other] = await Promise.all([client.createDraft({ body: draftOf('甲') }), client.createDraft({ body: draftOf('乙') })]);
  if (!one.ok || !other.ok) throw new Error('no drafts');
  for (const type of ['related', 'regulation'] as const) await client.createRelation({ body: { type, fromId: one.value.id, toId: other.value.id } });
  await client.saveDraft({ resourceId: one.value.id, ifMatch: 1, body: draftOf('甲二') });
  const places: { readonly [name: string]: string } = { siteId: 's1', resourceId: one.value.id };
  const served = (await (await fetch(`http://127.0.0.1:${world.server.port}/api/openapi.json`)).json()) as typeof openapi;
  const lists = Object.entries(served.paths as Record<string, Record<string, { operationId: ListId; 'x-jiyue-served-by': string; responses: object }>>)
    .filter(([path]) => [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) => name! in places))
    .flatMap(([path, { get }]) => (get ? [{ path, ...get }] : []))
    .filter(({ 'x-jiyue-served-by': by, responses }) => by === 'core' && pageTypes.has(JSON.stringify(responses).match(/schemas\/(\w+)"/)?.[1] ?? ''));
  const walked: Record<string, number> = {};
  for (const { operationId, path } of lists) {
    const input = { ...Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, places[name!]])), limit: 1 };
    let count = 0;
    for await (const item of client.walk(operationId, input as never)) {
      expect(item.ok, `${operationId}: ${JSON.stringify(item)}`).toBe(true);
      count += 1;
    }
    walked[operationId] = count;
  }
  expect(walked).toMatchObject({ listSites: 2, listOrganizations: 1, listColumns: 1, listRelations: 2, listResourceHistory: 2 });
  expect(walked['listResources']).toBeGreaterThan(20);
});

/** Types of lists that declare a total. */
const pageTypes = new Set(
  Object.entries(openapi.components.schemas as Record<string, { readonly required?: readonly string[] }>)
    .filter(([, { required = [] }]) => required.includes('items') && required.includes('total'))
    .map(([name]) => name),
);
