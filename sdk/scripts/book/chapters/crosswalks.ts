/** Chapter: codes and fields of platforms in use beside ours. */
import { anchors } from '../anchors.ts';
import {
  type Block,
  code,
  type Content,
  either,
  en,
  facts,
  joined,
  lineBreak,
  rowsTable,
  type Section,
  text,
  remark,
} from '../../../../.ci/docs/book/document.ts';
import type { Crosswalk } from '../read-data.ts';
import type { BookWorld } from '../world.ts';

/** The chapter. */
export const crosswalksChapter = (world: BookWorld): Section => ({
  anchor: 'crosswalks',
  title: '对照表',
  en: 'Crosswalks',
  page: 'crosswalks',
  blocks: [
    text('已有平台的代码和字段名与本规范的对照。只记录所见的做法，不表示符合任何标准，也不表示对方符合本规范。'),
    text(en('Codes and fields of platforms in use beside ours: what was seen, without any claim of conformity.')),
  ],
  sections: world.data.crosswalks.map((crosswalk) => crosswalkSection(crosswalk, world)),
});

const fits: { readonly [fit: string]: string } = { same: '相同', wider: '对方较宽', narrower: '对方较窄', none: '没有对应', overlap: '部分重合' };

function crosswalkSection(crosswalk: Crosswalk, world: BookWorld): Section {
  const { id, title, table, also = [], limits = [], systems, rows = [], fields = [] } = crosswalk;
  return {
    anchor: anchors.crosswalk(id),
    title: title.zh,
    en: title.en,
    blocks: [
      facts(`${title.zh}的范围`, [
        ['代码表', table === undefined ? [] : world.refer.all(world.refer.table, [table, ...also])],
        [
          '平台',
          joined(
            systems.map((system) => [code(system.id), ` ${system.zh}（${system.evidence}）`]),
            lineBreak,
          ),
        ],
        ['存疑', joined(limits.map(remark), lineBreak)],
      ]),
      ...(rows.length === 0 ? [] : [rowsBlock(title.zh, rows)]),
      ...(fields.length === 0 ? [] : [fieldsBlock(title.zh, fields)]),
    ],
    sections: [],
  };
}

const rowsBlock = (title: string, rows: NonNullable<Crosswalk['rows']>): Block =>
  rowsTable(
    `${title}的各行`,
    ['平台', '对方的值', '本规范', '关系', '附注'],
    [3, 3, 3, 2, 4],
    rows.map(({ system, theirs, zh, ours = [], fit, note }) => ({
      cells: [
        [code(system)],
        [code(theirs), ...(zh === theirs ? [] : [` ${zh}`])],
        ours.length === 0
          ? ['–']
          : joined(
              ours.map((one) => [code(one)]),
              '、',
            ),
        [fits[fit] ?? fit],
        [note === undefined ? '–' : either(note)],
      ],
    })),
  );

const fieldsBlock = (title: string, fields: NonNullable<Crosswalk['fields']>): Block =>
  rowsTable(
    `${title}的各字段`,
    ['字段', '本规范', '各平台的名称'],
    [3, 4, 7],
    fields.map(({ field, zh, path, names, open }) => ({
      cells: [[code(field), ` ${zh}`], path === undefined ? [either(open ?? '–')] : [code(path)], namesOf(names)],
    })),
  );

const namesOf = (names: { readonly [system: string]: string }): Content =>
  joined(
    Object.entries(names).map(([system, name]) => [code(system), ` ${name}`]),
    lineBreak,
  );
