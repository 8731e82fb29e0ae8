/** Chapter: the working-day calendar, year by year. */
import { evidenceWords, wordsOf } from '../../../src/explain/standard-words.ts';
import { anchors } from '../anchors.ts';
import { either, en, facts, joined, lineBreak, list, rowsTable, type Section, text, remark } from '../../../../.ci/docs/book/document.ts';
import type { CalendarFile } from '../read-data.ts';
import type { BookWorld } from '../world.ts';

/** The chapter. */
export const calendarChapter = ({ data }: BookWorld): Section => ({
  anchor: 'calendar',
  title: '工作日历',
  en: 'Working-day calendar',
  page: 'calendar',
  blocks: [
    text('办理期限按工作日计算。每年的休息日和调休上班日依国务院办公厅的通知；没有列出的年份不作推算。'),
    text(en('Deadlines are counted in working days. A year that is not listed has no answer; weekdays alone never decide it.')),
  ],
  sections: data.calendar.flatMap((file) => [about(file), ...file.years.map((year) => yearSection(file.id, year))]),
});

function about({ id, title, source, limits = [], examples }: CalendarFile): Section {
  return {
    anchor: `calendar-${id}`,
    title: title.zh,
    en: title.en,
    blocks: [
      facts('日历的来源', [
        ['来源', [...remark(source.text), lineBreak, wordsOf(evidenceWords, source.evidence).zh]],
        ['存疑', joined(limits.map(remark), lineBreak)],
      ]),
      rowsTable(
        '算例',
        ['起算日', '工作日数', '期满日', '说明'],
        [2, 1, 2, 5],
        examples.map(({ from, add, to, why }) => ({ cells: [[from], [String(add)], [to ?? '没有答案'], [why === undefined ? '–' : either(why)]] })),
      ),
    ],
    sections: [],
  };
}

function yearSection(file: string, year: CalendarFile['years'][number]): Section {
  return {
    anchor: anchors.year(file, year.year),
    title: `${year.year}年`,
    en: String(year.year),
    blocks: [
      facts(`${year.year}年的安排`, [
        ['通知', [year.notice, `（${wordsOf(evidenceWords, year.noticeEvidence).zh}）`]],
        ['发布日期', [year.published]],
        ['修改', year.amended === undefined ? [] : [year.amended.date, ' ', either(year.amended.what)]],
        ['休息的工作日', [year.restDays.join('、')]],
        ['上班的周末', [year.workDays.join('、') || '没有']],
        ['全年工作日', [`${year.workingDays}天`]],
        ['日期的可信程度', [wordsOf(evidenceWords, year.daysEvidence).zh]],
      ]),
      ...(year.amended === undefined ? [] : [list([['修改后的安排已计入上表。']])]),
    ],
    sections: [],
  };
}
