/** Crosswalks (对照表): codes and fields of platforms in use beside ours. Those of a code table are named as it is, so they are asked for by `crosswalk <id>`. */

import list from '@jiyue/standards/generated/crosswalks.json' with { type: 'json' };
import type { Explanation, Item } from './explanation.ts';
import type { Words } from './standard.ts';

interface Crosswalk {
  readonly id: string;
  readonly title: Words;
  readonly table?: string;
  readonly also?: readonly string[];
  readonly systems: readonly (Words & { readonly id: string; readonly evidence: string })[];
  readonly rows?: readonly { readonly system: string; readonly theirs: string; readonly zh: string; readonly ours?: readonly string[]; readonly fit: string }[];
  readonly fields?: readonly { readonly field: string; readonly zh: string; readonly path?: string; readonly names: { readonly [system: string]: string } }[];
}

const crosswalks = list as readonly Crosswalk[];

/** What all crosswalks are asked for by. */
export const crosswalkNames: readonly string[] = crosswalks.map(({ id }) => `crosswalk ${id}`);

/** Id of the crosswalk of a table; undefined when nobody’s codes were compared with it. */
export const crosswalkOf = (table: string): string | undefined => crosswalks.find((one) => one.table === table || one.also?.includes(table))?.id;

/** By `crosswalk <id>` or by title; undefined when there is none. */
export function explainCrosswalk(asked: string): Explanation | undefined {
  const id = /^crosswalk\s+(\S+)$/i.exec(asked)?.[1]?.toLowerCase();
  const crosswalk = crosswalks.find((one) => one.id === id || one.title.zh === asked || one.title.en.toLowerCase() === asked.toLowerCase());
  if (!crosswalk) return undefined;
  const { rows = [], fields = [], systems, table } = crosswalk;
  const lines = [
    ...rows.map(({ system, theirs, zh, ours = [], fit }): Item => {
      const ourWords = ours.join(', ') || '–';
      return { id: `${system} ${theirs}`, title: { zh: `${zh === theirs ? '' : `${zh}：`}${ourWords}（${fit}）`, en: `${ourWords} (${fit})` } };
    }),
    ...fields.map(({ field, zh, path, names }): Item => {
      const theirs = Object.entries(names).map(([system, name]) => `${system} ${name}`);
      return { id: field, title: { zh: `${zh}：${path ?? '–'}；${theirs.join('，')}`, en: `${path ?? '–'}; ${theirs.join(', ')}` } };
    }),
  ];
  return {
    kind: 'crosswalk',
    id: `crosswalk ${crosswalk.id}`,
    title: crosswalk.title,
    facts: table === undefined ? [] : [{ key: 'table', value: table }],
    lists: [
      { key: 'systems', items: systems.map(({ id: system, zh, en }): Item => ({ id: system, title: { zh, en } })) },
      ...(lines.length > 0 ? [{ key: 'rows' as const, items: lines }] : []),
    ],
    see: table === undefined ? [] : [table],
  };
}
