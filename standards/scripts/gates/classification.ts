/** The data classification is complete, says nothing twice, and names who uses each table. */
import type { CodeTable } from '../sources.ts';
import { type WantedTable, wantedTables } from './classification-list.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import type { World } from './world.ts';

/** Modules that may be named in `usedBy`. */
const modules = new Set([
  ...['reference-server', 'sdk', 'standards', 'docs', 'migration'],
  ...['search', 'analytics', 'push', 'portal', 'publishing', 'identity', 'interaction', 'complaint', 'rating', 'personalization', 'monitoring', 'protection'],
  ...['exchange', 'service-bridge', 'channels'],
]);

/** Judges the tables against the list of subjects, and against each other. @param wanted the list; tests give another */
export function checkClassification({ standard: { tables } }: World, wanted: readonly WantedTable[] = wantedTables): GateResult {
  const ids = new Set(tables.map(({ id }) => id));
  const listed = wanted.flatMap(({ tables: own = [] }) => own);
  const findings = [
    ...wanted
      .filter(({ tables: own = [], excuse = '' }) => own.length === 0 && excuse.trim() === '')
      .map(({ subject }) => `“${subject}” has no table and no excuse`),
    ...listed.filter((id) => !ids.has(id)).map((id) => `table ${id} is wanted and does not exist`),
    ...repeated(listed).map((id) => `table ${id} is listed under two subjects`),
    ...tables.filter(({ id }) => !listed.includes(id)).map(({ id }) => `table ${id} stands under no subject of classification-list.ts`),
    ...tables.flatMap(moduleFaults),
    ...sameTables(tables),
  ];
  return closeGate('classification', tables.length, findings);
}

function moduleFaults({ id, usedBy }: CodeTable): readonly string[] {
  if (usedBy === undefined) return [];
  const [, module = '', what = ''] = /^([\w-]+): (.+)$/u.exec(usedBy.split(' · ').at(-1) ?? '') ?? [];
  if (modules.has(module) && what.trim() !== '') return [];
  return [`${id}: usedBy "${usedBy}" must end with "<module>: <what>", with one of ${[...modules].join(', ')}`];
}

/** Two tables of one title, or of which one holds all names of the other, say the same. */
function sameTables(tables: readonly CodeTable[]): readonly string[] {
  const titles = (['zh', 'en'] as const).flatMap((language) =>
    repeated(tables.map(({ title }) => title[language])).map((title) => `two tables are called "${title}"`),
  );
  const named = tables.map(({ id, members }) => ({ id, names: new Set(members.map(({ zh }) => zh)) }));
  const held = named.flatMap((one) =>
    named
      .filter((other) => one.id !== other.id && other.names.size > 1 && [...other.names].every((name) => one.names.has(name)))
      .map((other) => `${other.id}: all its names stand in ${one.id} too; keep one of the two`),
  );
  return [...titles, ...held];
}
