/** Requirements: one row per normative statement, from requirements/*.yaml, in id order. */
import { readFolder } from './sources.ts';

/** A row of the registry. */
export interface Requirement {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly statement: { readonly zh: string; readonly en: string };
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  readonly basis: 'literal' | 'derived' | 'adopted' | 'project';
  readonly clauses: readonly string[];
  readonly source?: string;
  readonly actor: string;
  readonly surface: {
    readonly operations?: readonly string[];
    readonly schemas?: readonly string[];
    readonly pages?: readonly string[];
    readonly rules?: readonly string[];
  };
  readonly verify: { readonly method: string; readonly by?: string; readonly reason?: string };
  readonly stability: string;
  readonly since: string;
}

/** All rows, sorted by id. */
export const requirementsJson = (): readonly Requirement[] =>
  readFolder('requirements')
    .flatMap(({ doc }) => doc as readonly Requirement[])
    .sort((a, b) => (a.id < b.id ? -1 : 1));
