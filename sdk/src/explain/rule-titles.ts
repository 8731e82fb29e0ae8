/** Short titles of the rules that findings name: keywords of schemas, rules of the standard, faults of files. */

import { rules } from '../validate/rules/rules.ts';
import type { Words } from './standard.ts';

const title = (zh: string, en: string): Words => ({ zh, en });

const titles: { readonly [rule: string]: Words } = {
  required: title('缺少必填字段', 'a required member is missing'),
  dependentRequired: title('缺少随其他字段而必填的字段', 'a member is missing that another one asks for'),
  additionalProperties: title('规范中没有的字段', 'a member that the standard does not have'),
  propertyNames: title('字段名的写法不符', 'a name of a member has a wrong form'),
  minProperties: title('字段过少', 'too few members'),
  maxProperties: title('字段过多', 'too many members'),
  type: title('值的类型不对', 'a value of a wrong type'),
  const: title('不是规定的值', 'not the one value that is allowed'),
  enum: title('不是允许的值', 'not one of the allowed values'),
  code: title('不是代码表中的代码', 'not a code of the code table'),
  minLength: title('文字过短或为空', 'a text is too short or empty'),
  maxLength: title('文字过长', 'a text is too long'),
  pattern: title('写法不符', 'a text has a wrong form'),
  format: title('写法不符或实际不存在（如日期）', 'a wrong form, or something that does not exist, such as a date'),
  minimum: title('数过小', 'a number is too small'),
  maximum: title('数过大', 'a number is too large'),
  exclusiveMinimum: title('数过小', 'a number is too small'),
  exclusiveMaximum: title('数过大', 'a number is too large'),
  multipleOf: title('不是规定的倍数', 'a number is no multiple of the given one'),
  minItems: title('项数过少', 'too few items'),
  maxItems: title('项数过多', 'too many items'),
  uniqueItems: title('有相同的项', 'two items are equal'),
  contains: title('缺少必须有的项', 'an item is missing that must be there'),
  anyOf: title('不符合任何一种允许的写法', 'none of the allowed forms fits'),
  oneOf: title('应恰好符合一种允许的写法', 'exactly one of the allowed forms must fit'),
  values: title('值的数量过多', 'too many values'),
  depth: title('嵌套过深', 'nested too deep'),
  more: title('其余的问题未逐一列出', 'more findings than are listed for one record'),
  'date-order': title('日期的先后不对', 'dates in the wrong order'),
  'origin-publication': title('来源的发布时刻与发布日期重复', 'an instant and a date of publication of the source at once'),
  'credit-code-check': title('统一社会信用代码的校验位不对', 'the check character of a credit code is wrong'),
  'document-number-form': title('发文字号的写法不通用', 'a document number of an unusual form'),
  'index-number-scheme': title('索引号不合所填的编制方案', 'an index number does not fit its stated scheme'),
  'site-code-form': title('网站标识码的写法不通用', 'a site code of an unusual form'),
  'definition-digest': title('记录定义的杂凑值与内容不符', 'the digest of a record definition does not fit its content'),
  'definition-end': title('停用说明与状态不相配', 'the note of an end does not go with the state'),
  'definition-field-once': title('定义中字段重名', 'a field stands twice in a definition'),
  'definition-one-title': title('题名字段多于一个', 'more than one title field'),
  'definition-table': title('字段类型与代码表不相配', 'the type of a field does not go with its code table'),
  'deadline-due-date': title('到期日与期限不符', 'a due date that does not follow from the term'),
  'pause-not-counted': title('停表的时间计入了期限', 'the time of a pause was counted'),
  'question-form': title('问卷的题目不成形', 'a question of a form that is not complete'),
  'anonymous-rating': title('匿名评价带有评价人', 'an anonymous rating that names a person'),
  'bad-rating-follow-up': title('差评没有整改与回访', 'a bad rating that nobody follows up'),
  'rating-summary': title('评价汇总与各等级的评价数不符', 'a summary that does not follow from its grades'),
  'json-text': title('文字里套着 JSON', 'a text that holds JSON'),
  'null-text': title('以“null”之类的文字表示没有值', 'a text such as "null" in place of no value'),
  'number-range': title('数超出可准确交换的范围', 'a number that cannot be exchanged exactly'),
  unicode: title('文字不是合格的 Unicode', 'a text that is not well-formed Unicode'),
  'annual-report-date': title('年度报表的日期与公布情况不符', 'dates and standing of an annual report do not agree'),
  'computed-figure': title('可计算的数没有写明依据', 'a figure that can be computed does not say what it rests on'),
  'day-of-shanghai': title('计入的日期不是北京时间的日期', 'a day that is not the day of Beijing time'),
  'disclosure-assessment': title('政府的年度报告缺少考核评议内容', 'the report of a government lacks its assessment'),
  'disclosure-report-date': title('信息公开年度报告的日期与公布情况不符', 'dates and standing of a disclosure report do not agree'),
  'disclosure-report-sums': title('申请件数前后不相等', 'numbers of applications do not add up'),
  'log-range-order': title('日志区间颠倒', 'a range of the log that runs backwards'),
  'no-forced-metrics': title('针对个人的强制指标', 'a measure that drives persons'),
  'no-identifier-in-events': title('统计明细中有个人标识', 'an identifier of a person in an event for statistics'),
  'period-order': title('期间颠倒', 'a period that ends before it begins'),
  'report-item-once': title('同一项出现两次', 'an item stands twice'),
  'report-item-value': title('一项没有或有多种值', 'an item with no value or several'),
  'not-json': title('不是合格的 JSON', 'not JSON'),
  'not-yaml': title('不是合格的 YAML', 'not YAML'),
  'not-utf8': title('不是 UTF-8 编码', 'not UTF-8'),
  'repeated-key': title('同一个键出现两次', 'a key stands twice'),
  'line-too-long': title('行过长', 'a line is too long'),
  'cut-off': title('文件在行中间中断', 'the file breaks off inside a line'),
  'file-broken': title('压缩文件损坏', 'a compressed file is broken'),
  'file-too-large': title('文件过大', 'a file is too large'),
  'not-object': title('不是一条记录', 'not a record'),
  'type-unknown': title('认不出记录的类型', 'the type of a record is not recognised'),
};

/** Ids of all rules that have a title. */
export const titledRules: readonly string[] = Object.keys(titles);

/** Title of a rule; undefined for one that is unknown here, e.g. of a newer release. */
export const ruleTitle = (id: string): Words | undefined => (Object.hasOwn(titles, id) ? titles[id] : undefined);

/** Requirement that a rule of the standard serves; undefined for keywords of schemas. */
export const ruleRequirement = (id: string): string | undefined => (id === 'code' ? 'JY-CLS-001' : rules.find((rule) => rule.id === id)?.requirement);
