import { describe, expect, test } from 'vitest';
import { runCommand } from './command.suite.ts';

describe('the language of a run', () => {
  const languageOf = async (args: readonly string[], environment: { readonly [name: string]: string }) => {
    const { out } = await runCommand([...args, '--help'], { environment });
    return out.startsWith('用法') ? 'zh-CN' : out.startsWith('Usage') ? 'en' : out;
  };

  test.each([
    ['Chinese when nothing is said', [], {}, 'zh-CN'],
    ['--lang', ['--lang', 'en'], { JIYUE_LANG: 'zh-CN' }, 'en'],
    ['--lang=', ['--lang=en'], {}, 'en'],
    ['JIYUE_LANG before LANG', [], { JIYUE_LANG: 'zh-CN', LANG: 'en_US.UTF-8' }, 'zh-CN'],
    ['LANG', [], { LANG: 'en_US.UTF-8' }, 'en'],
    ['LC_ALL before LANG', [], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh-CN'],
    ['C says nothing', [], { LANG: 'C.UTF-8' }, 'zh-CN'],
    ['French is not spoken here', [], { LANG: 'fr_FR.UTF-8' }, 'zh-CN'],
  ])('%s', async (_name, args, environment, language) => {
    expect(await languageOf(args, environment)).toBe(language);
  });

  test.each([
    [['--lang', 'fr', 'explain', 'topic'], {}, '--lang 不能是“fr”。可用：zh-CN、en'],
    [['explain', 'topic'], { JIYUE_LANG: 'de' }, 'JIYUE_LANG 不能是“de”'],
  ])('an unknown language is wrong use: %j', async (args, environment, words) => {
    const { code, err } = await runCommand(args, { environment: environment as { [name: string]: string } });
    expect([code, err.includes(words)]).toEqual([2, true]);
  });
});

describe('wrong use ends with code 2 and a suggestion, on stderr', () => {
  test.each([
    [[], '用法：'],
    [['valdiate', 'a'], '没有命令 valdiate。\n是否为 validate？'],
    [['frobnicate'], '没有命令 frobnicate。\n用 jiyue --help 查看用法。'],
    [['--vesion'], '没有选项 --vesion。\n是否为 --version？'],
    [['explain'], '缺少 <things>。\n用 jiyue explain --help 查看用法。'],
    [['explain', 'topic', '--jsn'], '没有选项 --jsn。\n是否为 --json？'],
    [['explain', 'topik'], '规范中没有“topik”。\n是否为 topic'],
    [['explain', '完全没有的东西'], '规范中没有“完全没有的东西”。\n用 jiyue explain types'],
    [['validate', 'a.json', '--type'], '选项 -t, --type <type> 缺少它的值。'],
    [['completion', 'bsh'], '<shell> 不能是“bsh”。可用：bash、zsh、fish、powershell\n是否为'],
    [['completion', 'bash', 'zsh'], '参数过多'],
  ])('%j', async (args, words) => {
    const { code, out, err } = await runCommand(args);
    expect(err).toContain(words);
    expect([code, out]).toEqual([2, '']);
  });

  test('in English, too', async () => {
    const { err } = await runCommand(['valdiate', '--lang', 'en']);
    expect(err).toBe('error  There is no command valdiate.\nDid you mean validate?\n');
  });
});

test('help and version are results: stdout, code 0', async () => {
  for (const args of [['--help'], ['import', '--help'], ['--version'], ['-V']]) {
    const { code, out, err } = await runCommand(args);
    expect([code, err, out.length > 4]).toEqual([0, '', true]);
  }
});

test('options of all verbs stand before or after the verb', async () => {
  const before = await runCommand(['--lang', 'en', 'explain', 'genre']);
  expect(await runCommand(['explain', 'genre', '--lang', 'en'])).toEqual(before);
  expect(before.out).toContain('code table');
});

test('explain as JSON has both languages and is the same whatever language is asked for', async () => {
  const zh = await runCommand(['explain', 'PolicyDocument.document.validity', '--json']);
  const en = await runCommand(['explain', 'PolicyDocument.document.validity', '--json', '--lang', 'en']);
  expect(en.out).toBe(zh.out);
  expect(JSON.parse(zh.out)).toMatchObject({
    schemaVersion: 1,
    verb: 'explain',
    things: [{ kind: 'field', id: 'PolicyDocument.document.validity', title: { zh: '有效性', en: 'Validity' } }],
  });
});

test('explain for people', async () => {
  const { out } = await runCommand(['explain', 'body-format']);
  expect(out.split('\n').slice(0, 3)).toEqual(['body-format  正文格式  代码表', '', '  约束  封闭：只能用表中的代码']);
  expect(out).toContain('  代码\n    plain  纯文本\n    html   HTML 片段\n');
  expect(out).toContain('\n另见：jiyue explain body-format plain\n');
});

test('a fault of our own is code 4 and says so, with details only when asked', async () => {
  const stdin = new RangeError('planted');
  const plain = await runCommand(['validate', '-'], { stdin });
  expect([plain.code, plain.out]).toEqual([4, '']);
  expect(plain.err).toBe('错误  这是 jiyue 自身的错误：planted。请连同命令行一起报告；设 JIYUE_DEBUG=1 可看到详情。\n');
  const detailed = await runCommand(['validate', '-'], { stdin, environment: { JIYUE_DEBUG: '1' } });
  expect(detailed.err).toContain('RangeError: planted\n    at ');
});
