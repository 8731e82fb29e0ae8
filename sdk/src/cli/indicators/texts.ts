/** Texts of `jiyue indicators`. */
import type { Sentence } from '../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help, results and wrong use. */
export const indicatorTexts = {
  verb: sentence(
    '检查指标：list 列出全部，score 由证据逐步重算得分；阈值取自规范，或取自收紧了它的专用规范。',
    'Inspection indicators: list them all, or score: recompute a score step by step from evidence, by the thresholds of the standard or of a profile that tightens them.',
  ),
  action: sentence('要做的事：list、score', 'what to do: list, score'),
  file: sentence('score：证据文件（JSON 或 YAML）', 'score: file of evidence (JSON or YAML)'),
  profile: sentence('按这个专用规范的阈值，如 cn-xg@1.0，或自己的文件', 'by the thresholds of this profile, e.g. cn-xg@1.0, or a file of your own'),
  json: sentence('输出 JSON', 'print JSON'),
  actionUnknown: sentence('没有“{met}”这件事。可用：{known}', 'There is no action "{met}". Known: {known}'),
  needsFile: sentence('请给出证据文件。', 'Name the file of evidence.'),
  notYaml: sentence('{path} 不是合格的 YAML 或 JSON：{reason}。', '{path} is neither YAML nor JSON: {reason}.'),
  faulty: sentence(
    '{path} 不合证据文件的写法，见上（模式 @jiyue/sdk/indicator-evidence.schema.json）。',
    '{path} does not fit the form of evidence, see above (schema @jiyue/sdk/indicator-evidence.schema.json).',
  ),
  holds: sentence('成立', 'holds'),
  fine: sentence('不成立', 'does not hold'),
  unknown: sentence('证据不足', 'too little evidence'),
  measured: sentence('测得 {values}', 'measured {values}'),
  limits: sentence('阈值 {values}', 'thresholds {values}'),
  byProfile: sentence('阈值按专用规范 {profile}', 'Thresholds of the profile {profile}'),
  result: sentence('得分 {result}，结论：{verdict}', 'Score {result}, verdict: {verdict}'),
  noResult: sentence('没有得分，结论：{verdict}', 'No score, verdict: {verdict}'),
  'scheme-unknown': sentence('没有计分方法“{id}”。', 'There is no scheme "{id}".'),
  'indicator-unknown': sentence('没有检查指标“{id}”。', 'There is no indicator "{id}".'),
  'case-unknown': sentence('没有情形“{id}”。', 'There is no case "{id}".'),
  'not-a-veto': sentence('“{id}”不是单项否决。', '"{id}" is no veto.'),
  'wrong-subject': sentence('指标“{id}”不属于这个计分方法。', 'The indicator "{id}" is not of this scheme.'),
} as const satisfies Record<string, Sentence>;

/** Verdicts. */
export const verdictWords = {
  qualified: sentence('合格', 'qualified'),
  unqualified: sentence('不合格', 'unqualified'),
  'not-scored': sentence('不计分', 'not scored'),
} as const satisfies Record<string, Sentence>;
