/** The command as a process of its own: the real file, real streams, real signals. */
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from './command.suite.ts';
import { startPlatform, type TestPlatform } from './import/platform.suite.ts';

const home = fileURLToPath(new URL('../../', import.meta.url));
const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs),
  );
const built = join(home, 'dist/cli/main.js');
/** A package as it is published: the build without sources. Only where the build is current; the whole test run makes it first. */
const isBuilt = existsSync(built) && statSync(join(home, 'dist/.tsbuildinfo')).mtimeMs > newest(join(home, 'src'));

function published(): string {
  const folder = folderWith({});
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(home, 'bin/jiyue.js'), join(folder, 'bin/jiyue.js'));
  copyFileSync(join(home, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(home, 'dist'), join(folder, 'dist'));
  return join(folder, 'bin/jiyue.js');
}

const draft = {
  kind: 'article',
  locale: 'zh-CN',
  siteId: 's',
  columnId: 'c',
  ownerId: 'o',
  title: '通知',
  source: { name: '虚构省' },
  body: { format: 'plain', text: '正文' },
  updateType: 'minor',
};
const files = {
  'good.ndjson': `${JSON.stringify(draft)}\n`,
  'bad.ndjson': `${JSON.stringify({ ...draft, updateType: '小' })}\n`.repeat(400),
  'empty.ndjson': '',
};

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

describe.each([
  ['from its sources', () => join(home, 'bin/jiyue.js'), true],
  ['from its build', published, isBuilt],
])('jiyue %s', (_name, place, isThere) => {
  let command: string;
  let folder: string;
  let platform: TestPlatform;
  beforeAll(async () => {
    if (!isThere) return;
    command = place();
    folder = folderWith({
      ...files,
      'map.yaml': 'version: 1\nname: a\nsystem: old\nrecordId: id\nfields: { title: title }\n',
      'rows.ndjson': Array.from({ length: 40 }, (_, index) => `{"id":"n${index}","title":"t"}\n`).join(''),
    });
    platform = await startPlatform();
  });
  afterAll(() => platform?.close());

  function start(args: readonly string[], environment: { readonly [name: string]: string } = {}) {
    // nothing of the test's own environment decides about language or colours
    const env = { PATH: process.env['PATH'] ?? '', ...environment };
    const child = spawn(process.execPath, [command, ...args], { cwd: folder, env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString('utf8');
    });
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString('utf8');
    });
    const ended = new Promise<Ended>((done, fail) => child.on('error', fail).on('close', (code, signal) => done({ code, signal, out, err })));
    return { child, ended };
  }

  test.runIf(isThere).each([
    ['a pass is 0', ['validate', 'good.ndjson'], 0, /^1个文件，1条记录：1条合格/, /^$/],
    ['findings are 1', ['validate', 'bad.ndjson', '--max-findings', '1'], 1, /错误 {2}“本次更新类型”/, /^$/],
    ['wrong use is 2', ['validate', 'good.ndjson', '--formt', 'json'], 2, /^$/, /是否为 --format/],
    ['nothing seen is 3 (NT-zero-change)', ['validate', 'empty.ndjson'], 3, /没有读到任何记录/, /^$/],
    ['an unreachable platform is 3', ['import', 'rows.ndjson', '-m', 'map.yaml', '--to', 'http://127.0.0.1:1'], 3, /^$/, /连接不到平台/],
    ['explain is offline', ['explain', 'PolicyDocument.document.validity'], 0, /有效性，必须明确写出/, /^$/],
    ['a completion script', ['completion', 'zsh'], 0, /compdef.*jiyue/, /^$/],
    ['suggestions for the shell', ['complete', '--', 'validate', '--type', 'PolicyD'], 0, /^PolicyDocument\t\nPolicyDocumentDraft\t\n:4\n$/, /^$/],
    ['names of files are left to the shell', ['complete', '--', 'validate', 'a'], 0, /^:0\n$/, /^$/],
  ])('%s', async (_name, args, code, out, err) => {
    const result = await start(args).ended;
    expect(result.out).toMatch(out);
    expect(result.err).toMatch(err);
    expect(result.code).toBe(code);
  });

  test.runIf(isThere)('colours follow FORCE_COLOR and NO_COLOR through a pipe', async () => {
    const isColoured = async (environment: { readonly [name: string]: string }) =>
      (await start(['validate', 'good.ndjson'], environment).ended).out.includes('\u001b[');
    expect([await isColoured({}), await isColoured({ FORCE_COLOR: '1' }), await isColoured({ NO_COLOR: '1' })]).toEqual([false, true, false]);
  });

  test.runIf(isThere)('a reader that goes away ends the command quietly', async () => {
    const { child, ended } = start(['validate', 'bad.ndjson', '--max-findings', '400']);
    child.stdout.once('data', () => child.stdout.destroy());
    const { err, signal } = await ended;
    expect([err, signal]).toEqual(['', null]);
  });

  test.runIf(isThere)('standard input is read to its end, in pieces that part characters', async () => {
    const { child, ended } = start(['validate', '-', '--format', 'json']);
    const bytes = Buffer.from(files['bad.ndjson']);
    for (let at = 0; at < bytes.length; at += 1001) child.stdin.write(bytes.subarray(at, at + 1001));
    child.stdin.end();
    const { code, out } = await ended;
    expect([code, (JSON.parse(out) as { counts: { records: number; invalid: number } }).counts]).toMatchObject([1, { records: 400, invalid: 400 }]);
  });

  test.runIf(isThere)('Ctrl-C during an import: the batch on its way is acknowledged, the rest waits for --resume', async () => {
    const args = ['import', 'rows.ndjson', '-m', 'map.yaml', '--to', platform.url, '--batch', '10', '--in-flight', '1', '--journal', 'j.ndjson'];
    const before = platform.batches.length;
    const { child, ended } = start(args);
    platform.onBatch = async (count) => {
      if (count !== before + 1) return;
      child.kill('SIGINT');
      // answered only once the command has said that it heard the signal
      await new Promise((done) => child.stderr.once('data', done));
    };
    const stopped = await ended;
    platform.onBatch = undefined;
    expect([stopped.code, stopped.signal]).toEqual([3, null]);
    expect(stopped.err).toContain('正在停止');
    expect(stopped.out).toContain(`继续：jiyue ${args.join(' ')} --resume`);
    expect(platform.stored.size).toBeLessThan(40);
    const resumed = await start([...args, '--resume']).ended;
    expect([resumed.code, resumed.out.includes('读入 40 = ')]).toEqual([0, true]);
    expect(platform.stored.size).toBe(40);
  });
});

test('an old Node is told in one line of both languages, with code 2', () => {
  const script = `Object.defineProperty(process.versions, 'node', { value: '20.11.0' }); await import(${JSON.stringify(new URL('../../bin/jiyue.js', import.meta.url).href)});`;
  let stderr = '';
  let status: number | null = 0;
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    ({ stderr, status } = error as { stderr: string; status: number | null });
  }
  expect([status, stderr]).toEqual([2, 'jiyue 需要 Node 24.15 或更新版本，当前为 20.11.0。 · jiyue needs Node 24.15 or newer, this is 20.11.0.\n']);
});

test('an installation without its build says so', () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'bin'));
  copyFileSync(join(home, 'bin/jiyue.js'), join(folder, 'bin/jiyue.mjs'));
  expect(() => execFileSync(process.execPath, [join(folder, 'bin/jiyue.mjs')], { encoding: 'utf8', stdio: 'pipe' })).toThrow(/缺少 dist/);
});
