import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportSummary } from '../../import/run/import-result.ts';
import { folderWith, runCommand, type RunOptions } from '../command.suite.ts';
import { startPlatform, type TestPlatform } from './platform.suite.ts';
import { progressData } from './progress.ts';
import { resumeCommand } from './resume-command.ts';

const mapping = `version: 1
name: 旧系统
system: old
recordId: id
parameters:
  site: { description: 站点, default: site-2 }
  column: { description: 栏目, default: c1 }
fields:
  kind: { value: article }
  siteId: { param: site }
  columnId: { param: column }
  title: { from: title }
`;
const lines = (count: number) => Array.from({ length: count }, (_, index) => `${JSON.stringify({ id: `n${index}`, title: `第${index}号` })}\n`).join('');

let platform: TestPlatform;
let folder: string;
beforeEach(async () => {
  platform = await startPlatform();
  folder = folderWith({ 'map.yaml': mapping, 'data/a.ndjson': lines(25) });
});
afterEach(() => platform.close());

const importing = (args: readonly string[] = [], options: RunOptions = {}) =>
  runCommand(['import', 'data/a.ndjson', '--mapping', 'map.yaml', '--to', platform.url, ...args], { folder, ...options });
const at = (name: string) => join(folder, name);

describe('an import that goes well', () => {
  test('all is stored with the token from the environment; journal and rejects stand beside the input; again changes nothing', async () => {
    const first = await importing(['--token', 'env:TOKEN'], { environment: { TOKEN: 'secret-1' } });
    expect(first.out.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^导入完成 {2}用时 [\d.]+ 秒，\d+ 条\/秒$/),
      '  读入 25 = 入库 25 + 无变化 0 + 拒绝 0',
    ]);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(new Set(platform.tokens)).toEqual(new Set(['Bearer secret-1']));
    expect(existsSync(at('data/a.ndjson.journal.ndjson')) && existsSync(at('data/a.ndjson.rejects.ndjson'))).toBe(true);
    expect(readFileSync(at('data/a.ndjson.journal.ndjson'), 'utf8')).not.toContain('secret-1');
    const second = await importing();
    expect(second.out).toContain('读入 25 = 入库 0 + 无变化 25 + 拒绝 0');
  });

  test('the summary as JSON, on stdout or in a file', async () => {
    const { out } = await importing(['--format', 'pretty,json=reports/import.json', '--batch', '10']);
    expect(out).toContain('导入完成');
    const summary = JSON.parse(readFileSync(at('reports/import.json'), 'utf8')) as ImportSummary;
    expect(summary).toMatchObject({ schemaVersion: 1, verb: 'import', read: 25, stored: 25, unchanged: 0, rejected: 0, isComplete: true });
    expect(platform.batches).toEqual([10, 10, 5]);
  });

  test('batches are no larger than the platform takes', async () => {
    platform.batchItems = 7;
    await importing();
    expect(Math.max(...platform.batches)).toBe(7);
  });

  test.each([
    ['a record id', 'site-1', 'site-1'],
    ['a site code on the second page', '9900000003', 'site-3'],
  ])('--site takes %s', async (_name, given, id) => {
    await importing(['--site', given, '--param', 'column=c9']);
    expect(platform.stored.get('old n0')).toMatchObject({ siteId: id, columnId: 'c9' });
  });

  test('progress is shown on a terminal, with rate and remaining time', async () => {
    const { err } = await importing([], { columns: 120 });
    expect(err).toMatch(/\r\u001b\[K\d+% {2}读入 \d+ {2}入库 \d+/);
    expect((await importing(['--quiet'], { columns: 120 })).err).toBe('');
  });
});

describe('rejected lines', () => {
  test('are told by reason, add up, and stand in the rejects file with their original', async () => {
    folder = folderWith({ 'map.yaml': mapping, 'data/a.ndjson': `${lines(3)}{bad\n{"id":"x"}\n{"id":"y"}\n[1]\n` });
    const { code, out } = await importing();
    expect(out.split('\n').slice(1)).toEqual([
      '  读入 7 = 入库 3 + 无变化 0 + 拒绝 4',
      '  拒绝的原因：',
      '    2  平台拒绝  /title  required  例如：缺少“标题”。',
      '    1  不是合格的 JSON',
      '    1  不是 JSON 对象',
      '  拒绝的行（原因与原文）：data/a.ndjson.rejects.ndjson',
      '',
    ]);
    expect(code).toBe(1);
    expect(readFileSync(at('data/a.ndjson.rejects.ndjson'), 'utf8')).toContain('"original":"{bad"');
  });

  test('a dry run judges here, sends nothing, and leaves the files of a real run alone', async () => {
    const { code, out } = await runCommand(['import', 'data/a.ndjson', '-m', 'map.yaml', '--dry-run'], { folder });
    expect(out).toContain('试算完成（没有发送）');
    expect(out).toContain('读入 25 = 可入库 0 + 拒绝 25');
    expect([code, platform.requests]).toEqual([1, []]);
    expect([
      existsSync(at('data/a.ndjson.dry-run.rejects.ndjson')),
      existsSync(at('data/a.ndjson.journal.ndjson')),
      existsSync(at('data/a.ndjson.rejects.ndjson')),
    ]).toEqual([true, false, false]);
  });

  test('a broken .gz is told and is no pass', async () => {
    const whole = gzipSync(
      Array.from({ length: 3000 }, (_, index) => `${JSON.stringify({ id: `n${index}`, title: `${(index * 2654435761) % 4294967296}` })}\n`).join(''),
    );
    folder = folderWith({ 'map.yaml': mapping, 'data/a.ndjson': whole.subarray(0, whole.length - 300) });
    const { code, out } = await importing();
    expect(out).toMatch(/a\.ndjson 在第\d+字节处损坏/);
    expect(code).toBe(1);
  });

  test('a file without a record is no pass', async () => {
    folder = folderWith({ 'map.yaml': mapping, 'data/a.ndjson': '\n' });
    const { code, out } = await importing();
    expect([code, out.includes('文件中没有任何记录')]).toEqual([3, true]);
  });
});

describe('an import that is stopped', () => {
  test('Ctrl-C lets the batches on their way finish, says how to go on, and --resume deals with the rest', async () => {
    let interrupt: (() => void) | undefined;
    platform.onBatch = (count) => (count === 2 ? interrupt?.() : undefined);
    const stopped = await importing(['--batch', '5', '--in-flight', '1', '--param', 'column=c 1'], {
      onInterrupt: (listener) => {
        interrupt = listener;
      },
    });
    expect(stopped.code).toBe(3);
    expect(stopped.err).toContain('正在停止');
    const [, read] = /读入 (\d+) = /.exec(stopped.out)!;
    expect(Number(read)).toBeGreaterThanOrEqual(10);
    expect(Number(read)).toBeLessThan(25);
    expect(stopped.out).toContain(
      `继续：jiyue import data/a.ndjson --mapping map.yaml --to ${platform.url} --batch 5 --in-flight 1 --param 'column=c 1' --resume\n`,
    );

    platform.onBatch = undefined;
    const again = await importing(['--param', 'column=c 1']);
    expect([again.code, again.err.includes('加 --resume 继续')]).toEqual([2, true]);
    const resumed = await importing(['--param', 'column=c 1', '--resume']);
    expect([resumed.code, resumed.out.includes('读入 25 = 入库 25 + 无变化 0 + 拒绝 0')]).toEqual([0, true]);
    expect(resumed.out).toContain(`其中 ${read} 行在以前的运行中已处理`);
  });

  test('a platform that refuses is wrong use or configuration, with its words', async () => {
    platform.refuse = { status: 401, code: 'TOKEN_MISSING', detail: '需要令牌。' };
    const { code, out } = await importing();
    expect(code).toBe(2);
    expect(out).toContain(`平台 ${platform.url} 不接受（401 TOKEN_MISSING）：需要令牌。`);
    expect(out).toContain('--token env:变量名');
    expect(out).toContain('--resume');
  });

  test('a token that the platform does not take is told before anything is read, and not as another platform', async () => {
    platform.isTokenRefused = true;
    const { code, err } = await runCommand(['import', 'data/a.ndjson', '-m', 'map.yaml', '--to', platform.url, '--token', 'env:TOKEN'], {
      folder,
      environment: { TOKEN: 'jyt_wrong' },
    });
    expect([code, platform.batches]).toEqual([3, []]);
    expect(err).toContain(`平台 ${platform.url} 不接受给出的令牌（401）`);
  });

  test('a busy platform is waited for, and said so', async () => {
    platform.refuse = { status: 503, code: 'PLUGIN_UNAVAILABLE', detail: '' };
    platform.onBatch = (count) => {
      if (count === 2) platform.refuse = undefined;
    };
    const { code, err } = await importing();
    expect([code, err]).toEqual([0, '平台没有回应或繁忙，1 秒后再试。\n']);
  });

  test('a platform that is not there is code 3, before anything is read or written', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const { code, out, err } = await runCommand(['import', 'data/a.ndjson', '-m', 'map.yaml', '--to', `http://127.0.0.1:${port}`], { folder });
    expect(err).toBe(`错误  连接不到平台 http://127.0.0.1:${port}（ECONNREFUSED）。\n`);
    expect([code, out, existsSync(at('data/a.ndjson.journal.ndjson'))]).toEqual([3, '', false]);
  });
});

describe('wrong use', () => {
  const url = 'http://127.0.0.1:1';
  test.each([
    [['data/a.ndjson'], '请用 --mapping 给出对照文件'],
    [['data/a.ndjson', '-m', 'none.yaml', '--dry-run'], '不能读取 none.yaml：没有这个文件或文件夹'],
    [['data/a.ndjson', '-m', 'data', '--dry-run'], '不能读取 data：这是一个文件夹'],
    [['data/a.ndjson', '-m', 'map.yaml'], '请用 --to 给出平台地址'],
    [['data/a.ndjson', '-m', 'map.yaml', '--to', 'localhost:8080'], '--to 应为 http:// 或 https:// 开头'],
    [['data/a.ndjson', '-m', 'map.yaml', '--to', url, '--token', 'jyt_plain'], '--token 只接受 env:变量名 或 file:路径'],
    [['data/a.ndjson', '-m', 'map.yaml', '--to', url, '--token', 'env:NOTHING'], 'env:NOTHING 中没有令牌'],
    [['data/a.ndjson', '-m', 'map.yaml', '--to', url, '--token', 'env:BAD'], 'env:BAD 中的令牌有不能发送的字符'],
    [['data/a.ndjson', '-m', 'map.yaml', '--dry-run', '--param', 'colum=c'], '对照文件没有参数“colum”。它的参数：site、column\n是否为 column'],
    [['data/a.ndjson', '-m', 'map.yaml', '--dry-run', '--param', 'column'], '--param 应为 名称=值'],
    [['data/a.ndjson', '-m', 'bare.yaml', '--dry-run', '--site', 's'], '没有参数 site 或 siteId'],
    [['data/a.ndjson', '-m', 'bare.yaml', '--dry-run'], '对照文件还需要参数：org'],
    [['data/a.ndjson', '-m', 'bad.yaml', '--dry-run'], '对照文件 bad.yaml 有2处不合规范：\n  bad.yaml:8:1  没有名为“feilds”的键'],
    [['data/a.ndjson', '-m', 'map.yaml', '--dry-run', '--batch', '0'], '--batch 应为1到1000之间的整数'],
    [['data/none.ndjson', '-m', 'map.yaml', '--dry-run'], '不能读取 data/none.ndjson：没有这个文件或文件夹'],
    [['data/a.ndjson', '-m', 'map.yaml', '--dry-run', '--format', 'junit'], '--format 不能是“junit”。可用：pretty、json'],
  ])('%j', async (args, words) => {
    const bare = mapping.replace(/parameters:[\s\S]*fields:/, 'parameters:\n  org: {}\nfields:').replace(/ {2}(siteId|columnId).*\n/g, '');
    folder = folderWith({
      'map.yaml': mapping,
      'bare.yaml': `${bare}  ownerId: { param: org }\n`,
      'bad.yaml': mapping.replace('fields', 'feilds'),
      'data/a.ndjson': lines(1),
    });
    const { code, out, err } = await runCommand(['import', ...args], { folder, environment: { BAD: '令牌' } });
    expect(err).toContain(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toContain('jyt_plain');
  });

  test('a site that the platform does not have', async () => {
    const { code, err } = await importing(['--site', '9900000009']);
    expect([code, err.includes('没有标识或标识码为“9900000009”的站点')]).toEqual([2, true]);
  });

  test('--resume without a journal, with the journal of another import, and with rejects that were cut', async () => {
    expect((await importing(['--resume'])).err).toContain('没有可继续的进度日志 data/a.ndjson.journal.ndjson');
    await importing(['--limit', '5', '--journal', 'j.ndjson']);
    const other = await importing(['--resume', '--journal', 'j.ndjson', '--param', 'column=c2']);
    expect([other.code, other.err.includes('记的是另一次导入（不同之处：mapping）')]).toEqual([2, true]);
    expect((await importing(['--resume', '--journal', 'map.yaml'])).err).toContain('map.yaml 第1行不是进度日志');
  });

  test('a rejects file that vanished keeps the run from being resumed', async () => {
    folder = folderWith({ 'map.yaml': mapping, 'data/a.ndjson': `{bad\n${lines(9)}` });
    await importing(['--limit', '5']);
    rmSync(at('data/a.ndjson.rejects.ndjson'));
    const { code, err } = await importing(['--resume']);
    expect([code, err.includes('data/a.ndjson.rejects.ndjson 与进度日志')]).toEqual([2, true]);
  });

  test('a rejects path that cannot be written is told with its name', async () => {
    const { code, err } = await importing(['--rejects', 'data/a.ndjson/x/r.ndjson']);
    expect([code, err]).toEqual([2, '错误  不能使用 data/a.ndjson/x/r.ndjson：路径中有一段不是文件夹。\n']);
  });
});

test('rate and remaining time are of this run alone', () => {
  const progress = { read: 500, stored: 400, unchanged: 90, rejected: 10, doneBytes: 3000, skippedBytes: 1000, totalBytes: 9000 };
  expect(progressData(progress, 10)).toMatchObject({ percent: 33, rate: 50, left: '0:30' });
  expect(progressData({ ...progress, doneBytes: 1000 }, 0)).toMatchObject({ left: '--:--' });
  expect(progressData({ ...progress, totalBytes: 3000 + 2000 * 3700 }, 10).left).toBe('10:16:40');
});

test('the command that resumes is quoted for a shell', () => {
  expect(resumeCommand(['import', "it's.ndjson", '--param', 'a=b c', '数据.ndjson'])).toBe(
    `jiyue import 'it'\\''s.ndjson' --param 'a=b c' 数据.ndjson --resume`,
  );
  expect(resumeCommand(['import', 'a', '--resume'])).toBe('jiyue import a --resume');
});
