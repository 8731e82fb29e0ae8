/** Transforms on plain text: blanks, invisible characters, patterns, lists. */

import { anything, byType, object, regex, text, whole } from '../mapping/shape.ts';
import { done, note, onEachText, onText, refused, type Options, type TransformKind } from './transform.ts';

const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const privateUse = /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/u;
const pattern = (options: Options) => new RegExp(options['pattern'] as string, 'u');

/** 去除首尾空白 */
export const trim: TransformKind = {
  words: ['去除首尾空白（含全角空格）', 'Takes blanks off both ends, full-width ones too'],
  isBareAllowed: true,
  make: () => onEachText((value) => done(value.trim())),
};

/** 合并空白 */
export const collapseSpaces: TransformKind = {
  words: ['连续空白（含全角、换行）合并为一个空格', 'One blank for any run of blanks and line ends'],
  isBareAllowed: true,
  make: () => onEachText((value) => done(value.replace(/\s+/gu, ' ').trim())),
};

/** 去除不可见字符 */
export const cleanInvisible: TransformKind = {
  words: ['去除零宽等不可见字符；私用区字符保留并说明', 'Takes zero-width characters out; keeps private-use ones and says so'],
  isBareAllowed: true,
  make: () =>
    onEachText((value) => {
      const found = privateUse.exec(value);
      const clean = value.replace(invisible, '');
      return found
        ? done(clean, note('PRIVATE_USE_CHARACTERS', { code: `U+${found[0].codePointAt(0)!.toString(16).toUpperCase()}`, position: found.index }))
        : done(clean);
    }),
};

/** 取正则的一组 */
export const extract: TransformKind = {
  words: ['取正则表达式匹配的部分；无匹配则没有值', 'What a regular expression matches; no value when it does not'],
  options: object(
    {
      pattern: regex(['正则表达式（u 标志）', 'Regular expression, flag u']),
      group: whole(0, 20, ['取第几组，默认 1（没有组时为 0）', 'Which group; 1, or 0 when there is none']),
    },
    { required: ['pattern'] },
  ),
  isBareAllowed: false,
  make: (options) => {
    const wanted = pattern(options);
    return onText((value) => {
      const found = wanted.exec(value);
      const group = (options['group'] as number | undefined) ?? (found && found.length > 1 ? 1 : 0);
      // nothing to extract is the usual case, so it is no note: the next source is asked
      return done(found?.[group]);
    });
  },
};

/** 替换 */
export const replace: TransformKind = {
  words: ['替换正则表达式匹配的全部内容', 'Replaces everything that a regular expression matches'],
  options: object(
    {
      pattern: regex(['正则表达式（u、m 标志）', 'Regular expression, flags u and m']),
      with: text(['替换为；可用 $1', 'Replacement; $1 may be used'], { pattern: '^' }),
    },
    { required: ['pattern', 'with'] },
  ),
  isBareAllowed: false,
  make: (options) => {
    const unwanted = new RegExp(options['pattern'] as string, 'gmu');
    return onEachText((value) => done(value.replace(unwanted, options['with'] as string)));
  },
};

const judged = (wanted: RegExp, isMatchGood: boolean) =>
  onEachText((value) => (wanted.test(value) === isMatchGood ? done(value) : refused('VALUE_REFUSED', { value, pattern: wanted.source })));

/** 只接受匹配的值 */
export const accept: TransformKind = {
  words: ['只接受匹配的值，其余作为冲突说明', 'Takes only values that match; others are stated as conflicts'],
  options: object({ pattern: regex(['正则表达式（u 标志）', 'Regular expression, flag u']) }, { required: ['pattern'] }),
  isBareAllowed: false,
  make: (options) => judged(pattern(options), true),
};

/** 不接受匹配的值 */
export const refuse: TransformKind = {
  words: ['不接受匹配的值，作为冲突说明', 'Refuses values that match and states them as conflicts'],
  options: object({ pattern: regex(['正则表达式（u 标志）', 'Regular expression, flag u']) }, { required: ['pattern'] }),
  isBareAllowed: false,
  make: (options) => judged(pattern(options), false),
};

/** 选出列表中匹配的项 */
export const select: TransformKind = {
  words: [
    '只留下列表中匹配的项，其余略去（与 accept 不同，不作说明）；单个值不匹配则没有值',
    'Keeps the members of a list that match and passes the others over in silence (unlike accept); a single value that does not match is no value',
  ],
  options: object({ pattern: regex(['正则表达式（u 标志）', 'Regular expression, flag u']) }, { required: ['pattern'] }),
  isBareAllowed: false,
  make: (options) => {
    const wanted = pattern(options);
    const fits = (value: unknown) => (typeof value === 'string' || typeof value === 'number') && wanted.test(String(value));
    return (value) => done(Array.isArray(value) ? value.filter(fits) : fits(value) ? value : undefined);
  },
};

/** 拆分为列表 */
export const split: TransformKind = {
  words: ['按分隔符拆成列表，去掉空项；不写则按空白和顿号拆', 'Splits into a list and drops empty members; at blanks and 、 when no pattern is given'],
  options: object({ by: regex(['分隔符（正则表达式）', 'Separator, a regular expression']) }),
  isBareAllowed: true,
  make: (options) => {
    const separator = new RegExp((options['by'] as string | undefined) ?? '[\\s、]+', 'u');
    return onText((value) =>
      done(
        value
          .split(separator)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      ),
    );
  },
};

/** 合并列表 */
export const join: TransformKind = {
  words: ['把列表合并为一段文字', 'Joins a list into one text'],
  options: object({ with: text(['连接符', 'Between the members'], { pattern: '^' }) }, { required: ['with'] }),
  isBareAllowed: false,
  make: (options) => (value) => done(Array.isArray(value) ? value.map(String).join(options['with'] as string) : value),
};

/** 变为单项列表 */
export const toList: TransformKind = {
  words: ['单个值变为只有一项的列表', 'Makes a list of one out of a single value'],
  isBareAllowed: true,
  make: () => (value) => done(Array.isArray(value) ? value : [value]),
};

/** 去重 */
export const unique: TransformKind = {
  words: ['列表去重，保留先出现的', 'Drops repeated members of a list, keeping the first'],
  isBareAllowed: true,
  make: () => (value) => done(Array.isArray(value) ? [...new Map(value.map((item) => [JSON.stringify(item), item])).values()] : value),
};

/** 截短并说明 */
export const truncate: TransformKind = {
  words: ['超过长度时截短，末尾加说明，并记为冲突', 'Shortens a text that is too long, adds a note to it and states it as a conflict'],
  options: object(
    {
      max: whole(1, 2_000_000, ['最多字符数', 'Most characters']),
      note: text(['截短时加在末尾的文字，默认“……（下略）”', 'Put at the end of a shortened text']),
    },
    { required: ['max'] },
  ),
  isBareAllowed: false,
  make: (options) => {
    const max = options['max'] as number;
    const ending = (options['note'] as string | undefined) ?? '……（下略）';
    return onEachText((value) => {
      if (value.length <= max) return done(value);
      const room = Math.max(0, max - ending.length);
      // a cut between the halves of a pair would leave a broken character
      const end = /[\ud800-\udbff]/.test(value[room - 1] ?? '') ? room - 1 : room;
      return done(value.slice(0, end) + ending.slice(0, max), note('TEXT_SHORTENED', { length: value.length, max }));
    });
  },
};

/** 值对照 */
export const mapValues: TransformKind = {
  words: ['按对照表换值；表中没有的值作为冲突说明，或按 otherwise 处理', 'Exchanges values by a table; others are conflicts unless otherwise says more'],
  options: object(
    {
      values: byType(
        {
          object: {
            check: (value, pointer) => (Object.keys(value as object).length > 0 ? [] : [{ pointer, rule: 'min-items', met: '0', expected: ['1'] }]),
            schema: () => ({ type: 'object', minProperties: 1, additionalProperties: true }),
          },
        },
        ['来源值: 我方值', 'value of the source: our value'],
      ),
      otherwise: anything(['表中没有时取的值；不写则记为冲突', 'Value for all others; absent: a conflict']),
    },
    { required: ['values'] },
  ),
  isBareAllowed: false,
  make: (options) => {
    const table = options['values'] as { readonly [key: string]: unknown };
    const exchange = onEachText((value) => {
      const key = value.trim();
      if (Object.hasOwn(table, key)) return done(table[key]);
      return 'otherwise' in options ? done(options['otherwise']) : refused('VALUE_UNMAPPED', { value: key });
    });
    // true and false stand in the table under their names
    return (value) => exchange(typeof value === 'boolean' ? String(value) : value);
  },
};

/** 取列表中的一项 */
export const pick: TransformKind = {
  words: ['取列表的第几项（从 0 起；-1 为最后一项）', 'One member of a list, from 0; -1 is the last'],
  options: object({ index: whole(-1, 1000, ['第几项', 'Which member']) }, { required: ['index'] }),
  isBareAllowed: false,
  make: (options) => (value) => done(Array.isArray(value) ? value.at(options['index'] as number) : value),
};
