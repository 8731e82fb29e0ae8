import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { checkProfileReport } from '../../report/check-report.ts';
import type { Report } from '../../report/report.ts';
import { folderWith, runCommand } from '../command.suite.ts';
import { exitCodes } from '../exit-codes.ts';

const good = `id: my-city
version: "1.0"
status: complete
title: {zh: 青川市专用规范（示例）, en: Profile of a fictitious city}
base: cn-xg@1.0
constrain:
  - type: [Site, SiteDraft]
    property: name
    maxLength: 12
    reason: {zh: 名称从简, en: short names}
levels:
  JY-FMT-011: MUST
`;
const bad = `id: my-city
version: "1.0"
status: complete
title: {zh: 青川市, en: city}
base: cn-xg@1.0
constrain:
  - type: [Site, SiteDraft]
    property: nmae
    maxLength: 12
    reason: {zh: 名称从简, en: short names}
  - type: Site
    property: contact
    maxLength: 500
    reason: {zh: 放宽, en: wider}
levls: {}
`;

describe('jiyue profile', () => {
  const folder = folderWith({ 'good.yaml': good, 'bad.yaml': bad, 'broken.yaml': 'id: [', 'slot.yaml': 'a: 1', 'empty.yaml': '' });
  const run = (...args: readonly string[]) => runCommand(['profile', ...args], { folder });

  test('check passes a file that narrows, and says how much', async () => {
    const { code, out, err } = await run('check', 'good.yaml');
    expect([code, err]).toEqual([exitCodes.pass, '']);
    expect(out).toContain('good.yaml：my-city@1.0 合格，以 cn-xg@1.0 为基础；收紧1处，自有字段0个，提高要求1条');
  });

  test('check refuses a file with every fault in its place: line, pointer, sentence, near names, source line', async () => {
    const { code, out } = await run('check', 'good.yaml', 'bad.yaml');
    expect(code).toBe(exitCodes.findings);
    expect(out).toContain('bad.yaml:15:1  /levls  专用规范没有成员“levls”。是否为 levels？');
    const narrowed = await run('check', 'bad.yaml', '--lang', 'en');
    expect(narrowed.out).toMatch(/15 │? ?\|? ?levls|levls: \{\}/);
    expect(narrowed.out).toContain('refused');
  });

  test('after the shape come places and limits', async () => {
    const fixed = folderWith({ 'p.yaml': bad.replace('levls: {}\n', '') });
    const { code, out } = await runCommand(['profile', 'check', 'p.yaml', '--lang', 'en'], { folder: fixed });
    expect(code).toBe(exitCodes.findings);
    expect(out).toContain('p.yaml:8:15  /constrain/0/property  Site has no "nmae". Did you mean "name"?');
    expect(out).toContain('p.yaml:13:16  /constrain/1/maxLength  maxLength 500 widens: maxLength 200.');
  });

  test('JSON has the same facts and fits its published schema', async () => {
    for (const files of [['good.yaml'], ['bad.yaml', 'good.yaml'], ['broken.yaml'], ['empty.yaml', 'slot.yaml']]) {
      const { out } = await run('check', ...files, '--json');
      const document = JSON.parse(out) as {
        readonly files: readonly { readonly path: string; readonly outcome: string; readonly faults: readonly { readonly rule: string }[] }[];
      };
      expect(checkProfileReport(document)).toEqual([]);
      expect(document.files.map(({ path }) => path)).toEqual(files);
      for (const { outcome, faults } of document.files) expect(outcome === 'pass' || faults.length > 0).toBe(true);
    }
    expect(checkProfileReport({ schemaVersion: 1, verb: 'profile check', files: [] })).not.toEqual([]);
  });

  test('a file that is not there, an action or a profile that is not there: wrong use, with near names', async () => {
    expect((await run('check', 'lost.yaml')).code).toBe(exitCodes.wrongUse);
    expect((await run('check')).code).toBe(exitCodes.wrongUse);
    expect((await run('show')).code).toBe(exitCodes.wrongUse);
    expect((await run('chek', 'good.yaml')).err).toContain('check');
    expect((await run('show', 'cn-xg@1.1')).err).toContain('cn-xg@1.0');
    expect((await run('show', 'bad.yaml')).err).toContain('/levls');
  });

  test('show tells what a profile asks for, also one of a file', async () => {
    const own = await run('show', 'good.yaml');
    expect(own.code).toBe(exitCodes.pass);
    expect(own.out).toMatch(/^my-city@1\.0 /);
    expect(own.out).toContain('JY-FMT-011');
    expect((await run('show', 'cn-xg@1.0')).out).toContain('收紧的阈值');
    expect((await run('list')).out).toContain('cn-sd@0.1');
    expect(JSON.parse((await run('list', '--json')).out)).toContainEqual(expect.objectContaining({ reference: 'core@1.0', status: 'level' }));
  });

  test('show --type gives a schema that any validator can use: it refuses what the profile refuses', async () => {
    const { code, out } = await run('show', 'good.yaml', '--type', 'SiteStatusChange');
    expect(code).toBe(exitCodes.pass);
    const plain = JSON.parse(out) as { readonly $id: string; readonly $defs: object };
    expect(plain.$id).toBe('urn:jiyue:profile:my-city:1.0:schema:SiteStatusChange');
    const schema = JSON.parse((await run('show', 'good.yaml', '--type', 'SiteDraft')).out) as object;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    const example = JSON.parse((await run('show', 'cn-xg@1.0', '--json')).out) as { readonly id: string };
    expect(example.id).toBe('cn-xg');
    const site = {
      locale: 'zh-CN',
      siteCode: '9900000001',
      name: '青川市政府',
      siteKind: 'city-portal',
      organizerId: 'o-1',
      domain: 'www.qingchuan.example',
      regionCode: '990100',
      contact: '0990-0000000',
      opening: { approval: '虚政函〔2026〕1号' },
    };
    expect([validate(site), validate.errors]).toEqual([true, null]);
    expect(validate({ ...site, name: '虚构省青川市人民政府门户网站' })).toBe(false);
    expect(validate({ ...site, siteCode: '1100000001' })).toBe(false);
    expect((await run('show', 'cn-sd@0.1', '--type', 'Site')).code).toBe(exitCodes.wrongUse);
  });

  test('validate --profile takes the file: what it narrows and what it raises refuse a record, and the report names it', async () => {
    const site = {
      locale: 'zh-CN',
      siteCode: '9900000001',
      name: '虚构省青川市人民政府门户网站',
      siteKind: 'city-portal',
      organizerId: 'o-1',
      domain: 'www.qingchuan.example',
      regionCode: '990100',
      contact: '0990-0000000',
      opening: { approval: '虚政函〔2026〕1号' },
    };
    const home = folderWith({ 'good.yaml': good, 'bad.yaml': bad, 'site.json': JSON.stringify(site) });
    const { code, out } = await runCommand(['validate', 'site.json', '--type', 'SiteDraft', '--profile', 'good.yaml', '--format', 'json'], { folder: home });
    const report = JSON.parse(out) as Report;
    expect([code, report.profile]).toEqual([exitCodes.findings, 'my-city@1.0']);
    expect(report.findings.map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual(['/name maxLength']);
    expect(report.findings[0]?.message).toContain('专用规范 my-city@1.0：名称从简');
    const refused = await runCommand(['validate', 'site.json', '--profile', 'bad.yaml'], { folder: home });
    expect([refused.code, refused.out]).toEqual([exitCodes.wrongUse, '']);
    expect(refused.err).toContain('/levls');
  });
});
