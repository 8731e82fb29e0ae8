/** Installing a packed plugin on a running platform, as an operator does it with the command line. */
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestsFile, keyIdOf, type PluginDigests, signPluginDigests } from '@jiyue/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packArchive } from '../../src/host/install/archive.suite.ts';
import { readRegistry } from '../../src/host/registry/operator-registry.ts';
import { pluginVerb } from '../../src/verbs/plugin-verb.ts';
import { type PlatformWorld, platformWorld } from './platform-world.ts';

let world: PlatformWorld;
const archives = mkdtempSync(join(tmpdir(), 'jiyue-archives-'));
const author = generateKeyPairSync('ed25519');
beforeAll(async () => {
  world = await platformWorld();
});
afterAll(async () => {
  await world.server.stop();
});

const api = {
  openapi: '3.1.0',
  info: { title: '问候 · Hello', version: '1.0' },
  paths: {
    '/hello': {
      get: {
        operationId: 'sayHello',
        responses: {
          200: { description: '好 · good', content: { 'application/json': { schema: { type: 'object' } } } },
          default: { $ref: '#/components/responses/Problem' },
        },
      },
    },
  },
};

/** Packs a plugin that greets. @returns path of the archive */
function pack(
  version: string,
  { key, permissions = ['storage:own'], word = version }: { key?: KeyObject; permissions?: readonly string[]; word?: string } = {},
): string {
  const code = `import { definePlugin } from '@jiyue/sdk/plugin';
export const plugin = definePlugin({ setup({ storage, blobs }) { return { operations: { async sayHello() {
  await storage.write({ put: { greeted: ${JSON.stringify(word)} } });
  ${permissions.includes('blobs:own') ? "await blobs.put('badge.txt', new TextEncoder().encode('hello'), { mediaType: 'text/plain' });" : ''}
  return { ok: true, value: { hello: ${JSON.stringify(word)} } };
} } }; } });`;
  const files: Record<string, string> = {
    'package.json': JSON.stringify({ name: 'vendor-hello', version, type: 'module', files: ['plugin.json', 'openapi.json', 'index.js'] }),
    'plugin.json': JSON.stringify({
      id: 'hello',
      title: { 'zh-CN': '问候' },
      version,
      contract: '^1.0',
      specification: {},
      permissions,
      files: { main: 'index.js', api: 'openapi.json' },
    }),
    'openapi.json': JSON.stringify(api),
    'index.js': code,
  };
  if (key) {
    const digests: PluginDigests = {
      schemaVersion: 1,
      package: 'vendor-hello',
      version,
      algorithm: 'sha256',
      files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')])),
    };
    files[digestsFile] = JSON.stringify(signPluginDigests(digests, key));
  }
  const path = join(archives, `hello-${version}-${readdirSync(archives).length}.tgz`);
  writeFileSync(path, packArchive(Object.entries(files).map(([name, text]) => ({ name: `package/${name}`, text }))));
  return path;
}

/** Runs a verb of the command line. */
async function verb(...args: readonly string[]) {
  const lines: string[] = [];
  const io = { out: (line: string) => void lines.push(line), note: (line: string) => void lines.push(line) };
  const code = await pluginVerb(args, world.config, io);
  await world.server.reload();
  return { code, text: lines.join('\n') };
}

const hello = async () => (await world.send('/api/plugins/hello/v1/hello')).json;
const folderOf = (version: string) => join(world.config.data, 'plugins', `hello-${version}`);

test('a packed plugin is installed, granted, enabled, upgraded, changed by a stranger, and removed whole', async () => {
  const first = await verb('install', pack('1.0.0'));
  expect(first).toMatchObject({ code: 1, text: expect.stringMatching(/storage:own[\s\S]*plugin grant hello --permissions storage:own/) });
  expect((await verb('grant', 'hello', '--permissions', 'storage:own')).code).toBe(0);
  expect((await verb('enable', 'hello')).code).toBe(0);
  expect(await hello()).toEqual({ hello: '1.0.0' });
  expect((await verb('list')).text).toMatch(/^hello\t1\.0\.0\t\.\/plugins\/hello-1\.0\.0\t启用\tlocal\t检查通过$/m);

  // an upgrade that asks for more waits, and the version before goes on
  const greedy = pack('1.1.0', { permissions: ['storage:own', 'schedule', 'blobs:own'] });
  expect(await verb('install', greedy)).toMatchObject({ code: 1, text: expect.stringContaining('schedule') });
  expect(await hello()).toEqual({ hello: '1.0.0' });
  expect((await verb('grant', 'hello', '--permissions', 'schedule,blobs:own')).code).toBe(0);
  expect((await verb('install', greedy)).code).toBe(0);
  expect(await hello()).toEqual({ hello: '1.1.0' });

  // other bytes under a version that lies there
  expect(await verb('install', pack('1.1.0', { word: 'other' }))).toMatchObject({ code: 2, text: expect.stringContaining('PLUGIN_INSTALLED') });
  expect(await hello()).toEqual({ hello: '1.1.0' });

  // the way back: storage is migrated forward only
  const older = await verb('install', pack('1.0.9', { permissions: [] }));
  expect(older).toMatchObject({ code: 2, text: expect.stringMatching(/PLUGIN_DOWNGRADE.*1\.1\.0.*1\.0\.9.*plugin export/) });
  expect(await hello()).toEqual({ hello: '1.1.0' });

  expect(await verb('remove', 'hello')).toMatchObject({ code: 2, text: expect.stringContaining('PLUGIN_IN_USE') });
  const exported = (await verb('export', 'hello')).text;
  expect(exported).toContain('{"key":"greeted","value":"1.1.0"}');
  expect(exported).toMatch(/^\{"blob":\{"name":"badge.txt","sizeBytes":5,.*"base64":"aGVsbG8="\}$/m);
  expect(existsSync(join(world.config.data, 'plugin-blobs', 'hello'))).toBe(true);
  expect((await verb('usage', 'hello')).text).toMatch(/^插件“hello”：自有存储1项，待办0项，自有文件1个，事件0条；导出为\d{3}字节。$/);
  await verb('disable', 'hello');
  expect((await verb('remove', 'hello')).code).toBe(0);
  expect((await world.send('/api/plugins/hello/v1/hello')).status).toBe(404);
  for (const version of ['1.0.0', '1.1.0']) expect(existsSync(folderOf(version))).toBe(false);
  expect(await world.server.store.plugin('hello').namespace.get('greeted')).toBeUndefined();
  expect(await world.server.store.ownBlobs('hello').list('')).toEqual({ blobs: [] });
  expect(existsSync(join(world.config.data, 'plugin-blobs', 'hello'))).toBe(false);
});

test('a signature by a trusted key vouches; a file changed afterwards is named with both digests, and nothing runs', async () => {
  const archive = pack('2.0.0', { key: author.privateKey });
  const keyFile = join(archives, 'author.pem');
  writeFileSync(keyFile, author.publicKey.export({ type: 'spki', format: 'pem' }));
  expect((await verb('install', archive, '--grant', 'all', '--enable', 'yes')).text).toContain('local');
  const trusted = await verb('trust', keyFile, '--name', '开发者甲');
  expect(trusted).toMatchObject({ code: 0, text: expect.stringContaining(keyIdOf(author.publicKey)) });
  expect((await verb('list')).text).toMatch(/\tsigned\t/);
  const registry = readRegistry(world.config.registryFile);
  expect(registry.ok && registry.value.plugins[0]?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect((await world.send('/api/plugins/hello/v2/hello')).json).toEqual({ hello: '2.0.0' });

  const file = join(folderOf('2.0.0'), 'index.js');
  const before = readFileSync(file);
  writeFileSync(file, `${before.toString('utf8')}\n// added by a stranger`);
  await verb('disable', 'hello');
  await verb('enable', 'hello');
  expect(world.server.plugins()[0]).toMatchObject({ state: 'failed', failure: { code: 'PLUGIN_FILE_MODIFIED', data: { file: 'index.js' } } });
  expect((await verb('list')).text).toContain('PLUGIN_FILE_MODIFIED');

  // the list of digests changed along with the file is found by the digest in the registry
  writeFileSync(file, before);
  const list = join(folderOf('2.0.0'), digestsFile);
  const signed = readFileSync(list, 'utf8');
  writeFileSync(list, `${signed} `);
  expect((await verb('list')).text).toMatch(/PLUGIN_FILE_MODIFIED.*plugin\.digests\.json/);
  writeFileSync(list, signed);
  expect((await verb('list')).text).toMatch(/\tsigned\t/);
  expect((await verb('distrust', '开发者甲')).code).toBe(0);
  expect((await verb('list')).text).toMatch(/\tlocal\t/);
  await verb('disable', 'hello');
  expect((await verb('remove', 'hello')).code).toBe(0);
});

test('a forged signature is refused, and a platform that asks for signed plugins takes no other', async () => {
  const stranger = generateKeyPairSync('ed25519');
  const keyFile = join(archives, 'author.pem');
  writeFileSync(keyFile, author.publicKey.export({ type: 'spki', format: 'pem' }));
  await verb('trust', keyFile, '--name', '开发者甲');
  // signed by a stranger under the key id of the author
  const archive = pack('3.0.0', { key: stranger.privateKey });
  expect((await verb('install', archive, '--grant', 'all', '--enable', 'yes')).text).toContain('local');
  const list = join(folderOf('3.0.0'), digestsFile);
  const forged = JSON.parse(readFileSync(list, 'utf8')) as { signature: { keyId: string } };
  forged.signature.keyId = keyIdOf(author.publicKey);
  writeFileSync(list, JSON.stringify(forged));
  const registry = JSON.parse(readFileSync(world.config.registryFile, 'utf8')) as { plugins: { digest?: string }[] };
  delete registry.plugins[0]!.digest;
  writeFileSync(world.config.registryFile, JSON.stringify(registry));
  expect((await verb('list')).text).toMatch(/PLUGIN_SIGNATURE_INVALID/);

  const strict = { ...world.config, plugins: { ...world.config.plugins, trust: 'signed' as const } };
  const lines: string[] = [];
  writeFileSync(list, JSON.stringify(signPluginDigests(JSON.parse(readFileSync(list, 'utf8')) as PluginDigests, stranger.privateKey)));
  expect(await pluginVerb(['list'], strict, { out: (line) => void lines.push(line), note: () => undefined })).toBe(1);
  expect(lines.join('\n')).toContain('PLUGIN_NOT_TRUSTED');
});

test('an archive that is not there is told so, with its path and what to check', async () => {
  const path = join(archives, 'none.tgz');
  expect(await verb('install', path)).toMatchObject({ code: 2, text: expect.stringContaining(`PLUGIN_ARCHIVE_UNREADABLE 读不了插件包 ${path}（ENOENT）`) });
});

test.each([
  [
    'an archive that climbs out',
    [
      { name: 'package/plugin.json', text: '{}' },
      { name: 'package/../../evil.js', text: 'x' },
    ],
    'PLUGIN_ARCHIVE_REFUSED',
  ],
  ['an archive without a manifest', [{ name: 'package/package.json', text: '{"name":"x"}' }], 'PLUGIN_MANIFEST_INVALID'],
] as const)('%s is refused, and no file of it is left', async (_title, entries, code) => {
  const path = join(archives, `bad-${code}.tgz`);
  writeFileSync(path, packArchive(entries));
  const place = join(world.config.data, 'plugins');
  mkdirSync(place, { recursive: true });
  const before = readdirSync(place);
  expect(await verb('install', path)).toMatchObject({ code: 2, text: expect.stringContaining(code) });
  expect(readdirSync(place)).toEqual(before);
  expect(existsSync(join(world.config.data, 'evil.js'))).toBe(false);
});

test('words that are no verb and options that do not fit are told, and nothing is changed', async () => {
  expect((await verb('instal', 'x')).code).toBe(2);
  expect((await verb('install')).code).toBe(2);
  expect((await verb('install', 'x.tgz', '--enable', 'perhaps')).text).toContain('--enable yes|no');
  expect((await verb('grant', 'hello')).text).toContain('--permissions');
  expect((await verb('trust', join(archives, 'nothing.pem'))).text).toContain('ed25519');
  expect(await verb('remove', 'nobody')).toMatchObject({ code: 2, text: expect.stringContaining('PLUGIN_UNKNOWN') });
});
