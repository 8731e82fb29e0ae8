/** Texts of `jiyue profile`. */
import type { Sentence } from '../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help, results and wrong use. */
export const profileTexts = {
  verb: sentence(
    '专用规范：list 列出规范自带的，check 检查自己写的文件（只收紧，不放宽），show 说明一个专用规范或给出其 JSON Schema。',
    'Profiles: list those of the standard, check files of your own (they narrow and never widen), show what one asks for or its JSON Schema.',
  ),
  action: sentence('要做的事：list、check、show', 'what to do: list, check, show'),
  targets: sentence('check：文件；show：标识与版本，如 cn-xg@1.0，或文件', 'check: files; show: id and version, e.g. cn-xg@1.0, or a file'),
  type: sentence('show：给出该类型在此专用规范下的 JSON Schema', 'show: print the JSON Schema of this type under the profile'),
  json: sentence('输出 JSON', 'print JSON'),
  actionUnknown: sentence('没有“{met}”这件事。可用：{known}', 'There is no action "{met}". Known: {known}'),
  needsFile: sentence('请给出要检查的文件。', 'Name the files to check.'),
  needsProfile: sentence('请给出一个专用规范的标识与版本或文件。', 'Name one profile: id and version, or a file.'),
  unknown: sentence('没有专用规范“{met}”。', 'There is no profile "{met}".'),
  notYaml: sentence('不是合格的 YAML：{reason}。', 'This is no YAML: {reason}.'),
  good: sentence(
    '{path}：{profile} 合格，以 {base} 为基础；收紧{narrowed}处，自有字段{own}个，提高要求{raised}条，收紧阈值{tightened}个，适用于{types}种类型',
    '{path}: {profile} is fine, on {base}; {narrowed} places narrowed, {own} own fields, {raised} requirements raised, {tightened} thresholds tightened, {types} types concerned',
  ),
  bad: sentence('{path}：不合格，{errors}个错误，{warnings}个警告', '{path}: refused, {errors} errors, {warnings} warnings'),
  slot: sentence('{profile} 只有结构，没有 JSON Schema。', '{profile} is a slot and has no JSON Schema.'),
  typeUntouched: sentence('{profile} 不约束 {type}；这是规范自己的模式。', '{profile} says nothing of {type}; this is the schema of the standard itself.'),
  faulty: sentence(
    '{path} 不是合格的专用规范，见上。用 jiyue profile check 查看。',
    '{path} is no valid profile, see above. Check it with jiyue profile check.',
  ),
} as const satisfies Record<string, Sentence>;
