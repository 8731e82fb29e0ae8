/** What is wrong in a file of a plugin or of the operator, as a sentence with its next step: the member `problem` of a failure, in both languages. */
import { describeFinding, type Finding } from '@jiyue/sdk';

/** A sentence. A type, not an interface: it is part of the plain data of a failure. */
export type FileProblem = { readonly 'zh-CN': string; readonly en: string };

/** Of a schema's finding. @param isSecret the value may be a secret and is not shown */
export function problemOfFinding({ value, ...finding }: Finding, isSecret = false): FileProblem {
  const told: Finding = isSecret || value === undefined ? finding : { ...finding, value };
  return { 'zh-CN': describeFinding(told, 'zh-CN'), en: describeFinding(told, 'en') };
}

/** Of what no schema says, by rule. */
export const fileProblems = {
  closed: {
    'zh-CN': '请在根上写 "additionalProperties": false，写错的设置项才会被发现。',
    en: 'State "additionalProperties": false at its root, so that misspelt settings are found.',
  },
  writeOnly: { 'zh-CN': '这一项看起来是秘密，请标 "writeOnly": true。', en: 'This looks like a secret; mark it "writeOnly": true.' },
  schema: { 'zh-CN': '这不是可用的 JSON Schema，请改正。', en: 'This is no usable JSON Schema; correct it.' },
  version: { 'zh-CN': '版本应写作 x.y.z。', en: 'Write the version as x.y.z.' },
  range: { 'zh-CN': '版本范围只能写作 ^1.0、~1.0 或 1.0.0。', en: 'Write the range as ^1.0, ~1.0 or 1.0.0.' },
} as const satisfies { readonly [rule: string]: FileProblem };

/** Of a secret that the registry names and nobody set. */
export const secretProblem = (name: string): FileProblem => ({
  'zh-CN': `环境变量 ${name} 没有设置。请设置它，或改正 secret 中的名字。`,
  en: `The environment variable ${name} is not set. Set it, or correct the name under "secret".`,
});

/** Of a file that cannot be read, or is no JSON. @param error what reading or parsing threw */
export function readProblem(error: unknown): FileProblem {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined)
    return { 'zh-CN': `读不到这个文件（${code}）。请补上它，或改正文件名。`, en: `The file cannot be read (${code}). Add it, or correct its name.` };
  const cause = message.slice(0, 200);
  return { 'zh-CN': `不是 JSON：${cause}。请改正。`, en: `It is no JSON: ${cause}. Correct it.` };
}
