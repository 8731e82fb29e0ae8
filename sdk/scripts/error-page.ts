/** docs/errors.md: every code of the error table by status, and the operations that name the status. */
import { clientCodes } from '../src/client/client-failure.ts';
import { type ErrorCode, type ErrorRow, errorCodes } from '../src/errors/codes.ts';
import { readOperations } from './read-contract.ts';

/** Statuses that any operation may answer. Of them an operation names 401 and 404, where its own rules lead to them, and no other. */
export const commonStatuses: ReadonlyMap<number, string> = new Map([
  [400, '请求不合规范 · The request breaks the contract'],
  [401, '令牌缺失或无效 · Token missing or not valid'],
  [404, '没有这个接口或记录 · No such operation or record'],
  [405, '方法不允许 · Method not allowed'],
  [413, '请求体过大 · Body too large'],
  [415, '媒体类型不支持 · Media type not supported'],
  [429, '请求过多 · Too many requests'],
  [500, '平台自身的错误 · The platform’s own fault'],
  [503, '暂不可用 · Not available now'],
  [504, '超时 · Out of time'],
]);

const otherStatuses: ReadonlyMap<number, string> = new Map([
  [403, '没有权限 · No right'],
  [409, '与当前状态或版本不符 · State or version does not fit'],
  [410, '已撤下 · Withdrawn'],
  [422, '违反 Schema 写不出的规则 · Breaks a rule that no schema can express'],
]);

/** Codes of status 500 that operations answer; the others of that status are shown at start, in the log or by tools. */
const answered500: readonly ErrorCode[] = ['INTERNAL', 'REPLY_INVALID'];

/** Markdown of the page. */
export function errorPage(): string {
  const codes = Object.entries(errorCodes) as readonly (readonly [ErrorCode, ErrorRow])[];
  const isOfClient = (code: ErrorCode) => (clientCodes as readonly string[]).includes(code);
  const wire = codes.filter(([code, { status }]) => !isOfClient(code) && (status !== 500 || answered500.includes(code)));
  const statuses = [...new Set(wire.map(([, { status }]) => status))].sort((a, b) => a - b);
  return [
    intro,
    ...statuses.flatMap((status) => [`## ${status}\n`, `${meaning(status)}\n`, ...namedBy(status), table(wire.filter(([, row]) => row.status === status))]),
    '## 客户端 · Client\n',
    '`@jiyue/sdk/client` 在没有可用回复时给出；平台不会回复这些代码。 · Given by `@jiyue/sdk/client` where there is no usable reply; no platform answers with them.\n',
    table(codes.filter(([code]) => isOfClient(code))),
    '## 启动、日志和工具 · Start, log and tools\n',
    '只在启动、日志、命令和 SDK 的函数中出现，接口不回复。 · Shown at start, in the log, by verbs and by functions of the SDK; no operation answers with them.\n',
    table(codes.filter(([code]) => !isOfClient(code) && !wire.some(([other]) => other === code))),
  ].join('\n');
}

const intro = `# 错误代码 · Error codes

由 \`sdk/src/errors/codes.ts\` 生成（\`npm run docs\`），不要手改。 · Generated from \`sdk/src/errors/codes.ts\` by \`npm run docs\`; do not edit.

错误一律为 \`application/problem+json\`（RFC 9457）。程序按 \`code\`（或 \`type\`：\`urn:jiyue:1:problem:<CODE>\`）判断，不按文字判断；文字的语言随 \`Accept-Language\`。
\`data\` 的成员见“数据”一栏；逐处的问题列在 \`errors\`（\`pointer\`、\`rule\`、\`message\`、\`value\`、\`requirement\`）。插件另有自己的代码，见各插件的 \`errors.json\`。
Errors are \`application/problem+json\` (RFC 9457). Programs branch on \`code\` (or \`type\`: \`urn:jiyue:1:problem:<CODE>\`), never on texts; the language of texts follows \`Accept-Language\`.
Members of \`data\` stand in the column "Data"; every place that was wrong is listed in \`errors\`. Plugins bring codes of their own: see their \`errors.json\`.
`;

const meaning = (status: number) => commonStatuses.get(status) ?? otherStatuses.get(status) ?? '';

function namedBy(status: number): readonly string[] {
  const named = readOperations().filter((operation) => operation.statuses.includes(status));
  return [
    ...(commonStatuses.has(status) ? ['- 任何接口都可能回复 · Any operation may answer it'] : []),
    ...(named.length > 0 ? [`- 写明它的接口 · Named by: ${named.map(({ operationId }) => `\`${operationId}\``).join(', ')}`] : []),
    '',
  ];
}

const table = (rows: readonly (readonly [ErrorCode, ErrorRow])[]) =>
  [
    '| 代码 Code | 名称 Title | 说明 Detail | 数据 Data |',
    '|---|---|---|---|',
    ...rows.map(
      ([code, { title, detail }]) =>
        `| \`${code}\` | ${title['zh-CN']}<br>${title.en} | ${cell(detail['zh-CN'])}<br>${cell(detail.en)} | ${
          dataOf(detail)
            .map((name) => `\`${name}\``)
            .join(' ') || '–'
        } |`,
    ),
    '',
  ].join('\n');

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const dataOf = (detail: ErrorRow['detail']) => [...new Set([...`${detail['zh-CN']} ${detail.en}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))];
