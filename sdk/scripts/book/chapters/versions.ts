/** Chapter: versions that were frozen, and what their numbers promise. */
import { anchors } from '../anchors.ts';
import { en, facts, list, note, type Section, text } from '../../../../.ci/docs/book/document.ts';
import type { BookWorld } from '../world.ts';

/** The chapter. */
export const versionsChapter = ({ frozen }: BookWorld): Section => ({
  anchor: 'versions',
  title: '版本',
  en: 'Versions',
  page: 'versions',
  blocks: [
    list([
      ['版本冻结后逐字节不变，只有勘误例外；勘误登记在册，写明原因。'],
      ['同一大版本内，编号和代码不收回、不改义，要求的强度不变。'],
      ['线上版本（', '接口路径中的 v1', '）只在不兼容时变化；版本之间的差别由工具计算，并给出反例。'],
      ['停用的内容先标明，至少180天后才可删去。'],
    ]),
    text(en('A frozen version never changes but by errata. Ids and codes are never reused. What differs between versions is computed, with counter-examples.')),
    ...(frozen.length === 0 ? [note('还没有冻结的版本；本书是草案。', ' ', en('No version is frozen yet; this is the draft.'))] : []),
  ],
  sections: frozen.map(({ name, frozenOn, defs, requirements, tables }) => ({
    anchor: anchors.version(name),
    title: name,
    en: '',
    blocks: [
      facts(`版本 ${name}`, [
        ['冻结日期', [frozenOn]],
        ['要求', [String(requirements.length)]],
        ['定义', [String(Object.keys(defs).length)]],
        ['代码表', [String(tables.length)]],
      ]),
    ],
    sections: [],
  })),
});
