/**
 * Whether words ask something that a passage can answer, and what kind of answer is wanted: 多少钱 wants a sum, 多久 a term. A word alone
 * (住房公积金) asks for texts, not for a passage.
 */
import { foldText } from '../analysis/fold-text.ts';
import { withoutAsking } from '../analysis/function-words.ts';
import { namedArticle } from './article.ts';

const asksAtEnd = /(?:[?？吗么呢]|条件|材料|流程|程序|手续|步骤|时限|期限|标准|费用|电话|地址|地点|对象|范围|入口|要求)\s*$/u;
/** A single word of these asks for nothing: 标准. */
const shortest = 4;

interface Wanted {
  readonly asked: RegExp;
  readonly answer: RegExp;
}
const amount = '[\\d零〇一二三四五六七八九十百千万两]';
const kinds: readonly Wanted[] = [
  {
    asked: /多少钱|多少元|几元|费用|收费|金额|补贴标准|标准是多少|交多少|罚多少|补多少/u,
    answer: new RegExp(`${amount}\\s*(?:万|亿)?元|免费|不收取|${amount}%|百分之`, 'u'),
  },
  {
    asked: /多久|多长时间|几天|几日|几个?工作日|多少天|多少个?工作日|时限|期限|几年|几个月/u,
    answer: new RegExp(`${amount}\\s*(?:个)?(?:工作日|日|天|月|年|小时)`, 'u'),
  },
  { asked: /什么时候|何时|几点|哪天|时间/u, answer: new RegExp(`${amount}\\s*(?:年|月|日|时|点|：)`, 'u') },
  { asked: /在哪|哪里|地址|地点|去哪/u, answer: /地址|地点|窗口|大厅|中心|路\d|号楼|网站|平台/u },
  { asked: /电话|联系|热线/u, answer: /\d{5,}|\d{3,4}-\d{6,8}/u },
  { asked: /谁|哪个部门|哪些部门|归谁|由谁/u, answer: /部门|机关|局|厅|委员会|政府负责/u },
  { asked: /多大|几岁|多少岁|年龄/u, answer: new RegExp(`${amount}\\s*周?岁`, 'u') },
];

/** Whether an answer in words is wanted. @param q as typed */
export function asks(q: string): boolean {
  const folded = foldText(q).trim();
  if ([...folded].length < shortest) return false;
  return asksAtEnd.test(folded) || withoutAsking(folded) !== folded || kinds.some(({ asked }) => asked.test(folded)) || namedArticle(q) !== undefined;
}

/** What the answer has to hold, by the words that ask for it; empty when anything may do. */
export const answerForms = (q: string): readonly RegExp[] => kinds.filter(({ asked }) => asked.test(foldText(q))).map(({ answer }) => answer);

/** The question without the words that name a kind of answer: what is left names the matter. */
export const matterOf = (q: string): string => {
  const left = kinds.reduce((text, { asked }) => text.replace(new RegExp(asked.source, 'gu'), ' '), foldText(q));
  return left.trim() === '' ? foldText(q) : left;
};
