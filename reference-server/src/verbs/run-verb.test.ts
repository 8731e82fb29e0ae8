import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pluginOptions } from './plugin-verb.ts';
import { runVerb } from './run-verb.ts';
import { say } from './texts.ts';
import { tokenOptions } from './token-verb.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiyue-verbs-'));
  vi.stubEnv('JIYUE_DATA', join(folder, 'data'));
  vi.stubEnv('JIYUE_LANG', 'zh-CN');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]) {
  const said = { out: [] as string[], note: [] as string[] };
  const code = await runVerb(args, { out: (line) => said.out.push(line), note: (line) => said.note.push(line) });
  return { code, out: said.out.join('\n'), note: said.note.join('\n') };
}

describe('help', () => {
  test.each([
    ['--help'],
    ['serve', '--help'],
    ['verify', '-h'],
    ['token', 'create', '--account', 'a', '--help'],
    ['plugin', 'install', 'x.tgz', '--help'],
    ['help', 'token'],
  ])('%s %s shows the usage and does nothing', async (...args) => {
    const { code, out, note } = await run(...args);
    expect([code, note]).toEqual([0, '']);
    expect(out).toMatch(/^用法：jiyue-server/);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  test('is about the verb that was asked for', async () => {
    expect((await run('plugin', 'distrust', '--help')).out.split('\n')).toEqual([
      '用法：jiyue-server <命令>',
      expect.stringContaining('plugin distrust <名称>'),
    ]);
    const { out } = await run('token', 'create', '--help');
    expect(out).toContain('--organization');
    expect(out).not.toContain('token revoke');
    expect((await run('plugin', 'disable', '--help')).out).toContain('enable|disable');
  });

  test('comes though a setting is wrong', async () => {
    vi.stubEnv('PORT', 'x');
    expect((await run('--help')).code).toBe(0);
    expect((await run('verify')).code).toBe(2);
  });
});

describe('what only looks makes nothing', () => {
  test.each([['verify'], ['token', 'list'], ['token', 'revoke', 'abc']])('%s %s of a folder without repository could not tell', async (...args) => {
    const { code, out, note } = await run(...args);
    expect([code, out]).toEqual([3, '']);
    expect(note).toContain('没有信息资源库');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('after the first token there is one', async () => {
    const made = await run('token', 'create', '--account', 'cms', '--action', 'draft,publish', '--site', '*');
    expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^jyt_/)]);
    expect((await run('token', 'list')).out).toContain('授权 draft,publish  站点 *');
    expect((await run('verify')).code).toBe(0);
  });
});

describe('wrong use says what is wrong and where the usage stands', () => {
  test.each([
    [['verfy'], '是否为 verify？'],
    [['verify', 'x'], '多出了“x”。\n用法：jiyue-server verify --help'],
    [['serve', '--port', '1'], '没有选项 --port。\n用法：jiyue-server serve --help'],
    [['token', 'creat'], '是否为 create？\n用法：jiyue-server token --help'],
    [['token', 'create'], '--account 账号：'],
    [['token', 'create', '--account', '甲'], '--account 账号：'],
    [['token', 'create', '--account'], '选项 --account 后面要有一个值。'],
    [['token', 'create', '--account', 'a', '--expires', '明天'], '--expires 时刻：如'],
    [['token', 'create', '--account', 'a', '--action', 'publi', '--site', '*'], '--action 应为以下操作，用逗号分隔：'],
    [['token', 'create', '--account', 'a', '--action', 'publish'], '--action 和 --site 要一起给出'],
    [['token', 'create', '--account', 'a', '--column', 'c'], '--action 和 --site 要一起给出'],
    [['token', 'revoke'], '请给出令牌的编号'],
    [['plugin', 'instal', 'x'], '是否为 install？'],
    [['plugin', 'enable'], '用法：jiyue-server <命令>\n  plugin enable|disable'],
    [['plugin', 'enable', 'a', 'b'], '多出了“b”。\n用法：jiyue-server plugin enable --help'],
  ])('%j', async (args, note) => {
    const said = await run(...args);
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.note).toContain(note);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
});

describe('usage and guide', () => {
  const verbs: { readonly [verb: string]: readonly string[] } = Object.fromEntries([
    ['serve', []],
    ['verify', []],
    ...Object.entries(tokenOptions).map(([action, options]) => [`token ${action}`, options] as const),
    ...Object.entries(pluginOptions).map(([action, options]) => [`plugin ${action}`, options] as const),
  ]);
  const guide = readFileSync(new URL('../../../docs/guide/command-line.md', import.meta.url), 'utf8').split('\n## 平台程序')[1]!;
  const flagsIn = (text: string) => [...new Set([...text.matchAll(/(?<![\w-])--([a-z]+)/g)].map(([, flag]) => flag))].filter((flag) => flag !== 'help').sort();
  const all = [...new Set(Object.values(verbs).flat())].sort();

  test.each(['zh-CN', 'en'] as const)('the usage in %s names every verb with its options, and no others', (language) => {
    const entries = say('usage', language)
      .split(/\n {2}(?! )/)
      .slice(1)
      .map((entry) => entry.replace(/\n\S[\s\S]*$/, ''));
    const told = entries.flatMap((entry) => {
      const [, verb = '', action = ''] = /^([a-z]+)(?: ([a-z|]+))?/.exec(entry) ?? [];
      return (action === '' ? [verb] : action.split('|').map((one) => `${verb} ${one}`)).map((name) => [name, flagsIn(entry)] as const);
    });
    const wanted = Object.entries(verbs).map(([name, options]) => [name, [...options].sort()] as const);
    expect(new Map(told)).toEqual(new Map(wanted));
  });

  test('the guide names every verb and option, and none that does not exist', () => {
    for (const verb of Object.keys(verbs)) expect(guide).toContain(`\`${verb}\``);
    expect(flagsIn(guide)).toEqual(all);
  });
});
