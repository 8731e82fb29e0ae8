/**
 * A plugin of an older contract runs unchanged (design: N−1). `contract-1.0` was written against contract 1.0, uses each of its members, and
 * is frozen: its bytes are fixed here, so that nobody makes it fit. When the contract's next minor version comes, the folder stays.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractVersion, isInRange } from '@jiyue/sdk/plugin';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegistryEntry } from '../../src/host/registry/registry-entry.ts';
import { article, type PlatformWorld, platformWorld, publish, seed } from '../http/platform-world.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'contract-1.0');
const frozenDigest = 'e57ba102450835dc8332d01f4157d534d4d57bb14a0d1fc120a3d5108a673aa9';
const { permissions, contract } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8')) as { permissions: readonly string[]; contract: string };

let world: PlatformWorld;
let root: string;
beforeAll(async () => {
  world = await platformWorld();
  root = await seed(world);
});
afterAll(async () => {
  await world.server.stop();
});

const entry = (isolation: 'inline' | 'worker' | 'process'): RegistryEntry => ({
  package: folder,
  enabled: true,
  isolation,
  grants: { permissions, sites: ['*'] },
  config: { word: '旧' },
});

test('it is frozen, and older than the contract of now', () => {
  const files = readdirSync(folder).sort();
  const digest = createHash('sha256');
  for (const file of files) digest.update(`${file}\n`).update(readFileSync(join(folder, file)));
  expect(files).toEqual(['config.schema.json', 'errors.json', 'index.js', 'openapi.json', 'package.json', 'plugin.json']);
  expect(digest.digest('hex')).toBe(frozenDigest);
  expect(isInRange(contractVersion, contract)).toBe(true);
  expect(contractVersion).not.toBe('1.0.0');
});

describe.each(['inline', 'worker', 'process'] as const)('%s', (isolation) => {
  test('every member of its contract works as it did', async () => {
    await world.register(entry(isolation));
    expect(world.server.plugins().map(({ id, state }) => [id, state])).toEqual([['old-plugin', 'up']]);
    const id = await publish(world, root, { title: `防汛工作会议（${isolation}）` });
    await world.server.idle();
    const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    const report = async (of: string) => (await world.send(`/api/plugins/old-plugin/v1/report?id=${of}`, as(root))).json;
    const seen = await report(id);
    expect(seen).toMatchObject({
      said: '旧！',
      absent: true,
      caller: 'root',
      language: 'zh-CN',
      hasBase: true,
      migrated: true,
      title: `防汛工作会议（${isolation}）`,
      sites: 2,
      operated: id,
    });
    expect(seen['keys']).toContain(`seen/${id}`);
    expect(seen['total']).toBe((seen['keys'] as readonly string[]).length);
    expect(seen['documents']).toBe(seen['total']);

    const submitted = await world.send('/api/plugins/old-plugin/v1/drafts', {
      method: 'POST',
      headers: { ...as(root).headers, 'content-type': 'application/json' },
      body: JSON.stringify({ ...article({ title: '由插件送来' }), origin: { system: 'old-plugin', recordId: isolation } }),
    });
    expect([submitted.status, submitted.json]).toEqual([200, { recordId: expect.any(String), version: 1 }]);
    const refused = await world.send('/api/plugins/old-plugin/v1/refuse');
    expect([refused.status, refused.json['code'], refused.json['detail']]).toEqual([422, 'OLD_REFUSED', '“旧”不办理。']);
    expect((await world.send('/api/plugins/old-plugin/v1/page')).text).toContain('<title>旧</title>');

    const withdrawn = await world.write(root, 'POST', `/api/v1/resources/${id}/withdraw`, { kind: 'gone', reason: '有误' }, { 'if-match': '"2"' });
    expect(withdrawn.status).toBe(200);
    await world.server.idle();
    expect((await report(id))['keys']).not.toContain(`seen/${id}`);
  });
});
