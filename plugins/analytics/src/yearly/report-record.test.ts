import { createPluginWorld } from '@jiyue/sdk/testing';
import { expect, test } from 'vitest';
import { isShown, storeAsRecord } from './report-record.ts';

const world = createPluginWorld();
const site = world.content.sites.find(({ id }) => id === 'site-province')!;
const columns = { 'site-province': 'site-province-gonggao' };
const report = { id: 'annual-2025-site-province', site, ownerId: site.organizerId, title: '年度报表', summary: '摘要。', columnType: 'C24', parts: [] };
const refusal = { ok: false, failure: { code: 'RECORD_NOT_DRAFT' } } as const;

/** A repository that takes drafts, with who may publish. */
function ways(mayPublish: boolean, given: { readonly [siteId: string]: string } = columns) {
  const drafts: unknown[] = [];
  const submit = async (draft: unknown) => {
    drafts.push(draft);
    return { ok: true, value: { recordId: 'r-news-1', version: 1 } } as const;
  };
  const operate = async <R>() => (mayPublish ? { ok: true as const, value: {} as R } : refusal);
  return { drafts, needs: { records: world.records, submit, operate, columns: given } };
}

test('a site without a column for reports gets no record; nothing is sent', async () => {
  const { drafts, needs } = ways(true, {});
  expect([await storeAsRecord(report, needs), drafts]).toEqual([{ ok: true, value: undefined }, []]);
});

test('sent again after a cut it is the same record: its origin is the report, and what is published already stays', async () => {
  const [first, again] = [ways(true), ways(false)];
  expect(await storeAsRecord(report, first.needs)).toEqual({ ok: true, value: 'r-news-1' });
  expect(await storeAsRecord(report, again.needs)).toEqual({ ok: true, value: 'r-news-1' });
  expect(again.drafts).toEqual(first.drafts);
  expect(first.drafts).toMatchObject([{ columnId: 'site-province-gonggao', origin: { system: 'analytics', recordId: report.id } }]);
});

test('who may not publish on the site publishes no report', async () => {
  const { needs } = ways(false);
  const submit = async () => ({ ok: true, value: { recordId: 'not-published', version: 1 } }) as const;
  expect(await storeAsRecord(report, { ...needs, submit })).toMatchObject({
    failure: { code: 'ANALYTICS_RECORD_REFUSED', data: { reason: 'RECORD_NOT_DRAFT' } },
  });
});

test('a report is shown while its record is published; one from before there were records is shown', async () => {
  const publishedAt = '2026-01-20T01:00:00.000Z';
  const shown = (resourceId?: string) => isShown({ publishedAt, ...(resourceId === undefined ? {} : { resourceId }) }, world.records);
  expect([await shown('r-news-1'), await shown('withdrawn-and-gone'), await shown(), await isShown({}, world.records)]).toEqual([true, false, true, false]);
});
