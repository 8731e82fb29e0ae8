/** The page of events in one language, from the AsyncAPI document. */
import asyncapi from '@jiyue/standards/generated/asyncapi.json' with { type: 'json' };
import { type Words, wordsOf } from './read-contract.ts';

type Side = keyof Words;

interface Node {
  readonly [member: string]: unknown;
}

interface Member extends Node {
  readonly description?: string;
  readonly 'x-jiyue-en'?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: string;
}

interface Message extends Node {
  readonly title: string;
  readonly 'x-jiyue-subject': string;
  readonly 'x-jiyue-public': boolean;
  readonly examples?: readonly { readonly payload: unknown }[];
}

interface EventSchema {
  readonly properties: { readonly data: { readonly required: readonly string[]; readonly properties: Readonly<Record<string, Member>> } };
}

const labels = {
  title: { zh: '事件', en: 'Events' },
  intro: {
    zh: '由 AsyncAPI 文档（`standards/generated/asyncapi.json`）生成，不要手改。每种事件另有自己的 JSON Schema：`standards/generated/events/<类型>.json`。',
    en: 'Generated from the AsyncAPI document (`standards/generated/asyncapi.json`); do not edit. Each event type has a JSON Schema of its own: `standards/generated/events/<type>.json`.',
  },
  overview: { zh: '事件 | 含义 | 主体 | 谁可读', en: 'Event | Meaning | Subject | Who may read' },
  everybody: { zh: '任何人', en: 'everybody' },
  authorized: { zh: '有权读取该站点日志的账户', en: 'accounts that may read the log of the site' },
  data: { zh: '数据 | 必有 | 写法 | 说明', en: 'Data | Always there | Form | Meaning' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  example: { zh: '示例', en: 'Example' },
  webhooks: { zh: '网络回调', en: 'Webhooks' },
} as const satisfies Readonly<Record<string, Words>>;

const messages = asyncapi.components.messages as Readonly<Record<string, Message>>;
const schemas = asyncapi.components.schemas as Readonly<Record<string, EventSchema>>;

/** Markdown of the page. */
export function eventsPage(side: Side): string {
  const channels = Object.entries(
    asyncapi.channels as Readonly<Record<string, { readonly title: string; readonly address: string | null; readonly messages: Node }>>,
  );
  const { webhooks } = asyncapi.channels;
  return [
    `# ${labels.title[side]}\n`,
    `${labels.intro[side]}\n`,
    ...asyncapi.info.description.split('\n\n').filter((_, place) => place === (side === 'zh' ? 0 : 1)),
    '',
    ...channels
      .filter(([, { address }]) => address !== null)
      .flatMap(([, { title, messages: own }]) => [`## ${wordsOf(title)[side]}\n`, ...module(Object.keys(own), side)]),
    `## ${labels.webhooks[side]}\n`,
    `${wordsOf(webhooks.description)[side]}\n`,
    `${wordsOf(asyncapi.components.securitySchemes.webhookSignature.description)[side]}\n`,
  ].join('\n');
}

const row = (...cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const head = (names: string) => [`| ${names} |`, `|${'---|'.repeat(names.split(' | ').length)}`];
const anchor = (type: string) => type.replaceAll('.', '');

function module(types: readonly string[], side: Side): readonly string[] {
  return [
    ...head(labels.overview[side]),
    ...types.map((type) => {
      const { title, 'x-jiyue-subject': subject, 'x-jiyue-public': isPublic } = messages[type]!;
      return row(`[\`${type}\`](#${anchor(type)})`, wordsOf(title)[side], wordsOf(subject)[side], (isPublic ? labels.everybody : labels.authorized)[side]);
    }),
    '',
    ...types.flatMap((type) => section(type, side)),
  ];
}

function section(type: string, side: Side): readonly string[] {
  const { data } = schemas[type]!.properties;
  const { title, examples = [] } = messages[type]!;
  return [
    `### ${type}\n`,
    `${wordsOf(title)[side]}\n`,
    ...head(labels.data[side]),
    ...Object.entries(data.properties).map(([name, member]) =>
      row(
        `\`${name}\``,
        labels[data.required.includes(name) ? 'yes' : 'no'][side],
        formOf(member),
        side === 'zh' ? (member.description ?? '') : (member['x-jiyue-en'] ?? ''),
      ),
    ),
    '',
    ...examples.slice(0, 1).flatMap(({ payload }) => [`${labels.example[side]}\n`, '```json', JSON.stringify(payload, null, 2), '```', '']),
  ];
}

const formOf = ({ $ref, type, const: only }: Member) => only ?? $ref?.split('/').at(-1) ?? type ?? '';
