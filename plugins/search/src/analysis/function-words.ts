/**
 * What a question says about asking, not about its matter: 请问、怎么办、是否可以. Texts of law and policy seldom hold these words, so
 * their rareness would count for much. Characters that only join words (的、与、在) make pairs that are half a word each.
 */

// patterns, longest first where one begins like another; what looks alike but is a word of its own is spared: 怎么办理, 其他, 网吧
const askingWords = [
  ...[
    '什么情况下',
    '哪些情况下',
    '什么时候',
    '可不可以',
    '在哪里',
    '怎么办(?![理事证公])',
    '怎么样',
    '什么样',
    '为什么',
    '是不是',
    '能不能',
    '有没有',
    '情况下',
  ],
  ...['请问', '您好', '你好', '怎样', '怎么', '如何', '什么', '哪些', '哪个', '哪种', '哪里', '多少', '多久', '是否', '可以', '能否', '能够', '需要', '应该'],
  ...['我们', '(?<!其)他们', '她们', '你们', '自己', '别人', '这个', '那个'],
  ...['(?<!自)我', '(?<![其吉])他', '她', '你', '您', '吗(?!啡)', '呢', '(?<![网酒])吧', '啊'],
];
const asking = new RegExp(askingWords.join('|'), 'gu');

const joining = /[的了是在与和或及其被把对向但若]/u;

/** The text without words of asking; a blank stands for each. Unchanged when nothing else would be left. */
export function withoutAsking(folded: string): string {
  const left = folded.replace(asking, ' ');
  return left.trim() === '' ? folded : left;
}

/** Whether a pair holds a character that only joins words. */
export const isJoining = (pair: string): boolean => pair.length <= 4 && joining.test(pair);
