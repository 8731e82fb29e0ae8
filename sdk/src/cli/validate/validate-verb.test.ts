import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fc } from '../../../../.ci/properties.ts';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Report } from '../../report/report.ts';
import { folderWith, runCommand } from '../command.suite.ts';
import { exitCodes } from '../exit-codes.ts';

const draft = {
  kind: 'policy-document',
  locale: 'zh-CN',
  siteId: 'site-province',
  columnId: 'col-policy',
  ownerId: 'org-office',
  title: '虚构省人民政府关于印发“放管服”改革要点的通知',
  source: { name: '虚构省人民政府' },
  body: { format: 'plain', text: '各市人民政府：' },
  updateType: 'minor',
  document: { documentNumber: '虚政发〔2026〕3号', validity: 'in-force' },
};
const lines = (...records: readonly unknown[]) => `${records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')}\n`;
const broken = { ...draft, document: { ...draft.document, validity: '有效' } };

async function report(
  args: readonly string[],
  files: { readonly [name: string]: string | Uint8Array },
  options: { readonly stdin?: string | Uint8Array } = {},
) {
  const { code, out, err } = await runCommand(['validate', ...args, '--format', 'json'], { folder: folderWith(files), ...options });
  return { code, err, report: JSON.parse(out) as Report };
}
const places = ({ findings }: Report) => findings.map(({ file, place, pointer, rule }) => `${file}:${place?.line}:${place?.column} ${pointer} ${rule}`);

describe('what people see', () => {
  test('one finding: sentence, place, source lines with the caret under the value, basis, fix, sums', async () => {
    const folder = folderWith({ 'notices/3.json': JSON.stringify(broken, null, 2) });
    const { code, out, err } = await runCommand(['validate', 'notices/3.json'], { folder });
    expect(out.split('\n')).toEqual([
      '错误  “有效性”(validity)应为代码表“有效性”(document-validity)中的代码，或以“x-所有者-”开头的自有代码，收到“有效”。请查代',
      '      码表。    JY-CLS-001/code',
      '  notices/3.json:18:17    /document/validity',
      '  17 |     "documentNumber": "虚政发〔2026〕3号",',
      '> 18 |     "validity": "有效"',
      '     |                 ^^^^^^',
      '  依据：JY-CLS-001 以代码表分类（国办函〔2018〕71号 71:3.2#1.2：“…建设标准，对平台上各类信息数据的分类、格式和接口等提出',
      '  要求，制定信息…”）',
      '  改法：从代码表中选一个：jiyue explain document-validity',
      '',
      '1个文件，1条记录：0条合格，1条不合格；1个错误，0个警告。  PolicyDocumentDraft 1条',
      '',
    ]);
    expect([code, err]).toEqual([1, '']);
  });

  test('the same in English, with a name that was mistyped, in YAML', async () => {
    const yaml =
      'kind: article\nlocale: zh-CN\nsiteId: s\ncolumnId: c\nownerId: o\ntitel: 通知\nsource: {name: 虚构省}\nbody: {format: plain, text: 正文}\nupdateType: minor\ntitle: 通知\n';
    const { out } = await runCommand(['validate', 'a.yaml', '--lang', 'en'], { folder: folderWith({ 'a.yaml': yaml }) });
    expect(out.split('\n')).toEqual([
      'error  There is no field "titel"; did you mean "title"? Rename or remove it; fields of your own go under a namespace of',
      '       ext.    JY-FMT-004/additionalProperties',
      '  a.yaml:6:1    /titel',
      '  5 | ownerId: o',
      '> 6 | titel: 通知',
      '    | ^^^^^',
      '  Basis: JY-FMT-004 Extensions (国办函〔2018〕71号 71:1.2.2#1.4: "upgrade continuously and extend flexibly")',
      '  Fix: Rename it to "title".',
      '',
      'Files: 1. Records: 1 (0 valid, 1 invalid). Errors: 1. Warnings: 0.  ArticleDraft 1',
      '',
    ]);
  });

  test('colours only where they are wanted, and never in place of words', async () => {
    const folder = folderWith({ 'a.json': JSON.stringify(broken) });
    const run = (args: readonly string[], environment: { readonly [name: string]: string }, columns?: number) =>
      runCommand(['validate', 'a.json', ...args], { folder, environment, ...(columns === undefined ? {} : { columns }) });
    const plain = (await run([], {})).out;
    const isColoured = async (args: readonly string[], environment: { readonly [name: string]: string }, columns?: number) => {
      const { out } = await run(args, environment, columns);
      // 120 cells with and without a terminal: only the colours differ
      expect(out.replace(/\u001b\[\d+m/g, '')).toBe(plain);
      return out !== plain;
    };
    expect(await isColoured([], {})).toBe(false);
    expect(await isColoured([], {}, 120)).toBe(true);
    expect(await isColoured(['--no-color'], { FORCE_COLOR: '1' }, 120)).toBe(false);
    expect(await isColoured([], { NO_COLOR: '1' }, 120)).toBe(false);
    expect(await isColoured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
    expect(await isColoured([], { FORCE_COLOR: '0' }, 120)).toBe(false);
    expect(await isColoured([], { TERM: 'dumb' }, 120)).toBe(false);
  });

  test('progress goes to stderr, only on a terminal and not with --quiet', async () => {
    const folder = folderWith({ 'a.ndjson': lines(draft, draft) });
    expect((await runCommand(['validate', 'a.ndjson'], { folder })).err).toBe('');
    expect((await runCommand(['validate', 'a.ndjson'], { folder, columns: 60 })).err).toMatch(/^\r\u001b\[Ka\.ndjson/);
    expect((await runCommand(['validate', 'a.ndjson', '--quiet'], { folder, columns: 60 })).err).toBe('');
    // for a screen reader: whole lines, now and then, and nothing that moves the cursor
    expect((await runCommand(['validate', 'a.ndjson', '--a11y'], { folder, columns: 60 })).err).toBe('');
    expect((await runCommand(['validate', 'a.ndjson', '--a11y'], { folder, columns: 60, stepMs: 6000 })).err).toMatch(/^(a\.ndjson {2}100% .*\n)+$/);
  });
});

describe('places', () => {
  test('NDJSON: the line of the record, also after blank lines and a byte order mark', async () => {
    const { report: result } = await report(['a.ndjson'], { 'a.ndjson': `\ufeff${lines(draft, '', broken)}` });
    expect(places(result)).toEqual([`a.ndjson:3:${JSON.stringify(broken).indexOf('"有效"') + 1} /document/validity code`]);
    expect(result.counts).toMatchObject({ records: 2, valid: 1, invalid: 1 });
  });

  test('a list of records in one JSON file, and a YAML file of several documents: each is a record', async () => {
    const { report: result } = await report(['a.json', 'b.yaml'], {
      'a.json': JSON.stringify([draft, broken], null, 1),
      'b.yaml': `${JSON.stringify(draft)}\n---\n${JSON.stringify(broken)}\n---\n`,
    });
    expect(result.files.map(({ form, records, invalid }) => [form, records, invalid])).toEqual([
      ['json', 2, 1],
      ['yaml', 2, 1],
    ]);
    expect(result.findings.map(({ record, frame, pointer }) => [record, pointer, frame!.lines.at(-1)!.text.slice(frame!.mark.from, frame!.mark.to)])).toEqual([
      [2, '/document/validity', '"有效"'],
      [2, '/document/validity', '"有效"'],
    ]);
  });

  test('whatever Chinese, emoji and escapes surround it, the marked text is the faulty value', async () => {
    const words = fc.string({ unit: fc.constantFrom('通', '知', '𠮷', '😀', 'é', '"', '\\', 'a', '“'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(words, words, fc.constantFrom('json', 'ndjson', 'yaml'), async (title, summary, form) => {
        const record = { ...draft, title: `题${title}`, summary: `要${summary}`, updateType: '小' };
        const text = {
          json: JSON.stringify(record, null, 2),
          ndjson: lines(record),
          yaml: stringify(record, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }),
        }[form]!;
        const { report: result } = await report([`a.${form}`], { [`a.${form}`]: text });
        const frame = result.findings.find(({ pointer }) => pointer === '/updateType')!.frame!;
        expect(frame.lines.at(-1)!.text.slice(frame.mark.from, frame.mark.to)).toBe('"小"');
      }),
      { numRuns: 40 },
    );
  });
});

describe('files that cannot be read as they are', () => {
  test('each bad line of NDJSON is one finding, and the rest goes on', async () => {
    const bytes = Buffer.concat([
      Buffer.from(lines(draft, '{bad', '[1]', '"text"', '{"a":1,"a":2}')),
      Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x0a]),
      Buffer.from(lines(draft)),
    ]);
    const { code, report: result } = await report(['a.ndjson'], { 'a.ndjson': bytes });
    expect(result.counts).toMatchObject({ records: 7, valid: 2, invalid: 5, errors: 5 });
    expect(places(result)).toEqual([
      'a.ndjson:2:2  not-json',
      'a.ndjson:3:1  not-object',
      'a.ndjson:4:1  not-object',
      'a.ndjson:5:8  repeated-key',
      'a.ndjson:6:3  not-utf8',
    ]);
    expect(code).toBe(1);
  });

  test('a .gz is read, and one that breaks off is told together with what stood before', async () => {
    const whole = gzipSync(lines(...Array.from({ length: 3000 }, (_, index) => ({ ...draft, title: `第${(index * 2654435761) % 4294967296}号` }))));
    const { code, report: result } = await report(['a.ndjson.gz'], { 'a.ndjson.gz': whole });
    expect([code, result.counts.records]).toEqual([0, 3000]);
    const cut = await report(['a.ndjson.gz'], { 'a.ndjson.gz': whole.subarray(0, whole.length - 500) });
    expect(cut.code).toBe(1);
    expect(cut.report.findings.map(({ rule }) => rule)).toEqual(['cut-off', 'file-broken']);
    expect(cut.report.counts.valid).toBeGreaterThan(2000);
  });

  test.each([
    ['JSON that ends early', 'a.json', '{\n "a": [1,\n', 'a.json:2:9  not-json'],
    ['JSON with a comma too many', 'a.json', '{"a":1,}', 'a.json:1:8  not-json'],
    ['JSON in GBK', 'a.json', Buffer.from([0x7b, 0x0a, 0x22, 0xd6, 0xd0, 0x22]), 'a.json:2:2  not-utf8'],
    ['YAML with a wrong indentation', 'a.yaml', 'a: 1\n  b: 2\n', 'a.yaml:1:4  not-yaml'],
    [
      'YAML that explodes',
      'a.yaml',
      `a: &a [x]\n${Array.from({ length: 12 }, (_, i) => `b${i}: &b${i} [${`*${i === 0 ? 'a' : `b${i - 1}`},`.repeat(9)}]`).join('\n')}\n`,
      'a.yaml:1:1  not-yaml',
    ],
    ['a list in a list, 100,000 deep', 'a.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'a.json:1:1  not-object'],
    ['objects in objects, 100,000 deep', 'a.ndjson', `${'{"kind":'.repeat(100_000)}1${'}'.repeat(100_000)}\n`, `a.ndjson:1:1 ${'/kind'.repeat(64)} depth`],
    ['a record of no type', 'a.json', '{"foo":1,"bar":[]}', 'a.json:1:1  type-unknown'],
  ])('%s', async (_name, name, content, place) => {
    const { code, report: result } = await report([name], { [name]: content });
    expect(places(result)).toEqual([place]);
    expect(code).toBe(1);
  });

  test('the form is told by name and content: one record a line in a file named .json, YAML without a name', async () => {
    const files = {
      'a.json': lines(draft, draft),
      'b.json': JSON.stringify(draft, null, 2),
      'c.txt': 'kind: article\n',
      'd.jsonl': lines(draft),
      'e.yml.gz': gzipSync('kind: article\n'),
    };
    const { report: result } = await report(Object.keys(files), files);
    expect(result.files.map(({ form }) => form)).toEqual(['ndjson', 'json', 'yaml', 'ndjson', 'yaml']);
  });
});

describe('exit codes', () => {
  test.each([
    ['everything is fine', ['a.ndjson'], { 'a.ndjson': lines(draft) }, 0],
    ['a fault', ['a.ndjson'], { 'a.ndjson': lines(broken) }, 1],
    ['a warning alone', ['a.json'], { 'a.json': JSON.stringify({ ...draft, document: { ...draft.document, documentNumber: '虚政发[2026]3号' } }) }, 0],
    [
      'a warning with --fail-on warning',
      ['a.json', '--fail-on', 'warning'],
      { 'a.json': JSON.stringify({ ...draft, document: { ...draft.document, documentNumber: '虚政发[2026]3号' } }) },
      1,
    ],
    ['not one record: an empty file is no pass', ['a.ndjson'], { 'a.ndjson': '' }, 3],
    ['an empty list is no pass', ['a.json'], { 'a.json': '[]' }, 3],
    ['YAML without a document is no pass', ['a.yaml'], { 'a.yaml': '# nothing\n' }, 3],
  ])('%s', async (_name, args, files, code) => {
    const result = await runCommand(['validate', ...args], { folder: folderWith(files as { [name: string]: string }) });
    expect(result.code).toBe(code);
    if (code === 3) expect(result.out).toContain('没有读到任何记录');
  });

  test.each([
    [['none.json'], '不能使用 none.json：没有这个文件或文件夹'],
    [['*.xml'], '没有与“*.xml”相符的文件'],
    [['empty'], '文件夹 empty 中没有可读的文件'],
    [[], '缺少 <files>'],
    [['a.json', '--type', 'PolicyDocumentDaft'], '是否为 PolicyDocumentDraft'],
    [['a.json', '--type', '一无所有'], /共\d{3}个可用，如 AccessTokenClaims、([^、]+、){18}[^、]+。\n全部见 jiyue explain types。/],
    [['a.json', '--format', 'jsn'], '是否为 json'],
    [['a.json', '--format', 'json,sarif'], '不能同时写到标准输出'],
    [['a.json', '--format', 'json=x,sarif=x'], '不能写同一个文件'],
    [['a.json', '--format', ''], '--format 不能是'],
    [['a.json', '--fail-on', 'eror'], '是否为 error'],
    [['a.json', '--max-findings', '-1'], '--max-findings 应为0到1000000之间的整数'],
    [['a.json', '--ambiguous-width', '3'], '--ambiguous-width 应为1到2之间的整数'],
    [['a.json', '--fial-on', 'error'], '是否为 --fail-on'],
  ])('wrong use: %j', async (args, words) => {
    const { code, out, err } = await runCommand(['validate', ...args], { folder: folderWith({ 'a.json': JSON.stringify(draft), 'empty/a.pdf': '' }) });
    expect(err).toMatch(words);
    expect([code, out]).toEqual([2, '']);
  });
});

describe('what is judged', () => {
  test('globs and folders, each file once; standard input, also compressed; a forced type', async () => {
    const { report: globbed } = await report(['d/**/*.json', 'd/1.json'], { 'd/1.json': JSON.stringify(draft), 'd/e/2.json': JSON.stringify(draft) });
    expect(globbed.files.map(({ path }) => path)).toEqual(['d/1.json', 'd/e/2.json']);
    const { report: foldered } = await report(['d'], { 'd/1.json': JSON.stringify(draft), 'd/e/2.yaml.gz': gzipSync(JSON.stringify(draft)), 'd/3.txt': '' });
    expect(foldered.files.map(({ path }) => path)).toEqual(['d/1.json', 'd/e/2.yaml.gz']);
    for (const stdin of [lines(draft, broken), gzipSync(lines(draft, broken))]) {
      const { report: piped } = await report(['-'], {}, { stdin });
      expect(places(piped).map((place) => place.replace(/\d+ /, ''))).toEqual(['-:2:/document/validity code']);
    }
    const { report: forced } = await report(['a.json', '--type', 'articledraft'], { 'a.json': JSON.stringify(draft) });
    expect(forced.findings.map(({ type, rule }) => [type, rule])).toEqual([['ArticleDraft', 'const']]);
  });

  test('--max-findings bounds the list, never the counts', async () => {
    const { code, report: result } = await report(['a.ndjson', '--max-findings', '3'], { 'a.ndjson': lines(...Array.from({ length: 10 }, () => broken)) });
    expect(result.counts).toMatchObject({ errors: 10, invalid: 10, shown: 3 });
    expect([code, result.findings.length]).toEqual([1, 3]);
    const { out } = await runCommand(['validate', 'a.ndjson', '--max-findings', '0'], { folder: folderWith({ 'a.ndjson': lines(broken, broken) }) });
    expect(out).toBe('另有2处没有列出（--max-findings）。\n1个文件，2条记录：0条合格，2条不合格；2个错误，0个警告。  PolicyDocumentDraft 2条\n');
  });

  test('several forms at once: pretty on stdout, the others in the folder', async () => {
    const folder = folderWith({ 'a.json': JSON.stringify(broken) });
    const { out, code } = await runCommand(['validate', 'a.json', '--format', 'pretty,json,junit,sarif=own/r.sarif', '--out', 'reports'], { folder });
    expect([code, out.includes('JY-CLS-001/code')]).toEqual([1, true]);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect((JSON.parse(read('reports/validate.json')) as Report).counts.errors).toBe(1);
    expect(read('reports/validate.junit.xml')).toContain('<failure');
    expect(JSON.parse(read('own/r.sarif'))).toMatchObject({ version: '2.1.0' });
  });

  test('codes, pointers and fingerprints are equal in both languages', async () => {
    const files = { 'a.ndjson': lines(broken, '{x', { kind: 'article' }) };
    const facts = (result: Report) => result.findings.map(({ fingerprint, rule, pointer, place }) => ({ fingerprint, rule, pointer, place }));
    const [zh, en] = [await report(['a.ndjson', '--lang', 'zh-CN'], files), await report(['a.ndjson', '--lang', 'en'], files)];
    expect(facts(zh.report)).toEqual(facts(en.report));
    expect(en.report.findings.map(({ message, fix }) => message + fix).join('')).not.toMatch(/[，。]/);
  });
});

test('records of several files are held against each other, and what is wrong is told at the record it concerns', async () => {
  const stored = { locale: 'zh-CN', version: 1, enteredAt: '2026-03-02T09:15:00+08:00', updatedAt: '2026-03-02T09:15:00+08:00' };
  const site = {
    ...{ ...stored, id: 'site-1', name: '青川市水利局', siteKind: 'city-department', organizerId: 'org-1', domain: 'slj.qingchuan.example', contact: '0990-1' },
    ...{ opening: {}, status: 'applied', statusHistory: [{ status: 'applied', effectiveDate: '2026-03-02', reason: '新申请' }] },
  };
  const column = {
    ...{ ...stored, id: 'col-1', siteId: 'site-1', code: 'gk', name: '法定主动公开内容', description: '公开。', keywords: ['公开'], columnType: 'C11' },
    ...{ order: 1, mayPublishDirectly: false, url: 'https://elsewhere.example/' },
  };
  const article = {
    ...{ kind: 'article', locale: 'zh-CN', siteId: 'site-1', columnId: 'col-1', ownerId: 'org-1', title: '预算公开', source: { name: '青川市水利局' } },
    ...{ body: { format: 'plain', text: '预算。' }, updateType: 'major' },
  };
  const files = {
    'a-texts.ndjson': lines({ ...article, disclosure: { category: 'D20-07' } }, article),
    'b-register.json': JSON.stringify([site, column]),
  };
  const { code, report: told } = await report(['a-texts.ndjson', 'b-register.json'], files);
  const { findings, counts } = told;
  expect(findings.map(({ file, record, place, pointer, rule, severity }) => [file, record, place?.line, pointer, rule, severity])).toEqual([
    ['a-texts.ndjson', 2, 2, '/disclosure/category', 'disclosure-column-category', 'error'],
    ['b-register.json', 2, 1, '/url', 'address-below-site-domain', 'error'],
  ]);
  expect([code, counts.records, counts.invalid, counts.errors, counts.warnings]).toEqual([exitCodes.findings, 4, 2, 2, 0]);
  // alone each of them is fine
  expect((await report(['a-texts.ndjson'], files)).code).toBe(exitCodes.pass);
});

test('an integer too long for a number is told with the digits that were written, not with the rounded ones', async () => {
  const text = JSON.stringify({ ...draft, ext: { abc: { number: 0 } } }).replace('"number":0', '"number":9007199254740993');
  const { report: told } = await report(['a.json'], { 'a.json': text });
  expect(told.findings).toMatchObject([{ rule: 'safe-integer', severity: 'warning', value: '9007199254740993' }]);
  expect(told.findings[0]?.message).toContain('9007199254740993');
  expect(told.findings[0]?.fix).toContain('"9007199254740993"');
});
