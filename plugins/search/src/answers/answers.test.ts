import { describe, expect, test } from 'vitest';
import { record } from '../../test/world.ts';
import { articleAtStart, chineseNumber, namedArticle } from './article.ts';
import { asks } from './asks.ts';
import { passagesOf } from './passages.ts';

describe('articles', () => {
  test.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零三', 103],
    ['一百二十', 120],
    ['一千二百六十', 1260],
    ['两百', 200],
    ['12', 12],
    ['', 0],
  ])('%s is %s', (text, number) => {
    expect(chineseNumber(text)).toBe(number);
  });

  test.each([
    ['虚构法第12条是什么', 12],
    ['虚构法第十二条', 12],
    ['虚构法第十二条之一', 12.01],
    ['虚构法第１２条', 12],
    ['十二条措施', undefined],
  ])('%s names article %s', (q, number) => {
    expect(namedArticle(q)?.number).toBe(number);
  });

  test('only what a text begins with is its article', () => {
    expect(articleAtStart('第三条 更改地名应当论证。')).toEqual({ number: 3, text: '第三条' });
    expect(articleAtStart('依照第三条办理。')).toBeUndefined();
  });
});

test.each([
  ['低保怎么申请', true],
  ['公积金提取条件', true],
  ['课后服务可以不参加吗？', true],
  ['虚构法第十二条', true],
  ['装电梯补多少钱', true],
  ['住房公积金', false],
  ['虚政发〔2026〕1号', false],
  ['条件', false],
  ['标准', false],
])('%s asks: %s', (q, is) => {
  expect(asks(q)).toBe(is);
});

describe('passages', () => {
  const texts = (text: string) => passagesOf(record({ id: 'r', title: '虚构办法', text })).map((one) => [one.article?.text ?? one.heading, one.text]);

  test('an article stands with all its lines, without its number and without chapter headings', () => {
    expect(
      texts('第一章 总则\n第一条 为规范审核，制定本办法。\n第二条 有下列情形之一的，可以申请：\n（一）患病；\n（二）失业。\n第二章 审核\n第三条 7日内审核。'),
    ).toEqual([
      ['第二条', '有下列情形之一的，可以申请：\n（一）患病；\n（二）失业。'],
      ['第三条', '7日内审核。'],
    ]);
  });

  test('a paragraph stands below its heading, a list with what announces it', () => {
    expect(texts('各市人民政府：\n一、申请材料\n申请时提交：\n1.身份证；\n2.申请书。\n材料齐全的当场受理。\n现将办法印发给你们，请认真执行。')).toEqual([
      ['一、申请材料', '申请时提交：\n1.身份证；\n2.申请书。'],
      ['一、申请材料', '材料齐全的当场受理。'],
    ]);
  });

  test('what a text asks is a heading, what it answers the passage', () => {
    expect(texts('问：随迁子女需要什么材料？\n答：居住证明。\n其他材料不再提交。\n问：何时报名？\n答：5月1日起。')).toEqual([
      ['随迁子女需要什么材料？', '居住证明。\n其他材料不再提交。'],
      ['何时报名？', '5月1日起。'],
    ]);
  });
});
