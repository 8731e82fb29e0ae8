/** Chapter: all requirements by area, each on the anchor that is its id. */
import { actorWords, basisWords, evidenceWords, levelWords, methodWords, stabilityWords, stateWords, wordsOf } from '../../../src/explain/standard-words.ts';
import { anchors } from '../anchors.ts';
import {
  code,
  type Content,
  en,
  facts,
  joined,
  lineBreak,
  link,
  rowsTable,
  type Row,
  type Section,
  statement,
  text,
} from '../../../../.ci/docs/book/document.ts';
import type { Requirement, Surface, Words } from '../read-data.ts';
import { requirementHistory } from '../history.ts';
import type { BookWorld } from '../world.ts';

/** The chapter. */
export function requirementsChapter(world: BookWorld): Section {
  const { data } = world;
  return {
    anchor: 'requirements',
    title: '要求',
    en: 'Requirements',
    page: 'requirements/README',
    blocks: [
      text('“应”表示必须做到，“宜”表示推荐，“可”表示允许。每条写明由谁做到、依据什么、约束哪些接口和类型、由什么证明。'),
      text(en('MUST, SHOULD and MAY. Each row says who fulfils it, what it rests on, what it binds, and what proves it.')),
      rowsTable(
        '各领域',
        ['领域', '名称', '要求', '已实现', '待证明', '计划中'],
        [1, 4, 1, 1, 1, 1],
        data.areas.map(({ id, zh, en: english }): Row => {
          const own = rowsOf(id, world);
          return {
            cells: [
              [link(anchors.area(id), id)],
              [zh, ' ', en(english)],
              [String(own.length)],
              ...['implemented', 'specified', 'planned'].map((state) => [String(own.filter((row) => world.stateOf.get(row.id) === state).length)]),
            ],
          };
        }),
      ),
    ],
    sections: data.areas.map((area) => ({
      anchor: anchors.area(area.id),
      title: `${area.zh}（${area.id}）`,
      en: area.en,
      page: `requirements/${area.id}`,
      blocks: [],
      sections: rowsOf(area.id, world).map((row) => requirementSection(row, world)),
    })),
  };
}

const rowsOf = (area: string, { data }: BookWorld): readonly Requirement[] => data.requirements.filter(({ id }) => id.split('-')[1] === area);

function requirementSection(row: Requirement, world: BookWorld): Section {
  const { id, title, statement: said, level, actor, clauses, surface, planned, stability, since } = row;
  const { refer } = world;
  const raised = raisedBy(id, world);
  return {
    anchor: anchors.requirement(id),
    title: `${id} ${title.zh}`,
    en: title.en,
    blocks: [
      statement(said.zh),
      text(en(said.en)),
      facts(`${id} 的属性`, [
        ['强度', [...words(wordsOf(levelWords, level)), ...raised]],
        ['责任方', words(wordsOf(actorWords, actor))],
        ['依据', basisOf(row)],
        ['条文', refer.all(refer.clause, clauses)],
        ['约束', bound(surface, world)],
        ['计划约束', planned ? [...plannedNames(planned), ...(planned.module ? [`（模块 ${planned.module}）`] : [])] : []],
        ['状态', words(wordsOf(stateWords, world.stateOf.get(id) ?? ''))],
        ['验证', verification(row)],
        ['稳定程度', [...words(wordsOf(stabilityWords, stability)), `；自 ${since}`]],
        ['沿革', requirementHistory(row, world.frozen)],
      ]),
    ],
    sections: [],
  };
}

const words = ({ zh, en: english }: Words): Content => [zh, ' ', en(english)];

/** Profiles that say more of the requirement than the standard does. */
function raisedBy(id: string, { data, refer }: BookWorld): Content {
  const rising = data.profiles.filter(
    ({ levels, base }) => levels[id] !== undefined && data.profiles.find((one) => `${one.id}@${one.version}` === base)?.levels[id] === undefined,
  );
  return rising.flatMap((profile) => ['；', refer.profile(`${profile.id}@${profile.version}`), ` 提高为“${wordsOf(levelWords, profile.levels[id] ?? '').zh}”`]);
}

function basisOf({ basis, reason, source, evidence }: Requirement): Content {
  return [
    ...words(wordsOf(basisWords, basis)),
    ...(source === undefined ? [] : [lineBreak, `来源：${source}`]),
    ...(evidence === undefined ? [] : ['（', ...words(wordsOf(evidenceWords, evidence)), '）']),
    ...(reason === undefined ? [] : [lineBreak, `理由：${reason}`]),
  ];
}

function bound({ operations, schemas, pages, rules, data }: Surface, { refer }: BookWorld): Content {
  const groups: readonly (readonly [string, Content])[] = [
    ['操作', refer.all(refer.operation, operations)],
    ['类型', refer.all(refer.type, schemas)],
    ['页面', refer.all(refer.page, pages)],
    ['规则', refer.all(refer.rule, rules)],
    [
      '数据',
      joined(
        (data ?? []).map((name) => [code(`generated/${name}.json`)]),
        '、',
      ),
    ],
  ];
  return joined(
    groups.filter(([, names]) => names.length > 0).map(([name, names]) => [`${name} `, ...names]),
    lineBreak,
  );
}

function plannedNames({ operations, schemas, pages, rules, data }: Surface): Content {
  const groups: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['操作', operations],
    ['类型', schemas],
    ['页面', pages],
    ['规则', rules],
    ['数据', data],
  ];
  return joined(
    groups.flatMap(([name, names = []]) =>
      names.length === 0
        ? []
        : [
            [
              `${name} `,
              ...joined(
                names.map((one) => [code(one)]),
                '、',
              ),
            ],
          ],
    ),
    lineBreak,
  );
}

function verification({ verify: { method, checks = [], state, reason } }: Requirement): Content {
  return [
    ...words(wordsOf(methodWords, method)),
    ...(state === 'planned' ? ['（计划中，尚未验证 ', en('planned, not verified yet'), '）'] : []),
    ...(reason === undefined ? [] : [`：${reason}`]),
    ...checks.flatMap((check) => [lineBreak, code(check)]),
  ];
}

/** Blocks that other chapters show of a requirement: its id and its title. */
export const requirementList = (ids: readonly string[], { requirements, refer }: BookWorld): Content =>
  joined(
    ids.map((id) => [refer.requirement(id), ` ${requirements.get(id)?.title.zh ?? ''}`]),
    lineBreak,
  );
