/** Clauses: every sentence of the notice with its disposition, from clauses/*.yaml. */
import { readFolder } from './sources.ts';

/** Clause documents as written. */
export const clausesJson = (): readonly unknown[] => readFolder('clauses').map(({ doc }) => doc);
