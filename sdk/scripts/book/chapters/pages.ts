/** Chapter: page format and the rules by which a page is judged, each with pages that pass, fail and do not apply. */
import { evidenceWords, wordsOf } from '../../../src/explain/standard-words.ts';
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
  label,
  lineBreak,
  list,
  type Row,
  rowsTable,
  type Section,
  statement,
  text,
  remark,
} from '../../../../.ci/docs/book/document.ts';
import type { Json, PageFormat, PageRule, PageRuleFile } from '../read-data.ts';
import type { BookWorld } from '../world.ts';

/** The chapter. */
export const pagesChapter = ({ data }: BookWorld): Section => ({
  anchor: 'pages',
  title: '页面格式',
  en: 'Page format',
  page: 'pages',
  blocks: [
    text('三类页面的网页标签与底部标识，以及逐页可判的规则。规则中的选择器与判据是数据，检查工具直接读取；例子是判断的依据，与规则一并检验。'),
    text(
      en(
        'Tags and marks of the three kinds of pages, and rules that judge one page each. Selectors and criteria are data; the examples are judged together with the rules.',
      ),
    ),
  ],
  sections: [...data.pages.map(formatSection), ...data.pageRules.flatMap(ruleSections)],
});

function formatSection({ id, source, limits = [], kinds, tags, footer }: PageFormat): Section {
  return {
    anchor: anchors.pages(id),
    title: '网页标签与底部标识',
    en: 'Tags and footer marks',
    blocks: [
      facts('页面格式的来源', [
        ['来源', [...remark(source.text), lineBreak, wordsOf(evidenceWords, source.evidence).zh]],
        ['存疑', joined(limits.map(remark), lineBreak)],
      ]),
      rowsTable(
        '页面种类',
        ['种类', '名称', '必备标签', '宜有标签'],
        [2, 2, 6, 4],
        kinds.map(({ code: kind, zh, mandatory, advised }) => ({ cells: [[code(kind)], [zh], names(mandatory), names(advised)] })),
      ),
      rowsTable(
        '网页标签',
        ['标签', '名称', '必备', '个数', '写法', '来源'],
        [3, 3, 1, 1, 5, 2],
        tags.map(
          (tag): Row => ({
            anchor: anchors.pageTag(tag.name),
            cells: [
              [code(tag.name)],
              both(tag),
              [tag.mandatory ? '是' : '宜有'],
              [tag.cardinality],
              remark(tag.format),
              [wordsOf(evidenceWords, tag.evidence).zh],
            ],
          }),
        ),
      ),
      rowsTable(
        '底部标识',
        ['标识', '名称', '必备', '来源'],
        [3, 5, 1, 2],
        footer.map((mark) => ({ cells: [[code(mark.code)], both(mark), [mark.mandatory ? '是' : '宜有'], [wordsOf(evidenceWords, mark.evidence).zh]] })),
      ),
    ],
    sections: [],
  };
}

const names = (list: readonly string[]): Content =>
  list.length === 0
    ? ['–']
    : joined(
        list.map((name) => [code(name)]),
        '、',
      );

const ruleSections = ({ id, limits = [], groups, rules }: PageRuleFile): readonly Section[] => [
  ...groups.map(
    (group): Section => ({
      anchor: `page-rules-${group.id}`,
      title: `规则：${group.zh}`,
      en: `Rules: ${group.en}`,
      blocks: [],
      sections: rules.filter((rule) => rule.group === group.id).map(ruleSection),
    }),
  ),
  ...(limits.length === 0
    ? []
    : [{ anchor: `${id}-limits`, title: '规则的界限', en: 'Limits of the rules', blocks: [list(limits.map(remark))], sections: [] }]),
];

function ruleSection(rule: PageRule): Section {
  return {
    anchor: anchors.pageRule(rule.id),
    title: `${rule.id} ${rule.title.zh}`,
    en: rule.title.en,
    blocks: [
      statement(rule.statement.zh),
      text(en(rule.statement.en)),
      facts(`规则 ${rule.id} 的属性`, [
        [
          '页面',
          joined(
            rule.pages.map((page) => [code(page)]),
            '、',
          ),
        ],
        ['适用于', rule.where === undefined ? [] : [code(rule.where)]],
        ['程度', [rule.level === 'error' ? '错误 ' : '警告 ', en(rule.level)]],
        ['来源', [either(rule.source), `（${wordsOf(evidenceWords, rule.evidence).zh}）`]],
        [
          '判据',
          joined(
            rule.expect.map((one) => [code(criterion(one))]),
            lineBreak,
          ),
        ],
      ]),
      ...examples('合格', 'passes', rule.examples.passed),
      ...examples('不合格', 'fails', rule.examples.failed),
      ...examples('不适用', 'does not apply', rule.examples.inapplicable),
    ],
    sections: [],
  };
}

const criterion = (one: Json): string => JSON.stringify(one);

const examples = (zh: string, english: string, pages: readonly { readonly page: string; readonly html: string }[]): readonly Block[] =>
  pages.flatMap(({ page, html }, index): readonly Block[] => [
    label(`${zh}的例子${pages.length > 1 ? index + 1 : ''}（${page}）`, english),
    { kind: 'code', language: 'html', text: html },
  ]);
