/** Chapter: types of events of the change feed, by module. */
import { anchors } from '../anchors.ts';
import {
  type Block,
  both,
  code,
  type Content,
  either,
  facts,
  joined,
  json,
  label,
  remark,
  type Row,
  rowsTable,
  type Section,
  text,
} from '../../../../.ci/docs/book/document.ts';
import { en } from '../../../../.ci/docs/book/document.ts';
import type { EventFile } from '../read-data.ts';
import { type BookWorld, shortJson } from '../world.ts';

/** The chapter. */
export const eventsChapter = (world: BookWorld): Section => ({
  anchor: 'events',
  title: '事件',
  en: 'Events',
  page: 'events',
  blocks: [
    text(
      '变更流中的事件采用 CloudEvents 1.0 的属性：',
      code('type'),
      ' 是事件类型，',
      code('subject'),
      ' 是所变更的对象的标识。事件只带标识、版本和杂凑值，不带文字和个人信息。',
    ),
    text(en('Events carry the attributes of CloudEvents 1.0: ids, versions and digests, never texts or personal data.')),
  ],
  sections: world.data.events.map((file) => fileSection(file, world)),
});

function fileSection(file: EventFile, world: BookWorld): Section {
  const { id, data, envelope, types } = file;
  return {
    anchor: anchors.eventFile(id),
    ...titleOf(id, world),
    blocks: [
      facts(`${id} 的格式`, [
        ['信封', [world.refer.type(envelope)]],
        ['数据', [world.refer.type(data)]],
      ]),
      rowsTable(
        `${id} 的事件类型`,
        ['事件类型', '名称', '对象', '公开', '数据成员'],
        [4, 4, 3, 2, 4],
        types.map(
          ({ type, subject, public: isPublic, fields = [], ...more }): Row => ({
            anchor: anchors.event(type),
            cells: [[code(type)], nameOf(type, world), remark(subject), [isPublic ? '公开' : '不公开'], membersOf(fields, more)],
          }),
        ),
      ),
      ...exampleOf(file, world),
    ],
    sections: [],
  };
}

/** A file is named after the module whose records it tells of. */
function titleOf(id: string, { modules }: BookWorld): Pick<Section, 'title' | 'en'> {
  const module = modules.find(({ name }) => name === id);
  return module ? { title: `${module.title.zh}（${id}）`, en: module.title.en } : { title: id, en: '' };
}

/** Name of the type in its code table. */
function nameOf(type: string, { data }: BookWorld): Content {
  const member = data.tables.find(({ id }) => id === 'event-type')?.members.find(({ code: own }) => own === type);
  return member ? both(member) : ['–'];
}

/** Members of the data, and what else the file says of the type. */
const membersOf = (fields: readonly string[], more: { readonly [key: string]: unknown }): Content => {
  const content: Content = [
    ...joined(
      fields.map((field): Content => [code(field)]),
      '、',
    ),
    ...moreOf(more),
  ];
  return content.length === 0 ? ['–'] : content;
};

const moreOf = (more: { readonly [key: string]: unknown }): Content =>
  Object.entries(more).flatMap(([key, value]) => ['；', either(`${key}: ${shortJson(value)}`)]);

/** The first example of the envelope that is of one of the types. */
function exampleOf({ envelope, types }: EventFile, { data }: BookWorld): readonly Block[] {
  const set = data.examples.find(({ type }) => type === envelope);
  const found = set?.valid.find(({ instance }) => types.some(({ type }) => type === (instance as { readonly type?: string }).type));
  return found === undefined ? [] : [label(`示例（${found.name}）`, 'Example'), json(found.instance)];
}
