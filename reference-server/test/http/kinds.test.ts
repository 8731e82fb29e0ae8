/** Every kind of resource goes the whole way over real HTTP: stored, published, read by the public, listed by its kind. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeTable } from '@jiyue/sdk';
import examples from '@jiyue/standards/generated/examples.json' with { type: 'json' };
import { type PlatformWorld, platformWorld, seed } from './platform-world.ts';

let world: PlatformWorld;
let root: string;
beforeAll(async () => {
  world = await platformWorld();
  root = await seed(world);
});
afterAll(async () => {
  await world.server.stop();
});

type Draft = Readonly<Record<string, unknown>> & { readonly kind: string };
const drafts = examples.filter(({ type }) => type.endsWith('Draft')).flatMap(({ valid }) => valid.map(({ instance }) => instance as Draft));
const kinds = codeTable('resource-kind')!.members.map(({ code }) => code);

/** The shortest example of a kind, moved to the sites of this world: what it refers to is not there. */
const draftOf = (kind: string): Draft => {
  const own = drafts.filter((draft) => draft.kind === kind).toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)[0];
  if (!own) throw new Error(`no example of ${kind}`);
  return {
    ...own,
    siteId: 's1',
    columnId: 'c1',
    ownerId: 'o1',
    ...(own['organizationId'] === undefined ? {} : { organizationId: 'o1' }),
    ...(kind === 'special-topic' ? { sections: [{ title: '动态', resourceIds: [], columnId: 'c1' }] } : {}),
  };
};

/** Uploads what the draft shows and puts the ids in place. */
async function withAttachments(draft: Draft): Promise<Draft> {
  let text = JSON.stringify(draft);
  for (const id of (draft['attachmentIds'] as readonly string[] | undefined) ?? []) {
    const stored = await world.send(`/api/v1/attachments?siteId=s1&fileName=${id}.txt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${root}`, 'content-type': 'application/octet-stream' },
      body: Buffer.from(`附件 ${id}`),
    });
    expect(stored.status).toBe(201);
    text = text.replaceAll(JSON.stringify(id), JSON.stringify(stored.json['id']));
  }
  return JSON.parse(text) as Draft;
}

test.each(kinds)('%s', async (kind) => {
  const draft = await withAttachments(draftOf(kind));
  const created = await world.write(root, 'POST', '/api/v1/resources', draft);
  expect([created.status, created.text]).toEqual([201, expect.any(String)]);
  const id = String(created.json['id']);
  expect((await world.send(`/api/v1/resources/${id}`)).status).toBe(404);

  expect((await world.write(root, 'POST', `/api/v1/resources/${id}/publish`, undefined, { 'if-match': '"1"' })).status).toBe(200);
  const read = await world.send(`/api/v1/resources/${id}`);
  expect(read.json).toMatchObject({ ...draft, id, status: 'published' });
  const listed = await world.send(`/api/v1/resources?kind=${kind}`);
  expect((listed.json['items'] as readonly { id: string; kind: string }[]).map((item) => [item.id, item.kind])).toEqual([[id, kind]]);
  for (const attachment of (draft['attachmentIds'] as readonly string[] | undefined) ?? [])
    expect((await world.send(`/api/v1/attachments/${attachment}`)).status).toBe(200);
});
