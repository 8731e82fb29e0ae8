/** Batches: idempotent by origin, judged item by item, stored in one transaction (JY-RES-004). */
import { prepareDraft } from '@jiyue/sdk';
import type { ResourceDraft } from '@jiyue/standards/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anonymous, type Principal } from '../repository/principal.ts';
import { article, editorOf, must, openWorld, person, policy, recordIn, refusal, root, type World } from '../repository/world.suite.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.remove());

const from = (recordId: string, given: Parameters<typeof article>[0] = {}) => article({ origin: { system: 'cms', recordId }, ...given });
const submit = (items: readonly unknown[], { publish = true, caller = root as Principal } = {}) => world.repository.submitDrafts(caller, { items, publish });
const outcomes = async (...given: Parameters<typeof submit>) =>
  must(await submit(...given)).map((result) =>
    result.outcome === 'rejected' ? 'rejected' : `${result.outcome} ${result.id}@${result.version} ${result.status}`,
  );
const read = async (id: string) => recordIn(await world.repository.getResource(root, { id, edition: 'published' }));

test('a batch published at once is one version per item, one commit, in the order given', async () => {
  expect(await outcomes([from('1'), from('2'), article()])).toEqual(['stored r0001@1 published', 'stored r0002@1 published', 'stored r0003@1 published']);
  expect(await read('r0002')).toMatchObject({
    version: 1,
    status: 'published',
    publishedAt: world.now().toISOString(),
    origin: { system: 'cms', recordId: '2' },
  });
  const { lines } = await world.store.log.read(7, 99);
  expect(lines.map(({ type, subject }) => `${type} ${subject}`)).toEqual(['record.published r0001', 'record.published r0002', 'record.published r0003']);
});

test('run twice, everything is unchanged and nothing is written', async () => {
  const items = [from('1'), from('2'), from('3')];
  await outcomes(items);
  const { seq } = await world.store.log.head();
  expect(await outcomes(items)).toEqual(['unchanged r0001@1 published', 'unchanged r0002@1 published', 'unchanged r0003@1 published']);
  expect((await world.store.log.head()).seq).toBe(seq);
});

test('changed text is the next version of the same record; the same key at another site is another record', async () => {
  await outcomes([from('1')]);
  expect(await outcomes([from('1', { title: '改' }), from('1', { siteId: 's2' })])).toEqual(['stored r0001@2 published', 'stored r0002@1 published']);
  expect(await read('r0001')).toMatchObject({ version: 2, title: '改' });
});

test('NT-two-ids: the same source record twice in one batch is one record', async () => {
  expect(await outcomes([from('1'), from('1'), from('1', { title: '改' }), from('1', { title: '改' })])).toEqual([
    'stored r0001@1 published',
    'unchanged r0001@1 published',
    'stored r0001@2 published',
    'unchanged r0001@2 published',
  ]);
  expect(await world.store.verifyLog()).toMatchObject({ isSound: true });
});

test('an item that is refused takes no other along, and every place is named', async () => {
  const results = must(await submit([from('1'), { title: '' }, from('2', { columnId: 's2-news', ownerId: 'nobody' }), from('3')]));
  expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'rejected', 'rejected', 'stored']);
  expect(results[1]).toMatchObject({ findings: [{ pointer: expect.stringMatching(/^\//) as string }] });
  expect(results[2]).toMatchObject({
    faults: [
      { code: 'COLUMN_OF_OTHER_SITE', pointer: '/columnId' },
      { code: 'REFERENCE_UNKNOWN', pointer: '/ownerId' },
    ],
  });
  expect(must(await world.repository.listResources(anonymous, { cursor: undefined, limit: 9 })).total).toBe(2);
});

test('the log carries the digest that the standard gives the content, and the chain holds', async () => {
  const texts = [from('1'), from('2', { title: '防汛通知：𠮷祥镇' }), from('1', { title: '改' }), article()];
  await outcomes(texts);
  const { lines } = await world.store.log.read(7, 99);
  expect(lines.map(({ data }) => (JSON.parse(data) as { contentDigest: string }).contentDigest)).toEqual(texts.map((text) => must(prepareDraft(text)).digest));
  expect(await world.store.verifyLog()).toMatchObject({ isSound: true });
});

test('NT-json-in-string: an item with the text "null" is refused at its place and nothing of it is stored; the others are', async () => {
  const results = must(await submit([from('1'), from('2', { subtitle: 'null' }), from('null'), from('3', { siteId: 'undefined' })]));
  expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'rejected', 'rejected', 'rejected']);
  expect(results.slice(1).map((result) => (result.outcome === 'rejected' ? result.findings.map(({ pointer, rule }) => `${pointer} ${rule}`) : []))).toEqual([
    ['/subtitle null-text'],
    ['/origin/recordId null-text'],
    ['/siteId null-text'],
  ]);
  expect(must(await world.repository.listResources(root, { cursor: undefined, limit: 9 })).total).toBe(1);
});

test('a relay from the own site is rejected where the batch publishes, and waits as a draft where it does not (JY-PUB-016)', async () => {
  const own = { relay: { originalName: '虚构省人民政府门户网站', isAbridged: false } };
  const items = [from('1', own), from('2', { relay: { originalName: '虚构日报', isAbridged: true } })];
  const results = must(await submit(items));
  expect(results.map(({ outcome }) => outcome)).toEqual(['rejected', 'stored']);
  expect(results[0]).toMatchObject({ findings: [{ pointer: '/relay/originalName', rule: 'relay-source' }], faults: [] });
  expect(await outcomes([from('1', own)], { publish: false })).toEqual(['stored r0002@1 draft']);
});

test('drafts wait, and are published by a later batch with the same text', async () => {
  expect(await outcomes([from('1')], { publish: false })).toEqual(['stored r0001@1 draft']);
  expect(await outcomes([from('1')], { publish: false })).toEqual(['unchanged r0001@1 draft']);
  expect(await outcomes([from('1')])).toEqual(['stored r0001@2 published']);
  expect(await outcomes([from('1')], { publish: false })).toEqual(['unchanged r0001@2 published']);
  expect(await outcomes([from('1', { title: '改' })], { publish: false })).toEqual(['stored r0001@3 draft']);
  expect(await read('r0001')).toMatchObject({ version: 2 });
});

test('what a source repeats does not bury a draft an editor is writing over the published text', async () => {
  await outcomes([from('1')]);
  must(await world.repository.saveDraft(root, { id: 'r0001', base: 1, draft: from('1', { title: '编辑中' }) }));
  expect(await outcomes([from('1')])).toEqual(['unchanged r0001@2 draft']);
});

test('a batch never brings a withdrawn resource back: the same text is unchanged, a new one waits as a draft', async () => {
  await outcomes([from('1')]);
  must(await world.repository.withdrawResource(root, { id: 'r0001', base: 1, request: { kind: 'gone', reason: '有误' } }));
  expect(await outcomes([from('1')])).toEqual(['unchanged r0001@2 withdrawn']);
  expect(await outcomes([from('1', { title: '改' })])).toEqual(['stored r0001@3 draft']);
  expect(await outcomes([from('1', { title: '改' })])).toEqual(['unchanged r0001@3 draft']);
  expect(refusal(await world.repository.getResource(anonymous, { id: 'r0001', edition: 'published' }))).toMatchObject({ code: 'RECORD_GONE' });
});

test('the kind of a known record does not change', async () => {
  await outcomes([from('1')]);
  expect(must(await submit([{ ...policy(), origin: { system: 'cms', recordId: '1' } }]))).toMatchObject([
    { outcome: 'rejected', faults: [{ code: 'KIND_CHANGED', pointer: '/kind' }] },
  ]);
});

test('rights are judged per item: site, column, and publishing for itself', async () => {
  expect(refusal(await submit([article()], { caller: anonymous }))).toEqual({ code: 'TOKEN_MISSING' });
  expect(refusal(await submit([article()], { caller: editorOf('s1', 'draft', 'publish') }))).toMatchObject({
    code: 'PLATFORM_FORBIDDEN',
    data: { action: 'submit' },
  });
  const column = person({ actions: ['submit', 'publish'], siteId: 's1', columnId: 's1-news' });
  const results = must(await submit([from('1'), from('2', { columnId: 's1-policy' }), from('3', { siteId: 's2' })], { caller: column }));
  expect(results.map((result) => (result.outcome === 'rejected' ? result.faults[0] : result.outcome))).toEqual([
    'stored',
    { code: 'SITE_FORBIDDEN', pointer: '/siteId', data: { siteId: 's1', action: 'submit' } },
    { code: 'SITE_FORBIDDEN', pointer: '/siteId', data: { siteId: 's2', action: 'submit' } },
  ]);
  const noPublisher = editorOf('s1', 'submit');
  expect(must(await submit([from('9')], { caller: noPublisher }))).toMatchObject([{ faults: [{ data: { action: 'publish' } }] }]);
  expect(await outcomes([from('9')], { caller: noPublisher, publish: false })).toEqual(['stored r0002@1 draft']);
});

test('a record that was moved out of reach is not overwritten by its old key', async () => {
  await outcomes([from('1')]);
  must(await world.repository.saveDraft(root, { id: 'r0001', base: 1, draft: from('1', { columnId: 's1-policy' }) }));
  const column = person({ actions: ['submit', 'publish'], siteId: 's1', columnId: 's1-news' });
  expect(must(await submit([from('1', { title: '改' })], { caller: column }))).toMatchObject([{ outcome: 'rejected', faults: [{ code: 'SITE_FORBIDDEN' }] }]);
});

test('one draft in the name of a plugin gives its id, or the first fault', async () => {
  expect(must(await world.repository.submitDraft(root, from('1'), false))).toEqual({ recordId: 'r0001', version: 1 });
  expect(refusal(await world.repository.submitDraft(root, from('2', { columnId: 'none' }), false))).toMatchObject({
    code: 'REFERENCE_UNKNOWN',
    data: { pointer: '/columnId', id: 'none' },
  });
  expect(refusal(await world.repository.submitDraft(root, {} as ResourceDraft, false)).code).toBe('REQUEST_INVALID');
});
