/** Chapter: what the standard is, how it is read, what its words mean. */
import {
  actorWords,
  basisWords,
  dispositionWords,
  evidenceWords,
  levelWords,
  methodWords,
  stabilityWords,
  stateWords,
  type WordTable,
} from '../../../src/explain/standard-words.ts';
import { both, code, en, list, note, type Section, table, text } from '../../../../.ci/docs/book/document.ts';
import type { BookWorld } from '../world.ts';

/** The chapter. */
export function aboutChapter(world: BookWorld): Section {
  return {
    anchor: 'about',
    title: '说明',
    en: 'About this standard',
    page: 'about',
    blocks: [
      text(
        '本书是集约（Jiyue）规范的全文，由规范的源文件生成：《国务院办公厅关于印发〈政府网站集约化试点工作方案〉的通知》（国办函〔2018〕71号）逐句的处置，由此得出的要求、数据分类、数据格式、接口、事件、页面规则、检查指标和专用规范。',
      ),
      text(
        en(
          'This book is the whole text of the Jiyue standard, generated from its sources: every sentence of the notice with its disposition, and the requirements, classification, data formats, interfaces, events, page rules, indicators and profiles that follow. Headings, titles and statements are given in English, too.',
        ),
      ),
      note(
        '本规范由社区编写，不是国家标准、行业标准或地方标准；引用其他标准时注明读到的程度，不表示符合任何标准。',
        ' ',
        en('This is a community standard; where it cites others it says how far they were read, and claims no conformity with them.'),
      ),
    ],
    sections: [figures(world), reading(), conventions()],
  };
}

function figures({ data, modules, operations, stateOf }: BookWorld): Section {
  const { clauses, requirements, families, tables, scalars, examples, events, pageRules, indicators, profiles } = data;
  const level = (wanted: string) => requirements.filter((row) => row.level === wanted).length;
  const sum = (values: readonly number[]) => String(values.reduce((all, one) => all + one, 0));
  const rows: readonly (readonly [string, string, string])[] = [
    ['通知的句子', 'sentences of the notice', sum(clauses.map(({ sentences }) => sentences.length))],
    ['要求', 'requirements', `${requirements.length}（应 ${level('MUST')}，宜 ${level('SHOULD')}，可 ${level('MAY')}）`],
    ...Object.entries(stateWords).map(
      ([state, words]) => [`其中${words.zh}`, `of them ${words.en}`, String([...stateOf.values()].filter((one) => one === state).length)] as const,
    ),
    ['记录类型', 'record types', `${sum(families.map(({ types }) => types.length))}（单独传输 ${sum(families.map(({ alone }) => alone.length))}）`],
    ['代码表、代码、受限字符串', 'code tables, codes, scalars', `${tables.length}、${sum(tables.map(({ members }) => members.length))}、${scalars.length}`],
    ['接口模块、操作', 'modules, operations', `${modules.length}、${operations.size}`],
    ['事件类型', 'event types', sum(events.map(({ types }) => types.length))],
    ['页面规则', 'page rules', sum(pageRules.map(({ rules }) => rules.length))],
    ['检查指标', 'indicators', sum(indicators.map(({ indicators: own = [] }) => own.length))],
    ['级别和专用规范', 'levels and profiles', String(profiles.length)],
    ['示例', 'examples', `正例 ${sum(examples.map(({ valid }) => valid.length))}，反例 ${sum(examples.map(({ invalid }) => invalid.length))}`],
  ];
  return {
    anchor: 'about-figures',
    title: '数目',
    en: 'Figures',
    blocks: [
      table(
        '规范各部分的数目',
        ['内容', '数目'],
        [3, 2],
        rows.map(([zh, english, value]) => [[zh, ' ', en(english)], [value]]),
      ),
    ],
    sections: [],
  };
}

const meanings: readonly (readonly [string, string, WordTable])[] = [
  ['强度', 'level', levelWords],
  ['依据', 'basis', basisWords],
  ['可信程度', 'evidence', evidenceWords],
  ['责任方', 'actor', actorWords],
  ['验证', 'verification', methodWords],
  ['状态', 'state', stateWords],
  ['稳定程度', 'stability', stabilityWords],
  ['处置', 'disposition', dispositionWords],
];

function reading(): Section {
  return {
    anchor: 'about-reading',
    title: '怎样读',
    en: 'How to read',
    blocks: [
      list([
        ['每条要求的编号（如 JY-RES-003）不改号、不收回、不改义，可以在采购和验收文件中引用；本书的 HTML 文件以编号为锚点，Word 文件以编号为书签。'],
        [
          '标明“计划中”的要求，其所约束的接口、类型、规则至少有一部分还不存在；标明“已写明，待证明”的，所约束的都已存在而还没有证明。两者都不作为符合性的依据。',
        ],
        ['代码表中的代码是传输的值，中英文名称只供显示。'],
        ['“没有读到原文”的数目为空，不计分，也不猜测。'],
      ]),
      table(
        '本规范用词',
        ['用词', '值', '意思'],
        [2, 2, 4],
        meanings.flatMap(([zh, english, words]) => Object.entries(words).map(([value, meaning]) => [[zh, ' ', en(english)], [code(value)], both(meaning)])),
      ),
    ],
    sections: [],
  };
}

const conventions = (): Section => ({
  anchor: 'about-conventions',
  title: '通用约定',
  en: 'Conventions',
  blocks: [
    list([
      ['数据是 JSON，UTF-8；模式的方言是 JSON Schema 2020-12，校验时须断言 ', code('format'), '。'],
      ['没有的值不填，不填 ', code('null'), '，也不填空字符串；各字段不填的含义见其说明。'],
      ['时刻用 RFC 3339 并带时区；日期用 YYYY-MM-DD，各日期分别记录，不互相推算。'],
      ['发送方依严格视图：多出的字段一律拒绝，自有字段放在 ', code('ext'), ' 的命名空间下。接收方依宽容视图：忽略不认识的字段，保留不认识的代码。'],
      [code('…Draft'), ' 是发送方写的，不带 ', code('Draft'), ' 的是信息资源库给出的，', code('…Page'), ' 是列表的一页。'],
      ['错误一律为 ', code('application/problem+json'), '（RFC 9457）；程序按 ', code('code'), ' 判断，不按文字判断。'],
    ]),
    text(
      en(
        'Absent is the only empty value, never null. Instants are RFC 3339 with an offset, dates YYYY-MM-DD and never derived from one another. Senders follow the strict view, readers the tolerant one. Errors are problem details; programs branch on the code.',
      ),
    ),
  ],
  sections: [],
});
