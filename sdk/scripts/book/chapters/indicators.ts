/** Chapter: inspection indicators with thresholds, points and scores that are worked out step by step. */
import { evidenceWords, wordsOf } from '../../../src/explain/standard-words.ts';
import { computeScore, type ScoreResult } from '../../../src/indicators/compute-score.ts';
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
  link,
  rowsTable,
  type Section,
  statement,
  table,
  text,
  remark,
} from '../../../../.ci/docs/book/document.ts';
import type { Indicator, IndicatorFile, ScoreExample } from '../read-data.ts';
import type { BookWorld } from '../world.ts';

/** Units of thresholds as people say them. */
const unitWords: Readonly<Record<string, string>> = {
  day: '天',
  'working-day': '工作日',
  second: '秒',
  duration: '期间',
  period: '期间',
  share: '比例',
  visit: '次',
  time: '次',
  column: '个栏目',
  channel: '个渠道',
  item: '项',
  group: '类',
};

/** The chapter. */
export const indicatorsChapter = (world: BookWorld): Section => ({
  anchor: 'indicators',
  title: '检查指标',
  en: 'Inspection indicators',
  page: 'indicators',
  blocks: [
    text('检查指标的阈值和分值是数据，得分可以由证据重新算出。没有读到原文的数目为空：不计分，也不猜测。'),
    text(en('Thresholds and points are data, and a score can be recomputed from what was found. What nobody read is empty: it is neither scored nor guessed.')),
  ],
  sections: world.data.indicators.flatMap((file) => (file.kind === 'indicators' ? fileSections(file, world) : [overrideSection(file, world)])),
});

function fileSections(file: IndicatorFile, world: BookWorld): readonly Section[] {
  const { id, title, source, limits = [], scores = [], steps = [], cycle, quantities = {}, indicators = [], examples = [] } = file;
  const parts = [...new Set(indicators.map(({ subject, part }) => `${subject} ${part}`))];
  return [
    {
      anchor: `indicators-${id}`,
      title: title.zh,
      en: title.en,
      blocks: [
        facts('检查指标的来源', [
          ['来源', source === undefined ? [] : [...remark(source.text), lineBreak, wordsOf(evidenceWords, source.evidence).zh]],
          ['周期', cycle === undefined ? [] : both(cycle)],
          ['存疑', joined(limits.map(remark), lineBreak)],
        ]),
        table(
          '得分',
          ['得分', '名称', '满分', '合格', '加分'],
          [2, 4, 1, 2, 4],
          scores.map(({ id: score, zh, en: english, full, passMin, bonusAbove, bonusMax, vetoOnly }) => [
            [code(score)],
            both({ zh, en: english }),
            [full === undefined ? '–' : String(full)],
            [vetoOnly ? '无单项否决' : `不低于${passMin ?? ''}分`],
            [bonusMax === undefined ? '–' : `高于${bonusAbove ?? ''}分的，至多加${bonusMax}分`],
          ]),
        ),
        table(
          '计分步骤',
          ['步骤', '规则'],
          [1, 5],
          steps.map((step) => [[code(step.id)], both(step)]),
        ),
        table(
          '阈值的名称',
          ['阈值', '名称', '单位', '较严的方向'],
          [3, 4, 2, 2],
          Object.entries(quantities).map(([name, quantity]) => [
            [code(name)],
            both(quantity),
            [unitWords[quantity.unit] ?? code(quantity.unit)],
            [quantity.stricter === 'lower' ? '较小' : '较大'],
          ]),
        ),
      ],
      sections: [],
    },
    ...parts.map(
      (part): Section => ({
        anchor: `indicators-${part.replace(' ', '-')}`,
        title: partTitle(part),
        en: part,
        blocks: [],
        sections: indicators.filter(({ subject, part: own }) => `${subject} ${own}` === part).map((one) => indicatorSection(one, file, world)),
      }),
    ),
    { anchor: `indicators-${id}-examples`, title: '算例', en: 'Worked scores', blocks: [workedTable(examples)], sections: [] },
  ];
}

const subjectWords: { readonly [subject: string]: string } = { site: '网站', 'new-media': '政务新媒体', supervision: '监管工作' };
const partWords: { readonly [part: string]: string } = { veto: '单项否决', deduct: '扣分', bonus: '加分' };
const decideWords: { readonly [who: string]: string } = { machine: '由机器判断', person: '由人判断', 'machine-and-person': '机器与人共同判断' };

function partTitle(part: string): string {
  const [subject = '', own = ''] = part.split(' ');
  return `${subjectWords[subject] ?? subject}：${partWords[own] ?? own}`;
}

function indicatorSection(one: Indicator, { quantities = {} }: IndicatorFile, world: BookWorld): Section {
  const { id, title, rule, thresholds = {}, points, pointsFor, cases = [], decides, how, proof, owner, evidence, evidenceNote, scored } = one;
  return {
    anchor: anchors.indicator(id),
    title: `${id} ${title.zh}`,
    en: title.en,
    blocks: [
      statement(rule.zh),
      text(en(rule.en)),
      facts(`指标 ${id} 的属性`, [
        [
          '阈值',
          joined(
            Object.entries(thresholds).map(([name, value]) => [
              code(name),
              ` ${quantities[name]?.zh ?? ''}：${value === null ? '没有读到原文' : value}`,
              ...tightened(id, name, world),
            ]),
            lineBreak,
          ),
        ],
        ['分值', [...pointsWords(points, scored), ...(pointsFor === undefined ? [] : ['：', pointsFor.zh, ' ', en(pointsFor.en)])]],
        [
          '情形',
          joined(
            cases.map((own) => [code(`${id}/${own.id}`), ` ${own.zh}${own.points === undefined ? '' : `（${own.points}分）`}`]),
            lineBreak,
          ),
        ],
        ['判断', [decideWords[decides] ?? decides, '：', either(how)]],
        [
          '证据',
          joined(
            proof.map((kind) => [code(kind)]),
            '、',
          ),
        ],
        ['由谁提供', [code(owner)]],
        ['可信程度', [wordsOf(evidenceWords, evidence).zh, ...(evidenceNote === undefined ? [] : ['：', either(evidenceNote)])]],
      ]),
    ],
    sections: [],
  };
}

const pointsWords = (points: number | null | undefined, scored: boolean): Content => {
  if (!scored) return ['不计分'];
  return points === undefined || points === null ? [] : [`${points}分`];
};

/** Profiles whose threshold is stricter. */
const tightened = (id: string, name: string, { data, refer }: BookWorld): Content =>
  data.profiles.flatMap((profile): Content => {
    const value = profile.thresholds[id]?.[name];
    return value === undefined ? [] : ['；', refer.profile(`${profile.id}@${profile.version}`), ` 收紧为 ${value}`];
  });

function overrideSection({ id, title, base, tighten = [], reason }: IndicatorFile, world: BookWorld): Section {
  return {
    anchor: `indicators-${id}`,
    title: title.zh,
    en: title.en,
    blocks: [
      text(
        '以',
        link(`indicators-${base ?? ''}`, base ?? ''),
        '为基础，只收紧，不放宽。',
        ...(reason === undefined ? [] : [lineBreak, reason.zh, ' ', en(reason.en)]),
      ),
      table(
        '收紧的阈值',
        ['指标', '阈值', '值'],
        [2, 3, 2],
        tighten.map(({ indicator, threshold, value }) => [[world.refer.indicator(indicator)], [code(threshold)], [String(value)]]),
      ),
    ],
    sections: [],
  };
}

/** Throws when our own reckoning differs from the result that the standard states: the book shows no score that cannot be recomputed. */
function workedTable(examples: readonly ScoreExample[]): Block {
  return rowsTable(
    '算例',
    ['得分', '所发现的', '计算', '结果'],
    [2, 4, 5, 3],
    examples.map((example) => {
      const computed = computeScore(example.score, example.input);
      if (!computed.ok || computed.value.result !== example.result || computed.value.verdict !== example.verdict)
        throw new Error(`the worked score ${JSON.stringify(example.input)} is not reached by its steps`);
      return { cells: [[code(example.score)], inputWords(example), stepWords(computed.value), resultWords(example)] };
    }),
  );
}

function inputWords({ input, from, note }: ScoreExample): Content {
  const { vetoes, findings = [], deductions, bonus, leftOut } = input;
  const parts: Content[] = [
    ...(vetoes.length > 0 ? [[`否决 ${vetoes.join('、')}`]] : []),
    ...(findings.length > 0 ? [[`问题 ${findings.join('、')}`]] : []),
    ...(deductions === undefined ? [] : [[`扣分合计 ${deductions}`]]),
    ...(bonus === undefined ? [] : [[`加分 ${bonus}`]]),
    ...(leftOut ? [['不评办事服务']] : []),
    ...[from, note].filter((one) => one !== undefined).map((one): Content => [either(one)]),
  ];
  return parts.length === 0 ? ['没有问题'] : joined(parts, lineBreak);
}

const stepWords = ({ steps }: ScoreResult): Content =>
  steps.length === 0
    ? ['–']
    : joined(
        steps.map(({ step, reckoning }) => [code(step), ` ${reckoning}`]),
        lineBreak,
      );

const verdictWords: { readonly [verdict: string]: string } = { qualified: '合格', unqualified: '不合格', 'not-scored': '不计分' };
const resultWords = ({ result, verdict }: ScoreExample): Content => [`${result === null ? '' : `${result}分，`}${verdictWords[verdict] ?? verdict}`];
