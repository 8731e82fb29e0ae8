import { expect, test } from 'vitest';
import { openTestPlatform } from './test-platform.ts';

const firstPlugin = new URL('../../../examples/first-plugin/', import.meta.url);
const stale = '/api/plugins/freshness/v0/stale-columns?siteId=site-edu';

test('a platform with a plugin is filled, killed and started again on what it kept', async () => {
  await using platform = await openTestPlatform({ plugins: [{ package: firstPlugin, config: { defaultLimitDays: 30 } }] });
  await platform.start();
  const ids = await platform.fill();
  const { json } = await platform.send<{ readonly title: string }>('GET', `/api/v1/resources/${ids.get('r-edu-1')}`, undefined, { by: 'public' });
  expect(json.title).toMatch(/\p{Script=Han}/u);
  expect(await platform.must('GET', stale)).toMatchObject({ items: expect.any(Array) as unknown });
  await platform.stop('SIGKILL');
  await platform.start();
  expect((await platform.send('GET', `/api/v1/resources/${ids.get('r-edu-1')}`)).status).toBe(200);
  await expect(platform.must('GET', '/api/v1/sites/nowhere')).rejects.toThrow('RECORD_NOT_FOUND');
  const reader = await platform.createToken('reader');
  expect((await platform.send('PUT', '/api/v1/organizations/o9', { locale: 'zh-CN', name: '某局', parents: [] }, { by: reader })).status).toBe(403);
});

test('a server that cannot start says why', async () => {
  await using platform = await openTestPlatform({ settings: { JIYUE_LOG_LEVEL: 'loud' } }).catch((error: unknown) => {
    expect(String(error)).toContain('JIYUE_LOG_LEVEL');
    return { [Symbol.asyncDispose]: async () => undefined };
  });
  expect(platform).not.toHaveProperty('start');
});
