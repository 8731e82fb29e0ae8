/**
 * What is planned stays honest: a planned name is well formed, belongs to one module, is no second spelling of another name, and stands in
 * `surface` as soon as it exists.
 */
import type { Planned, Requirement } from '../requirements.ts';
import { closeGate, type GateResult } from './gate.ts';
import { operationsOf, rowsOf, type World } from './world.ts';

type Kind = 'operations' | 'schemas' | 'rules' | 'pages';

const kinds: readonly Kind[] = ['operations', 'schemas', 'rules', 'pages'];

/** How a name of each kind is written. */
const forms: Readonly<Record<Kind, RegExp>> = {
  operations: /^[a-z]+([A-Z][a-z]+)+$/,
  schemas: /^([A-Z][a-z0-9]+)+$/,
  rules: /^[a-z0-9]+(-[a-z0-9]+)+$/,
  pages: /^[a-z0-9]+(-[a-z0-9]+)*$/,
};

/** Parts of the project that bring what is planned: `registry` to `changes` lie in the core, `standard` is this folder, the rest are plugins or parts of the SDK. */
const modules = new Set([
  'registry',
  'repository',
  'changes',
  'standard',
  'portal',
  'publishing',
  'search',
  'interaction',
  'identity',
  'complaint',
  'rating',
  'personalization',
  'push',
  'monitoring',
  'analytics',
  'protection',
  'exchange',
  'service-bridge',
  'channels',
  'migration',
  'inspection',
]);

/** One planned name and the row that states it. */
interface Name {
  readonly row: string;
  readonly module: string;
  readonly kind: Kind;
  readonly name: string;
}

/** Judges each planned name. */
export function checkPlanned(world: World): GateResult {
  const planned = rowsOf(world).filter((row): row is Requirement & { readonly planned: Planned } => row.planned !== undefined);
  const names = planned.flatMap(namesOf);
  const existing = existingNames(world);
  const taken = new Set([...world.standard.tables.map(({ typeName }) => typeName), ...world.standard.scalars.map(({ name }) => name)]);
  const findings = [
    // all that a row binds may exist while its proof still needs a platform that runs
    ...planned
      .filter((row) => !names.some(({ row: id }) => id === row.id) && !bindsSomething(row))
      .map(({ id }) => `${id}: plans nothing and binds nothing; name operations, schemas, rules or pages`),
    ...planned.filter((row) => !modules.has(row.planned.module)).map((row) => `${row.id}: module "${row.planned.module}" is unknown`),
    ...names.filter(({ kind, name }) => !forms[kind].test(name)).map(({ row, kind, name }) => `${row}: "${name}" is not how ${kind} are named`),
    ...names.flatMap((one) => existenceFaults(one, existing)),
    ...names
      .filter(({ kind, name }) => kind === 'schemas' && taken.has(name))
      .map(({ row, name }) => `${row}: plans a record ${name}, which is the name of a code table or scalar; name the record otherwise`),
    ...homeFaults(names),
    ...spellingFaults([...new Set(names.map(({ kind, name }) => `${kind} ${name}`))]),
  ];
  return closeGate('planned', names.length, findings);
}

const bindsSomething = ({ surface }: Requirement): boolean => Object.values(surface).some((list) => list.length > 0);

const namesOf = ({ id, planned }: Requirement & { readonly planned: Planned }): readonly Name[] =>
  kinds.flatMap((kind) => (planned[kind] ?? []).map((name) => ({ row: id, module: planned.module, kind, name })));

/** What exists, by kind; the rules are those the rows bind, which a test of the SDK compares with its own. */
const existingNames = (world: World): Readonly<Record<Kind, readonly string[]>> => ({
  operations: operationsOf(world).map(({ operationId }) => operationId),
  schemas: [...world.standard.model.keys()],
  rules: rowsOf(world).flatMap(({ surface }) => surface.rules ?? []),
  pages: world.pages.map(({ doc }) => (doc as { readonly id: string }).id),
});

function existenceFaults({ row, kind, name }: Name, existing: Readonly<Record<Kind, readonly string[]>>): readonly string[] {
  if (existing[kind].includes(name)) return [`${row}: plans ${name}, which exists; move it to surface`];
  return existing[kind]
    .filter((known) => spellingOf(known) === spellingOf(name))
    .map((known) => `${row}: plans ${name}, which is another spelling of ${known}`);
}

/** A name has one home. */
function homeFaults(names: readonly Name[]): readonly string[] {
  const homes = new Map<string, Set<string>>();
  for (const { kind, name, module } of names) homes.set(`${kind} ${name}`, (homes.get(`${kind} ${name}`) ?? new Set()).add(module));
  return [...homes].filter(([, all]) => all.size > 1).map(([name, all]) => `planned ${name} has several modules: ${[...all].sort().join(', ')}`);
}

function spellingFaults(names: readonly string[]): readonly string[] {
  const bySpelling = Map.groupBy(names, spellingOf);
  return [...bySpelling.values()].filter((all) => all.length > 1).map((all) => `planned names differ in spelling alone: ${all.join(', ')}`);
}

/** A name without what two spellings of one name may differ in: case and hyphens. The plural stays: a list is not its item. */
const spellingOf = (name: string): string => name.replaceAll('-', '').toLowerCase();
