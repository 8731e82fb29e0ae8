/** Chapter: levels and profiles, what each asks for and how it narrows the standard. */
import { shapeWords } from '../../../src/explain/shape-words.ts';
import { levelWords, wordsOf } from '../../../src/explain/standard-words.ts';
import type { Schema } from '../../../src/validate/schema-place.ts';
import { anchors } from '../anchors.ts';
import {
  type Block,
  both,
  code,
  type Content,
  en,
  facts,
  joined,
  lineBreak,
  link,
  note,
  rowsTable,
  type Section,
  table,
  text,
  remark,
} from '../../../../.ci/docs/book/document.ts';
import type { Profile } from '../read-data.ts';
import { type BookWorld, shortJson } from '../world.ts';

/** The chapter. */
export const profilesChapter = (world: BookWorld): Section => ({
  anchor: 'profiles',
  title: '级别与专用规范',
  en: 'Levels and profiles',
  page: 'profiles',
  blocks: [
    text('级别说明平台至少提供什么：基础级、互联级、完整级，后者包含前者。专用规范在级别上收紧，不放宽；合于专用规范的数据一定合于本规范。'),
    text(en('Levels say what a platform serves at least; each holds the one before. Profiles narrow and never widen: what fits a profile fits the standard.')),
    rowsTable(
      '级别与专用规范',
      ['编号', '名称', '状态', '基础'],
      [2, 4, 2, 2],
      world.data.profiles.map((profile) => ({
        cells: [
          [world.refer.profile(nameOf(profile))],
          both(profile.title),
          [statusWords[profile.status] ?? profile.status],
          [world.refer.profile(profile.base)],
        ],
      })),
    ),
  ],
  sections: world.data.profiles.map((profile) => profileSection(profile, world)),
});

const nameOf = ({ id, version }: Profile): string => `${id}@${version}`;
const statusWords: { readonly [status: string]: string } = { level: '级别', complete: '完整', 'structure-only': '只有结构' };

function profileSection(profile: Profile, world: BookWorld): Section {
  const { title, status, base, notice, standards = [], claims, constrain, extend, levels, thresholds } = profile;
  const above = world.data.profiles.find((one) => nameOf(one) === base);
  const { refer } = world;
  const fresh = <T>(own: readonly T[], before: readonly T[] | undefined): readonly T[] => own.filter((one) => !before?.includes(one));
  return {
    anchor: anchors.profile(nameOf(profile)),
    title: `${nameOf(profile)} ${title.zh}`,
    en: title.en,
    blocks: [
      ...(notice === undefined ? [] : [note(notice.zh, ' ', en(notice.en))]),
      facts(`${nameOf(profile)} 的属性`, [
        ['状态', [statusWords[status] ?? status]],
        ['基础', [refer.profile(base)]],
        [
          '模块',
          joined(
            fresh(claims.modules, above?.claims.modules).map((name) => [link(anchors.module(name), name)]),
            '、',
          ),
        ],
        ['操作', refer.all(refer.operation, fresh(claims.operations, above?.claims.operations))],
        [
          '领域',
          joined(
            fresh(claims.areas, above?.claims.areas).map((area) => [link(anchors.area(area), area)]),
            '、',
          ),
        ],
        [
          '生效的要求',
          claims.requirements.length === 0
            ? []
            : [`${claims.requirements.length}条${above ? `，其中本级加入${fresh(claims.requirements, above.claims.requirements).length}条` : ''}`],
        ],
        ['计划中的要求', claims.planned.length === 0 ? [] : [`${claims.planned.length}条`]],
        [
          '提高的要求',
          joined(
            Object.entries(levels).map(([id, level]) => [refer.requirement(id), ` ${wordsOf(levelWords, level).zh}`]),
            '、',
          ),
        ],
        [
          '收紧的阈值',
          joined(
            Object.entries(thresholds).flatMap(([id, own]) =>
              Object.entries(own).map(([name, value]): Content => [refer.indicator(id), ' ', code(name), ` ${value}`]),
            ),
            lineBreak,
          ),
        ],
      ]),
      ...(standards.length === 0 ? [] : [standardsTable(standards)]),
      ...(constrain.length === 0 ? [] : [constraintsTable(profile, world)]),
      ...(extend.length === 0 ? [] : [extensionsTable(profile, world)]),
    ],
    sections: [],
  };
}

const standardsTable = (standards: NonNullable<Profile['standards']>): Block =>
  table(
    '所知的标准',
    ['编号', '名称', '读到的程度'],
    [3, 5, 5],
    standards.map(({ number, title, reached }) => [[number], [title], remark(reached)]),
  );

function constraintsTable(profile: Profile, { refer }: BookWorld): Block {
  return table(
    `${nameOf(profile)} 收紧的地方`,
    ['对象', '收紧为', '理由'],
    [4, 5, 5],
    profile.constrain.map(({ type, property, code: tableId, reason, ...limits }) => [
      tableId === undefined ? [...refer.all(refer.type, [type ?? []].flat()), ' 的 ', code(property ?? '')] : [refer.table(tableId)],
      joined(
        Object.entries(limits).map(([name, value]) => [limitWords(name, value)]),
        lineBreak,
      ),
      both(reason),
    ]),
  );
}

const limitNames: { readonly [limit: string]: string } = {
  require: '必填',
  enum: '只用',
  forbid: '不用',
  pattern: '写法',
  maxLength: '最长',
  minLength: '最短',
  maximum: '最大',
  minimum: '最小',
  maxItems: '最多项',
  minItems: '最少项',
  const: '固定为',
};
const limitWords = (name: string, value: unknown): string =>
  name === 'require' ? '必填' : `${limitNames[name] ?? name} ${Array.isArray(value) ? value.join('、') : shortJson(value)}`;

function extensionsTable(profile: Profile, world: BookWorld): Block {
  return table(
    `${nameOf(profile)} 自有的字段`,
    ['类型', '字段', '含义', '写法', '填写'],
    [4, 4, 4, 4, 2],
    profile.extend.map(({ type, path, title, schema, require }) => [
      world.refer.all(world.refer.type, [type].flat()),
      [code(path)],
      both(title),
      [shapeWords(schema as Schema).zh],
      [require ? '必填' : '选填'],
    ]),
  );
}
