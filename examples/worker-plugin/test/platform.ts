/** The same plugin on a whole platform, behind the wall of a thread: what its users meet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
// #region platform
import { openTestPlatform } from '@jiyue/reference-server/testing';

test('on a platform, in a thread, a record that repeats another is listed', async () => {
  const folder = new URL('../', import.meta.url);
  await using platform = await openTestPlatform({ plugins: [{ package: folder, isolation: 'worker', config: { least: 0.3 } }] });
  await platform.start();
  // the sample content of createPluginWorld, with the platform's own ids
  const ids = await platform.fill();
  const original = await platform.must<{ readonly title: string; readonly version: number }>('GET', `/api/v1/resources/${ids.get('r-edu-1')}`);
  const copy = await platform.must<{ readonly id: string }>('POST', '/api/v1/resources', draftOf(original));
  await platform.must('POST', `/api/v1/resources/${copy.id}/publish`, undefined, { version: 1 });

  // what follows the log hears of it a moment later
  const path = `/api/plugins/similar/v0/similar?resourceId=${ids.get('r-edu-1')}`;
  const isListed = async () => {
    const { json } = await platform.send<{ readonly items?: readonly { readonly resourceId: string }[] }>('GET', path, undefined, { by: 'public' });
    return json.items?.some(({ resourceId }) => resourceId === copy.id) === true;
  };
  for (let tries = 0; tries < 200 && !(await isListed()); tries += 1) await delay(50);
  assert.ok(await isListed());
});
// #endregion

/** Without what the platform gives by itself. */
function draftOf(record: object): object {
  const given = ['id', 'version', 'enteredAt', 'updatedAt', 'status', 'statusHistory', 'publishedAt', 'firstPublishedAt'];
  return Object.fromEntries(Object.entries(record).filter(([member]) => !given.includes(member)));
}
