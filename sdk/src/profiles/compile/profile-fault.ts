/** What is wrong with a profile file: each fault has its place, its rule and near names. Texts are filled from one table. */
import { fillSentence, type Language, type Sentence } from '../../import/language.ts';

/** Rules of profile files. */
export const profileRules = {
  'member-unknown': { zh: '专用规范没有成员“{met}”。', en: 'A profile has no member "{met}".' },
  'value-form': { zh: '“{met}”的写法不对：{form.zh}。', en: '"{met}" has a wrong form: {form.en}.' },
  'words-missing': { zh: '须有中文（zh）和英文（en）的{thing.zh}，别无其他。', en: 'Needs {thing.en} in zh and en, and nothing else.' },
  'base-unknown': { zh: '没有基础“{met}”。', en: 'There is no base "{met}".' },
  'base-slot': { zh: '基础“{met}”只有结构，不能据以判断。', en: 'The base "{met}" is a slot: nothing can be judged by it.' },
  'reference-taken': { zh: '“{met}”已是规范自带的专用规范；请换一个标识或版本。', en: '"{met}" is a profile of the standard; take another id or version.' },
  'not-yours': { zh: '“{met}”只由规范自己使用；请以一个级别为基础。', en: '"{met}" is for the standard alone; take a level as your base.' },
  'type-unknown': { zh: '没有类型“{met}”。', en: 'There is no type "{met}".' },
  'type-union': { zh: '{met} 是几种类型之一；请分别约束 {types}。', en: '{met} is one of several types; constrain {types}.' },
  'property-unknown': { zh: '{type} 没有“{met}”。', en: '{type} has no "{met}".' },
  'not-a-list': { zh: '{met} 不是列表。', en: '{met} is no list.' },
  'list-items': { zh: '{met} 是列表；约束其各项请写 {met}[]。', en: '{met} is a list; write {met}[] for its items.' },
  'ext-belongs': { zh: 'ext 下的成员属于其所有者；自己的成员请用 extend。', en: 'Members below ext belong to their owners; extend adds your own.' },
  'not-a-limit': { zh: '“{met}”不是约束；专用规范只收紧。', en: '"{met}" is no limit; a profile narrows only.' },
  'no-limit': { zh: '没有约束任何内容。', en: 'It limits nothing.' },
  'wrong-kind': { zh: '{keyword} 约束的是{types.zh}，这里是{met.zh}。', en: '{keyword} limits {types.en}; this is {met.en}.' },
  widens: { zh: '{keyword} {met} 放宽了：{base}。', en: '{keyword} {met} widens: {base}.' },
  'says-nothing': { zh: '{keyword} {met} 基础已经要求。', en: '{keyword} {met} is what the base says already.' },
  'leaves-nothing': { zh: '{keyword} {met} 之下没有任何值合格：{base}。', en: '{keyword} {met} leaves no value: {base}.' },
  'require-true': { zh: 'require 只能是 true；基础要求的不能取消。', en: 'require can only be true; what the base requires cannot be removed.' },
  'require-item': { zh: '列表的项不能要求必填；请用列表的 minItems。', en: 'An item cannot be required; use minItems of the list.' },
  'pattern-whole': { zh: 'pattern 须写全文，由 ^ 至 $。', en: 'pattern must say the whole text, from ^ to $.' },
  'pattern-broken': { zh: '“{met}”不是正则表达式：{reason}。', en: '"{met}" is no regular expression: {reason}.' },
  'pattern-unproven': {
    zh: '不能证明“{met}”比基础的写法更窄；判断时两者都要合，不会放宽。',
    en: 'That "{met}" is narrower than the base could not be proven; a value must fit both, so it does not widen.',
  },
  'enum-form': { zh: 'enum 须是互不相同的值的列表。', en: 'enum must be a list of different values.' },
  'enum-foreign': { zh: 'enum 放宽了：基础不接受“{met}”。', en: 'enum widens: the base does not take "{met}".' },
  'table-unknown': { zh: '没有代码表“{met}”。', en: 'There is no code table "{met}".' },
  'table-unused': { zh: '还没有记录使用代码表 {met}。', en: 'No record uses the table {met} yet.' },
  'code-unknown': { zh: '代码表 {table} 没有代码“{met}”。', en: 'The table {table} has no code "{met}".' },
  'table-emptied': { zh: '代码表 {met} 一个代码也不剩。', en: 'No code of {met} is left.' },
  twice: { zh: '{met} 约束了两次；请合为一条。', en: '{met} is constrained twice; join the two rows.' },
  'path-form': { zh: '“{met}”须写作 ext.{id}.名称。', en: '"{met}" must be ext.{id}.<name>.' },
  'no-ext': { zh: '{met} 没有 ext。', en: '{met} has no ext.' },
  'schema-broken': { zh: 'schema 有误：{reason}。', en: 'The schema is faulty: {reason}.' },
  'requirement-unknown': { zh: '没有要求“{met}”。', en: 'There is no requirement "{met}".' },
  'level-unknown': { zh: '“{met}”不是强度。', en: '"{met}" is no level.' },
  'level-lowered': { zh: '{id} 为 {base}；专用规范只能提高，不能写 {met}。', en: '{id} is {base}; a profile may only raise it, not say {met}.' },
  'indicator-unknown': { zh: '没有检查指标“{met}”。', en: 'There is no indicator "{met}".' },
  'threshold-unknown': { zh: '指标 {id} 没有阈值“{met}”。', en: '{id} has no threshold "{met}".' },
  'threshold-loose': { zh: '{met} 不比 {base} 严格；专用规范只能收紧。', en: '{met} is no stricter than {base}; a profile tightens only.' },
  'threshold-incomparable': { zh: '{met} 不能与 {base} 比较。', en: '{met} cannot be compared with {base}.' },
  'constrains-nothing': { zh: '没有收紧任何内容。', en: 'It narrows nothing.' },
  'not-read': { zh: '只有结构（structure-only）的，不得要求没有读到的内容。', en: 'It is structure-only; what was not read cannot be asked.' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A rule of profile files. */
export type ProfileRule = keyof typeof profileRules;

/** One fault. */
export interface ProfileFault {
  /** JSON Pointer into the file; of the unknown member itself where that is the fault. */
  readonly pointer: string;
  readonly rule: ProfileRule;
  /** A warning is told and refuses nothing. */
  readonly severity: 'error' | 'warning';
  readonly data: { readonly [name: string]: unknown };
  /** Names that a mistyped one may have meant, best first. */
  readonly near: readonly string[];
}

/** An error at a place. */
export const faultAt = (pointer: string, rule: ProfileRule, data: ProfileFault['data'] = {}, near: readonly string[] = []): ProfileFault => ({
  pointer,
  rule,
  severity: 'error',
  data,
  near,
});

/** A step of a pointer. */
export const step = (name: string | number): string => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The sentence of a fault, near names at its end. Data that differs by language is `{name.zh}` in its sentence. */
export function describeProfileFault({ rule, data, near }: Pick<ProfileFault, 'rule' | 'data' | 'near'>, language: Language): string {
  const side = language === 'en' ? 'en' : 'zh';
  const flat: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) {
    const words = value as { readonly zh?: unknown; readonly en?: unknown } | null;
    flat[name] = typeof value === 'object' && value !== null && 'zh' in value && 'en' in value ? words?.[side] : value;
  }
  const { zh, en } = profileRules[rule];
  const sentence = { zh: zh.replace(/\{(\w+)\.zh\}/g, '{$1}'), en: en.replace(/\{(\w+)\.en\}/g, '{$1}') };
  const meant = near.length === 0 ? '' : language === 'en' ? ` Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?` : `是否为 ${near.join('、')}？`;
  return fillSentence(sentence, language, flat) + meant;
}
