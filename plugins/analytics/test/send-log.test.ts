/** The command that sends a server log: in parts, on after a cut, on when the log has grown, with what was not read beside it. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { main } from '../src/send-log/main.ts';
import { journalOf, rejectsOf, sendLog } from '../src/send-log/send-log.ts';
import { administrator, begin } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'jiyue-send-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const two = (number: number) => String(number).padStart(2, '0');
/** Forty readers who come again and again over the day; every tenth line is no line of a log. */
const lines = Array.from({ length: 400 }, (_, number) =>
  number % 10 === 9
    ? `broken line ${number}`
    : `192.0.2.${number % 40} - - [28/Feb/2026:${two(9 + Math.floor(number / 60))}:${two(number % 60)}:00 +0800] "GET /s/9900000001/ HTTP/1.1" 200 512 "-" "${agent}"`,
);

/** A platform in memory; `fetch` reaches it, unless the part is to be cut off. */
async function platform(isCut: (part: number) => boolean = () => false) {
  const { running } = await begin();
  let parts = 0;
  const fetch: typeof globalThis.fetch = async (_address, init) => {
    parts += 1;
    if (isCut(parts)) throw new TypeError('fetch failed');
    const reply = await running.call('importServerLog', { caller: administrator, body: JSON.parse(String(init?.body)) });
    return reply.ok ? Response.json(reply.value) : Response.json({ title: reply.failure.code }, { status: 422 });
  };
  const figure = async (measureCode: string) => {
    const params = { measureCode, dimension: 'site', limit: 10, periodStart: '2026-02-01', periodEnd: '2026-02-28' };
    const reply = await running.call('rankFigures', { caller: administrator, params });
    return reply.ok ? reply.value.items[0]?.figure : reply.failure.code;
  };
  return { fetch, figure, sent: () => parts };
}

const target = { siteId: 'site-province', platform: 'http://platform.example', token: 't', partBytes: 4096 };

test.each(['log', 'log.gz'])('a log in many parts (%s) gives the views and the visitors of one, and names what it could not read', async (ending) => {
  const file = join(folder, `whole.${ending}`);
  const text = `${lines.join('\n')}\n`;
  writeFileSync(file, ending === 'log' ? text : gzipSync(text));
  const { fetch, figure, sent } = await platform();
  const done = await sendLog({ ...target, file, fetch });
  expect(sent()).toBeGreaterThan(5);
  expect(done).toMatchObject({ lines: 400, counted: 360, repeated: 0, rejected: { form: 40 } });
  expect([await figure('page-views'), await figure('visitors')]).toEqual([360, 36]);
  expect(readFileSync(rejectsOf(file), 'utf8').split('\n').slice(0, 2)).toEqual(['10\tform\tbroken line 9', '20\tform\tbroken line 19']);
  expect(readFileSync(rejectsOf(file), 'utf8').split('\n')).toHaveLength(41);
});

test('a run that was cut off goes on where it stopped, sends nothing twice, and a log that has grown brings its new lines alone', async () => {
  const file = join(folder, 'cut.log');
  writeFileSync(file, `${lines.slice(0, 300).join('\n')}\n${lines[300]!.slice(0, 20)}`);
  let isDown = true;
  const { fetch, figure } = await platform((part) => isDown && part === 4);
  await expect(sendLog({ ...target, file, fetch })).rejects.toThrow('fetch failed');
  isDown = false;
  const resumed = await sendLog({ ...target, file, fetch });
  expect(resumed).toMatchObject({ lines: 300, counted: 270, repeated: 0 });
  expect(resumed.linesBefore).toBeGreaterThan(0);
  // the half line at the end was left until it is whole
  appendFileSync(file, `${lines[300]!.slice(20)}\n${lines.slice(301).join('\n')}\n`);
  const grown = await sendLog({ ...target, file, fetch });
  expect([grown.linesBefore, grown.lines, grown.counted, grown.repeated]).toEqual([300, 400, 360, 0]);
  expect(await figure('page-views')).toBe(360);
  // nothing new, nothing sent; from the beginning everything is known
  expect(await sendLog({ ...target, file, fetch })).toMatchObject({ linesBefore: 400, counted: 360 });
  expect(await sendLog({ ...target, file, fetch, isAnew: true })).toMatchObject({ linesBefore: 0, counted: 0, repeated: 360 });
  expect(await figure('page-views')).toBe(360);
});

test('another log under the same name begins anew', async () => {
  const file = join(folder, 'rotated.log');
  writeFileSync(file, `${lines.slice(0, 50).join('\n')}\n`);
  const { fetch } = await platform();
  await sendLog({ ...target, file, fetch });
  writeFileSync(file, `${lines.slice(100, 150).join('\n')}\n`);
  expect(await sendLog({ ...target, file, fetch })).toMatchObject({ linesBefore: 0, lines: 50 });
  expect(JSON.parse(readFileSync(journalOf(file), 'utf8'))).toMatchObject({ lines: 50 });
});

test('the command says what it needs, tells every line in its summary, and its exit code tells the rest', async () => {
  const file = join(folder, 'command.log');
  writeFileSync(file, `${lines.slice(0, 20).join('\n')}\n`);
  const { fetch } = await platform();
  const said: string[] = [];
  const run = (...args: readonly string[]) =>
    main({
      args,
      environment: { TOKEN: 't' },
      fetch,
      out: (text) => said.push(text),
      err: (text) => said.push(text),
      isTerminal: false,
      signal: new AbortController().signal,
    });
  const whole = ['--platform', 'http://platform.example', '--site', 'site-province', '--token', 'env:TOKEN'];
  expect(await run(...whole, file)).toBe(1);
  expect(said.join('')).toContain('20 行 lines');
  expect(said.join('')).toContain('18  计入的页面访问，其中机器访问 0');
  expect(said.join('')).toContain(rejectsOf(file));
  said.length = 0;
  expect([await run('--help'), said.join('').startsWith('用法')]).toEqual([0, true]);
  for (const [args, words] of [
    [[file], '--platform'],
    [[...whole.slice(0, 4), '--token', 'secret', file], '令牌不写在命令行里'],
    [[...whole, join(folder, 'none.log')], '没有这个文件'],
    [[...whole, '--unknown', file], '--unknown'],
  ] as const) {
    said.length = 0;
    expect(await run(...args)).toBe(2);
    expect(said.join('')).toContain(words);
  }
  said.length = 0;
  expect(await run(...whole.slice(0, 3), 'site-none', ...whole.slice(4), file)).toBe(3);
  expect(said.join('')).toContain('ANALYTICS_SITE_UNKNOWN');
});
