/** Chapter: interfaces by module, each operation with parameters, bodies, errors and one exchange made of the examples. */
import { shapeWords } from '../../../src/explain/shape-words.ts';
import type { Schema } from '../../../src/validate/schema-place.ts';
import { anchors } from '../anchors.ts';
import type { Body, Module, Operation, Parameter, Reply } from '../contract.ts';
import {
  type Block,
  both,
  code,
  type Content,
  en,
  facts,
  joined,
  label,
  lineBreak,
  link,
  rowsTable,
  type Section,
  strong,
  table,
  text,
} from '../../../../.ci/docs/book/document.ts';
import { shortExample } from '../examples.ts';
import type { Json } from '../read-data.ts';
import type { BookWorld } from '../world.ts';
import { requirementList } from './requirements.ts';

/** The chapter. */
export function operationsChapter(world: BookWorld): Section {
  return {
    anchor: 'operations',
    title: '接口',
    en: 'Interfaces',
    page: 'operations/README',
    blocks: [
      text(
        '接口按模块列出；平台在能力说明中写明提供哪些模块，提供一个模块就提供其全部操作。任何操作都可能回复的状态码：',
        ...joined(
          world.commonStatuses.map((status) => [link(anchors.status(status), String(status))]),
          '、',
        ),
        '。',
      ),
      text(en('Operations by module. A platform tells in its capability document which modules it serves, and serves all operations of a module.')),
      rowsTable(
        '接口模块',
        ['模块', '名称', '操作', '要求它的级别'],
        [2, 4, 1, 3],
        world.modules.map(({ name, title, operations }) => ({
          cells: [[link(anchors.module(name), name)], both(title), [String(operations.length)], levelsOf(name, world)],
        })),
      ),
    ],
    sections: world.modules.map((module) => moduleSection(module, world)),
  };
}

/** The first level that asks for the module. */
function levelsOf(name: string, { data, refer }: BookWorld): Content {
  const levels = data.profiles
    .filter(({ status, claims }) => status === 'level' && claims.modules.includes(name))
    .toSorted((a, b) => a.chain.length - b.chain.length);
  return levels[0] === undefined ? ['可选'] : [refer.profile(`${levels[0].id}@${levels[0].version}`)];
}

const moduleSection = ({ name, title, operations }: Module, world: BookWorld): Section => ({
  anchor: anchors.module(name),
  title: `${title.zh}（${name}）`,
  en: title.en,
  page: `operations/${name}`,
  blocks: [],
  sections: operations.map((operation) => operationSection(operation, world)),
});

function operationSection(operation: Operation, world: BookWorld): Section {
  const { id, method, path, words, description, requirements, isPublic, isDeprecated, parameters, request, replies, statuses } = operation;
  return {
    anchor: anchors.operation(id),
    title: `${id} ${words.zh}`,
    en: words.en,
    blocks: [
      ...(isDeprecated ? [text(strong('停用'), ' ', en('deprecated'))] : []),
      { kind: 'code', language: 'http', text: `${method} ${path}` },
      ...(description === undefined ? [] : [text(...both(description))]),
      facts(`${id} 的属性`, [
        ['令牌', isPublic ? ['公开内容不需要 ', en('not needed for what is public')] : ['必须 ', en('needed')]],
        ['请求体', request === undefined ? [] : bodyWords(request, world)],
        [
          '回复',
          joined(
            replies.map((reply) => replyWords(reply, world)),
            lineBreak,
          ),
        ],
        ['错误', errorLinks(statuses, world)],
        ['要求', requirementList(requirements, world)],
      ]),
      ...(parameters.length === 0 ? [] : [parametersTable(id, parameters, world)]),
      ...exchange(operation, world),
    ],
    sections: [],
  };
}

function bodyWords({ mediaType, type, schema, words }: Body, world: BookWorld): Content {
  const form: Content =
    type === undefined ? (mediaType === 'application/json' ? [shapeWords(schema as Schema, world.data.openapi as Schema).zh] : []) : [world.refer.type(type)];
  return [...form, ...(form.length > 0 ? ['，'] : []), code(mediaType), ...(words === undefined ? [] : [lineBreak, ...both(words)])];
}

const replyWords = ({ status, words, headers, body }: Reply, world: BookWorld): Content => [
  strong(status),
  ` ${words.zh}`,
  ...(body === undefined ? [] : ['：', ...bodyWords(body, world)]),
  ...headers.flatMap((header): Content => [lineBreak, '响应头 ', code(header.name), `：${header.words.zh}`]),
];

/** Statuses that the operation names, with their codes. */
const errorLinks = (statuses: readonly number[], { errors }: BookWorld): Content =>
  joined(
    statuses.map((status) => (errors.some((error) => error.status === status) ? [link(anchors.status(status), String(status))] : [String(status)])),
    '、',
  );

const parametersTable = (id: string, parameters: readonly Parameter[], world: BookWorld): Block =>
  table(
    `${id} 的参数`,
    ['参数', '位置', '填写', '写法', '说明'],
    [3, 2, 2, 4, 5],
    parameters.map(({ name, in: place, isRequired, words, schema }) => [
      [code(name)],
      [placeWords[place] ?? place],
      [isRequired ? '必填' : '选填'],
      parameterForm(schema, world),
      both(words),
    ]),
  );

const placeWords: { readonly [place: string]: string } = { path: '路径', query: '查询', header: '请求头', cookie: 'Cookie' };

function parameterForm(schema: Json, world: BookWorld): Content {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined;
  const preset = schema['default'] === undefined ? [] : [`，默认 ${String(schema['default'])}`];
  return [...(name === undefined ? [shapeWords(schema as Schema, world.data.openapi as Schema).zh] : [world.refer.type(name)]), ...preset];
}

/** A request and its reply, filled from the shortest examples; nothing where no example is known. */
function exchange(operation: Operation, world: BookWorld): readonly Block[] {
  const { method, path, parameters, request, replies, isPublic } = operation;
  const reply = replies[0];
  const sent = request && exampleOf(request, world);
  const query = parameters.filter((one) => one.in === 'query' && one.isRequired).map((one) => `${one.name}=${encodeURIComponent(sampleOf(one, world))}`);
  const target =
    path.replace(/\{(\w+)\}/g, (_, name: string) =>
      sampleOf(
        parameters.find((one) => one.name === name),
        world,
      ),
    ) + (query.length > 0 ? `?${query.join('&')}` : '');
  const headers = parameters.filter((one) => one.in === 'header' && one.isRequired).map((one) => `${one.name}: ${sampleOf(one, world)}`);
  const asked = [
    `${method} ${target} HTTP/1.1`,
    ...(isPublic ? [] : ['Authorization: Bearer …']),
    ...headers,
    ...(request === undefined ? [] : [`Content-Type: ${request.mediaType}`, '', sent === undefined ? '（内容）' : JSON.stringify(sent, null, 2)]),
  ];
  const given = reply?.body && exampleOf(reply.body, world);
  const answered = reply && [
    `HTTP/1.1 ${reply.status}`,
    ...(reply.body === undefined ? [] : [`Content-Type: ${reply.body.mediaType}`, '', given === undefined ? '（内容）' : JSON.stringify(given, null, 2)]),
  ];
  return [
    label('请求示例', 'Example of a request'),
    { kind: 'code', language: 'http', text: asked.join('\n') },
    ...(answered === undefined ? [] : [label('回复示例', 'Example of a reply'), { kind: 'code', language: 'http', text: answered.join('\n') } as const]),
  ];
}

function exampleOf({ type }: Body, { data }: BookWorld): unknown {
  const set = data.examples.find((one) => one.type === type);
  return set && shortExample(set)?.instance;
}

/** A value for a parameter: of its scalar, its table, its own example. */
function sampleOf(parameter: Parameter | undefined, { data, scalars, tableOfType }: BookWorld): string {
  if (parameter === undefined) return '…';
  const { schema, name } = parameter;
  if (name.toLowerCase() === 'if-match') return '"2"';
  const referred = typeof schema['$ref'] === 'string' ? (schema['$ref'].split('/').at(-1) ?? '') : '';
  const scalar = scalars.get(referred)?.example ?? tableOfType.get(referred)?.members[0]?.code;
  const own = [
    schema['example'],
    (schema['examples'] as readonly unknown[] | undefined)?.[0],
    (schema['enum'] as readonly unknown[] | undefined)?.[0],
    schema['default'],
    schema['minimum'],
  ];
  const found = scalar ?? own.find((one) => one !== undefined) ?? (data.defs[referred]?.['examples'] as readonly unknown[] | undefined)?.[0];
  return found === undefined ? '…' : String(found);
}
