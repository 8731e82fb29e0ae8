import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Report } from '../../report/report.ts';
import { runCommand } from '../command.suite.ts';
import { exitCodes } from '../exit-codes.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
const validate = (profile: string, file: string, ...more: readonly string[]) =>
  runCommand(['validate', `examples/demo-province/profile/${file}`, '--profile', profile, ...more], { folder });

test('the records of the example pass by the profile of their province, and the report names it', async () => {
  const { code, out, err } = await validate('cn-xg@1.0', 'records.ndjson', '--format', 'json');
  expect(code).toBe(exitCodes.pass);
  expect(JSON.parse(out) as Report).toMatchObject({ profile: 'cn-xg@1.0', outcome: 'pass', counts: { records: 4, valid: 4 } });
  expect(err).toContain('专用规范 cn-xg@1.0');
});

test('a record that the standard takes and the profile refuses fails, with the reason of the profile and without a basis it does not have', async () => {
  expect((await runCommand(['validate', 'examples/demo-province/profile/faulty-record.json'], { folder })).code).toBe(exitCodes.pass);
  const { code, out } = await validate('cn-xg@1.0', 'faulty-record.json', '--format', 'json');
  expect(code).toBe(exitCodes.findings);
  const { findings } = JSON.parse(out) as Report;
  expect(findings.map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
    '/document/writtenDate required',
    '/document/genre enum',
    '/document/validity not',
    '/disclosure/indexNumber pattern',
    '/ext/cn-xg/reviewBatch required',
    '/ext/cn-xg/reviewBach additionalProperties',
  ]);
  expect(findings[0]).toMatchObject({ message: '缺少“成文日期”(writtenDate)。请补上。（专用规范 cn-xg@1.0：全省文件都能写明成文日期）' });
  expect(findings.every(({ requirement }) => requirement === undefined)).toBe(true);
});

test.each(['cn-sd@0.1', 'cn-hl@0.1', 'cn-ah@0.1', 'cn-gx@0.1', 'cn-hn@0.1'])('%s is a slot: it says so and never passes', async (slot) => {
  const { code, out, err } = await validate(slot, 'records.ndjson');
  expect([code, out]).toEqual([exitCodes.unknown, '']);
  expect(err).toContain('未见该标准的字段表、代码表；不声明符合');
});

test('a warning of the standard is an error where the profile raises its requirement, in every form of the report', async () => {
  const record =
    (await readFile(join(folder, 'examples/demo-province/profile/records.ndjson'), 'utf8')).split('\n').find((one) => one.includes('"siteCode"')) ?? '{}';
  const home = await mkdtemp(join(tmpdir(), 'jiyue-profile-'));
  const odd = { ...(JSON.parse(record) as object), siteCode: '990000000112' };
  await writeFile(join(home, 'site.json'), JSON.stringify(odd));
  const plain = await runCommand(['validate', 'site.json', '--format', 'json'], { folder: home });
  expect([plain.code, (JSON.parse(plain.out) as Report).findings.map(({ rule, severity }) => `${rule} ${severity}`)]).toEqual([
    exitCodes.pass,
    ['site-code-form warning'],
  ]);
  const strict = await runCommand(['validate', 'site.json', '--profile', 'cn-xg@1.0', '--format', 'json'], { folder: home });
  const raised = (JSON.parse(strict.out) as Report).findings.find(({ rule }) => rule === 'site-code-form');
  expect([strict.code, raised?.severity]).toEqual([exitCodes.findings, 'error']);
  expect(raised?.message).toContain('专用规范 cn-xg@1.0：JY-SITE-005 在此为“应”');
  await rm(home, { recursive: true });
});

test('a profile that is not there is wrong use, with near names', async () => {
  const { code, err } = await validate('cn-xg@1.1', 'records.ndjson', '--lang', 'en');
  expect(code).toBe(exitCodes.wrongUse);
  expect(err).toContain('cn-xg@1.0');
});
