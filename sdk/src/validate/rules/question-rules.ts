/** Rules on forms (问卷): each kind of question carries what it needs and nothing else, and codes tell questions and options apart. */
import type { TwoNames } from '../finding.ts';
import { type Breach, noBreach, type RecordRule, recordsAt, type RuleRecord, textAt } from './rule.ts';

/** Kinds of question that are answered by options. */
const withOptions = new Set(['single', 'multiple', 'order']);

const said = (zh: string, en: string): { readonly what: TwoNames } => ({ what: { zh, en } });

/** What a question must have by its kind; kinds of an owner's own are left to the owner. */
export const questionForm: RecordRule = {
  id: 'question-form',
  on: 'record',
  severity: 'error',
  zh: '问卷的题目不成形：{what}{received}。请改正。',
  en: 'A question of the form is not complete: {what}{received}. Correct it.',
  requirement: 'JY-INT-028',
  types: ['RatingQuestionSetDraft', 'RatingQuestionSet', 'SurveyDraft', 'Survey'],
  check: (record) => {
    const questions = recordsAt(record, 'questions');
    return [...repeatedCodes(questions, ['questions']), ...questions.flatMap(questionBreaches)];
  },
};

function questionBreaches(question: RuleRecord, index: number): readonly Breach[] {
  const path = ['questions', index];
  const kind = textAt(question, 'questionKind') ?? '';
  const options = recordsAt(question, 'options');
  const [from, to] = [question['scaleFrom'], question['scaleTo']];
  if (withOptions.has(kind)) {
    if (options.length === 0) return [{ path: [...path, 'options'], params: said('选择题和排序题须有选项', 'a question of choice or order needs options') }];
    return repeatedCodes(options, [...path, 'options']);
  }
  if (kind === 'scale')
    return typeof from === 'number' && typeof to === 'number' && from < to
      ? noBreach
      : [{ path: [...path, 'scaleTo'], params: said('量表题须有起点和更大的终点', 'a scale needs a first step and a larger last one') }];
  return kind === 'text' && options.length > 0
    ? [{ path: [...path, 'options'], params: said('问答题没有选项', 'a question of text has no options') }]
    : noBreach;
}

function repeatedCodes(rows: readonly RuleRecord[], path: readonly (string | number)[]): readonly Breach[] {
  const codes = rows.map((row) => textAt(row, 'code') ?? '');
  return codes.flatMap((code, index) =>
    codes.indexOf(code) < index ? [{ path: [...path, index, 'code'], value: code, params: said('代码重复', 'a code stands twice') }] : [],
  );
}
