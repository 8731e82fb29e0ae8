/** Resources: drafts, publication, the five withdrawals, the optimistic lock, references, and who may know of what. */
import type { ResourceDraft, ResourceStatus, WithdrawalKind, WithdrawRequest } from '@jiyue/standards/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anonymous, type Principal } from './principal.ts';
import { article, editorOf, must, openWorld, person, policy, published, recordIn, refusal, root, type World } from './world.suite.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.remove());

const read = (id: string, edition: 'published' | 'draft' = 'published', caller: Principal = anonymous) => world.repository.getResource(caller, { id, edition });
const withdraw = (id: string, base: number, request: WithdrawRequest, caller = root) => world.repository.withdrawResource(caller, { id, base, request });
const entries = async () =>
  (await world.store.log.read(0, 99, { types: ['record.drafted', 'record.published', 'record.withdrawn'] })).lines.map(
    ({ type, data }) => `${type} ${JSON.parse(data).version}`,
  );

describe('from draft to publication', () => {
  test('a draft is in the repository and its log before anybody reads it; publication shows it', async () => {
    const draft = recordIn(await world.repository.createDraft(root, article()));
    expect(draft).toMatchObject({ id: 'r0001', version: 1, status: 'draft', enteredAt: world.now().toISOString(), title: article().title });
    expect(draft.publishedAt).toBeUndefined();
    expect(refusal(await read('r0001'))).toEqual({ code: 'RECORD_NOT_FOUND', data: { id: 'r0001' } });
    world.tick();
    const shown = recordIn(await world.repository.publishResource(root, { id: 'r0001', base: 1 }));
    expect(shown).toMatchObject({
      version: 2,
      status: 'published',
      publishedAt: world.now().toISOString(),
      firstPublishedAt: world.now().toISOString(),
      enteredAt: draft.enteredAt,
    });
    expect(recordIn(await read('r0001'))).toEqual(shown);
    expect(await entries()).toEqual(['record.drafted 1', 'record.published 2']);
  });

  test('a draft over a published text changes nothing for readers, and first publication stays the first', async () => {
    const first = await published(world.repository, article());
    world.tick();
    must(await world.repository.saveDraft(root, { id: first.id, base: 2, draft: article({ title: '改后的标题' }) }));
    expect(recordIn(await read(first.id))).toMatchObject({ version: 2, title: first.title });
    expect(recordIn(await read(first.id, 'draft', root))).toMatchObject({
      version: 3,
      title: '改后的标题',
      status: 'draft',
      firstPublishedAt: first.firstPublishedAt,
    });
    world.tick();
    const second = recordIn(await world.repository.publishResource(root, { id: first.id, base: 3 }));
    expect(second).toMatchObject({ version: 4, firstPublishedAt: first.firstPublishedAt, publishedAt: world.now().toISOString() });
    expect(second.publishedAt).not.toBe(first.publishedAt);
  });

  test('a relay from the own site is kept as a draft and not published; with its true source it is (JY-PUB-016)', async () => {
    const relayOf = (originalName: string) => article({ relay: { originalName, isAbridged: false } });
    const { id } = recordIn(await world.repository.createDraft(root, relayOf('虚构省人民政府门户网站')));
    const refused = refusal(await world.repository.publishResource(root, { id, base: 1 }));
    expect(refused).toMatchObject({
      code: 'RECORD_NOT_PUBLISHABLE',
      data: { id, count: 1, findings: [{ pointer: '/relay/originalName', rule: 'relay-source' }] },
    });
    expect(await entries()).toEqual(['record.drafted 1']);
    must(await world.repository.saveDraft(root, { id, base: 1, draft: relayOf('虚构日报') }));
    expect(recordIn(await world.repository.publishResource(root, { id, base: 2 }))).toMatchObject({ status: 'published', version: 3 });
  });

  test('a write that rests on an older version is refused with the current one', async () => {
    const { id } = recordIn(await world.repository.createDraft(root, article()));
    must(await world.repository.saveDraft(root, { id, base: 1, draft: article({ title: '甲改' }) }));
    expect(refusal(await world.repository.saveDraft(root, { id, base: 1, draft: article({ title: '乙改' }) }))).toEqual({
      code: 'RECORD_CHANGED',
      data: { id, version: 1, current: 2 },
    });
    expect(refusal(await world.repository.publishResource(root, { id, base: 1 }))).toMatchObject({ code: 'RECORD_CHANGED' });
    expect(recordIn(await read(id, 'draft', root))).toMatchObject({ version: 2, title: '甲改' });
  });

  test('of two writers on the same version one wins', async () => {
    const { id } = recordIn(await world.repository.createDraft(root, article()));
    const outcomes = await Promise.all(['甲', '乙', '丙'].map((title) => world.repository.saveDraft(root, { id, base: 1, draft: article({ title }) })));
    expect(outcomes.map((outcome) => outcome.ok).toSorted()).toEqual([false, false, true]);
    expect(await world.store.verifyLog()).toMatchObject({ isSound: true });
  });

  test('saving the same text again writes nothing', async () => {
    const { id } = await published(world.repository, article());
    expect(recordIn(await world.repository.saveDraft(root, { id, base: 2, draft: article() }))).toMatchObject({ version: 2, status: 'published' });
    expect(await entries()).toHaveLength(2);
  });

  test('without a draft there is nothing to publish', async () => {
    const { id } = await published(world.repository, article());
    expect(refusal(await world.repository.publishResource(root, { id, base: 2 }))).toEqual({ code: 'RECORD_NO_DRAFT', data: { id, status: 'published' } });
  });

  test('the kind is fixed; the column may change and the id stays (NT-move-new-id)', async () => {
    const { id } = await published(world.repository, article());
    expect(refusal(await world.repository.saveDraft(root, { id, base: 2, draft: policy() }))).toMatchObject({
      code: 'KIND_CHANGED',
      data: { id, kind: 'article', received: 'policy-document' },
    });
    must(await world.repository.saveDraft(root, { id, base: 2, draft: article({ columnId: 's1-policy' }) }));
    expect(recordIn(await world.repository.publishResource(root, { id, base: 3 }))).toMatchObject({ id, columnId: 's1-policy' });
    const inColumn = async (columnId: string) => must(await world.repository.listResources(anonymous, { columnId, cursor: undefined, limit: 9 })).total;
    expect([await inColumn('s1-news'), await inColumn('s1-policy')]).toEqual([0, 1]);
  });

  test('what a resource refers to has to exist, each fault at its place', async () => {
    const failure = refusal(
      await world.repository.createDraft(
        root,
        policy({ columnId: 'c9', ownerId: 's1', attachmentIds: ['a1'], document: { validity: 'unknown', issuerIds: ['o1', 'o9'] } }),
      ),
    );
    const findings = failure.data?.['findings'] as readonly { pointer: string }[];
    expect(failure.code).toBe('REFERENCE_UNKNOWN');
    expect(findings.map(({ pointer }) => pointer)).toEqual(['/body/columnId', '/body/ownerId', '/body/attachmentIds/0', '/body/document/issuerIds/1']);
    expect(refusal(await world.repository.createDraft(root, article({ columnId: 's2-news' })))).toMatchObject({
      code: 'COLUMN_OF_OTHER_SITE',
      data: { columnId: 's2-news', siteId: 's1', pointer: '/body/columnId' },
    });
    expect(refusal(await world.repository.createDraft(root, article({ siteId: 's9' })))).toMatchObject({ data: { pointer: '/body/siteId' } });
    expect(await entries()).toEqual([]);
  });

  test('an interpretation refers to documents its author may know of', async () => {
    const hidden = recordIn(await world.repository.createDraft(root, policy({ siteId: 's2', columnId: 's2-news' })));
    const explains = { ...article({ kind: 'interpretation' }), interpretsIds: [hidden.id] };
    expect(refusal(await world.repository.createDraft(editorOf('s1'), explains))).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      data: { pointer: '/body/interpretsIds/0', id: hidden.id },
    });
    must(await world.repository.publishResource(root, { id: hidden.id, base: 1 }));
    must(await world.repository.createDraft(editorOf('s1'), explains));
  });

  test.each<[string, object, string]>([
    ['leader', { organizationId: 'o9', name: '林青', post: '副省长', resume: '见公示。', duties: '负责教育。' }, '/body/organizationId'],
    ['faq', { questions: [{ question: '问', answer: '答' }], policyIds: ['r9'] }, '/body/policyIds/0'],
    ['special-topic', { sections: [{ title: '动态', resourceIds: [], columnId: 'o1' }] }, '/body/sections/0/columnId'],
    ['special-topic', { sections: [{ title: '动态', resourceIds: ['s1'] }] }, '/body/sections/0/resourceIds/0'],
    [
      'link',
      { targetUrl: 'https://a.example/', targetName: '甲', translation: { originalId: 'r9', originalVersion: 1, isMachineMade: false } },
      '/body/translation/originalId',
    ],
  ])('what a %s refers to has to exist', async (kind, more, pointer) => {
    const draft = { ...article({ kind: kind as ResourceDraft['kind'] }), ...more } as ResourceDraft;
    expect(refusal(await world.repository.createDraft(root, draft))).toMatchObject({ code: 'REFERENCE_UNKNOWN', data: { pointer } });
  });

  test('NT-two-ids: one source record is one resource', async () => {
    const origin = { system: 'cms', recordId: '7' };
    const { id } = recordIn(await world.repository.createDraft(root, article({ origin })));
    expect(refusal(await world.repository.createDraft(root, article({ origin, title: '另一个标题' })))).toMatchObject({
      code: 'RECORD_EXISTS',
      data: { id, pointer: '/body/origin/recordId' },
    });
    const noReader = person({ actions: ['draft'], siteId: 's1', columnId: 's1-policy' });
    const failure = refusal(await world.repository.createDraft(noReader, article({ origin, columnId: 's1-policy' })));
    expect(failure).toMatchObject({ code: 'RECORD_EXISTS', data: { id: 'cms/7' } });
    expect(JSON.stringify(failure)).not.toContain(id);
    must(await world.repository.createDraft(root, article({ origin, siteId: 's2' })));
    must(await world.repository.saveDraft(root, { id, base: 1, draft: article({ origin, title: '改名' }) }));
  });
});

describe('the five withdrawals', () => {
  const kinds: readonly (readonly [WithdrawalKind, object, object | 'readable'])[] = [
    ['withdrawn', {}, 'readable'],
    [
      'redirect',
      { redirectTo: 'https://www.xusheng.example/new' },
      { code: 'RECORD_GONE', data: { id: 'r0002', kind: 'redirect', reason: '有误', redirectTo: 'https://www.xusheng.example/new' } },
    ],
    ['gone', {}, { code: 'RECORD_GONE', data: { id: 'r0002', kind: 'gone', reason: '有误' } }],
    ['vanish', {}, { code: 'RECORD_NOT_FOUND', data: { id: 'r0002' } }],
    ['substitute', { substituteId: 'r0001' }, { code: 'RECORD_GONE', data: { id: 'r0002', kind: 'substitute', reason: '有误', substituteId: 'r0001' } }],
  ];
  test.each(kinds)('%s: readers get what it promises, the list loses it, the log keeps it', async (kind, target, expected) => {
    await published(world.repository, article({ title: '替代的' }));
    const { id } = await published(world.repository, article());
    world.tick();
    const withdrawn = recordIn(await withdraw(id, 2, { kind, reason: '有误', ...target }));
    expect(withdrawn).toMatchObject({
      version: 3,
      status: 'withdrawn',
      withdrawal: { kind, reason: '有误', withdrawnAt: world.now().toISOString(), ...target },
    });
    const after = await read(id);
    if (expected === 'readable') expect(recordIn(after)).toEqual(withdrawn);
    else expect(refusal(after)).toEqual(expected);
    expect(must(await world.repository.listResources(anonymous, { cursor: undefined, limit: 9 })).total).toBe(1);
    expect(must(await world.repository.listResources(root, { status: 'withdrawn', cursor: undefined, limit: 9 })).total).toBe(1);
    expect((await entries()).at(-1)).toBe('record.withdrawn 3');
    const [line] = (await world.store.log.read(0, 99, { types: ['record.withdrawn'] })).lines;
    expect(JSON.parse(line!.data)).toMatchObject({ withdrawal: kind, ...(kind === 'substitute' ? { substituteId: 'r0001' } : {}) });
    expect(line!.data.includes('substituteId')).toBe(kind === 'substitute');
    expect(recordIn(await read(id, 'draft', root))).toMatchObject({ version: 3 });
    expect(await world.store.verifyLog()).toMatchObject({ isSound: true });
  });

  test('what vanished is told to those who read drafts, and to nobody else', async () => {
    const { id } = await published(world.repository, article());
    must(await withdraw(id, 2, { kind: 'vanish', reason: '有误' }));
    expect(refusal(await read(id, 'published', editorOf('s1')))).toMatchObject({ code: 'RECORD_GONE', data: { kind: 'vanish' } });
    expect(refusal(await read(id, 'published', editorOf('s2')))).toMatchObject({ code: 'RECORD_NOT_FOUND' });
    expect(refusal(await world.repository.publishResource(editorOf('s2'), { id, base: 3 }))).toMatchObject({ code: 'RECORD_NOT_FOUND' });
  });

  const wrong: readonly (readonly [string, WithdrawRequest, object])[] = [
    ['redirect without address', { kind: 'redirect', reason: '因' }, { code: 'WITHDRAW_TARGET', data: { pointer: '/body/redirectTo' } }],
    ['substitute without substitute', { kind: 'substitute', reason: '因' }, { code: 'WITHDRAW_TARGET', data: { pointer: '/body/substituteId' } }],
    [
      'gone with an address',
      { kind: 'gone', reason: '因', redirectTo: 'https://a.example/' },
      { code: 'WITHDRAW_TARGET', data: { pointer: '/body/redirectTo' } },
    ],
    [
      'a substitute that is not public',
      { kind: 'substitute', reason: '因', substituteId: 'r0002' },
      { code: 'REFERENCE_UNKNOWN', data: { pointer: '/body/substituteId' } },
    ],
    ['itself as substitute', { kind: 'substitute', reason: '因', substituteId: 'r0001' }, { code: 'REFERENCE_UNKNOWN' }],
  ];
  test.each(wrong)('%s is refused and nothing is written', async (_, request, expected) => {
    const { id } = await published(world.repository, article());
    must(await world.repository.createDraft(root, article()));
    expect(refusal(await withdraw(id, 2, request))).toMatchObject(expected);
    expect(recordIn(await read(id))).toMatchObject({ version: 2, status: 'published' });
  });

  test('only what is published can be withdrawn', async () => {
    const { id } = recordIn(await world.repository.createDraft(root, article()));
    expect(refusal(await withdraw(id, 1, { kind: 'gone', reason: '因' }))).toEqual({ code: 'RECORD_NOT_PUBLISHED', data: { id, status: 'draft' } });
    must(await world.repository.publishResource(root, { id, base: 1 }));
    must(await withdraw(id, 2, { kind: 'gone', reason: '因' }));
    expect(refusal(await withdraw(id, 3, { kind: 'vanish', reason: '因' }))).toEqual({ code: 'RECORD_NOT_PUBLISHED', data: { id, status: 'withdrawn' } });
  });

  test('a draft above the withdrawn text survives it, and can be published again', async () => {
    const { id } = await published(world.repository, article());
    must(await world.repository.saveDraft(root, { id, base: 2, draft: article({ title: '更正稿' }) }));
    const withdrawn = recordIn(await withdraw(id, 3, { kind: 'gone', reason: '有误' }));
    expect(withdrawn).toMatchObject({ version: 4, base: 5, title: article().title });
    expect(recordIn(await read(id, 'draft', root))).toMatchObject({ version: 5, status: 'draft', title: '更正稿' });
    expect(refusal(await read(id))).toMatchObject({ code: 'RECORD_GONE' });
    must(await world.repository.publishResource(root, { id, base: 5 }));
    expect(recordIn(await read(id))).toMatchObject({ version: 6, title: '更正稿', status: 'published' });
    expect(await entries()).toEqual([
      'record.drafted 1',
      'record.published 2',
      'record.drafted 3',
      'record.withdrawn 4',
      'record.drafted 5',
      'record.published 6',
    ]);
  });

  test('the same text may be published anew after a withdrawal, through a draft', async () => {
    const { id } = await published(world.repository, article());
    must(await withdraw(id, 2, { kind: 'withdrawn', reason: '核实' }));
    expect(recordIn(await world.repository.saveDraft(root, { id, base: 3, draft: article() }))).toMatchObject({ version: 4, status: 'draft' });
    expect(recordIn(await world.repository.publishResource(root, { id, base: 4 })).withdrawal).toBeUndefined();
  });
});

describe('who may do what', () => {
  const acts = {
    saveDraft: (caller: Principal, id: string) => world.repository.saveDraft(caller, { id, base: 2, draft: article({ title: '改' }) }),
    publishResource: (caller: Principal, id: string) => world.repository.publishResource(caller, { id, base: 2 }),
    withdrawResource: (caller: Principal, id: string) => world.repository.withdrawResource(caller, { id, base: 2, request: { kind: 'gone', reason: '因' } }),
    readDraft: (caller: Principal, id: string) => world.repository.getResource(caller, { id, edition: 'draft' }),
  };

  test.each(Object.entries(acts))('%s: known but not theirs is forbidden, unknown is not found, the public may still name itself', async (_, act) => {
    const { id } = await published(world.repository, article());
    expect(refusal(await act(editorOf('s2'), id))).toMatchObject({ code: 'SITE_FORBIDDEN', data: { siteId: 's1' } });
    expect(refusal(await act(anonymous, id))).toEqual({ code: 'TOKEN_MISSING' });
    const hidden = recordIn(await world.repository.createDraft(root, article()));
    expect(refusal(await act(editorOf('s2'), hidden.id))).toEqual({ code: 'RECORD_NOT_FOUND', data: { id: hidden.id } });
    expect(refusal(await act(anonymous, hidden.id))).toEqual({ code: 'RECORD_NOT_FOUND', data: { id: hidden.id } });
    expect(refusal(await act(root, 's1'))).toMatchObject({ code: 'RECORD_NOT_FOUND' });
  });

  test('each act takes its own right', async () => {
    const { id } = recordIn(await world.repository.createDraft(editorOf('s1', 'draft'), article()));
    expect(refusal(await world.repository.createDraft(editorOf('s1', 'publish', 'submit', 'read-draft'), article()))).toMatchObject({
      code: 'SITE_FORBIDDEN',
      data: { action: 'draft' },
    });
    expect(refusal(await world.repository.publishResource(editorOf('s1', 'draft'), { id, base: 1 }))).toMatchObject({ data: { action: 'publish' } });
    must(await world.repository.publishResource(editorOf('s1', 'publish'), { id, base: 1 }));
    expect(refusal(await withdraw(id, 2, { kind: 'gone', reason: '因' }, editorOf('s1', 'draft', 'publish')))).toMatchObject({ data: { action: 'withdraw' } });
    must(await withdraw(id, 2, { kind: 'gone', reason: '因' }, editorOf('s1', 'withdraw')));
  });

  test('NT-forward-any-site: a text is not moved to a site without a right there', async () => {
    const mine = editorOf('s1');
    const { id } = await published(world.repository, article(), mine);
    expect(refusal(await world.repository.saveDraft(mine, { id, base: 2, draft: article({ siteId: 's2' }) }))).toEqual({
      code: 'SITE_FORBIDDEN',
      data: { siteId: 's2', action: 'draft', pointer: '/body/siteId' },
    });
    expect(refusal(await world.repository.listResources(mine, { siteId: 's2', status: 'draft', cursor: undefined, limit: 9 }))).toEqual({
      code: 'SITE_FORBIDDEN',
      data: { siteId: 's2', action: 'read-draft' },
    });
    must(await world.repository.saveDraft(root, { id, base: 2, draft: article({ siteId: 's2' }) }));
    expect(refusal(await world.repository.publishResource(mine, { id, base: 3 }))).toMatchObject({ code: 'SITE_FORBIDDEN', data: { siteId: 's2' } });
    expect(refusal(await world.repository.publishResource(editorOf('s2'), { id, base: 3 }))).toMatchObject({ code: 'SITE_FORBIDDEN', data: { siteId: 's1' } });
  });

  test('grants by column, by owner and by period each hold for themselves', async () => {
    const draft = (caller: Principal, given: object = {}) => world.repository.createDraft(caller, article(given));
    const byColumn = person({ actions: ['draft'], siteId: 's1', columnId: 's1-news' });
    must(await draft(byColumn));
    expect(refusal(await draft(byColumn, { columnId: 's1-policy' })).code).toBe('SITE_FORBIDDEN');
    const byOwner = person({ actions: ['draft'], siteId: '*', organizationId: 'o2' });
    must(await draft(byOwner, { ownerId: 'o2', siteId: 's2' }));
    expect(refusal(await draft(byOwner, { ownerId: 'o1' })).code).toBe('SITE_FORBIDDEN');
    const parallel = person({ actions: ['draft'], siteId: 's1', columnId: 's1-policy' }, { actions: ['draft'], siteId: 's2' });
    must(await draft(parallel, { columnId: 's1-policy' }));
    must(await draft(parallel, { siteId: 's2' }));
    expect(refusal(await draft(parallel)).code).toBe('SITE_FORBIDDEN');
    const period = { fromAt: '2026-01-05T09:00:00+08:00', untilAt: '2026-01-05T01:00:10Z' };
    must(await draft(person({ actions: ['draft'], siteId: 's1', ...period })));
    world.tick(11);
    expect(refusal(await draft(person({ actions: ['draft'], siteId: 's1', ...period }))).code).toBe('SITE_FORBIDDEN');
    expect(refusal(await draft(person({ actions: ['draft'], siteId: 's1', fromAt: '2026-02-01T00:00:00Z' }))).code).toBe('SITE_FORBIDDEN');
  });
});

describe('lists and history', () => {
  const walk = async (caller: Principal, filters: object, limit = 3) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    let total = -1;
    do {
      const page = must(await world.repository.listResources(caller, { ...filters, cursor, limit }));
      expect(JSON.parse(page.json)).toEqual({ items: page.items.map((json) => JSON.parse(json)), total: page.total, ...(page.next && { next: page.next }) });
      ids.push(...page.items.map((json) => (JSON.parse(json) as { id: string }).id));
      ({ next: cursor, total } = page);
    } while (cursor !== undefined);
    expect(new Set(ids).size).toBe(total);
    expect(ids).toHaveLength(total);
    return ids;
  };

  test('NT-list-window: walking all pages gives the declared total, each once, newest first', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 8; i++) {
      world.tick();
      ids.unshift((await published(world.repository, article({ siteId: i % 2 ? 's1' : 's2', title: `第${i}条` }))).id);
    }
    expect(await walk(anonymous, {})).toEqual(ids);
    expect(await walk(anonymous, { siteId: 's1' })).toEqual(ids.filter((_, place) => place % 2 === 0));
    expect(await walk(anonymous, { kind: 'policy-document' })).toEqual([]);
  });

  test('a list stands by the date shown, then the date of the source, then our publication', async () => {
    const ids = [];
    for (const given of [
      { displayedDate: '2020-05-01' },
      { origin: { system: 'cms', recordId: '1', publishedAt: '2026-01-05T09:00:05+08:00' } },
      { origin: { system: 'cms', recordId: '2', publishedDate: '2021-01-01' } },
      {},
    ])
      ids.push((await published(world.repository, article(given))).id);
    const [shown, sourced, dated, plain] = ids;
    expect(await walk(anonymous, {})).toEqual([sourced, plain, dated, shown]);
  });

  test('NT-bad-cursor-500: a cursor of another list, or one changed by a letter, is refused', async () => {
    for (let i = 0; i < 4; i++) await published(world.repository, article());
    const { next } = must(await world.repository.listResources(anonymous, { siteId: 's1', cursor: undefined, limit: 2 }));
    must(await world.repository.listResources(anonymous, { siteId: 's1', cursor: next, limit: 1 }));
    const changed = `${next!.slice(0, -1)}${next!.endsWith('A') ? 'B' : 'A'}`;
    for (const [filters, cursor] of [
      [{}, next],
      [{ siteId: 's2' }, next],
      [{ siteId: 's1' }, changed],
      [{ siteId: 's1' }, 'x'],
      [{ siteId: 's1' }, Buffer.from('{"a":1}').toString('base64url')],
    ] as const)
      expect(refusal(await world.repository.listResources(anonymous, { ...filters, cursor, limit: 2 }))).toMatchObject({ code: 'CURSOR_INVALID' });
    expect(refusal(await world.repository.listResourceHistory(anonymous, { id: 'r0001', cursor: next, limit: 2 }))).toMatchObject({ code: 'CURSOR_INVALID' });
  });

  test('drafts are listed for those who read them, and for them alone', async () => {
    await published(world.repository, article());
    const mine = recordIn(await world.repository.createDraft(root, article({ columnId: 's1-policy' })));
    const other = recordIn(await world.repository.createDraft(root, article({ siteId: 's2', ownerId: 'o2' })));
    expect(await walk(root, { status: 'draft' })).toEqual([other.id, mine.id]);
    expect(await walk(editorOf('s1', 'read-draft'), { status: 'draft' })).toEqual([mine.id]);
    expect(await walk(person({ actions: ['read-draft'], siteId: 's1', columnId: 's1-news' }), { status: 'draft' })).toEqual([]);
    expect(await walk(person({ actions: ['read-draft'], siteId: '*', organizationId: 'o2' }), { status: 'draft' })).toEqual([other.id]);
    const list = (caller: Principal, filters: object) => world.repository.listResources(caller, { status: 'draft', cursor: undefined, limit: 9, ...filters });
    expect(refusal(await list(anonymous, {}))).toEqual({ code: 'TOKEN_MISSING' });
    expect(refusal(await list(editorOf('s1', 'submit'), {}))).toMatchObject({ code: 'PLATFORM_FORBIDDEN' });
    expect(refusal(await list(editorOf('s1'), { siteId: 's2' }))).toMatchObject({ code: 'SITE_FORBIDDEN' });
  });

  test('a withdrawn text leaves the list with its commit, cached or not', async () => {
    const { id } = await published(world.repository, article());
    const total = async () => must(await world.repository.listResources(anonymous, { cursor: undefined, limit: 9 })).total;
    expect([await total(), await total()]).toEqual([1, 1]);
    must(await withdraw(id, 2, { kind: 'withdrawn', reason: '核实' }));
    expect(await total()).toBe(0);
  });

  test('an exact number or a source id finds its document', async () => {
    const { id } = await published(world.repository, policy({ origin: { system: 'cms', recordId: '7' } }));
    await published(world.repository, policy({ document: { validity: 'unknown', documentNumber: '虚政发〔2026〕2号' } }));
    expect(await walk(anonymous, { documentNumber: '虚政发〔2026〕1号' })).toEqual([id]);
    expect(await walk(anonymous, { originSystem: 'cms' })).toEqual([id]);
    expect(await walk(anonymous, { originSystem: 'cms', originRecordId: '8' })).toEqual([]);
    expect(refusal(await world.repository.listResources(anonymous, { originRecordId: '7', cursor: undefined, limit: 9 }))).toMatchObject({
      code: 'REQUEST_INVALID',
      data: { findings: [{ pointer: '/query/originSystem' }] },
    });
  });

  test('history shows the public what was public, and editors everything', async () => {
    const { id } = await published(world.repository, article({ title: '一' }));
    must(await world.repository.saveDraft(root, { id, base: 2, draft: article({ title: '二', changeNote: '更正' }) }));
    must(await world.repository.publishResource(root, { id, base: 3 }));
    must(await world.repository.saveDraft(root, { id, base: 4, draft: article({ title: '三' }) }));
    const history = async (caller: Principal, limit = 2) => {
      const seen: [number, ResourceStatus, string][] = [];
      let cursor: string | undefined;
      let total = -1;
      do {
        const page = must(await world.repository.listResourceHistory(caller, { id, cursor, limit }));
        seen.push(
          ...page.items.map((json) => JSON.parse(json)).map(({ version, status, title }) => [version, status, title] as [number, ResourceStatus, string]),
        );
        ({ next: cursor, total } = page);
      } while (cursor !== undefined);
      expect(seen).toHaveLength(total);
      return seen;
    };
    expect(await history(anonymous)).toEqual([
      [4, 'published', '二'],
      [2, 'published', '一'],
    ]);
    expect((await history(editorOf('s1'))).map(([version]) => version)).toEqual([5, 4, 3, 2, 1]);
    must(await withdraw(id, 5, { kind: 'gone', reason: '有误' }));
    expect(refusal(await world.repository.listResourceHistory(anonymous, { id, cursor: undefined, limit: 9 }))).toMatchObject({ code: 'RECORD_GONE' });
    expect((await history(editorOf('s1'))).map(([, status]) => status)).toEqual(['draft', 'withdrawn', 'draft', 'published', 'draft', 'published', 'draft']);
  });
});
