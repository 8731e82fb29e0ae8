import { expect, test } from 'vitest';
import { leadText } from './lead-text.ts';

test.each([
  ['各市人民政府，省政府各部门：\n为落实部署，现通知如下。', '为落实部署，现通知如下。'],
  ['  望溪市人民政府：\n你市的请示收悉。', '你市的请示收悉。'],
  ['各市教育局、财政局、民政局：为落实政策，现通知如下。', '为落实政策，现通知如下。'],
  ['有下列情形之一的，可以申请：\n（一）虚构', '有下列情形之一的，可以申请：\n（一）虚构'],
  ['第一条 为规范审核，制定本办法。', '第一条 为规范审核，制定本办法。'],
  ['一是申请：交材料。', '一是申请：交材料。'],
  ['', ''],
])('a text begins behind its addressee: %s', (body, lead) => {
  expect(leadText(body).trim()).toBe(lead);
});

test('a long text is not read through', () => {
  expect(leadText('甲'.repeat(100_000))).toHaveLength(200);
});
