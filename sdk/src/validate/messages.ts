/**
 * The sentences of findings, zh-CN and en, by rule or "rule:variant". Each names thing, rule, value and next step.
 * {thing} is the field as “名称”(member), {received} the value as an insertion, {near} a question with close names; all else is a parameter.
 */

/** One sentence in both languages. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

const message = (zh: string, en: string): Message => ({ zh, en });

/** Sentences of JSON Schema keywords and of what is checked around schemas. Rules of the standard bring their own. */
export const messages: Readonly<Record<string, Message>> = {
  // --- members ---
  required: message('缺少{thing}。请补上。', '{thing} is missing. Add it.'),
  dependentRequired: message('有“{other}”时须有{thing}。请补上。', '{thing} is needed beside "{other}". Add it.'),
  additionalProperties: message('没有名为“{name}”的字段{near}。请改名或删去。', 'There is no field "{name}"{near}. Rename or remove it.'),
  'additionalProperties:ext': message(
    '没有名为“{name}”的字段{near}。请改名或删去；自有字段放在 ext 的命名空间下。',
    'There is no field "{name}"{near}. Rename or remove it; fields of your own go under a namespace of ext.',
  ),
  'additionalProperties:parameter': message('没有名为“{name}”的参数{near}。请改名或删去。', 'There is no parameter "{name}"{near}. Rename or remove it.'),
  propertyNames: message('字段名“{name}”的写法不符。请改名。', 'The field name "{name}" has a wrong form. Rename it.'),
  minProperties: message('{thing}至少有{limit}个字段，收到{count}个。请补全。', '{thing} has at least {limit} fields; received {count}. Add the rest.'),
  maxProperties: message('{thing}最多有{limit}个字段，收到{count}个。请删减。', '{thing} has at most {limit} fields; received {count}. Remove some.'),
  // --- values ---
  type: message('{thing}应为{type}{received}。请改正。', '{thing} must be {type}{received}. Correct it.'),
  'type:null': message(
    '{thing}应为{type}，收到空值（null）。没有值时请删去该字段。',
    '{thing} must be {type}; received null. Remove the field when there is no value.',
  ),
  const: message('{thing}应为“{allowed}”{received}。请改正。', '{thing} must be "{allowed}"{received}. Correct it.'),
  enum: message('{thing}应为下列之一：{allowed}{received}{near}。', '{thing} must be one of {allowed}{received}{near}.'),
  code: message(
    '{thing}应为代码表“{tableName}”({table})中的代码{received}{near}。请查代码表。',
    '{thing} must be a code of the table "{tableName}" ({table}){received}{near}. See the table.',
  ),
  'code:open': message(
    '{thing}应为代码表“{tableName}”({table})中的代码，或以“x-所有者-”开头的自有代码{received}{near}。请查代码表。',
    '{thing} must be a code of the table "{tableName}" ({table}), or one of your own beginning with "x-owner-"{received}{near}. See the table.',
  ),
  'code:form': message(
    '{thing}应有“{tableName}”的写法（{pattern}）{received}{near}。请改正。',
    '{thing} must have the form of "{tableName}" ({pattern}){received}{near}. Correct it.',
  ),
  // --- texts ---
  minLength: message('{thing}至少{limit}个字{received}。请补全。', '{thing} has at least {limit} characters{received}. Complete it.'),
  'minLength:empty': message(
    '{thing}不能为空。请填写；没有值时请删去该字段。',
    '{thing} must not be empty. Fill it in, or remove the field when there is no value.',
  ),
  maxLength: message('{thing}最多{limit}个字，收到{length}个。请缩短。', '{thing} has at most {limit} characters; received {length}. Shorten it.'),
  pattern: message('{thing}应符合 {pattern}{received}。请改正。', '{thing} must match {pattern}{received}. Correct it.'),
  'pattern:scalar': message(
    '{thing}应为“{form}”的写法，如“{example}”{received}。请改正。',
    '{thing} must be written as "{example}" ({form}){received}. Correct it.',
  ),
  format: message('{thing}应为 {format} 格式{received}。请改正。', '{thing} must have the format {format}{received}. Correct it.'),
  'format:scalar': message(
    '{thing}应为实际存在的“{form}”，如“{example}”{received}。请核对。',
    '{thing} must really exist ({form}, e.g. "{example}"){received}. Check it.',
  ),
  // --- numbers ---
  minimum: message('{thing}不小于{limit}{received}。请改正。', '{thing} must be at least {limit}{received}. Correct it.'),
  maximum: message('{thing}不大于{limit}{received}。请改正。', '{thing} must be at most {limit}{received}. Correct it.'),
  exclusiveMinimum: message('{thing}应大于{limit}{received}。请改正。', '{thing} must be greater than {limit}{received}. Correct it.'),
  exclusiveMaximum: message('{thing}应小于{limit}{received}。请改正。', '{thing} must be less than {limit}{received}. Correct it.'),
  multipleOf: message('{thing}应为{multipleOf}的倍数{received}。请改正。', '{thing} must be a multiple of {multipleOf}{received}. Correct it.'),
  // --- lists ---
  minItems: message('{thing}至少{limit}项，收到{count}项。请补全。', '{thing} has at least {limit} items; received {count}. Add the rest.'),
  maxItems: message('{thing}最多{limit}项，收到{count}项。请删减。', '{thing} has at most {limit} items; received {count}. Remove some.'),
  uniqueItems: message('{thing}与第{other}项相同。请删去一项。', '{thing} equals item {other}. Remove one of them.'),
  contains: message('{thing}中缺少必须有的项{received}。请补上。', '{thing} lacks an item it must have{received}. Add it.'),
  unevaluatedItems: message('{thing}的项过多{received}。请删减。', '{thing} has too many items{received}. Remove some.'),
  // --- combinations ---
  anyOf: message(
    '{thing}不符合任何一种允许的写法{received}。请对照接口说明改正。',
    '{thing} fits none of the allowed forms{received}. Compare with the description of the interface.',
  ),
  oneOf: message(
    '{thing}应恰好符合一种允许的写法{received}。请对照接口说明改正。',
    '{thing} must fit exactly one of the allowed forms{received}. Compare with the description of the interface.',
  ),
  not: message('{thing}是不允许的写法{received}。请改正。', '{thing} has a form that is not allowed{received}. Correct it.'),
  'not:code': message(
    '{thing}不能用代码表“{tableName}”({table})中的“{value}”。请换用其他代码。',
    '{thing} must not be "{value}" of the table "{tableName}" ({table}). Use another code.',
  ),
  if: message(
    '{thing}不符合随其他字段而定的要求{received}。请对照接口说明改正。',
    '{thing} does not fit what other fields ask of it{received}. Compare with the description of the interface.',
  ),
  'false schema': message('这里不允许有{thing}{received}。请删去。', '{thing} is not allowed here{received}. Remove it.'),
  // --- around the schema ---
  encoding: message('{thing}不是以百分号编码的 UTF-8{received}。请重新编码。', '{thing} is not percent-encoded UTF-8{received}. Encode it again.'),
  values: message('{thing}中的值超过{limit}个。请分批发送。', '{thing} holds more than {limit} values. Send it in parts.'),
  depth: message('{thing}处嵌套超过{limit}层。请减少嵌套。', 'At {thing} the nesting is deeper than {limit} levels. Flatten it.'),
  'repeated-key': message(
    '同一个对象里“{key}”出现了两次，无法知道哪一个是对的。请删去其中一个。',
    '"{key}" stands twice in one object, and nobody can tell which is right. Remove one of them.',
  ),
  repeated: message('{thing}只能给一次，收到{count}次。请只留一个。', '{thing} may be given once; received {count} times. Keep one.'),
  status: message('接口说明中没有状态码 {status}。', 'The description of the interface has no status {status}.'),
  more: message('不合规范之处共{total}处，这里列出前{shown}处。请先改正这些。', 'There are {total} faults; the first {shown} are listed. Correct these first.'),
  // a rule of somebody else, e.g. of a newer release
  unknown: message('{thing}不符合规则“{rule}”{received}。', '{thing} breaks the rule "{rule}"{received}.'),
};

/** Names of JSON types in messages. */
export const typeNames: Readonly<Record<string, Message>> = {
  string: message('文字', 'a text'),
  integer: message('整数', 'a whole number'),
  number: message('数', 'a number'),
  boolean: message('true 或 false', 'true or false'),
  object: message('对象', 'an object'),
  array: message('数组', 'a list'),
  null: message('空值（null）', 'null'),
};
