import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { DiffReport } from '../../diff/report/report.ts';
import { checkDiffReport } from '../../report/check-report.ts';
import { folderWith, runCommand } from '../command.suite.ts';

const schema = (maxLength: number, more: object = {}) =>
  JSON.stringify({ $id: 'urn:example:note', type: 'object', properties: { title: { type: 'string', maxLength } }, required: ['title'], ...more });
const lookahead = (pattern: string) => JSON.stringify({ type: 'string', pattern });
const codes = (zh: string) => JSON.stringify({ tables: [{ id: 'genre', bind: 'required', members: [{ code: 'G01', zh }] }] });
const world = {
  'old.json': schema(10),
  'new.json': schema(5),
  'wider.json': schema(20),
  'words.json': schema(10, { description: '说明 `代码` | 表' }),
  'hard-old.json': lookahead('^(?=a)[a-z]+$'),
  'hard-new.json': lookahead('^(?=a|b)[a-z]+$'),
  'codes-old.json': codes('决议'),
  'codes-new.json': codes('决定'),
  'broken.json': '{"type": ',
  'wrong.json': '{"type": "text"}',
  'lost.json': '{"$ref": "#/$defs/Nothing"}',
  'other.json': '{"hello": 1}',
};

describe('jiyue diff', () => {
  const folder = folderWith(world);
  const run = (...args: readonly string[]) => runCommand(['diff', ...args], { folder });
  const json = async (...args: readonly string[]) => JSON.parse((await run(...args, '--format', 'json')).out) as DiffReport;

  test('its JSON fits the published schema in every case, and one that breaks it or does not add up is refused', async () => {
    const pairs = [
      ['old.json', 'new.json'],
      ['old.json', 'wider.json'],
      ['old.json', 'words.json'],
      ['hard-old.json', 'hard-new.json'],
      ['codes-old.json', 'codes-new.json'],
      ['old.json', 'old.json'],
      ['old.json', 'codes-new.json'],
    ] as const;
    for (const [old, fresh] of pairs) expect(checkDiffReport(await json(old, fresh))).toEqual([]);
    const report = await json('old.json', 'new.json');
    const [change, ...others] = report.changes;
    const rules = (value: unknown) => checkDiffReport(value as DiffReport).map(({ pointer, rule }) => `${pointer} ${rule}`);
    expect(rules({ ...report, host: 'x' })).toEqual(['/host additionalProperties']);
    expect(rules({ ...report, changes: [{ ...change, fingerprint: 'x' }, ...others] })).toEqual(['/changes/0/fingerprint pattern']);
    expect(rules({ ...report, changes: others })).toContain('/counts/changes sum');
    expect(rules({ ...report, level: 'minor' })).toContain('/level sum');
    expect(rules({ ...report, outcome: 'pass' })).toEqual(['/outcome sum']);
  });

  test('tells a break with place, who is affected, what to do and a counter-example, Chinese first', async () => {
    const { code, out, err } = await run('old.json', 'new.json');
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('不兼容  maxLength 由 10 改为 5  请求');
    expect(out).toContain('note/properties/title');
    expect(out).toMatch(/影响 {2}发送方/);
    expect(out).toMatch(/处理 {2}/);
    expect(out).toMatch(/反例（见 \/title） {2}\{"title":"a{6}"\}/);
    expect(out).toContain('总体：不兼容 (major)；允许：新增 (minor)。');
  });

  test('speaks English when asked', async () => {
    const { out } = await run('old.json', 'new.json', '--lang', 'en');
    expect(out).toContain('breaking  maxLength changed from 10 to 5  request');
    expect(out).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test.each([
    [['old.json', 'old.json'], 0],
    [['old.json', 'words.json', '--allow', 'patch'], 0],
    [['old.json', 'words.json', '--allow', 'none'], 1],
    [['old.json', 'new.json', '--allow', 'major'], 0],
    [['old.json', 'new.json'], 1],
    [['codes-old.json', 'codes-new.json'], 1],
    [['codes-old.json', 'old.json'], 3],
  ] as const)('%j gives exit code %i', async (args, expected) => {
    expect((await run(...args)).code).toBe(expected);
  });

  test('judges readers and senders apart: what is wider breaks readers of a version without a tolerant view', async () => {
    const { verdicts, readerView } = await json('old.json', 'wider.json');
    expect(readerView).toBe('strict');
    expect(verdicts.map(({ direction, verdict }) => [direction, verdict])).toEqual([
      ['request', 'compatible'],
      ['reply', 'breaking'],
    ]);
  });

  test('writes JSON with a version, and every format to its own file', async () => {
    const { code } = await run('old.json', 'new.json', '--format', 'json,markdown', '--out', 'reports');
    expect(code).toBe(1);
    const report = JSON.parse(readFileSync(join(folder, 'reports/diff.json'), 'utf8')) as DiffReport;
    expect(report).toMatchObject({ schemaVersion: 1, verb: 'diff', old: 'old.json', new: 'new.json', level: 'major', outcome: 'findings' });
    expect(existsSync(join(folder, 'reports/migration.md'))).toBe(true);
  });

  test('writes a migration guide', async () => {
    const { out } = await run('old.json', 'new.json', '--format', 'markdown');
    expect(out).toMatch(/^# 从 old\.json 迁移到 new\.json\n/);
    expect(out).toContain('### 不兼容 · 请求: maxLength 由 10 改为 5');
    expect(out).toMatch(/```json\n\{\n {2}"title": "a{6}"\n\}\n```/);
    expect(out).toContain('| `note` | 不兼容 | 兼容 |');
  });

  test('what cannot be proven breaks until it is approved by its fingerprint, with a reason', async () => {
    const before = await json('hard-new.json', 'hard-old.json');
    const open = before.changes.filter(({ verdict }) => verdict === 'cannot-prove');
    const own = folderWith({
      ...world,
      'approvals.yaml': open.map(({ fingerprint }) => `- fingerprint: '${fingerprint}'\n  reason: 只有以 a 开头的 · only those that start with a\n`).join(''),
    });
    expect(open.length).toBeGreaterThan(0);
    const { code, out } = await runCommand(['diff', 'hard-new.json', 'hard-old.json', '--approvals', 'approvals.yaml'], { folder: own });
    expect(out).toContain('已批准：只有以 a 开头的');
    expect(code).toBe(before.changes.some(({ verdict }) => verdict === 'breaking') ? 1 : 0);
  });

  test('a proven break cannot be approved, and a stale approval is wrong use', async () => {
    const [change] = (await json('old.json', 'new.json')).changes;
    const own = folderWith({
      ...world,
      'proven.yaml': `- {fingerprint: '${change?.fingerprint}', reason: 无人使用}\n`,
      'stale.yaml': `- {fingerprint: '0123456789ab', reason: 已改}\n`,
      'empty.yaml': `- {fingerprint: '0123456789ab'}\n`,
    });
    const approve = (file: string) => runCommand(['diff', 'old.json', 'new.json', '--approvals', file], { folder: own });
    expect(await approve('proven.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('已证明的不兼容') });
    expect(await approve('stale.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('0123456789ab') });
    expect(await approve('empty.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('reason') });
  });

  test.each([
    [['old.jsn', 'new.json'], 'old.json'],
    [['old.json'], 'new'],
    [['old.json', 'broken.json'], 'broken.json'],
    [['old.json', 'wrong.json'], 'wrong.json'],
    [['old.json', 'lost.json'], '#/$defs/Nothing'],
    [['old.json', 'other.json'], 'other.json'],
    [['old.json', 'new.json', '--allow', 'mayor'], 'major'],
    [['old.json', 'new.json', '--format', 'html'], 'html'],
    [['old.json', 'new.json', '--approvals', 'none.yaml'], 'none.yaml'],
  ] as const)('%j is wrong use, and the message names the cause', async (args, named) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(named);
  });

  test('versions of the package are called by their names; a file of that name wins, a wrong name is answered with near ones', async () => {
    const { code, out } = await run('1.0.0-rc.1', '1.0.0-rc.2', '--format', 'markdown');
    expect(code).toBe(0);
    expect(out).toMatch(/^# 从 1\.0\.0-rc\.1 迁移到 1\.0\.0-rc\.2\n/);
    // what is new says what it is
    expect(out).toContain('`AnnualReport/properties/gaps` 新增字段 gaps：还没有值的项目');
    expect(out).toMatch(/新增操作 PUT \S+：填写平台无法得知的项目/);
    // types that ask for no work are named in one line
    expect(out).toMatch(/都兼容的类型[1-9]\d*个：`AccessTokenClaims` /);
    expect((await run('draft', 'draft')).code).toBe(0);
    const wrong = await run('1.0.0-rc.1', '1.0.0-rc.7');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('1.0.0-rc.2')]);
    const own = folderWith({ draft: schema(10), 'new.json': schema(10) });
    expect((await runCommand(['diff', 'draft', 'new.json'], { folder: own })).code).toBe(0);
  });

  test('the standard against itself is no change, and says how much was compared', async () => {
    const standard = fileURLToPath(new URL('../../../../standards/generated', import.meta.url));
    const { code, out } = await run(standard, standard);
    expect(code).toBe(0);
    expect(out).toMatch(/没有变化。\n比较了类型[1-9]\d*个、代码[1-9]\d*个、要求[1-9]\d*条、操作[1-9]\d*个、事件[1-9]\d*种/);
  });
});
