/** Chapter: record types by family, each with its fields, one example and its history. */
import { shapeWords } from '../../../src/explain/shape-words.ts';
import type { Schema } from '../../../src/validate/schema-place.ts';
import { anchors } from '../anchors.ts';
import {
  type Block,
  code,
  type Content,
  en,
  facts,
  json,
  label,
  lineBreak,
  link,
  rowsTable,
  type Section,
  strong,
  table,
  text,
} from '../../../../.ci/docs/book/document.ts';
import { fullExample } from '../examples.ts';
import { typeHistory } from '../history.ts';
import type { Family, Json, Words } from '../read-data.ts';
import { asSchema, type BookWorld, shortJson } from '../world.ts';
import { requirementList } from './requirements.ts';

/** The chapter. */
export function typesChapter(world: BookWorld): Section {
  const { families } = world.data;
  return {
    anchor: 'types',
    title: '数据格式',
    en: 'Data formats',
    page: 'types/README',
    blocks: [
      text('记录类型按族列出。“写法”列出形状、单位和范围；“填写”写明必填或选填，选填的字段没有值时不填，其含义见说明。'),
      text(
        en('Record types by family. "写法" gives shape, unit and range; "填写" whether a field must be given. What absence means stands in the description.'),
      ),
      rowsTable(
        '记录族',
        ['族', '单独传输的类型', '组成部分'],
        [2, 4, 3],
        families.map(({ id, title, types, alone }) => ({
          cells: [
            [link(anchors.family(id), title.zh), lineBreak, en(title.en)],
            world.refer.all(world.refer.type, alone),
            world.refer.all(
              world.refer.type,
              types.filter((name) => !alone.includes(name)),
            ),
          ],
        })),
      ),
    ],
    sections: families.map((family) => familySection(family, world)),
  };
}

const familySection = (family: Family, world: BookWorld): Section => ({
  anchor: anchors.family(family.id),
  title: family.title.zh,
  en: family.title.en,
  page: `types/${family.id}`,
  blocks: [],
  sections: family.types.map((name) => typeSection(name, family, world)),
});

function typeSection(name: string, family: Family, world: BookWorld): Section {
  const schema = world.data.defs[name] ?? {};
  const { zh, en: english } = descriptionOf(schema);
  const example = world.data.examples.find(({ type }) => type === name);
  return {
    anchor: anchors.type(name),
    title: `${name} ${firstSentence(zh)}`,
    en: firstSentence(english),
    blocks: [
      ...(zh.replace(/。$/, '') === firstSentence(zh) ? [] : [text(zh), text(en(english))]),
      facts(`${name} 的属性`, [
        ['标识', family.alone.includes(name) ? [code(`urn:jiyue:1.0:schema:${name}`)] : ['只作为其他类型的组成部分']],
        ['要求', requirementList(boundTo(name, schema, world), world)],
        ['操作', world.refer.all(world.refer.operation, usedBy(name, world))],
        ['用于', world.refer.all(world.refer.type, holders(name, world))],
        [
          '规则',
          world.refer.all(
            world.refer.rule,
            world.rules.filter(({ types }) => types.includes(name)).map(({ id }) => id),
          ),
        ],
        ['沿革', typeHistory(name, world.data.defs, world.frozen)],
      ]),
      ...contentBlocks(name, schema, world),
      ...(example === undefined ? [] : exampleBlocks(example.valid.length, example.invalid.length, fullExample(example))),
    ],
    sections: [],
  };
}

const exampleBlocks = (valid: number, invalid: number, example: { readonly name: string; readonly instance: unknown } | undefined): readonly Block[] =>
  example === undefined
    ? []
    : [
        label(`示例（${example.name}；共有正例${valid}个，反例${invalid}个）`, `Example (${valid} valid and ${invalid} invalid ones in all)`),
        json(example.instance),
      ];

const descriptionOf = (schema: Json): Words => ({ zh: String(schema['description'] ?? ''), en: String(schema['x-jiyue-en'] ?? '') });
const firstSentence = (words: string): string => words.replace(/(。|\. |\.$)[\s\S]*$/, '');

function boundTo(name: string, schema: Json, { data }: BookWorld): readonly string[] {
  const cited = schema['x-jiyue-requirement'];
  const bound = data.requirements.filter(({ surface }) => surface.schemas?.includes(name)).map(({ id }) => id);
  return [...new Set([...(typeof cited === 'string' ? [cited] : []), ...bound])];
}

const usedBy = (name: string, { operations }: BookWorld): readonly string[] =>
  [...operations.values()].filter(({ request, replies }) => request?.type === name || replies.some(({ body }) => body?.type === name)).map(({ id }) => id);

/** Types that refer to this one. */
const holders = (name: string, { data }: BookWorld): readonly string[] =>
  Object.keys(data.defs).filter((other) => other !== name && JSON.stringify(data.defs[other]).includes(`"#/$defs/${name}"`));

function contentBlocks(name: string, schema: Json, world: BookWorld): readonly Block[] {
  const properties = Object.entries((schema['properties'] ?? {}) as { readonly [name: string]: Json });
  if (Array.isArray(schema['oneOf'])) return [unionTable(name, schema['oneOf'] as readonly Json[], world)];
  const required = (schema['required'] ?? []) as readonly string[];
  const blocks: Block[] = [];
  if (properties.length > 0)
    blocks.push(
      table(
        `${name} 的字段`,
        ['字段', '含义', '写法', '填写'],
        [3, 6, 5, 2],
        properties.map(([field, declared]) => fieldCells(field, declared, required.includes(field), world)),
      ),
    );
  if (typeof schema['additionalProperties'] === 'object') blocks.push(text('其他成员：', ...form(schema['additionalProperties'] as Json, world), '。'));
  if (Array.isArray(schema['allOf']) || schema['if'] !== undefined) blocks.push(text('另有条件约束，见模式文件。'));
  return blocks;
}

function unionTable(name: string, branches: readonly Json[], world: BookWorld): Block {
  const discriminator = String(asSchema(schemaOf(name, world)['discriminator'])['propertyName'] ?? 'kind');
  return table(
    `${name} 是下列类型之一`,
    ['类型', `${discriminator} 的值`],
    [2, 2],
    branches.map((branch) => {
      const target =
        String(branch['$ref'] ?? '')
          .split('/')
          .at(-1) ?? '';
      const tag = asSchema(asSchema(schemaOf(target, world)['properties'])[discriminator]);
      return [[world.refer.type(target)], [tag['const'] === undefined ? '–' : code(String(tag['const']))]];
    }),
  );
}

const schemaOf = (name: string, { data }: BookWorld): Json => data.defs[name] ?? {};

function fieldCells(field: string, declared: Json, isRequired: boolean, world: BookWorld): readonly Content[] {
  const { zh, en: english } = descriptionOf(declared);
  const isPersonal = declared['x-jiyue-personal'] !== undefined;
  return [
    [code(field)],
    [
      zh,
      ...(english === '' ? [] : [lineBreak, en(english)]),
      ...(isPersonal ? [lineBreak, strong('个人信息'), ' ', en('personal data')] : []),
      ...(declared['deprecated'] === true ? [lineBreak, strong('停用'), ' ', en('deprecated')] : []),
    ],
    form(declared, world),
    [isRequired ? '必填' : '选填'],
  ];
}

/** The form of a value, with links to tables, scalars and types. */
function form(declared: Json, world: BookWorld): Content {
  const items = declared['type'] === 'array' ? asSchema(declared['items']) : undefined;
  const referred = nameOf(items ?? declared);
  if (referred === undefined) return withCode(shapeWords(declared as Schema, asDocument(world)).zh);
  if (items === undefined) return [...kindOf(referred, world), world.refer.type(referred), ...limitsOf(declared)];
  return [listWords(declared), ...kindOf(referred, world), world.refer.type(referred)];
}

/** A pattern at the end of the words is code. */
function withCode(words: string): Content {
  const at = words.lastIndexOf('写法 ');
  return at < 0 ? [words] : [words.slice(0, at + 3), code(words.slice(at + 3))];
}

const nameOf = (schema: Json): string | undefined => (typeof schema['$ref'] === 'string' ? schema['$ref'].split('/').at(-1) : undefined);
const asDocument = ({ data }: BookWorld): Schema => ({ $defs: data.defs });

function kindOf(name: string, { tableOfType, scalars }: BookWorld): Content {
  if (tableOfType.has(name)) return ['代码表 '];
  return scalars.has(name) ? ['文字 '] : ['对象 '];
}

/** The words of a list of plain texts, without those of its items. */
const listWords = (declared: Json): string => shapeWords({ ...declared, items: { type: 'string' } } as Schema).zh.replace(/每项：文字$/, '每项：');

/** What a field says beside its reference. */
const limitsOf = (declared: Json): Content =>
  ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'const'].flatMap((keyword) =>
    declared[keyword] === undefined ? [] : ['，', code(`${keyword} ${shortJson(declared[keyword])}`)],
  );
