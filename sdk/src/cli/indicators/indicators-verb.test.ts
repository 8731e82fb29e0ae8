import { describe, expect, test } from 'vitest';
import { folderWith, runCommand } from '../command.suite.ts';
import { exitCodes } from '../exit-codes.ts';

const visits = Array.from({ length: 140 }, (_, index) => ({
  at: `2026-06-${20 + Math.floor(index / 20)}T08:${String(index % 20).padStart(2, '0')}:00+08:00`,
  seconds: index % 25 === 0 ? null : 1,
}));
const evidence = { scheme: 'site', checkPoint: '2026-07-01', evidence: { V2: { visits }, D5: { newest: ['2025-12-31'] } }, bonus: 4 };

describe('jiyue indicators', () => {
  const folder = folderWith({
    'evidence.json': JSON.stringify(evidence),
    'short.yaml': 'scheme: site\ncheckPoint: "2026-07-01"\nevidence: {D5: {newest: []}}\n',
    'odd.yaml': 'scheme: site\ncheckPoint: "2026-02-30"\nevidence: {V4d: {blank: 2}}\n',
    'scheme.yaml': 'scheme: sit\ncheckPoint: "2026-07-01"\n',
    'finding.yaml': 'scheme: site\ncheckPoint: "2026-07-01"\nfindings: [D99]\n',
    'city.yaml': 'id: my-city\nversion: "1.0"\nstatus: complete\ntitle: {zh: 城市, en: city}\nbase: cn-xg@1.0\nthresholds: {V2: {failShareMin: 0.01}}\n',
  });
  const run = (...args: readonly string[]) => runCommand(['indicators', ...args], { folder });

  test('score tells what was measured, the thresholds, each step and the result', async () => {
    const { code, out, err } = await run('score', 'evidence.json');
    expect([code, err]).toEqual([exitCodes.pass, '']);
    expect(out).toContain('V2  站点无法访问  不成立');
    expect(out).toContain('阈值 windowDays 7, visitsPerDayMin 20, timeoutSeconds 15, failShareMin 0.05');
    expect(out).toContain('100 - 5 = 95');
    expect(out).toContain('得分 99，结论：合格');
  });

  test('the thresholds of a profile decide otherwise, of one in a file too', async () => {
    const province = await run('score', 'evidence.json', '--profile', 'cn-xg@1.0');
    expect(province.code).toBe(exitCodes.findings);
    expect(province.out).toContain('failShareMin 0.03');
    expect(province.out).toContain('没有得分，结论：不合格');
    const city = JSON.parse((await run('score', 'evidence.json', '--profile', 'city.yaml', '--json')).out) as {
      readonly profile: string;
      readonly judgements: readonly { readonly indicator: string; readonly limits: object }[];
      readonly score: object;
    };
    expect(city).toMatchObject({ profile: 'my-city@1.0', score: { result: null, verdict: 'unqualified' } });
    // what the city does not tighten stays as its base has it
    expect(city.judgements[0]).toMatchObject({ indicator: 'V2', limits: { failShareMin: 0.01, timeoutSeconds: 10 } });
  });

  test('too little evidence is no result and no pass', async () => {
    const { code, out } = await run('score', 'short.yaml', '--lang', 'en');
    expect(code).toBe(exitCodes.unknown);
    expect(out).toContain('too little evidence');
    expect(out).toContain('No score, verdict: not scored');
  });

  test('what does not fit the form, and names that are not there, are wrong use with place and near names', async () => {
    const odd = await run('score', 'odd.yaml');
    expect(odd.code).toBe(exitCodes.wrongUse);
    expect(odd.err).toContain('odd.yaml/checkPoint');
    expect(odd.err).toContain('odd.yaml/evidence/V4d');
    expect((await run('score', 'scheme.yaml')).err).toContain('site');
    expect((await run('score', 'finding.yaml')).err).toContain('D99');
    expect((await run('score', 'evidence.json', '--profile', 'cn-xg@1.1')).err).toContain('cn-xg@1.0');
    expect((await run('scor', 'evidence.json')).err).toContain('score');
    expect((await run('score')).code).toBe(exitCodes.wrongUse);
  });

  test('list names every indicator', async () => {
    expect((await run('list')).out).toMatch(/V2 +站点无法访问/);
  });
});
