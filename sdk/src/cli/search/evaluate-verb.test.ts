import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import schema from '../../report/search-evaluation.schema.json' with { type: 'json' };
import { compileSchema } from '../../validate/compile-schema.ts';
import { folderWith, runCommand } from '../command.suite.ts';

const files = {
  'queries.tsv': 'q1\t公积金\nq2\t医保\nq3\t没有判断\n',
  'qrels.txt': 'q1 0 rec-a 1\nq1 0 rec-b 1\nq2 0 rec-c 1\n',
  'old.run': 'q1 Q0 rec-a 1 2 old\nq1 Q0 rec-b 2 1 old\nq2 Q0 rec-x 1 1 old\n',
  'broken.txt': 'q1 0 rec-a\n',
};

/** Hits of each query, two a page; "broken" as a query is refused. */
const hits: { readonly [query: string]: readonly string[] } = { 公积金: ['rec-x', 'rec-a', 'rec-b'], 医保: ['rec-c'] };

let server: Server;
let base: string;
let asked: string[];
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    asked.push(`${url.pathname} ${url.searchParams.get('siteId') ?? ''}`.trim());
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(body));
    if (url.pathname.startsWith('/api/v1/resources/'))
      return send(200, { id: url.pathname.split('/').at(-1), origin: { system: 'old', recordId: `origin-${url.pathname.at(-1)}` } });
    const query = url.searchParams.get('q') ?? '';
    if (query === '没有判断') return send(400, { type: 'about:blank', title: 'x', status: 400, code: 'REQUEST_INVALID', detail: 'x' });
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const page = (hits[query] ?? []).slice(from, from + 2);
    const more = (hits[query] ?? []).length > from + 2;
    return send(200, { items: page.map((id) => ({ id })), total: hits[query]?.length ?? 0, facets: [], ...(more && { next: String(from + 2) }) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => void server.close());

const evaluating = (...args: readonly string[]) => {
  const folder = folderWith(files);
  return runCommand(['search', 'evaluate', '--queries', 'queries.tsv', '--qrels', 'qrels.txt', ...args], { folder }).then((ran) => ({ ...ran, folder }));
};

describe('jiyue search evaluate', () => {
  test('asks a platform page by page, measures, and tells what failed and what cannot be measured', async () => {
    const { code, out } = await evaluating('--base', base, '--site', 's1');
    const ndcg = (1 / Math.log2(3) + 1 / Math.log2(4)) / (1 + 1 / Math.log2(3));
    expect(out.split('\n').slice(0, 5)).toEqual([
      '问题 2 个',
      `  nDCG@1     ${(0.5).toFixed(4)}`,
      `  nDCG@3     ${((ndcg + 1) / 2).toFixed(4)}`,
      `  nDCG@5     ${((ndcg + 1) / 2).toFixed(4)}`,
      `  nDCG@10    ${((ndcg + 1) / 2).toFixed(4)}`,
    ]);
    expect(out).toContain('1个问题没有判断');
    expect(out).toContain('1个问题没有得到回答，按没有结果计：REQUEST_INVALID');
    expect([code, asked.filter((path) => path.startsWith('/api/v1/search')).length, asked.every((path) => path.endsWith(' s1'))]).toEqual([1, 4, true]);
  });

  test('saves a run, compares it with an earlier one, and writes JSON by its published schema', async () => {
    const { out, folder } = await evaluating('--base', base, '--save', 'new.run', '--compare', 'old.run', '--format', 'pretty,json=out/evaluation.json');
    expect(readFileSync(join(folder, 'new.run'), 'utf8')).toBe('q1 Q0 rec-x 1 3 jiyue\nq1 Q0 rec-a 2 2 jiyue\nq1 Q0 rec-b 3 1 jiyue\nq2 Q0 rec-c 1 1 jiyue\n');
    expect(out).toContain('与旧结果相比：好 1，差 1，相同 0');
    expect(out).toMatch(/退步最大的问题（nDCG@10）：\n {2}q1 {2}1\.0000 → 0\.\d{4}\n进步最大的问题（nDCG@10）：\n {2}q2 {2}0\.0000 → 1\.0000/);
    const report = JSON.parse(readFileSync(join(folder, 'out/evaluation.json'), 'utf8')) as { comparison: { better: number } };
    const check = compileSchema(schema);
    expect(check.ok && check.value(report)).toEqual([]);
    expect(check.ok && check.value({ ...report, measured: 'two' })).toHaveLength(1);
    expect(report.comparison.better).toBe(1);
  });

  test('documents are named by their origin where the judgements do so', async () => {
    const folder = folderWith({ 'queries.tsv': 'q2\t医保\n', 'qrels.txt': 'q2 0 origin-c 1\n' });
    const { code, out } = await runCommand(['search', 'evaluate', '--queries', 'queries.tsv', '--qrels', 'qrels.txt', '--base', base, '--id', 'origin'], {
      folder,
    });
    expect([code, out.includes('nDCG@10    1.0000')]).toEqual([0, true]);
  });

  test('a run that exists needs no platform, and --fail-under decides the exit code', async () => {
    expect((await evaluating('--run', 'old.run')).code).toBe(0);
    expect((await evaluating('--run', 'old.run', '--fail-under', '0.9')).code).toBe(1);
    expect(asked).toEqual([]);
  });

  test.each([
    [['--run', 'old.run', '--base', 'http://x'], '--base'],
    [[], '--run'],
    [['--base', 'nowhere'], 'nowhere'],
    [['--run', 'old.run', '--fail-under', '2'], '--fail-under'],
    [['--run', 'old.run', '--depth', '0'], '--depth'],
    [['--run', 'broken.txt'], '第1行：列数不对'],
    [['--run', 'none.run'], 'none.run'],
  ])('%j is wrong use and says why', async (args, part) => {
    const { code, err } = await evaluating(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(part)]);
  });

  test('nothing in common between queries and judgements is no pass', async () => {
    const folder = folderWith({ ...files, 'qrels.txt': 'other 0 rec-a 1\n' });
    const ran = await runCommand(['search', 'evaluate', '--queries', 'queries.tsv', '--qrels', 'qrels.txt', '--run', 'old.run'], { folder });
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('没有一个问题有判断')]);
  });
});
