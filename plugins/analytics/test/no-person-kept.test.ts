/** Nothing that tells a person is kept: planted in every place a request or an event has, then looked for in everything stored. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openThreadSeries } from '@jiyue/reference-server/own-series-thread';
import { expect, test } from 'vitest';
import { seriesSchema } from '../src/collect/series.ts';
import { administrator, begin, search, visit } from './world.ts';

const planted = {
  phone: '13912345678',
  identity: '110101199003077758',
  mail: 'zhang.san@example.org',
  address: '203.0.113.77',
  address6: '2001:db8:77::4711',
  account: 'acct-zhangsan-4711',
  agent: 'VeryPersonalBrowser/47.11',
};

test('a planted telephone, identity number, mail, address, account and agent text are nowhere in what is stored', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-analytics-'));
  const series = openThreadSeries(join(folder, 'series.sqlite'));
  const { world, running } = await begin({}, { series });
  await running.catchUp();
  const tail = Object.values(planted).join('_');
  const mark = createHash('sha256').update(planted.address).digest('hex').slice(0, 16);

  const visits = await running.call('recordVisits', {
    caller: administrator,
    body: {
      items: [
        visit({
          eventId: planted.account,
          path: `/user/${tail}`,
          referrerHost: 'www.example.com',
          columnId: planted.account,
          resourceId: planted.account,
          dayMark: mark,
        }),
        visit({ eventId: planted.phone, pageKind: 'content', resourceId: planted.account }),
      ],
    },
  });
  expect(visits).toMatchObject({ ok: true, value: { counted: 2 } });
  const words = `${planted.phone} ${planted.identity} ${planted.mail} ${planted.address} ${planted.address6} 社保`;
  expect(await running.call('recordSearches', { caller: administrator, body: { items: [search({ eventId: planted.identity, words })] } })).toMatchObject({
    ok: true,
    value: { counted: 1 },
  });
  await running.call('countVisitByImage', {
    params: {
      site: 'site-province',
      path: `/s/9900000001/r/r-news-1?account=${planted.account}&phone=${planted.phone}`,
      ref: `https://${planted.account}@www.example.com/${tail}`,
      'User-Agent': `Mozilla/5.0 (Windows NT 10.0) ${planted.agent}`,
      'X-Forwarded-For': `${planted.address6}, ${planted.address}`,
    },
  });
  const log = `${planted.address6} - ${planted.account} [28/Feb/2026:09:30:00 +0800] "GET /${tail}?q=${planted.phone} HTTP/1.1" 200 1 "http://${planted.address}/${planted.phone}" "Mozilla/5.0 (Windows NT 10.0) ${planted.agent}"\n`;
  expect(await running.call('importServerLog', { caller: administrator, body: { siteId: 'site-province', log } })).toMatchObject({
    ok: true,
    value: { counted: 1 },
  });
  expect((await series.size()).rawEvents).toBe(5);
  const storage: string[] = [];
  for (const kept of [world.storage, world.shared]) for (const key of (await kept.list('')).keys) storage.push(key, JSON.stringify(await kept.get(key)));
  await running.stop();
  await series.close();

  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'));
  rmSync(folder, { recursive: true, force: true });
  const kept = [...files, ...storage, JSON.stringify(running.logged)].join('\n');
  // the scan reads what is there: words that may be kept are found
  expect(kept).toContain(Buffer.from('社保').toString('latin1'));
  expect(kept).toContain('www.example.com');
  // in clear, cut apart or as the plain digest that anyone could compute
  for (const [what, value] of Object.entries(planted)) {
    expect.soft(kept.includes(value), what).toBe(false);
    for (const algorithm of ['sha256', 'sha1', 'md5']) {
      const digest = createHash(algorithm).update(value).digest();
      // as text, and as the bytes that chunks of events consist of, in either order
      const forms = [digest.toString('hex').slice(0, 16), digest.subarray(0, 6).toString('latin1'), digest.subarray(0, 6).reverse().toString('latin1')];
      expect
        .soft(
          forms.some((form) => kept.includes(form)),
          `${algorithm} of ${what}`,
        )
        .toBe(false);
    }
  }
});

test('the schema of the series has no place for an address, an account, a path, an agent text or an id', () => {
  const names = [...seriesSchema.dimensions, ...seriesSchema.sums, ...seriesSchema.distincts];
  expect(names).toEqual([
    ...['what', 'robot', 'site', 'pageKind', 'column', 'resource', 'kind', 'owner', 'topics', 'referrer', 'terminal', 'family', 'region', 'words', 'fruitless'],
    ...['opened', 'openedRank', 'visitors', 'sessions'],
  ]);
});
