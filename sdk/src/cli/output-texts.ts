/** Texts about formats and their files. */

import type { Sentence } from '../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** What is wrong with `--format` and `--out`. */
export const outputTexts = {
  fileMissing: sentence('--format {format}= 后面缺少文件名。', '--format {format}= lacks the name of a file.'),
  twoOnStdout: sentence(
    '{formats} 不能同时写到标准输出。请用 --out 文件夹，或写成 格式=文件。',
    '{formats} cannot share standard output. Give --out FOLDER, or write format=FILE.',
  ),
  sameFile: sentence('两种格式不能写同一个文件：{files}', 'Two formats cannot go to one file: {files}'),
} as const satisfies Record<string, Sentence>;
