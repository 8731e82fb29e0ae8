/** When things entered the standard and when they changed: computed from the frozen versions, not written by hand. */
import type { Content } from '../../../.ci/docs/book/document.ts';
import type { CodeTable, FrozenVersion, Requirement, StandardData } from './read-data.ts';

/** What happened to a thing in a version. */
export interface HistoryEntry {
  readonly version: string;
  readonly what: 'added' | 'changed' | 'removed';
}

/** @param states the thing in each version, in order; undefined where it is not there */
export function historyOf(states: readonly { readonly version: string; readonly state: unknown }[]): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  let before: string | undefined;
  for (const { version, state } of states) {
    const now = state === undefined ? undefined : canonical(state);
    if (now !== before) entries.push({ version, what: before === undefined ? 'added' : now === undefined ? 'removed' : 'changed' });
    before = now;
  }
  return entries;
}

/** Members in the order of their names: another order is no change. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

const happened = { added: '加入', changed: '修改', removed: '删去' } as const;

/** The name of what is not frozen yet. */
export const draftName = '草案';

/** In words; before the first frozen version everything is new in the draft. */
const told = (entries: readonly HistoryEntry[]): Content => [entries.map(({ version, what }) => `${version} ${happened[what]}`).join('，') || '没有变化'];

/** History of a type. */
export const typeHistory = (name: string, defs: StandardData['defs'], frozen: readonly FrozenVersion[]): Content =>
  told(historyOf([...frozen.map((version) => ({ version: version.name, state: version.defs[name] })), { version: draftName, state: defs[name] }]));

/** History of a requirement, by what it says and asks. Empty before anything is frozen: `since` says it already. */
export function requirementHistory(row: Requirement, frozen: readonly FrozenVersion[]): Content {
  if (frozen.length === 0) return [];
  const state = (one: Requirement | undefined) => one && { statement: one.statement, level: one.level };
  const before = frozen.map(({ name, requirements }) => ({ version: name, state: state(requirements.find(({ id }) => id === row.id)) }));
  return told(historyOf([...before, { version: draftName, state: state(row) }]));
}

/** History of a code table. */
export const tableHistory = (table: CodeTable, frozen: readonly FrozenVersion[]): Content =>
  told(
    historyOf([
      ...frozen.map((version) => ({ version: version.name, state: version.tables.find(({ id }) => id === table.id) })),
      { version: draftName, state: table },
    ]),
  );
