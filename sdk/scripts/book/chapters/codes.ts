/** Chapter: code tables and constrained strings. */
import { bindingWords, evidenceWords, wordsOf } from '../../../src/explain/standard-words.ts';
import { anchors } from '../anchors.ts';
import {
  type Block,
  both,
  code,
  type Content,
  either,
  en,
  facts,
  joined,
  lineBreak,
  list,
  type Row,
  rowsTable,
  type Section,
  strong,
  text,
  remark,
} from '../../../../.ci/docs/book/document.ts';
import { tableHistory } from '../history.ts';
import type { CodeMember, CodeTable } from '../read-data.ts';
import { type BookWorld, shortJson } from '../world.ts';

/** The chapter. */
export function codesChapter(world: BookWorld): Section {
  const { tables, scalars } = world.data;
  return {
    anchor: 'codes',
    title: '数据分类',
    en: 'Data classification',
    page: 'codes',
    blocks: [
      text('代码是传输的值。“封闭”的表只能用表中的代码；“可扩展”的表可用自有代码。每张表写明来源和读到的程度；代码不改义、不收回，停用的写明由谁代替。'),
      text(
        en(
          'Codes are what is transferred. Each table says how closed it is, where it comes from and how far that was read. A code never changes its meaning and is never reused.',
        ),
      ),
      list(tables.map((table) => [world.refer.table(table.id), ` ${table.title.zh}`])),
    ],
    sections: [
      {
        anchor: 'scalars',
        title: '受限字符串',
        en: 'Constrained strings',
        blocks: [
          rowsTable(
            '受限字符串',
            ['名称', '含义', '写法', '例'],
            [2, 4, 4, 3],
            scalars.map(
              ({ name, zh, en: english, pattern, format, example }): Row => ({
                anchor: anchors.scalar(name),
                cells: [
                  [code(name)],
                  both({ zh, en: english }),
                  [code(pattern), ...(format === undefined ? [] : [lineBreak, `format `, code(format)])],
                  [code(example)],
                ],
              }),
            ),
          ),
        ],
        sections: [],
      },
      ...tables.map((table) => tableSection(table, world)),
    ],
  };
}

function tableSection(table: CodeTable, world: BookWorld): Section {
  const { id, typeName, title, bind, pattern, source, limits = [], usedBy, members } = table;
  return {
    anchor: anchors.table(id),
    title: `${id} ${title.zh}`,
    en: title.en,
    blocks: [
      facts(`代码表 ${id} 的属性`, [
        ['类型名', [code(typeName)]],
        ['约束', both(wordsOf(bindingWords, bind))],
        ['写法', pattern === undefined ? [] : [code(pattern)]],
        ['来源', [...remark(source.text), lineBreak, ...evidence(source.evidence), ...(source.verified === false ? ['，未全部核实'] : [])]],
        ['用于', fieldsOf(typeName, world)],
        ['将由谁使用', usedBy === undefined ? [] : [usedBy]],
        ['沿革', tableHistory(table, world.frozen)],
      ]),
      membersTable(table),
      ...(limits.length === 0 ? [] : [list(limits.map(remark))]),
    ],
    sections: [],
  };

  function membersTable({ groups }: CodeTable & { readonly groups?: string }): Block {
    const hasParents = members.some(({ parent }) => parent !== undefined);
    const hasGroups = members.some(({ group }) => group !== undefined);
    const hasMore = members.some((member) => moreOf(member).length > 0);
    const head = [
      '代码',
      '名称',
      ...(hasParents ? ['上级'] : []),
      ...(hasGroups ? [`分组（${groups ?? ''}）`] : []),
      ...(hasMore ? ['其他'] : []),
      '来源',
      '起始',
    ];
    const widths = [3, 5, ...(hasParents ? [2] : []), ...(hasGroups ? [2] : []), ...(hasMore ? [5] : []), 2, 2];
    return rowsTable(
      `代码表 ${id} 的代码`,
      head,
      widths,
      members.map(
        (member): Row => ({
          cells: [
            [code(member.code)],
            both(member),
            ...(hasParents ? [[member.parent === undefined ? '–' : code(member.parent)]] : []),
            ...(hasGroups ? [[member.group === undefined ? '–' : code(member.group)]] : []),
            ...(hasMore ? [moreOf(member)] : []),
            member.evidence === undefined ? ['同表'] : evidence(member.evidence),
            lifecycle(member),
          ],
        }),
      ),
    );
  }
}

const evidence = (value: string): Content => [wordsOf(evidenceWords, value).zh];

/** Members of a code beside its name: told as they are. */
const told = new Set(['code', 'zh', 'en', 'since', 'parent', 'group', 'evidence', 'deprecated']);
const moreOf = (member: CodeMember): Content =>
  joined(
    Object.entries(member)
      .filter(([key, value]) => !told.has(key) && value !== undefined)
      .map(
        ([key, value]): Content =>
          key === 'next'
            ? [`之后可为 ${(value as readonly string[]).join('、') || '（终态）'}`]
            : key === 'note'
              ? [either(String(value))]
              : [`${key}：${shortJson(value)}`],
      ),
    lineBreak,
  );

function lifecycle({ since, deprecated }: CodeMember): Content {
  if (!deprecated) return [since];
  const { since: from, use, removeIn, reason } = deprecated;
  return [
    since,
    lineBreak,
    strong(`${from} 停用`),
    `${use === undefined ? '' : `，改用 ${use}`}${removeIn === undefined ? '' : `，${removeIn} 起不再接受`}：${reason.zh}`,
  ];
}

/** Fields that take codes of the table. */
function fieldsOf(typeName: string, { data, refer }: BookWorld): Content {
  const uses = data.families.flatMap(({ types }) =>
    types.flatMap((name) => {
      const properties = Object.entries((data.defs[name]?.['properties'] ?? {}) as { readonly [field: string]: unknown });
      const fields = properties.filter(([, schema]) => JSON.stringify(schema).includes(`"#/$defs/${typeName}"`)).map(([field]) => field);
      return fields.length === 0 ? [] : [[refer.type(name), ` 的 ${fields.join('、')}`] as Content];
    }),
  );
  return joined(uses, '；');
}
