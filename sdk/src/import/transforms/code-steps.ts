/** Transforms to codes of the standard's tables. A name that no table has is stated, never guessed. */

import { indexNumberSchemes } from '../../codes/index-number-schemes.ts';
import { object, regex, text } from '../mapping/shape.ts';
import { type CodeMember, done, onEachText, refused, type TransformKind } from './transform.ts';

/** 按中文名称查代码表 */
export const lookup: TransformKind = {
  words: [
    '按中文（或英文）名称查代码表，得到代码；多级名称用分隔符分开，如“卫生、体育\\卫生”',
    'Finds the code of a name in a code table; levels are parted by a separator',
  ],
  options: object(
    {
      table: text(['代码表标识，如 topic', 'Id of the code table, such as topic']),
      by: text(['按哪种名称查，默认 zh', 'Which name, zh when absent'], { oneOf: ['zh', 'en', 'code'] }),
      separator: regex(['级间分隔符（正则表达式），默认反斜杠', 'Between levels, a regular expression; backslashes when absent']),
    },
    { required: ['table'] },
  ),
  isBareAllowed: false,
  refuse: ({ table }, tools) =>
    tools.codeTable(String(table)) ? undefined : { met: String(table), expected: ['topic', 'genre', 'region', 'document-validity'] },
  make: (options, tools) => {
    const table = String(options['table']);
    const by = (options['by'] as 'zh' | 'en' | 'code' | undefined) ?? 'zh';
    const separator = new RegExp((options['separator'] as string | undefined) ?? '\\\\+', 'u');
    const members = tools.codeTable(table) ?? [];
    return onEachText((value) => {
      const names = value
        .split(separator)
        .map((name) => name.trim())
        .filter((name) => name !== '');
      const found = walk(members, names, by);
      return found ? done(found.code) : refused('CODE_UNKNOWN', { value, table });
    });
  },
};

/** Goes down level by level; a single name may stand at any level when only one member has it. */
function walk(members: readonly CodeMember[], names: readonly string[], by: 'zh' | 'en' | 'code'): CodeMember | undefined {
  if (names.length === 1) {
    const all = members.filter((member) => member[by] === names[0]);
    return all.length === 1 ? all[0] : undefined;
  }
  let current: CodeMember | undefined;
  for (const name of names) {
    current = members.find((member) => member[by] === name && member.parent === current?.code);
    if (!current) return undefined;
  }
  return current;
}

/** 索引号编制方案 */
export const indexNumberScheme: TransformKind = {
  words: [
    '由索引号的写法认出编制方案；认不出或有几种可能则没有值并说明',
    'The scheme of an index number from its form; no value, and told, when it is unknown or not certain',
  ],
  isBareAllowed: true,
  make: () =>
    onEachText((value) => {
      const [scheme, other] = indexNumberSchemes(value.trim());
      return scheme !== undefined && other === undefined ? done(scheme) : refused('INDEX_SCHEME_UNKNOWN', { value });
    }),
};
