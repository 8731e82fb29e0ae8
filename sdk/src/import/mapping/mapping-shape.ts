/** The shape of a mapping file, version 1: what is checked, and what the published schema says. */

import { transformKinds } from '../transforms/transforms.ts';
import { anything, byType, constant, described, flag, list, named, object, oneKey, record, regex, type SchemaPart, type Shape, text } from './shape.ts';

const path = (zh: string, en: string) => text([zh, en], { pattern: '^[^\\s].*$' });
const sourcePath = path(
  '来源字段的路径，如 source.url、history.*.event；键中有点号时用 JSON 指针',
  'Path in the source record, such as source.url or history.*.event; a JSON Pointer where a key holds a dot',
);

const bareNames = Object.entries(transformKinds)
  .filter(([, kind]) => kind.isBareAllowed)
  .map(([name]) => name);
const withOptions = Object.fromEntries(
  Object.entries(transformKinds).flatMap(([name, { options, words }]) => (options ? [[name, described(options, words)]] : [])),
);
const transforms = list(byType({ string: text(undefined, { oneOf: bareNames }), object: oneKey(withOptions) }), [
  '依次执行的转换',
  'Transforms, one after the other',
]);

const condition: Shape = named('condition', () => conditionBody);
const conditionBody: Shape = object(
  {
    field: sourcePath,
    is: anything(['等于该值；null 表示没有值', 'Equals this; null means: has no value']),
    in: list(anything(), ['等于其中之一', 'Equals one of these']),
    matches: regex(['匹配正则表达式', 'Matches this regular expression']),
    given: flag(['是否有值', 'Whether it has a value']),
    all: list(condition, ['全部成立', 'All of them hold']),
    any: list(condition, ['有一个成立', 'One of them holds']),
    not: condition,
  },
  { exactlyOneOf: ['is', 'in', 'matches', 'given', 'all', 'any', 'not'], words: ['条件', 'Condition'] },
);

const source = byType({
  string: sourcePath,
  object: object(
    {
      field: sourcePath,
      value: anything(['固定值', 'A constant']),
      param: text(['参数名，值由 --param 给出', 'Name of a parameter, given with --param'], { pattern: '^[A-Za-z][A-Za-z0-9_-]*$' }),
      template: text(['模板，{路径} 换为来源的值；有一个没有值，模板就没有值', 'Template with {path}; no value when one of them has none']),
      transforms,
      when: condition,
    },
    { exactlyOneOf: ['field', 'value', 'param', 'template'] },
  ),
});

const ruleMembers = {
  from: byType({ string: sourcePath, object: source, array: list(source) }, [
    '来源，按信任的先后；第一个有值的为准，其余不同则说明',
    'Sources in order of trust; the first with a value counts, others that differ are told',
  ]),
  value: anything(['固定值', 'A constant']),
  param: text(['参数名，值由 --param 给出', 'Name of a parameter, given with --param'], { pattern: '^[A-Za-z][A-Za-z0-9_-]*$' }),
  template: text(['模板，{路径} 换为来源的值；有一个没有值，模板就没有值', 'Template with {path}; no value when one of them has none']),
  transforms,
  when: condition,
  required: flag(['没有值时拒绝该行', 'Without a value the line is rejected']),
  notBefore: path('来源中另一个日期的路径；早于它的值不采用，并说明', 'Path of another date in the source; an earlier value is not used, and told'),
  onConflict: text(
    [
      '各来源不一致时：report 说明（默认）、reject 拒绝、ignore 不管',
      'Where sources disagree: report tells (default), reject rejects the line, ignore passes over it',
    ],
    { oneOf: ['report', 'reject', 'ignore'] },
  ),
};
const rule = object(ruleMembers, { exactlyOneOf: ['from', 'value', 'param', 'template'], words: ['一个字段的取值规则', 'How one field gets its value'] });
const rules = byType({
  string: sourcePath,
  object: rule,
  array: list(rule, ['多条规则，第一条有值的为准', 'Several rules; the first that gives a value counts']),
});

const words = object({ zh: text(), en: text() }, { required: ['zh'] });

/** The whole file. */
export const mappingShape: Shape = object(
  {
    version: constant(1, ['对照文件格式的版本', 'Version of this format']),
    name: text(['名称，出现在汇总中', 'Name, shown in the summary']),
    description: text(['说明', 'Description']),
    system: text(['来源系统代号（origin.system），与来源记录标识、站点构成幂等键', 'Code of the source system; with record id and site the idempotency key'], {
      pattern: '^.{1,64}$',
    }),
    recordId: byType({ string: sourcePath, object: rule, array: list(rule) }, ['来源记录标识（origin.recordId）', 'Id of the record in the source system']),
    parameters: record(
      object({ description: text(), default: anything(['不给时的值', 'Value when none is given']) }),
      ['用 --param 名称=值 给出的参数', 'Parameters given with --param name=value'],
      '^[A-Za-z][A-Za-z0-9_-]*$',
    ),
    rejectWhen: list(object({ when: condition, reason: words }, { required: ['when', 'reason'] }), [
      '成立时拒绝该行，并写明理由',
      'Lines to reject, with the reason',
    ]),
    noteWhen: list(object({ when: condition, reason: words }, { required: ['when', 'reason'] }), [
      '成立时照常导入，但在说明文件中写明',
      'Lines to import all the same, with a word in the notes',
    ]),
    fields: record(rules, ['我方字段: 取值规则', 'our field: how it gets its value']),
  },
  { required: ['version', 'name', 'system', 'recordId', 'fields'], words: ['集约 Jiyue 导入对照文件', 'Mapping file of jiyue import'] },
);

/** JSON Schema 2020-12 of a mapping file, for editors and other tools. Regular expressions and code tables are checked beyond it. */
export const mappingSchema = (): SchemaPart => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:jiyue:1.0:schema:ImportMapping',
  title: 'ImportMapping',
  ...mappingShape.schema(),
  $defs: { condition: conditionBody.schema() },
});
