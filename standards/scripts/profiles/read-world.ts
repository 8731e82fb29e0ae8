/** The standard as far as profiles speak of it, from what generator and gates have in memory. */
import { readIndicatorFiles } from '../indicators.ts';
import { requirementsJson } from '../requirements.ts';
import { type Doc, readFolder } from '../sources.ts';
import type { Standard } from '../standard.ts';
import type { ProfileWorld } from './compile.ts';
import { readProfiles } from './profile.ts';

/** Reads what is not given. */
export function readProfileWorld({ views, roots, tables }: Standard): ProfileWorld {
  return {
    profiles: readProfiles(),
    defs: views.strict,
    roots,
    tables,
    requirements: requirementsJson(),
    indicators: readIndicatorFiles().flatMap(({ doc }) => (doc.kind === 'indicators' ? [doc] : [])),
    operations: modulesOf(readFolder('openapi').map(({ doc }) => doc as Doc)),
  };
}

/** Module of each operation: its first tag. */
export const modulesOf = (documents: readonly Doc[]): ReadonlyMap<string, string> =>
  new Map(
    documents
      .flatMap((doc) => Object.values((doc['paths'] ?? {}) as Record<string, Record<string, unknown>>))
      .flatMap((item) => Object.values(item))
      .flatMap((operation) => {
        const { operationId, tags } = (typeof operation === 'object' && operation !== null ? operation : {}) as {
          readonly operationId?: string;
          readonly tags?: readonly string[];
        };
        return operationId === undefined ? [] : [[operationId, tags?.[0] ?? ''] as const];
      }),
  );
