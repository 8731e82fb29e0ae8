/** The command `jiyue-import-log`: sends a server log to the platform, shows how far it is, and tells what became of every line. */
import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type LogProgress, LogRefused, rejectsOf, sendLog } from './send-log.ts';

const usage = `用法 Usage: jiyue-import-log --platform <地址 address> --site <站点 id> --token <env:变量|file:文件> <日志 log …>

Apache combined 格式的日志（nginx 的默认格式相同），原文或 .gz。中断后再运行一次，从中断处继续；日志增长后再运行，只导入新的行。
A log in Apache's combined form, plain or .gz. Run it again after it was cut off, or when the log has grown: it goes on where it stopped.

  --anew    从头开始；已计过的不会重复计 · begin anew; what was counted is not counted again
  --quiet   不显示进度 · no progress
`;

/** Why lines were not counted, for people. */
const reasons: { readonly [reason: string]: string } = {
  form: '不是 combined 格式 · not of the combined form',
  time: '时间读不出来 · time unreadable',
  request: '请求读不出来 · request unreadable',
  method: '不是 GET · no GET',
  status: '请求没有成功 · request failed',
  file: '图片、样式、脚本、附件，不是页面 · files, no pages',
  'opt-out': '读者不愿被统计 · reader opted out',
  future: '时间在将来 · in the future',
  old: '早于明细保存期（设置 keepRawDays），不能再计 · older than raw events are kept (setting keepRawDays)',
};

/** Where the command writes and reads. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly environment: { readonly [name: string]: string | undefined };
  readonly fetch: typeof globalThis.fetch;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Progress is rewritten in place; elsewhere it is not shown. */
  readonly isTerminal: boolean;
  readonly signal: AbortSignal;
}

/** @returns exit code: 0 done, 1 some lines were not read, 2 wrong use, 3 the platform refused or could not be reached */
export async function main({ args, environment, fetch, out, err, isTerminal, signal }: Surroundings): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    out(usage);
    return 0;
  }
  const wanted = readArgs(args, environment);
  if (typeof wanted === 'string') {
    err(`${wanted}\n\n${usage}`);
    return 2;
  }
  let isClean = true;
  for (const file of wanted.files) {
    try {
      const done = await sendLog({
        ...{ file, siteId: wanted.siteId, platform: wanted.platform, token: wanted.token, isAnew: wanted.isAnew, fetch, signal },
        onProgress: (progress) => {
          if (isTerminal && !wanted.isQuiet) err(`\r\u001b[K${progressLine(progress)}`);
        },
      });
      if (isTerminal && !wanted.isQuiet) err('\r\u001b[K');
      out(summary(file, done));
      isClean &&= ['form', 'time', 'request', 'future', 'old'].every((reason) => done.rejected[reason] === undefined);
    } catch (error) {
      const why = error instanceof LogRefused ? error.message : `${(error as Error).message}${causeOf(error)}`;
      err(`\n${file}: ${why}\n已发送的部分不会丢失；再运行一次即从中断处继续。 · What was sent is kept; run it again to go on.\n`);
      return 3;
    }
  }
  return isClean ? 0 : 1;
}

const causeOf = (error: unknown): string => {
  const { cause } = error as { readonly cause?: { readonly message?: string; readonly code?: string } };
  return cause ? `（${cause.code ?? cause.message ?? ''}）` : '';
};

function readArgs(args: readonly string[], environment: Surroundings['environment']) {
  const options = {
    platform: { type: 'string' },
    site: { type: 'string' },
    token: { type: 'string' },
    anew: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { platform, site, token } = values;
    if (platform === undefined || !URL.canParse(platform)) return '请给出平台地址 --platform。 · --platform needs an address.';
    if (site === undefined) return '请给出站点 --site。 · --site needs the id of a site.';
    const [, kind, name] = /^(env|file):(.+)$/.exec(token ?? '') ?? [];
    if (name === undefined)
      return '令牌不写在命令行里：--token env:变量 或 file:文件。 · A token is not written on the command line: --token env:VARIABLE or file:PATH.';
    const secret = (kind === 'env' ? (environment[name] ?? '') : readFileSync(name, 'utf8')).trim();
    if (secret === '') return `令牌是空的：${token}。 · The token is empty: ${token}.`;
    if (positionals.length === 0) return '请给出日志文件。 · Name a log.';
    for (const file of positionals) if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return `没有这个文件：${file}。 · No such file: ${file}.`;
    return { platform, siteId: site, token: secret, files: positionals, isAnew: values.anew, isQuiet: values.quiet };
  } catch (error) {
    return (error as Error).message;
  }
}

const grouped = (number: number) => number.toLocaleString('en-US');

function progressLine({ doneBytes, totalBytes, lines, counted }: LogProgress): string {
  const percent = totalBytes === 0 ? 100 : Math.floor((doneBytes * 100) / totalBytes);
  return `${percent}%  读 ${grouped(lines)} 行，计入 ${grouped(counted)} · read ${grouped(lines)}, counted ${grouped(counted)}`;
}

/** What became of every line; the numbers add up. */
export function summary(file: string, { lines, counted, repeated, robots, rejected, linesBefore }: LogProgress): string {
  const rows: (readonly [number, string])[] = [
    [counted, `计入的页面访问，其中机器访问 ${grouped(robots)} · visits of pages counted, ${grouped(robots)} of robots`],
    ...(repeated > 0 ? [[repeated, '以前计过 · counted before'] as const] : []),
    ...Object.entries(rejected)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, number]) => [number, reasons[reason] ?? reason] as const),
  ];
  const before = linesBefore > 0 ? `（其中 ${grouped(linesBefore)} 行是以前导入的 · ${grouped(linesBefore)} of them in earlier runs）` : '';
  const unread = ['form', 'time', 'request', 'future', 'old'].some((reason) => rejected[reason] !== undefined);
  return [
    `${file}: ${grouped(lines)} 行 lines${before}`,
    ...rows.map(([number, words]) => `${grouped(number).padStart(12)}  ${words}`),
    ...(unread ? [`没有读的行（行号、原因、原文）· lines not read (number, reason, text): ${rejectsOf(file)}`] : []),
    '',
  ].join('\n');
}
