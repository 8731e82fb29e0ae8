/** The plugin on a platform over PostgreSQL, in two processes: a reader who is served by both is one visitor, and either tells the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../.ci/postgres.ts';
import { dayOf } from '../src/counting/days.ts';
import { type Platform, preparePlatform } from './running-platform.ts';

if (postgresMissing !== undefined) console.warn(postgresMissing);
const base = '/api/plugins/analytics/v0';

describe.skipIf(postgresMissing !== undefined)('two processes on one PostgreSQL', () => {
  let server: TestPostgres;
  let here: Platform;
  let there: Platform;
  beforeAll(async () => {
    server = await startPostgres();
    [here, there] = [
      await preparePlatform({ JIYUE_DATABASE: server.url }, { severalProcesses: true }),
      await preparePlatform({ JIYUE_DATABASE: server.url }, { severalProcesses: true }),
    ];
    await here.start();
    await there.start();
    const must = async (path: string, body: object) => {
      const answer = await here.send('PUT', path, body);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    };
    await must('/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
    for (const id of ['s1', 's2'])
      await must(`/api/v1/sites/${id}`, {
        ...{ locale: 'zh-CN', name: '虚构省门户', siteKind: 'province-portal', organizerId: 'o1', domain: `${id}.xusheng.example` },
        ...{ siteCode: id === 's1' ? '9900000001' : '9900000002', contact: '0990-1234567' },
        opening: { icpNumber: '虚ICP备2026000001号', policeNumber: '虚公网安备 99010202000001号' },
      });
  });
  afterAll(async () => {
    await Promise.all([here?.stop(), there?.stop()]);
    here?.remove();
    there?.remove();
    await server?.stop();
  });

  /** Opens a page as a browser would; each has a site of its own, so that a trial at midnight is repeated on another. */
  const visitBoth = async (siteId: string) => {
    const day = dayOf(new Date());
    for (const platform of [here, there, here]) {
      const headers = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Mobile', 'x-forwarded-for': '203.0.113.77' };
      expect((await fetch(`${platform.origin()}${base}/pixel.svg?site=${siteId}&path=%2F`, { headers })).status).toBe(200);
    }
    const figure = async (platform: Platform, measure: string) => {
      const { json } = await platform.send(
        'GET',
        `${base}/rankings?measureCode=${measure}&dimension=site&siteId=${siteId}&periodStart=${day}&periodEnd=${day}`,
      );
      return json.items[0]?.figure;
    };
    const figures = [await figure(here, 'page-views'), await figure(there, 'page-views'), await figure(here, 'visitors'), await figure(there, 'visitors')];
    return { figures, isOneDay: day === dayOf(new Date()) };
  };

  test('a reader who is served by both counts once a day, and both give the same figures', async () => {
    const first = await visitBoth('s1');
    const { figures } = first.isOneDay ? first : await visitBoth('s2');
    expect(figures).toEqual([3, 3, 1, 1]);
  });
});
