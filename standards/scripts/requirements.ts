/** Requirements: one row per normative statement, from requirements/*.yaml, in id order. */
import { readFolder } from './sources.ts';

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
  readFolder('requirements').map(({ file, doc }) => ({ file, doc: doc as readonly Requirement[] }));

/** All rows, sorted by id. */
export const requirementsJson = (): readonly Requirement[] =>
  readRequirementFiles()
    .flatMap(({ doc }) => doc)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Whether a row still waits for what it binds. */
export const isPlanned = ({ verify }: Requirement): boolean => verify.state === 'planned';
