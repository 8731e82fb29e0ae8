import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contractVersion } from '../../plugin/index.ts';
import { compileSchema } from '../../validate/compile-schema.ts';
import pluginCheckSchema from '../../report/plugin-check.schema.json' with { type: 'json' };
import { goodPlugin, withCode, writePlanted } from '../../testing/planted.suite.ts';
import { readTemplate } from '../../../scripts/read-template.ts';
import { folderWith, runCommand } from '../command.suite.ts';
import template from './generated/template.json' with { type: 'json' };
import { checkPluginApart } from '../../testing/check-plugin.ts';
import { pluginFiles } from './new-plugin.ts';

const example = fileURLToPath(new URL('../../../../examples/first-plugin', import.meta.url));
const json = (text: string) => JSON.parse(text) as { readonly [member: string]: unknown };

describe('new', () => {
  test('the template is the example; write it with "node --conditions=@jiyue/source sdk/scripts/write-template.ts"', () => {
    expect(template).toEqual(readTemplate());
  });

  test('makes a plugin of its own name that nothing else of the example is left in', async () => {
    const folder = folderWith({});
    const made = await runCommand(['plugin', 'new', 'case-clock', '--title', '办件计时'], { folder });
    const checkout = fileURLToPath(new URL('../../../../', import.meta.url));
    expect([made.code, made.err]).toEqual([
      0,
      `接着：cd case-clock && npm install --no-save ${join(checkout, 'standards')} ${join(checkout, 'sdk')} && npm test\n`,
    ]);
    const read = (path: string) => readFileSync(join(folder, 'case-clock', path), 'utf8');
    expect(json(read('plugin.json'))).toMatchObject({ id: 'case-clock', title: { 'zh-CN': '办件计时', en: 'Case Clock' } });
    expect(json(read('package.json'))).toMatchObject({ name: 'plugin-case-clock', peerDependencies: { '@jiyue/sdk': expect.stringMatching(/^\^\d/) } });
    expect(json(read('package.json'))['private']).toBeUndefined();
    expect(Object.keys(json(read('errors.json')))).toEqual(['CASE_CLOCK_SITE_UNKNOWN']);
    for (const path of Object.keys(template)) expect(read(path), path).not.toMatch(/freshness|first-plugin|#region/i);
    expect((await runCommand(['plugin', 'types', 'case-clock', '--compare'], { folder })).code).toBe(0);
  });

  test('the tests of a new plugin pass before the first edit', async () => {
    const folder = folderWith({});
    await runCommand(['plugin', 'new', 'hello'], { folder });
    mkdirSync(join(folder, 'hello/node_modules/@jiyue'), { recursive: true });
    symlinkSync(fileURLToPath(new URL('../../..', import.meta.url)), join(folder, 'hello/node_modules/@jiyue/sdk'), 'junction');
    const [command = '', ...args] = (json(readFileSync(join(folder, 'hello/package.json'), 'utf8'))['scripts'] as { readonly test: string }).test.split(' ');
    expect([command, args.at(-1)]).toEqual(['node', 'test/*.ts']);
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: join(folder, 'hello'), encoding: 'utf8' });
    expect([status, stderr], stdout).toEqual([0, '']);
    expect(stdout).toMatch(/pass 4/);
  });

  test('from an installed SDK its sources are found by a condition of their own', () => {
    const text = new Map(pluginFiles('hello', undefined, false)).get('package.json')!;
    expect(text).not.toContain('@jiyue/source');
    expect(json(text)).toMatchObject({ exports: { '.': { source: './src/index.ts' } }, scripts: { test: 'node --conditions=source --test test/*.ts' } });
  });

  test('says what is wrong with the name, the folder or the action', async () => {
    const folder = folderWith({ 'taken/file.txt': 'x' });
    expect(await runCommand(['plugin', 'new', 'Hello'], { folder })).toMatchObject({ code: 2, err: expect.stringContaining('小写字母') });
    expect(await runCommand(['plugin', 'new'], { folder })).toMatchObject({ code: 2, err: expect.stringContaining('jiyue plugin new freshness') });
    expect(await runCommand(['plugin', 'new', 'taken'], { folder })).toMatchObject({ code: 2, err: expect.stringContaining('--dir') });
    expect(await runCommand(['plugin', 'chek', '.'], { folder })).toMatchObject({ code: 2, err: expect.stringContaining('是否为 check？') });
  });
});

describe('check', () => {
  test('the example passes', async () => {
    expect(await runCommand(['plugin', 'check', example])).toEqual({ code: 0, out: '插件“freshness”通过检查。\n', err: '' });
  });

  test('inside the folder of a plugin its name may be left out', async () => {
    expect((await runCommand(['plugin', 'check'], { folder: example })).out).toBe('插件“freshness”通过检查。\n');
    expect(await runCommand(['plugin', 'check'], { folder: folderWith({}) })).toMatchObject({
      code: 2,
      err: expect.stringContaining('jiyue plugin check ./freshness'),
    });
  });

  test('a planted fault is explained in one sentence, with exit code 1', async () => {
    const root = writePlanted(withCode({ setup: 'setInterval(() => {}, 60_000);' }));
    const { code, out } = await runCommand(['plugin', 'check', root]);
    expect(code).toBe(1);
    expect(out).toMatch(/^错误 {2}lifecycle\/leak {2}index\.js:\d+\n {6}停止后仍有未关闭的资源：Timeout（index\.js:\d+）。/);
    const { out: report } = await runCommand(['plugin', 'check', root, '--format', 'json']);
    const check = compileSchema(pluginCheckSchema);
    expect(check.ok && check.value(json(report))).toEqual([]);
    expect(json(report)).toMatchObject({ plugin: 'planted', errors: 1, warnings: 0, findings: [{ rule: 'lifecycle/leak', level: 'error' }] });
  });

  test('a plugin that ends the process, or eats its memory, is told and nothing else suffers', async () => {
    const ending = writePlanted(withCode({ setup: 'process.exit(7);' }));
    expect((await runCommand(['plugin', 'check', ending])).out).toContain('插件结束了自己的线程（退出码 7）。');
    // numbers: the collector does not look into them, so that memory is full long before the thread counts as blocked, on a busy machine too
    const hungry = writePlanted(withCode({ setup: 'const all = []; for (;;) all.push(new Array(1e6).fill(1.5));' }));
    expect((await runCommand(['plugin', 'check', hungry, '--lang', 'en'])).out).toContain('The plugin used up 512 MiB of memory.');
  });

  test('a plugin that never gives its thread back is cut off', async () => {
    const blocking = writePlanted(withCode({ setup: 'for (;;);' }));
    expect(await checkPluginApart(blocking, {}, { silentMs: 2000 })).toMatchObject([
      { rule: 'lifecycle/start', message: { en: expect.stringContaining('blocks its thread for more than') } },
    ]);
  });

  test('warnings count with --fail-on warning alone', async () => {
    const root = writePlanted({ ...goodPlugin, manifest: { ...goodPlugin.manifest, contract: `~${contractVersion}`, isolation: 'process' } });
    expect((await runCommand(['plugin', 'check', root])).code).toBe(0);
    expect((await runCommand(['plugin', 'check', root, '--fail-on', 'warning'])).code).toBe(1);
  });

  test('settings come from a file; a folder without plugin.json is wrong use', async () => {
    const root = writePlanted(goodPlugin);
    const folder = folderWith({ 'settings.json': '{"limit":0}', 'list.json': '[]' });
    expect(await runCommand(['plugin', 'check', root, '--config', 'settings.json'], { folder })).toMatchObject({
      code: 1,
      out: expect.stringContaining('config/strict'),
    });
    expect((await runCommand(['plugin', 'check', root, '--config', 'list.json'], { folder })).code).toBe(2);
    expect(await runCommand(['plugin', 'check', '.'], { folder })).toMatchObject({ code: 2, err: expect.stringContaining('plugin.json') });
  });
});

describe('types', () => {
  test('those of every plugin here are of today; write them with "jiyue plugin types FOLDER"', async () => {
    const folder = fileURLToPath(new URL('../../../..', import.meta.url));
    const kept = ['plugins', 'examples'].flatMap((place) => readdirSync(join(folder, place)).map((name) => join(place, name)));
    const typed = kept.filter((one) => existsSync(join(folder, one, 'plugin.json')) && existsSync(join(folder, one, 'src/generated/types.ts')));
    expect(typed.length).toBeGreaterThan(3);
    for (const one of typed) expect([one, (await runCommand(['plugin', 'types', one, '--compare'], { folder })).code]).toEqual([one, 0]);
  });

  test('says every shape that contracts are written in', async () => {
    const reply = {
      type: 'object',
      required: ['kind', 'list', 'pair'],
      properties: {
        kind: { enum: ['a', 'b', null] },
        list: { type: 'array', items: { type: ['string', 'null'] } },
        pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }] },
        'with-dash': { const: 1, description: '带连字符' },
        counts: { type: 'object', additionalProperties: { type: 'integer' } },
        both: { allOf: [{ $ref: '#/components/schemas/Part' }, { type: 'object', properties: { more: { type: 'boolean' } } }] },
        record: { $ref: '#/components/schemas/Resource' },
        when: { $ref: '#/components/schemas/Timestamp' },
        any: {},
      },
    };
    const root = writePlanted({
      ...goodPlugin,
      api: {
        openapi: '3.1.0',
        paths: {
          '/x': {
            get: {
              operationId: 'readX',
              parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', default: 5 } }],
              responses: { 200: { description: 'x', content: { 'application/json': { schema: reply } } } },
            },
          },
          '/p': { get: { operationId: 'readPage', 'x-jiyue-reply': 'page', responses: { 200: { description: 'x' } } } },
        },
        components: { schemas: { Part: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } } },
      },
    });
    expect((await runCommand(['plugin', 'types', root])).code).toBe(0);
    expect(readFileSync(join(root, 'src/generated/types.ts'), 'utf8')).toMatchSnapshot();
    expect((await runCommand(['plugin', 'types', root, '--compare'])).code).toBe(0);
    appendFileSync(join(root, 'src/generated/types.ts'), '// edited\n');
    expect(await runCommand(['plugin', 'types', root, '--compare'])).toMatchObject({ code: 1, out: expect.stringContaining('已过时') });
  });
});

describe('pack', () => {
  function packable(): string {
    const root = mkdtempSync(join(tmpdir(), 'jiyue-pack-'));
    cpSync(example, root, { recursive: true, filter: (path) => !/node_modules|[\\/]dist/.test(path) });
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/index.js'), 'export const plugin = { setup: () => ({ operations: {} }) };\n');
    return root;
  }

  test('lists what is packed and nothing else; a changed, missing or added file is named with both digests', async () => {
    const root = packable();
    expect((await runCommand(['plugin', 'pack', root])).out).toContain('没有签名');
    const { files } = json(readFileSync(join(root, 'plugin.digests.json'), 'utf8')) as { readonly files: object };
    expect(Object.keys(files)).toEqual(['README.md', 'config.schema.json', 'dist/index.js', 'errors.json', 'openapi.json', 'package.json', 'plugin.json']);
    expect((await runCommand(['plugin', 'pack', root, '--verify'])).code).toBe(0);

    appendFileSync(join(root, 'dist/index.js'), '// changed');
    writeFileSync(join(root, 'dist/more.js'), '');
    rmSync(join(root, 'README.md'));
    const { code, out } = await runCommand(['plugin', 'pack', root, '--verify']);
    expect(code).toBe(1);
    expect(out).toMatch(/dist\/index\.js 与摘要不符：应为 [0-9a-f]{64}，实为 [0-9a-f]{64}。/);
    expect(out).toContain('README.md 列在摘要中');
    expect(out).toContain('dist/more.js 会被打包');
  });

  test('a signature holds for its key and its list alone', async () => {
    const root = packable();
    const [vendor, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const folder = folderWith({
      'vendor.pem': vendor.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      'vendor.pub.pem': vendor.publicKey.export({ type: 'spki', format: 'pem' }),
      'other.pub.pem': other.publicKey.export({ type: 'spki', format: 'pem' }),
      'rsa.pem': rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    });
    const verify = (key: string) => runCommand(['plugin', 'pack', root, '--verify', '--trust', key], { folder });
    expect((await runCommand(['plugin', 'pack', root, '--key', 'rsa.pem'], { folder })).err).toContain('ed25519');
    await runCommand(['plugin', 'pack', root], { folder });
    expect(await verify('vendor.pub.pem')).toMatchObject({ code: 1, out: expect.stringContaining('没有签名') });
    await runCommand(['plugin', 'pack', root, '--key', 'vendor.pem'], { folder });
    expect((await verify('vendor.pub.pem')).code).toBe(0);
    expect(await verify('other.pub.pem')).toMatchObject({ code: 1, out: expect.stringContaining('无效') });

    // a list made to fit a changed file no longer fits its signature
    const signed = json(readFileSync(join(root, 'plugin.digests.json'), 'utf8'));
    appendFileSync(join(root, 'dist/index.js'), '// changed');
    await runCommand(['plugin', 'pack', root], { folder });
    const forged = { ...json(readFileSync(join(root, 'plugin.digests.json'), 'utf8')), signature: signed['signature'] };
    writeFileSync(join(root, 'plugin.digests.json'), JSON.stringify(forged));
    expect(await verify('vendor.pub.pem')).toMatchObject({ code: 1, out: expect.stringContaining('无效') });
  });

  test('what is not built is not packed', async () => {
    const root = packable();
    rmSync(join(root, 'dist'), { recursive: true });
    expect(await runCommand(['plugin', 'pack', root])).toMatchObject({ code: 2, err: expect.stringContaining('npm run build') });
  });
});

describe('what belongs to the platform', () => {
  test('is handed over with its options, and its answer and exit code come back', async () => {
    const folder = folderWith({
      'package.json': '{}',
      'node_modules/@jiyue/reference-server/package.json': '{"name":"@jiyue/reference-server","type":"module","exports":"./main.js"}',
      'node_modules/@jiyue/reference-server/main.js':
        'export async function runVerb(args, io) { io.out(JSON.stringify(args)); io.note("note"); return args.includes("--grant") ? 1 : 0; }',
    });
    expect(await runCommand(['plugin', 'list'], { folder })).toEqual({ code: 0, out: '["plugin","list"]\n', err: 'note\n' });
    const installed = await runCommand(['plugin', 'install', 'hello.tgz', '--grant', 'all', '--enable', 'yes'], { folder });
    expect([installed.code, JSON.parse(installed.out)]).toEqual([1, ['plugin', 'install', 'hello.tgz', '--grant', 'all', '--enable', 'yes']]);
  });
});
