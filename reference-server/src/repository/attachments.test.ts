/** Attachments and relations: what others may see of them, and when. */
import type { Attachment, Relation, RelationDraft } from '@jiyue/standards/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anonymous, type Principal } from './principal.ts';
import { article, editorOf, must, openWorld, person, published, recordIn, refusal, root, type World } from './world.suite.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.remove());

describe('attachments', () => {
  const upload = (given: Partial<{ siteId: string; fileName: string; bytes: Uint8Array; alternativeOfId: string; title: string }> = {}, caller = root) =>
    world.repository.storeAttachment(caller, { siteId: 's1', fileName: '附件1.pdf', bytes: Buffer.from('%PDF-1.7 内容'), ...given });
  const get = (id: string, caller: Principal = anonymous) => world.repository.getAttachment(caller, id);

  test('content is kept by its digests, the name is a label', async () => {
    const stored = recordIn<Attachment>(await upload());
    expect(stored).toMatchObject({ version: 1, siteId: 's1', title: '附件1.pdf', fileName: '附件1.pdf', mediaType: 'application/pdf', sizeBytes: 15 });
    expect([stored.sm3.length, stored.sha256.length]).toEqual([64, 64]);
    const { body, mediaType, fileName, etag } = must(await world.repository.getAttachmentContent(root, stored.id));
    expect([Buffer.from(body).toString(), mediaType, fileName, etag]).toEqual(['%PDF-1.7 内容', 'application/pdf', '附件1.pdf', `"${stored.sha256}"`]);
    expect((await world.store.log.read(0, 99, { types: ['attachment.stored'] })).lines).toHaveLength(1);
  });

  const names = [
    '../../a-site.zip',
    'a/b.pdf',
    'a\\b.pdf',
    '..',
    '. .',
    ' . ',
    '%2e%2e%2fa.pdf',
    'a%00.pdf',
    '．．／a.pdf',
    'a\u202efdp.exe',
    'a\nb.pdf',
    'C:a.pdf',
    '',
  ];
  test.each(names)('NT-upload-name, NT-half-filter: the name %j is refused', async (fileName) => {
    expect(refusal(await upload({ fileName }))).toMatchObject({ code: 'ATTACHMENT_NAME', data: { pointer: '/query/fileName' } });
  });

  test.each(['附件1：名单（2026年）.pdf', '50%.pdf', 'a..pdf', '.pdf'])('the name %j is a label like any other', async (fileName) => {
    expect(recordIn<Attachment>(await upload({ fileName }))).toMatchObject({ fileName, title: fileName });
  });

  test('a page is refused, whatever it is called', async () => {
    expect(refusal(await upload({ bytes: Buffer.from('<html>') }))).toEqual({
      code: 'ATTACHMENT_TYPE',
      data: { fileName: '附件1.pdf', mediaType: 'text/html' },
    });
  });

  test('NT-library-open: an attachment is not there for others until a published text shows it, nor after it is gone', async () => {
    const { id } = recordIn<Attachment>(await upload());
    const strangers = [anonymous, editorOf('s2'), editorOf('s1', 'withdraw'), person({ actions: ['draft'], siteId: 's1', untilAt: '2020-01-01T00:00:00Z' })];
    const seenBy = async () =>
      Promise.all(strangers.map(async (caller) => (await get(id, caller)).ok && (await world.repository.getAttachmentContent(caller, id)).ok));
    expect(await seenBy()).toEqual([false, false, false, false]);
    expect(refusal(await get(id))).toEqual({ code: 'RECORD_NOT_FOUND', data: { id } });
    must(await get(id, person({ actions: ['draft'], siteId: 's1', columnId: 's1-news' })));

    const draft = recordIn(await world.repository.createDraft(root, article({ attachmentIds: [id] })));
    expect(await seenBy()).toEqual([false, false, false, false]);
    must(await world.repository.publishResource(root, { id: draft.id, base: 1 }));
    expect(await seenBy()).toEqual([true, true, true, true]);
    must(await world.repository.saveDraft(root, { id: draft.id, base: 2, draft: article() }));
    expect(await seenBy()).toEqual([true, true, true, true]);
    must(await world.repository.withdrawResource(root, { id: draft.id, base: 3, request: { kind: 'gone', reason: '有误' } }));
    expect(await seenBy()).toEqual([false, false, false, false]);
  });

  test('one of another site can be neither uploaded there, nor referred to, nor stand for another format', async () => {
    expect(refusal(await upload({ siteId: 's2' }, editorOf('s1')))).toMatchObject({ code: 'SITE_FORBIDDEN', data: { siteId: 's2', pointer: '/query/siteId' } });
    expect(refusal(await upload({ siteId: 's9' }))).toMatchObject({ code: 'REFERENCE_UNKNOWN', data: { pointer: '/query/siteId' } });
    const { id } = recordIn<Attachment>(await upload({ siteId: 's2' }));
    expect(refusal(await world.repository.createDraft(root, article({ attachmentIds: [id] })))).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      data: { pointer: '/body/attachmentIds/0', id },
    });
    expect(refusal(await upload({ alternativeOfId: id }))).toMatchObject({ code: 'REFERENCE_UNKNOWN', data: { pointer: '/query/alternativeOfId' } });
    expect(recordIn<Attachment>(await upload({ siteId: 's2', alternativeOfId: id }))).toMatchObject({ alternativeOfId: id });
  });
});

describe('relations', () => {
  const relate = (given: Partial<RelationDraft>, caller = root) =>
    world.repository.createRelation(caller, { type: 'related', fromId: 'r0001', toId: 'r0002', ...given });
  const listed = async (id: string, caller: Principal = anonymous) => {
    const page = must(await world.repository.listRelations(caller, { id, cursor: undefined, limit: 20 }));
    expect(page.items).toHaveLength(page.total);
    return page.items.map((json) => (JSON.parse(json) as Relation).id);
  };

  test('a relation is read from both ends, once per type, and never with itself', async () => {
    const [a, b] = [await published(world.repository, article()), await published(world.repository, article({ siteId: 's2' }))];
    const { id, siteId } = recordIn<Relation>(await relate({ fromId: a.id, toId: b.id, note: '配套' }));
    expect(siteId).toBe('s1');
    expect([await listed(a.id), await listed(b.id)]).toEqual([[id], [id]]);
    expect(refusal(await relate({ fromId: a.id, toId: b.id }))).toEqual({ code: 'RELATION_EXISTS', data: { fromId: a.id, toId: b.id, type: 'related' } });
    must(await relate({ fromId: a.id, toId: b.id, type: 'amends' }));
    must(await relate({ fromId: b.id, toId: a.id }));
    expect(refusal(await relate({ fromId: a.id, toId: a.id }))).toMatchObject({ code: 'RELATION_SELF' });
    expect(refusal(await relate({ fromId: 'x', toId: 'y' }))).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      data: { findings: [{ pointer: '/body/fromId' }, { pointer: '/body/toId' }] },
    });
  });

  test('a removed one is gone from both ends, and its entry stays', async () => {
    const [a, b] = [await published(world.repository, article()), await published(world.repository, article())];
    const { id } = recordIn<Relation>(await relate({ fromId: a.id, toId: b.id }));
    expect(refusal(await world.repository.removeRelation(root, { id, base: 9 }))).toMatchObject({ code: 'RECORD_CHANGED', data: { current: 1 } });
    must(await world.repository.removeRelation(root, { id, base: 1 }));
    expect([await listed(a.id), await listed(b.id)]).toEqual([[], []]);
    expect(refusal(await world.repository.removeRelation(root, { id, base: 2 }))).toMatchObject({ code: 'RECORD_NOT_FOUND' });
    expect((await world.store.log.read(0, 99, { types: ['relation.created', 'relation.removed'] })).lines.map(({ type }) => type)).toEqual([
      'relation.created',
      'relation.removed',
    ]);
    expect(await world.store.verifyLog()).toMatchObject({ isSound: true });
    must(await relate({ fromId: a.id, toId: b.id }));
  });

  test('it shows to those who may know of both ends', async () => {
    const a = await published(world.repository, article());
    const b = recordIn(await world.repository.createDraft(root, article({ siteId: 's2' })));
    expect(refusal(await relate({ fromId: a.id, toId: b.id }, editorOf('s1')))).toMatchObject({ code: 'REFERENCE_UNKNOWN', data: { id: b.id } });
    const { id } = recordIn<Relation>(await relate({ fromId: a.id, toId: b.id }));
    expect([await listed(a.id), await listed(a.id, editorOf('s1')), await listed(a.id, editorOf('s2'))]).toEqual([[], [], [id]]);
    expect(refusal(await world.repository.listRelations(anonymous, { id: b.id, cursor: undefined, limit: 20 }))).toMatchObject({ code: 'RECORD_NOT_FOUND' });
    expect(refusal(await world.repository.removeRelation(editorOf('s1'), { id, base: 1 }))).toMatchObject({ code: 'RECORD_NOT_FOUND' });
    must(await world.repository.publishResource(root, { id: b.id, base: 1 }));
    expect(await listed(a.id)).toEqual([id]);
  });

  test('a relation of a public text takes the right to publish, of a draft the right to draft', async () => {
    const [a, b] = [await published(world.repository, article()), await published(world.repository, article({ siteId: 's2' }))];
    expect(refusal(await relate({ fromId: a.id, toId: b.id }, editorOf('s1', 'draft')))).toMatchObject({
      code: 'SITE_FORBIDDEN',
      data: { action: 'publish', siteId: 's1', pointer: '/body/fromId' },
    });
    expect(refusal(await relate({ fromId: a.id, toId: b.id }, editorOf('s2')))).toMatchObject({ code: 'SITE_FORBIDDEN' });
    const { id } = recordIn<Relation>(await relate({ fromId: a.id, toId: b.id }, editorOf('s1', 'publish')));
    expect(refusal(await world.repository.removeRelation(editorOf('s2'), { id, base: 1 }))).toMatchObject({ code: 'SITE_FORBIDDEN' });
    const draft = recordIn(await world.repository.createDraft(root, article()));
    must(await relate({ fromId: draft.id, toId: b.id }, editorOf('s1', 'draft')));
  });

  test('many are walked page by page', async () => {
    const a = await published(world.repository, article());
    for (let i = 0; i < 5; i++) must(await relate({ fromId: a.id, toId: (await published(world.repository, article())).id }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = must(await world.repository.listRelations(anonymous, { id: a.id, cursor, limit: 2 }));
      seen.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(5);
    expect(refusal(await world.repository.listRelations(anonymous, { id: a.id, cursor: 'AAAA', limit: 2 }))).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});
