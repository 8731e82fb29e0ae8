/** Texts of `jiyue completion`. */

import type { Sentence } from '../../import/language.ts';

const sentence = (zh: string, en: string): Sentence => ({ zh, en });

/** Help. */
export const completionTexts = {
  verb: sentence(
    '输出命令行补全脚本。bash：source <(jiyue completion bash)；写入 ~/.bashrc 则长期有效。',
    'Prints a script that completes commands. In bash: source <(jiyue completion bash); put it into ~/.bashrc to keep it.',
  ),
  shell: sentence('bash、zsh、fish 或 powershell', 'bash, zsh, fish or powershell'),
} as const satisfies Record<string, Sentence>;
