/** Chapter: codes of errors by status, and the rules that findings name. */
import { anchors } from '../anchors.ts';
import { both, code, type Content, en, joined, rowsTable, type Row, type Section, text } from '../../../../.ci/docs/book/document.ts';
import type { Words } from '../read-data.ts';
import type { BookWorld, ErrorEntry, RuleRow } from '../world.ts';

/** The chapter. */
export function errorsChapter(world: BookWorld): Section {
  const statuses = [...new Set(world.errors.map(({ status }) => status))].sort((a, b) => a - b);
  return {
    anchor: 'errors',
    title: '错误与规则',
    en: 'Errors and rules',
    page: 'errors',
    blocks: [
      text(
        '错误说明（',
        world.refer.type('Problem'),
        '）的代码按状态码列出；程序按代码判断。逐处的问题列在 ',
        code('errors'),
        ' 中，以规则的编号说明。插件另有自己的代码。',
      ),
      text(en('Codes of problem details by status; programs branch on the code. Every place that was wrong names a rule.')),
    ],
    sections: [
      ...statuses.map(
        (status): Section => ({
          anchor: anchors.status(status),
          title: String(status),
          en: '',
          blocks: [
            ...(world.commonStatuses.includes(status) ? [text('任何操作都可能回复。 ', en('Any operation may answer it.'))] : []),
            rowsTable(
              `状态码 ${status} 的错误代码`,
              ['代码', '名称', '说明'],
              [4, 3, 6],
              world.errors.filter((error) => error.status === status).map(errorRow),
            ),
          ],
          sections: [],
        }),
      ),
      {
        anchor: 'rules',
        title: '规则',
        en: 'Rules',
        blocks: [
          text('模式的关键字、本规范另定的规则、文件的毛病，都以规则的编号说明。本规范另定的规则是模式说不出的。'),
          rowsTable(
            '规则',
            ['规则', '名称', '说明', '程度', '要求', '类型'],
            [3, 3, 5, 1, 2, 3],
            world.rules.map((rule) => ruleRow(rule, world)),
          ),
        ],
        sections: [],
      },
    ],
  };
}

const errorRow = ({ code: name, title, detail }: ErrorEntry): Row => ({ anchor: anchors.error(name), cells: [[code(name)], both(title), both(detail)] });

function ruleRow({ id, title, sentence, severity, requirement, types }: RuleRow, { refer }: BookWorld): Row {
  const none: Content = ['–'];
  return {
    anchor: anchors.rule(id),
    cells: [
      [code(id)],
      both(title),
      sentence === undefined ? none : both(plain(sentence)),
      severity === undefined ? none : [severity === 'error' ? '错误' : '警告'],
      requirement === undefined ? none : [refer.requirement(requirement)],
      types.length === 0
        ? none
        : joined(
            types.map((name) => [refer.type(name)]),
            '、',
          ),
    ],
  };
}

/** What an occurrence fills in becomes "…". */
const plain = ({ zh, en: english }: Words): Words => ({
  zh: zh.replace(/\{(received|near)\}/g, '').replace(/\{\w+\}/g, '…'),
  en: english.replace(/\{(received|near)\}/g, '').replace(/\{\w+\}/g, '…'),
});
