/** Requirements: one row per normative statement, from requirements/*.yaml, in id order. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { home, readFolder } from './sources.ts';

/** How a requirement is proven. */
export interface Verification {
  /** test = named tests prove it on our server and plugins; schema = invalid examples that break it; none = not proven, with a reason. */
  readonly method: 'test' | 'schema' | 'static' | 'inspect' | 'evidence' | 'none';
  /** `path of a test file#title of the test`, for methods test and static; of a planned row `JY-XXX-000/name`, the check that is to be written. */
  readonly checks?: readonly string[];
  /** Not proven yet: what the row binds does not exist, or no platform that serves it has been tried. */
  readonly state?: 'planned';
  /** Why it is not proven (none), or which paper proves it (evidence). */
  readonly reason?: string;
}

/** What a row will bind once it exists, and which module brings it; without a name all of it exists and only the proof is to come. */
export interface Planned {
  /** Part of the project that brings it. */
  readonly module: string;
  readonly operations?: readonly string[];
  readonly schemas?: readonly string[];
  readonly rules?: readonly string[];
  readonly pages?: readonly string[];
}

/** A row of the registry. */
export interface Requirement {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly statement: { readonly zh: string; readonly en: string };
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  /** literal = the notice says it; derived = follows from its words (reason); adopted = from another norm (source, evidence); project = ours. */
  readonly basis: 'literal' | 'derived' | 'adopted' | 'project';
  /** Why it follows, for derived. */
  readonly reason?: string;
  /** Norm and place, for adopted. */
  readonly source?: string;
  /** How the source was known, for adopted: read, reported by others, or remembered. */
  readonly evidence?: 'text' | 'second-hand' | 'memory';
  readonly clauses: readonly string[];
  readonly actor: 'platform' | 'site' | 'page' | 'plugin' | 'operator';
  /** What exists and is bound. */
  readonly surface: {
    readonly operations?: readonly string[];
    readonly schemas?: readonly string[];
    readonly pages?: readonly string[];
    readonly rules?: readonly string[];
    /** Data of generated/, by the name of its file without .json. */
    readonly data?: readonly string[];
  };
  /** Names that do not exist yet; each moves to `surface` when it does. */
  readonly planned?: Planned;
  readonly verify: Verification;
  readonly stability: 'experimental' | 'candidate' | 'stable' | 'deprecated' | 'withdrawn';
  readonly since: string;
}

/** Rows by file. */
export const readRequirementFiles = (): readonly { readonly file: string; readonly doc: readonly Requirement[] }[] =>
  readFolder('requirements')
    .filter(({ file }) => file !== areasFile)
    .map(({ file, doc }) => ({ file, doc: doc as readonly Requirement[] }));

const areasFile = 'requirements/areas.yaml';

/** An area (领域) of requirements. */
export interface Area {
  /** Middle part of the ids, e.g. RES of JY-RES-003. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** Area of a requirement: `SITE` of JY-SITE-003. */
export const areaOf = (id: string): string => id.split('-')[1] ?? '';

/** Areas of the rows in the order of areas.yaml; one that has no title comes last under its id. Throws on a title without rows. */
export function areasOf(
  rows: readonly Pick<Requirement, 'id'>[],
  titled: readonly Area[] = parse(readFileSync(join(home, areasFile), 'utf8')) as readonly Area[],
): readonly Area[] {
  const used = new Set(rows.map(({ id }) => areaOf(id)));
  const stale = titled.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  if (stale.length > 0) throw new Error(`${areasFile}: no requirement is of the area ${stale.join(', ')}`);
  const rest = [...used].filter((area) => !titled.some(({ id }) => id === area)).sort();
  return [...titled, ...rest.map((id) => ({ id, zh: id, en: id }))];
}

/** All rows, sorted by id. */
export const requirementsJson = (): readonly Requirement[] =>
  readRequirementFiles()
    .flatMap(({ doc }) => doc)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Whether a row still waits for what it binds. */
export const isPlanned = ({ verify }: Requirement): boolean => verify.state === 'planned';

/** How far a row is: proven; all it binds exists and its proof is to come; what it binds is to come, at least in part. */
export type RowState = 'implemented' | 'specified' | 'planned';

/** State of a row. */
export function stateOf({ verify, planned }: Pick<Requirement, 'verify' | 'planned'>): RowState {
  if (verify.state !== 'planned') return 'implemented';
  const { module: _, ...names } = planned ?? { module: '' };
  return Object.values(names).some((list) => list.length > 0) ? 'planned' : 'specified';
}
