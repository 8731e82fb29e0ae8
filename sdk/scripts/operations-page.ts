/** The page of operations in one language, from the OpenAPI document. */
import { type Operation, readOperations, tags, type Words } from './read-contract.ts';

type Side = keyof Words;

const labels = {
  title: { zh: '接口', en: 'Operations' },
  intro: {
    zh: '由 OpenAPI 文档生成，不要手改。任何接口都可能回复的状态码见[错误代码](../errors.md)。',
    en: 'Generated from the OpenAPI document; do not edit. Statuses that any operation may answer stand under [error codes](../errors.md).',
  },
  overview: { zh: '接口 | 方法和路径 | 说明', en: 'Operation | Method and path | What it does' },
  token: { zh: '令牌', en: 'Token' },
  needed: { zh: '必须', en: 'needed' },
  optional: { zh: '公开内容不需要', en: 'not needed for what is public' },
  parameters: { zh: '参数 | 位置 | 必填 | 写法 | 说明', en: 'Parameter | In | Required | Form | Meaning' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  body: { zh: '请求体', en: 'Body' },
  reply: { zh: '成功回复', en: 'Reply' },
  errors: { zh: '另可能回复的状态码', en: 'Further statuses' },
  requirements: { zh: '要求', en: 'Requirements' },
} as const satisfies Readonly<Record<string, Words>>;

/** Markdown of the page. */
export function operationsPage(side: Side): string {
  const operations = readOperations();
  const parts = tags.flatMap(({ name, words }) => {
    const own = operations.filter(({ tag }) => tag === name);
    return own.length === 0 ? [] : [`## ${words[side]}\n`, overview(own, side), ...own.map((operation) => section(operation, side))];
  });
  return [`# ${labels.title[side]}\n`, `${labels.intro[side]}\n`, ...parts].join('\n');
}

const row = (...cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const head = (names: string) => [`| ${names} |`, `|${'---|'.repeat(names.split(' | ').length)}`];
const link = (operationId: string) => `[\`${operationId}\`](#${operationId.toLowerCase()})`;

const overview = (operations: readonly Operation[], side: Side) =>
  [
    ...head(labels.overview[side]),
    ...operations.map(({ operationId, method, path, words }) => row(link(operationId), `\`${method} ${path}\``, words[side])),
    '',
  ].join('\n');

function section({ operationId, method, path, words, needsToken, parameters, body, reply, statuses, requirements }: Operation, side: Side): string {
  const facts: readonly (readonly [Words, string])[] = [
    [labels.token, needsToken ? labels.needed[side] : labels.optional[side]],
    ...(body === undefined ? [] : [[labels.body, `\`${body}\``] as const]),
    [labels.reply, `${reply.status}${reply.form === '–' ? '' : ` \`${reply.form}\``}`],
    ...(statuses.length === 0 ? [] : [[labels.errors, statuses.map((status) => `[${status}](../errors.md#${status})`).join(', ')] as const]),
    ...(requirements.length === 0 ? [] : [[labels.requirements, requirements.join(', ')] as const]),
  ];
  const colon = side === 'zh' ? '：' : ': ';
  return [
    `### ${operationId}\n`,
    `${words[side]}\n`,
    `\`${method} ${path}\`\n`,
    ...facts.map(([label, text]) => `- ${label[side]}${colon}${text}`),
    '',
    ...(parameters.length === 0
      ? []
      : [
          ...head(labels.parameters[side]),
          ...parameters.map((one) => row(`\`${one.name}\``, one.in, one.isRequired ? labels.yes[side] : labels.no[side], `\`${one.form}\``, one.words[side])),
          '',
        ]),
  ].join('\n');
}
