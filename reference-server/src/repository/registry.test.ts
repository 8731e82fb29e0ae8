/** Organizations, sites and columns: who may write them, what they refer to, what stays unique, and how a site lives. */
import type { Column, Organization, Site, SiteStatus } from '@jiyue/standards/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anonymous } from './principal.ts';
import {
  article,
  column,
  editorOf,
  must,
  openingFacts,
  openWorld,
  organization,
  person,
  published,
  recordIn,
  refusal,
  root,
  site,
  type World,
} from './world.suite.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.remove());

describe('organizations', () => {
  const save = (id: string, parents: readonly string[], base?: number, caller = root) =>
    world.repository.saveOrganization(caller, {
      id,
      draft: organization({ name: id, parents: parents.map((organizationId) => ({ organizationId, relation: 'leads' })) }),
      base,
    });
  const below = async (parentId: string) =>
    must(await world.repository.listOrganizations({ parentId, cursor: undefined, limit: 20 })).items.map((json) => (JSON.parse(json) as Organization).id);

  test('NT-two-parents: both superiors see the child, and losing one keeps the other', async () => {
    must(await save('child', ['o1', 'o2']));
    expect([await below('o1'), await below('o2')]).toEqual([['child'], ['child']]);
    must(await save('child', ['o2'], 1));
    expect([await below('o1'), await below('o2')]).toEqual([[], ['child']]);
  });

  test('a cycle is refused with the way around it', async () => {
    must(await save('a', ['o1']));
    must(await save('b', ['a']));
    expect(refusal(await save('o1', ['b'], 1))).toEqual({ code: 'ORGANIZATION_CYCLE', data: { id: 'o1', parentId: 'b', path: 'o1 → b → a → o1' } });
    expect(refusal(await save('self', ['self']))).toMatchObject({ code: 'ORGANIZATION_CYCLE', data: { path: 'self → self' } });
    expect(recordIn<Organization>(await world.repository.getOrganization('o1')).version).toBe(1);
  });

  test('every unknown superior is reported at its place', async () => {
    expect(refusal(await save('a', ['o1', 'x', 's1']))).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      data: {
        pointer: '/body/parents/1/organizationId',
        id: 'x',
        findings: [
          { rule: 'REFERENCE_UNKNOWN', params: { id: 'x' } },
          { pointer: '/body/parents/2/organizationId', params: { id: 's1' } },
        ],
      },
    });
  });

  test('only a right on the whole platform writes them, and an existing one needs its version', async () => {
    expect(refusal(await save('a', [], undefined, editorOf('s1')))).toMatchObject({ code: 'PLATFORM_FORBIDDEN' });
    expect(refusal(await save('a', [], undefined, anonymous))).toMatchObject({ code: 'TOKEN_MISSING' });
    expect(refusal(await save('o1', []))).toEqual({ code: 'RECORD_EXISTS', data: { id: 'o1' } });
    expect(refusal(await save('o1', [], 7))).toEqual({ code: 'RECORD_CHANGED', data: { id: 'o1', version: 7, current: 1 } });
    expect(refusal(await save('new', [], 1))).toEqual({ code: 'RECORD_CHANGED', data: { id: 'new', version: 1, current: 0 } });
    expect(refusal(await save('s1', []))).toMatchObject({ code: 'RECORD_EXISTS' });
    const ownOnly = person({ actions: ['manage-organizations'], siteId: '*', organizationId: 'o1' });
    expect(must(await save('o1', [], 1, ownOnly)).etag).toBe('"2"');
    expect(refusal(await save('o2', [], 1, ownOnly))).toMatchObject({ code: 'PLATFORM_FORBIDDEN' });
  });
});

describe('sites', () => {
  const step = async (status: SiteStatus, more: object = {}) => {
    const { version } = recordIn<Site>(await world.repository.getSite('s1'));
    return world.repository.changeSiteStatus(root, { id: 's1', change: { status, effectiveDate: '2026-01-06', reason: '按程序办理', ...more }, base: version });
  };

  test('a new site is applied for, and its history says since when', async () => {
    expect(recordIn<Site>(await world.repository.getSite('s1'))).toMatchObject({
      status: 'applied',
      statusHistory: [{ status: 'applied', effectiveDate: '2026-01-05', reason: '申请开办' }],
    });
  });

  test('it goes through its life by the allowed steps alone, and every step stays in its history', async () => {
    expect(refusal(await step('open'))).toEqual({
      code: 'SITE_STATUS_STEP',
      data: { siteId: 's1', from: 'applied', to: 'open', allowed: ['filed', 'closed'] },
    });
    must(await step('filed'));
    must(await step('trial'));
    expect(refusal(await step('open'))).toEqual({
      code: 'SITE_OPENING_INCOMPLETE',
      data: { siteId: 's1', missing: ['siteCode', 'opening.approval', 'opening.badgeId', 'opening.icpNumber', 'opening.policeNumber'] },
    });
    must(await world.repository.saveSite(root, { id: 's1', draft: site({ domain: 's1.xusheng.example', ...openingFacts }), base: 3 }));
    must(await step('open'));
    expect(refusal(await world.repository.saveSite(root, { id: 's1', draft: site({ domain: 's1.xusheng.example' }), base: 5 }))).toMatchObject({
      code: 'SITE_OPENING_INCOMPLETE',
    });
    must(await step('suspended'));
    expect(refusal(await step('merged'))).toMatchObject({ code: 'REQUEST_INVALID', data: { findings: [{ pointer: '/body/mergedIntoId', rule: 'required' }] } });
    expect(refusal(await step('merged', { mergedIntoId: 'o1' }))).toMatchObject({ code: 'REFERENCE_UNKNOWN', data: { pointer: '/body/mergedIntoId' } });
    expect(refusal(await step('merged', { mergedIntoId: 's1' }))).toMatchObject({ code: 'REFERENCE_UNKNOWN' });
    expect(refusal(await step('open', { mergedIntoId: 's2' }))).toMatchObject({ code: 'REQUEST_INVALID' });
    must(await step('merged', { mergedIntoId: 's2' }));
    expect(refusal(await step('open'))).toMatchObject({ code: 'SITE_STATUS_STEP', data: { allowed: [] } });
    const { status, statusHistory, version } = recordIn<Site>(await world.repository.getSite('s1'));
    expect([status, version]).toEqual(['merged', 7]);
    expect(statusHistory.map((one) => one.status)).toEqual(['applied', 'filed', 'trial', 'open', 'suspended', 'merged']);
    expect((await world.store.log.read(0, 99, { types: ['site.status-changed'] })).lines).toHaveLength(5);
  });

  test('a closed site keeps its registration, its history and its resources', async () => {
    const { id } = await published(world.repository, article());
    must(await step('closed'));
    const closed = recordIn<Site>(await world.repository.getSite('s1'));
    expect([closed.status, closed.statusHistory.map((one) => one.status)]).toEqual(['closed', ['applied', 'closed']]);
    expect(recordIn(await world.repository.getResource(anonymous, { id, edition: 'published' })).title).toBe(article().title);
  });

  test('domain, alias and code belong to one site alone', async () => {
    must(
      await world.repository.saveSite(root, {
        id: 's3',
        draft: site({ domain: 'a.example', aliases: ['b.example'], siteCode: '9900000003' }),
        base: undefined,
      }),
    );
    const other = (given: object) => world.repository.saveSite(root, { id: 's4', draft: site({ domain: 'd.example', ...given }), base: undefined });
    expect(refusal(await other({ domain: 'b.example' }))).toEqual({ code: 'DOMAIN_TAKEN', data: { domain: 'b.example', siteId: 's3' } });
    expect(refusal(await other({ aliases: ['a.example'] }))).toMatchObject({ code: 'DOMAIN_TAKEN' });
    expect(refusal(await other({ siteCode: '9900000003' }))).toEqual({ code: 'SITE_CODE_TAKEN', data: { siteCode: '9900000003', siteId: 's3' } });
    must(await world.repository.saveSite(root, { id: 's3', draft: site({ domain: 'c.example' }), base: 1 }));
    must(await other({ domain: 'a.example', siteCode: '9900000003' }));
  });

  test('organizer, operator and superior have to exist, and superiors form no cycle', async () => {
    const saved = (given: object, id = 's3') => world.repository.saveSite(root, { id, draft: site({ domain: `${id}.example`, ...given }), base: undefined });
    expect(refusal(await saved({ organizerId: 's3', operatorId: 'nobody', parentId: 'o1' }))).toMatchObject({
      data: { findings: [{ params: { id: 's3' } }, { params: { id: 'nobody' } }, { params: { id: 'o1' } }] },
    });
    expect(refusal(await saved({ parentId: 's3' }))).toEqual({ code: 'SITE_CYCLE', data: { id: 's3', parentId: 's3' } });
    must(await saved({ parentId: 's1' }));
    expect(refusal(await world.repository.saveSite(root, { id: 's1', draft: site({ domain: 's1.example', parentId: 's3' }), base: 1 }))).toMatchObject({
      code: 'SITE_CYCLE',
    });
  });

  test('a right on one site is none on another', async () => {
    const mine = editorOf('s1');
    expect(refusal(await world.repository.saveSite(mine, { id: 's2', draft: site({ domain: 's2.example' }), base: 1 }))).toEqual({
      code: 'SITE_FORBIDDEN',
      data: { siteId: 's2', action: 'manage-site' },
    });
    expect(must(await world.repository.saveSite(mine, { id: 's1', draft: site({ domain: 's1.example' }), base: 1 })).etag).toBe('"2"');
    expect(
      refusal(await world.repository.changeSiteStatus(mine, { id: 's2', change: { status: 'filed', effectiveDate: '2026-01-06', reason: '备案' }, base: 1 })),
    ).toMatchObject({ code: 'SITE_FORBIDDEN' });
    expect(
      refusal(await world.repository.changeSiteStatus(mine, { id: 's9', change: { status: 'filed', effectiveDate: '2026-01-06', reason: '备案' }, base: 1 })),
    ).toMatchObject({ code: 'RECORD_NOT_FOUND' });
  });
});

describe('columns', () => {
  const save = (id: string, given: object = {}, base?: number, caller = root, siteId = 's1') =>
    world.repository.saveColumn(caller, { siteId, id, draft: column({ siteId, code: id, ...given }), base });

  test('a code is unique in its site, not beyond it', async () => {
    must(await save('a', { code: 'same' }));
    expect(refusal(await save('b', { code: 'same' }))).toEqual({ code: 'COLUMN_CODE_TAKEN', data: { siteId: 's1', code: 'same', columnId: 'a' } });
    must(await save('c', { code: 'same' }, undefined, root, 's2'));
    must(await save('a', { code: 'other' }, 1));
    must(await save('b', { code: 'same' }));
  });

  test('the superior is a column of the same site and never below', async () => {
    must(await save('a'));
    must(await save('b', { parentId: 'a' }));
    expect(refusal(await save('a', { parentId: 'b' }, 1))).toEqual({ code: 'COLUMN_CYCLE', data: { id: 'a', parentId: 'b' } });
    expect(refusal(await save('a', { parentId: 'a' }, 1))).toMatchObject({ code: 'COLUMN_CYCLE' });
    expect(refusal(await save('a', { parentId: 's2-news' }, 1))).toMatchObject({
      code: 'COLUMN_OF_OTHER_SITE',
      data: { columnId: 's2-news', pointer: '/body/parentId' },
    });
    expect(refusal(await save('a', { parentId: 'nothing' }, 1))).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      data: { pointer: '/body/parentId', id: 'nothing' },
    });
  });

  test('NT-ids-in-body: the site in the body is checked like the one in the address', async () => {
    const mine = editorOf('s1');
    expect(refusal(await save('a', { siteId: 's2' }, undefined, mine))).toEqual({
      code: 'SITE_FORBIDDEN',
      data: { siteId: 's2', action: 'manage-columns', pointer: '/body/siteId' },
    });
    expect(refusal(await save('a', { siteId: 's2' }))).toMatchObject({ code: 'COLUMN_OF_OTHER_SITE', data: { pointer: '/body/siteId' } });
    expect(refusal(await save('s2-news', {}, 1))).toMatchObject({ code: 'COLUMN_OF_OTHER_SITE' });
    expect((await world.store.log.read(0, 99)).lines).toHaveLength(7);
  });

  test('NT-column-right-widens: a right on one column reaches neither its superior nor its siblings', async () => {
    must(await save('a'));
    must(await save('b', { parentId: 'a' }));
    const own = person({ actions: ['manage-columns'], siteId: 's1', columnId: 'b' });
    expect(must(await save('b', { parentId: 'a', name: '改名' }, 1, own)).etag).toBe('"2"');
    for (const other of ['a', 's1-news'])
      expect(refusal(await save(other, {}, 1, own))).toEqual({ code: 'SITE_FORBIDDEN', data: { siteId: 's1', action: 'manage-columns' } });
  });

  test('NT-child-kills-parent: saving a child leaves parent and siblings as they were', async () => {
    must(await save('a'));
    must(await save('b', { parentId: 'a' }));
    const before = must(await world.repository.listColumns('s1', { cursor: undefined, limit: 20 })).items.filter((json) => !json.includes('"id":"b"'));
    must(await save('b', {}, 1));
    expect(must(await world.repository.listColumns('s1', { cursor: undefined, limit: 20 })).items.filter((json) => !json.includes('"id":"b"'))).toEqual(before);
  });

  test('they are listed in their order, and found under their own site only', async () => {
    must(await save('a', { order: 5 }));
    must(await save('b', { order: 100000 }));
    const ids = must(await world.repository.listColumns('s1', { cursor: undefined, limit: 20 })).items.map((json) => (JSON.parse(json) as Column).id);
    expect(ids).toEqual(['a', 's1-news', 's1-policy', 'b']);
    expect(refusal(await world.repository.getColumn('s2', 'a'))).toEqual({ code: 'RECORD_NOT_FOUND', data: { id: 'a' } });
    expect(refusal(await world.repository.listColumns('o1', { cursor: undefined, limit: 20 }))).toMatchObject({ code: 'RECORD_NOT_FOUND' });
    expect(refusal(await save('x', {}, undefined, root, 's9'))).toMatchObject({ code: 'RECORD_NOT_FOUND', data: { id: 's9' } });
  });
});
