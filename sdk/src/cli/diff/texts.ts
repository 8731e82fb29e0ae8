/** Texts of `jiyue diff`. */

import type { Sentence } from '../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help and wrong use. */
export const diffTexts = {
  verb: sentence(
    '比较规范的两个版本，计算兼容性：逐类型、逐方向给出证明、反例或“不能证明”，并比较代码表、要求、接口和事件。',
    'Compares two versions of the standard and computes compatibility: a proof, a counter-example or "cannot prove" for each type and direction; code tables, requirements, operations and events, too.',
  ),
  old: sentence(
    '旧版：版本号（如 1.0.0-rc.2，草案为 draft），或 generated 那样的文件夹，或其中一个文件，或任何 JSON Schema 2020-12',
    'the old version: its number (such as 1.0.0-rc.2; draft for the draft), a folder laid out as standards/generated, one file of it, or any JSON Schema 2020-12',
  ),
  new: sentence('新版，形式同旧版', 'the new version, of the same kind'),
  allow: sentence(
    '最大允许的变化：major、minor、patch、none；超过则退出码为1',
    'largest change that passes: major, minor, patch, none; more gives exit code 1',
  ),
  approvals: sentence('批准文件（YAML）：列表，每项有 fingerprint 和 reason', 'approvals (YAML): a list of fingerprint and reason'),
  format: sentence('输出格式：pretty、json、markdown，可写 格式=文件，用逗号连接', 'formats: pretty, json, markdown; format=FILE, joined by commas'),
  out: sentence('其他格式写入的文件夹', 'folder for the other formats'),
  maxChanges: sentence('屏幕上最多列出的变化数，0 为全部', 'changes listed on the screen at most, 0 for all'),
  // --- wrong use ---
  notThere: sentence('没有版本、文件或文件夹 {path}。', 'There is no version, file or folder {path}.'),
  notJson: sentence('{path} 不是 JSON：{reason}', '{path} is no JSON: {reason}'),
  notAVersion: sentence(
    '{path} 既不是规范的文件夹，也不是 bundle、openapi.json、codes.json、requirements.json、events.json 或 JSON Schema。',
    '{path} is neither a folder of the standard nor a bundle, openapi.json, codes.json, requirements.json, events.json or a JSON Schema.',
  ),
  badSchema: sentence('{path} 中的 JSON Schema 有误，{pointer}：{reason}', 'The JSON Schema of {path} is wrong at {pointer}: {reason}'),
  notApprovals: sentence('{path} 不是批准文件：{reason}', '{path} holds no approvals: {reason}'),
  unknownFingerprints: sentence(
    '{path} 批准了不存在的变化：{fingerprints}。请删除。',
    '{path} approves changes that are not there: {fingerprints}. Remove them.',
  ),
  provenBreaks: sentence(
    '{path} 批准了已证明的不兼容：{fingerprints}。能批准的只有“不能证明”；请改规范，或用 --allow major。',
    '{path} approves proven breaks: {fingerprints}. Only what cannot be proven can be approved; change the standard, or use --allow major.',
  ),
} as const satisfies Record<string, Sentence>;
