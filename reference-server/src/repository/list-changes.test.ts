/** The change feed and the reader of plugins: the two ways in which others use what was stored. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileSchema } from '@jiyue/sdk';
import asyncapi from '@jiyue/standards/generated/asyncapi.json' with { type: 'json' };
import type { ChangeEvent, ChangePage, Relation } from '@jiyue/standards/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anonymous, type Principal } from './principal.ts';
import { article, editorOf, must, openWorld, person, published, recordIn, refusal, root, type World } from './world.suite.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.remove());

const changes = async (caller: Principal, given: Partial<{ after: string; limit: number; siteId: string; type: string }> = {}) =>
  JSON.parse(must(await world.repository.listChanges(caller, { after: undefined, limit: 100, ...given }))) as ChangePage;
const lines = ({ items }: ChangePage) => items.map(({ type, subject }) => `${type} ${subject}`);
/** Where the feed stands after the world was made. */
const start = async (caller: Principal, given: object = {}) => (await changes(caller, given)).next;

describe('changes', () => {
  test('an event is a CloudEvent with ids, versions and digests, chained to the one before', async () => {
    const after = await start(anonymous);
    const { id, publishedAt } = await published(world.repository, article({ title: '不进变更流' }));
    const { items } = await changes(root, { after: await start(root, { type: 'record.withdrawn' }).then(() => after) });
    const [drafted, event] = (await changes(root)).items.slice(-2) as [ChangeEvent, ChangeEvent];
    expect(items.map(({ type }) => type)).toEqual(['record.drafted', 'record.published']);
    expect(event).toEqual({
      specversion: '1.0',
      id: '0000000000000009',
      sequence: '0000000000000009',
      source: 'urn:jiyue:platform:test',
      type: 'record.published',
      subject: id,
      time: publishedAt,
      previoushash: drafted.entryhash,
      entryhash: event.entryhash,
      data: {
        family: 'resource',
        kind: 'article',
        version: 2,
        siteId: 's1',
        columnId: 's1-news',
        updateType: 'major',
        contentDigest: drafted.data.contentDigest,
      },
    });
    // a receiver recomputes the hash from the event alone
    const { data, previoushash: previous, subject, time, type } = event;
    const sorted = Object.fromEntries(Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    expect(hash('sm3', JSON.stringify({ data: sorted, previous, seq: 9, siteId: 's1', subject, time, type }))).toBe(event.entryhash);
    expect(JSON.stringify(await changes(root))).not.toContain('不进变更流');
  });

  test('every event of the server fits the schema of its own type, and no other that carries something else', async () => {
    const { repository } = world;
    const [one, other] = [await published(repository, article()), await published(repository, article())];
    const relation = recordIn<Relation>(await repository.createRelation(root, { type: 'related', fromId: one.id, toId: other.id }));
    must(await repository.removeRelation(root, { id: relation.id, base: relation.base }));
    must(await repository.changeSiteStatus(root, { id: 's1', change: { status: 'filed', effectiveDate: '2026-01-01', reason: '已备案' }, base: 1 }));
    must(await repository.storeAttachment(root, { siteId: 's1', fileName: 'a.txt', title: undefined, alternativeOfId: undefined, bytes: Buffer.from('附件') }));
    must(await repository.withdrawResource(root, { id: one.id, base: one.base, request: { kind: 'gone', reason: '有误' } }));
    const { items } = await changes(root);
    const seen = new Set(items.map(({ type }) => type));
    expect(seen).toEqual(new Set(Object.keys(asyncapi.channels.changes.messages)));
    const checkOf = (type: string) => {
      const file = fileURLToPath(import.meta.resolve(`@jiyue/standards/generated/events/${type}.json`));
      const compiled = compileSchema(JSON.parse(readFileSync(file, 'utf8')) as { readonly [keyword: string]: unknown });
      if (!compiled.ok) throw new Error(`${type}: ${JSON.stringify(compiled.failure)}`);
      return compiled.value;
    };
    for (const event of items) expect(checkOf(event.type)(event), event.type).toEqual([]);
    const withdrawn = items.find(({ type }) => type === 'record.withdrawn')!;
    expect(checkOf('record.published')({ ...withdrawn, type: 'record.published' })).not.toEqual([]);
  });

  test('a receiver goes on from any place, misses nothing and gets nothing twice', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    for (let round = 0; round < 6; round++) {
      await published(world.repository, article());
      const page = await changes(anonymous, { ...(after !== undefined && { after }), limit: 3 });
      seen.push(...page.items.map(({ sequence }) => sequence));
      after = page.next;
    }
    for (let page = await changes(anonymous, { after: after! }); page.items.length > 0; page = await changes(anonymous, { after: page.next }))
      seen.push(...page.items.map(({ sequence }) => sequence));
    expect(seen).toEqual((await changes(anonymous)).items.map(({ sequence }) => sequence));
    expect(new Set(seen).size).toBe(7 + 6);
  });

  test('when nothing is new the place stays where it was', async () => {
    const { next, hasMore } = await changes(anonymous);
    expect(hasMore).toBe(false);
    expect(await changes(anonymous, { after: next })).toEqual({ items: [], next, hasMore: false });
    expect((await changes(anonymous, { limit: 2 })).hasMore).toBe(true);
  });

  test('drafts and uploads show to those who read the log of the site, and to nobody else', async () => {
    const after = await start(anonymous);
    const { id } = recordIn(await world.repository.createDraft(root, article()));
    const upload = recordIn<{ id: string }>(await world.repository.storeAttachment(root, { siteId: 's1', fileName: 'a.pdf', bytes: Buffer.from('%PDF-') }));
    const seenBy = async (caller: Principal) => lines(await changes(caller, { after }));
    expect(await seenBy(anonymous)).toEqual([]);
    expect(await seenBy(editorOf('s1', 'read-draft', 'draft', 'publish'))).toEqual([]);
    expect(await seenBy(editorOf('s2', 'read-log'))).toEqual([]);
    expect(await seenBy(editorOf('s1', 'read-log'))).toEqual([`record.drafted ${id}`, `attachment.stored ${upload.id}`]);
    expect(await seenBy(person({ actions: ['read-log'], siteId: 's1', columnId: 's1-news' }))).toEqual([`record.drafted ${id}`]);
    expect(await seenBy(person({ actions: ['read-log'], siteId: 's1', columnId: 's1-policy' }))).toEqual([]);
    expect(await seenBy(person({ actions: ['read-log'], siteId: '*', organizationId: 'o1' }))).toEqual([]);
  });

  test('filters keep their place apart from each other', async () => {
    await published(world.repository, article());
    await published(world.repository, article({ siteId: 's2' }));
    expect(lines(await changes(anonymous, { siteId: 's2', type: 'record.published' }))).toEqual(['record.published r0002']);
    const { next } = await changes(anonymous, { siteId: 's2' });
    expect(refusal(await world.repository.listChanges(anonymous, { after: next, limit: 9, siteId: 's1' }))).toMatchObject({ code: 'CURSOR_INVALID' });
    expect(refusal(await world.repository.listChanges(anonymous, { after: 'MTIz', limit: 9 }))).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});

describe('the reader of plugins', () => {
  test('it gives the published text, and for what may not be seen the same as for what does not exist', async () => {
    const reader = world.repository.recordReader(root, ['*']);
    const { id, title } = await published(world.repository, article());
    must(await world.repository.saveDraft(root, { id, base: 2, draft: article({ title: '未定稿' }) }));
    const hidden = recordIn(await world.repository.createDraft(root, article()));
    expect(await reader.resource(id)).toMatchObject({ id, title, version: 2 });
    expect([await reader.resource(hidden.id), await reader.resource('nothing'), await reader.resource('s1')]).toEqual([undefined, undefined, undefined]);
    expect((await reader.resources([hidden.id, id, 'nothing'])).map((one) => one.id)).toEqual([id]);
    must(await world.repository.withdrawResource(root, { id, base: 3, request: { kind: 'withdrawn', reason: '核实' } }));
    expect(await reader.resource(id)).toMatchObject({ withdrawal: { kind: 'withdrawn' } });
    must(await world.repository.publishResource(root, { id, base: 5 }));
    must(await world.repository.withdrawResource(root, { id, base: 6, request: { kind: 'gone', reason: '有误' } }));
    expect(await reader.resource(id)).toBeUndefined();
  });

  test('a grant of one site shows nothing of another', async () => {
    const [a, b] = [await published(world.repository, article()), await published(world.repository, article({ siteId: 's2' }))];
    must(await world.repository.createRelation(root, { type: 'related', fromId: a.id, toId: b.id }));
    const reader = world.repository.recordReader(root, ['s1']);
    expect([await reader.resource(a.id), await reader.resource(b.id)]).toMatchObject([{ id: a.id }, undefined] as never);
    expect((await reader.listResources({ limit: 10 })).items.map(({ id }) => id)).toEqual([a.id]);
    expect((await reader.listResources({ limit: 10, siteId: 's2' })).total).toBe(0);
    expect(await reader.relations(a.id)).toEqual([]);
    expect((await reader.sites()).map(({ id }) => id)).toEqual(['s1']);
    expect([await reader.columns('s2'), await reader.column('s2-news'), await reader.site('s2')]).toEqual([[], undefined, undefined]);
    expect((await reader.columns('s1')).map(({ id }) => id)).toEqual(['s1-news', 's1-policy']);
    expect(await reader.organization('o2')).toMatchObject({ id: 'o2' });
    const whole = world.repository.recordReader(anonymous, ['*']);
    expect((await whole.relations(b.id)).map(({ fromId }: Relation) => fromId)).toEqual([a.id]);
    expect((await world.repository.recordReader(root, []).listResources({ limit: 5 })).total).toBe(0);
  });

  test('a walk has a total and an end', async () => {
    for (let i = 0; i < 5; i++) await published(world.repository, article());
    const reader = world.repository.recordReader(anonymous, ['*']);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const slice = await reader.listResources({ limit: 2, kind: 'article', ...(after !== undefined && { after }) });
      expect(slice.total).toBe(5);
      seen.push(...slice.items.map(({ id }) => id));
      after = slice.next;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(5);
  });
});
