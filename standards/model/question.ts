import type { QuestionKind } from './gen/codes.ts';

/** 题目的一个选项。
 * @x-jiyue-en One option of a question. */
export interface QuestionOption {
  /** 选项代码，在题目内不重复。
   * @x-jiyue-en Code of the option, unique within its question.
   * @pattern ^[a-z0-9][a-z0-9-]{0,31}$ */
  code: string;
  /** 选项文字。
   * @x-jiyue-en Text of the option.
   * @minLength 1
   * @maxLength 300 */
  text: string;
}

/** 问卷的一道题。
 * @x-jiyue-en One question of a form. */
export interface FormQuestion {
  /** 题目代码，在问卷内不重复。
   * @x-jiyue-en Code of the question, unique within its form.
   * @pattern ^[a-z0-9][a-z0-9-]{0,31}$ */
  code: string;
  /** 题目文字。
   * @x-jiyue-en Text of the question.
   * @minLength 1
   * @maxLength 1000 */
  text: string;
  /** 题型。
   * @x-jiyue-en Kind of question. */
  questionKind: QuestionKind;
  /** 选项，按显示次序；问答题和量表题不填。
   * @x-jiyue-en Options in display order; absent for text and scale.
   * @minItems 2
   * @maxItems 100 */
  options?: QuestionOption[];
  /** 量表起点；仅量表题填。
   * @x-jiyue-en First step of the scale; scales only.
   * @TJS-type integer
   * @minimum 0
   * @maximum 100 */
  scaleFrom?: number;
  /** 量表终点；仅量表题填。
   * @x-jiyue-en Last step of the scale; scales only.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100 */
  scaleTo?: number;
  /** 是否必答。
   * @x-jiyue-en Whether an answer is needed. */
  isRequired: boolean;
}

/** 对一道题的回答：选项、数值或文字。
 * @x-jiyue-en Answer to one question: options, a number or a text. */
export interface AnswerItem {
  /** 题目代码。
   * @x-jiyue-en Code of the question.
   * @pattern ^[a-z0-9][a-z0-9-]{0,31}$ */
  questionCode: string;
  /** 所选的选项；排序题按所排次序。
   * @x-jiyue-en Options chosen; for an order in the order given.
   * @minItems 1
   * @maxItems 100
   * @uniqueItems true
   * @items.pattern ^[a-z0-9][a-z0-9-]{0,31}$ */
  optionCodes?: string[];
  /** 量表上的数值。
   * @x-jiyue-en Step on the scale.
   * @TJS-type integer
   * @minimum 0
   * @maximum 100 */
  value?: number;
  /** 文字回答。
   * @x-jiyue-en Answer as text.
   * @minLength 1
   * @maxLength 5000 */
  text?: string;
}
