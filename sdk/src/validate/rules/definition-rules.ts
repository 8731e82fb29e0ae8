/** Rules on record definitions: what makes a definition one that a receiver can build on without losing data. */
import { canonicalJson } from '../../crypto/canonical-json.ts';
import { sm3 } from '../../crypto/digest.ts';
import { type Breach, listAt, noBreach, objectAt, type RecordRule, type RuleRecord, textAt } from './rule.ts';

/** A definition and its place in what carries it. */
interface Placed {
  readonly path: readonly (string | number)[];
  readonly definition: RuleRecord;
}

/** Where definitions stand: alone, in a page, in a batch. */
const types = ['RecordDefinition', 'RecordDefinitionPage', 'DefinitionBatch'];

function definitionsIn(record: RuleRecord): readonly Placed[] {
  if (record['fields'] !== undefined) return [{ path: [], definition: record }];
  return ['items', 'definitions'].flatMap((member) => listAt(record, member).map((definition, place) => ({ path: [member, place], definition })));
}

/** A rule on each definition of a record. */
const onDefinitions = (
  rule: Omit<RecordRule, 'on' | 'types' | 'check'> & { readonly breachesOf: (definition: RuleRecord) => readonly Breach[] },
): RecordRule => {
  const { breachesOf, ...head } = rule;
  return {
    ...head,
    on: 'record',
    types,
    check: (record) =>
      definitionsIn(record).flatMap(({ path, definition }) => breachesOf(definition).map((breach) => ({ ...breach, path: [...path, ...breach.path] }))),
  };
};

/** The digest of a definition's content: without the digest itself and the time of issue. */
export function definitionDigest(definition: object): string {
  const { contentDigest: _, issuedAt: __, ...content } = definition as { readonly [member: string]: unknown };
  return sm3(canonicalJson(content));
}

/** A definition carries the digest of its content, so that two platforms know whether they mean the same. */
export const definitionDigestRule: RecordRule = onDefinitions({
  id: 'definition-digest',
  severity: 'error',
  zh: '“定义内容的杂凑值”(contentDigest)与内容不符，应为“{expected}”{received}。请按内容重新计算，或核对内容是否被改动。',
  en: '"Digest" (contentDigest) does not fit the content; it should be "{expected}"{received}. Compute it anew, or see whether the content was changed.',
  requirement: 'JY-EXC-019',
  breachesOf(definition) {
    const [value, expected] = [textAt(definition, 'contentDigest'), definitionDigest(definition)];
    return value === undefined || value === expected ? noBreach : [{ path: ['contentDigest'], value, params: { expected } }];
  },
});

/** Each field has a name of its own. */
export const definitionFieldOnce: RecordRule = onDefinitions({
  id: 'definition-field-once',
  severity: 'error',
  zh: '字段“{name}”在定义中出现两次。请保留一个，或改名。',
  en: 'The field "{name}" stands twice in the definition. Keep one, or rename it.',
  requirement: 'JY-EXC-018',
  breachesOf(definition) {
    const names = listAt(definition, 'fields').map((field) => textAt(field, 'name') ?? '');
    return names.flatMap((name, place) => (names.indexOf(name) < place ? [{ path: ['fields', place, 'name'], value: name, params: { name } }] : []));
  },
});

/** At most one field is the title. */
export const definitionOneTitle: RecordRule = onDefinitions({
  id: 'definition-one-title',
  severity: 'error',
  zh: '字段“{name}”是第二个题名字段。一个定义至多一个题名字段，请将其余的 isTitle 改为 false。',
  en: 'The field "{name}" is a second title. A definition has one title at most; set isTitle of the others to false.',
  requirement: 'JY-EXC-018',
  breachesOf(definition) {
    const titles = listAt(definition, 'fields').flatMap((field, place) => (field['isTitle'] === true ? [{ name: textAt(field, 'name') ?? '', place }] : []));
    return titles.slice(1).map(({ name, place }) => ({ path: ['fields', place, 'isTitle'], value: 'true', params: { name } }));
  },
});

/** A field of codes names its code table, and no other field does. */
export const definitionTable: RecordRule = onDefinitions({
  id: 'definition-table',
  severity: 'error',
  zh: '字段“{name}”的类型为“{type}”，与代码表(table)不相配：单选代码、多选代码必须指明代码表，其他类型不得指明。',
  en: 'The field "{name}" of type "{type}" does not go with its code table (table): code and codes name one, other types do not.',
  requirement: 'JY-EXC-018',
  breachesOf(definition) {
    return listAt(definition, 'fields').flatMap((field, place) => {
      const [name, type, table] = [textAt(field, 'name') ?? '', textAt(field, 'type') ?? '', textAt(field, 'table')];
      const takesCodes = type === 'code' || type === 'codes';
      return takesCodes === (table !== undefined)
        ? []
        : [{ path: ['fields', place, 'table'], ...(table === undefined ? {} : { value: table }), params: { name, type } }];
    });
  },
});

/** What is deprecated or removed says so and why; what is removed says since when. */
export const definitionEnd: RecordRule = onDefinitions({
  id: 'definition-end',
  severity: 'error',
  zh: '“{name}”的状态为“{state}”，与停用说明(end)不相配：停用和已取消的必须有说明，已取消的还须写明取消的版本(removeIn)，在用的不得有。',
  en: '"{name}" is {state}, which does not go with its note (end): what is deprecated or removed has one, what is removed also names the version (removeIn), what is active has none.',
  requirement: 'JY-EXC-020',
  breachesOf(definition) {
    const own = endFaults(definition, []);
    return [...own, ...listAt(definition, 'fields').flatMap((field, place) => endFaults(field, ['fields', place]))];
  },
});

function endFaults(one: RuleRecord, path: readonly (string | number)[]): readonly Breach[] {
  const [name, state] = [textAt(one, 'name') ?? '', textAt(one, 'state') ?? ''];
  const end = one['end'] === undefined ? undefined : objectAt(one, 'end');
  const params = { name, state };
  if ((state === 'active') !== (end === undefined)) return [{ path: [...path, 'end'], params }];
  return state === 'removed' && textAt(end ?? {}, 'removeIn') === undefined ? [{ path: [...path, 'end', 'removeIn'], params }] : noBreach;
}

/** All of them. */
export const definitionRules: readonly RecordRule[] = [definitionDigestRule, definitionEnd, definitionFieldOnce, definitionOneTitle, definitionTable];
