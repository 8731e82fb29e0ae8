import { expect, test } from 'vitest';
import { newestNoted, versionNote } from './noted-versions.ts';
import { answering, pluginWorld } from './plugin-world.suite.ts';

const patience = { JIYUE_PLUGIN_START_MS: '60000', JIYUE_PLUGIN_STOP_MS: '20000' };

test('an older version in a folder, put there by hand, is refused with both versions; its storage is untouched and a newer one goes on', async () => {
  const hello = (version: string) =>
    answering('alpha', version, { manifest: { version, isolation: 'worker', permissions: ['storage:own'] }, entry: { restart: version } });
  const world = pluginWorld([hello('1.1.0')], patience);
  await world.host.apply();
  expect((await world.call('alphaWord')).value).toEqual({ value: { word: '1.1.0' } });

  world.write(hello('1.0.9'));
  await world.host.apply();
  expect(world.host.statuses()[0]).toMatchObject({
    state: 'failed',
    failure: { code: 'PLUGIN_DOWNGRADE', data: { id: 'alpha', version: '1.0.9', installed: '1.1.0' } },
  });

  world.write(hello('1.2.0'));
  await world.host.apply();
  expect((await world.call('alphaWord')).value).toEqual({ value: { word: '1.2.0' } });
  await world.host.stop();
}, 60_000);

test('the newest noted version counts, whatever their order, and migrations of the plugin are none', () => {
  expect(newestNoted(['m1', versionNote('1.2.0'), versionNote('1.10.0'), versionNote('1.9.0')])).toBe('1.10.0');
  expect(newestNoted(['m1', '@version/none'])).toBeUndefined();
});
