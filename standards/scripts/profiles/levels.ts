/**
 * Levels (基础级 ⊂ 互联级 ⊂ 完整级): what a platform must serve. Requirements come by area, each with the first level that has one of the
 * operations it binds; what is not written yet is listed as planned and asked of nobody.
 */
import { areaOf, isPlanned, type Requirement } from '../requirements.ts';
import type { Schema } from '../schema-shape.ts';
import { hasWords, type ProfileWorld } from './compile.ts';
import { hint } from './near.ts';
import type { Profile } from './profile.ts';

/** What a profile and its bases ask for. */
export interface Claims {
  readonly modules: readonly string[];
  readonly operations: readonly string[];
  readonly areas: readonly string[];
  /** Ids of requirements that are in force. */
  readonly requirements: readonly string[];
  /** Ids of requirements of these areas that wait for what they bind. */
  readonly planned: readonly string[];
  /** Modules that will come with this level or a base of it. */
  readonly plannedModules: readonly string[];
}

const nothing: Claims = { modules: [], operations: [], areas: [], requirements: [], planned: [], plannedModules: [] };

/** What is asked for, how the capability document shows it, and faults. */
export function resolveAsks({ asks }: Profile, base: Claims = nothing, world: ProfileWorld) {
  if (!asks) return { claims: base, parts: [], faults: [] };
  const areas = [...new Set(world.requirements.map(({ id }) => areaOf(id)))];
  const modules = [...new Set(world.operations.values())];
  const waiting = [...new Set(world.requirements.flatMap(({ planned }) => planned?.module ?? []))];
  const faults = [
    ...asks.areas.filter((area) => !areas.includes(area)).map((area) => `asks: there is no area "${area}"${hint(area, areas)}`),
    ...asks.areas.filter((area) => base.areas.includes(area)).map((area) => `asks: area ${area} comes with a base already`),
    ...asks.planned.filter((name) => !waiting.includes(name)).map((name) => `asks: no requirement waits for the module "${name}"${hint(name, waiting)}`),
    ...asks.modules.filter(({ title }) => !hasWords(title)).map(({ name }) => `asks: module ${name} needs a title in zh and en`),
    ...asks.modules.flatMap(({ name, operations }) => moduleFaults(name, operations, modules, base, world)),
  ];
  const claims: Omit<Claims, 'requirements' | 'planned'> = {
    modules: [...base.modules, ...asks.modules.map(({ name }) => name)],
    operations: [...base.operations, ...asks.modules.flatMap(({ operations }) => operations)],
    areas: [...base.areas, ...asks.areas],
    plannedModules: [...base.plannedModules, ...asks.planned],
  };
  const rows = world.requirements.filter((row) => claims.areas.includes(areaOf(row.id)));
  const ids = (list: readonly Requirement[]) => list.map(({ id }) => id).sort();
  return {
    claims: {
      ...claims,
      requirements: ids(rows.filter((row) => !isPlanned(row) && isServed(row, claims.operations))),
      planned: ids(rows.filter((row) => isPlanned(row) && claims.plannedModules.includes(row.planned?.module ?? ''))),
    },
    parts: asks.modules.length > 0 && faults.length === 0 ? [{ type: 'Capabilities', schema: shown(asks.modules.map(({ name }) => name)) }] : [],
    faults,
  };
}

const isServed = ({ surface: { operations = [] } }: Requirement, served: readonly string[]): boolean =>
  operations.length === 0 || operations.some((one) => served.includes(one));

function moduleFaults(name: string, operations: readonly string[], modules: readonly string[], base: Claims, world: ProfileWorld): readonly string[] {
  if (!modules.includes(name)) return [`asks: there is no module "${name}"${hint(name, modules)}`];
  if (base.modules.includes(name)) return [`asks: module ${name} comes with a base already`];
  const own = [...world.operations].filter(([, module]) => module === name).map(([id]) => id);
  const missing = own.filter((one) => !operations.includes(one));
  return [
    ...operations.filter((one) => !own.includes(one)).map((one) => `asks: module ${name} has no operation "${one}"${hint(one, own)}`),
    // a module is served whole or not at all (JY-IFC-020)
    ...missing.map((one) => `asks: module ${name} is asked for without its operation ${one}`),
  ];
}

/** A capability document lists each module. Discovery is the document itself and is listed nowhere. */
const shown = (names: readonly string[]): Schema => ({
  properties: {
    modules: {
      allOf: names.filter((name) => name !== 'discovery').map((name) => ({ contains: { properties: { name: { const: name } }, required: ['name'] } })),
    },
  },
});
