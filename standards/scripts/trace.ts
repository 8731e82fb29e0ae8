/**
 * The trace of the standard, both ways: sentence of the notice → requirements → what they bind, and what is bound → requirements → sentences.
 * What does not exist yet is in it and marked; what nothing asks for is in it with an empty list.
 */
import { type ClauseFile, partsOf } from './clauses.ts';
import { type Requirement, type RowState, stateOf } from './requirements.ts';

/** Kinds of what requirements bind. */
export const surfaceKinds = ['operations', 'schemas', 'rules', 'pages', 'data'] as const;

/** A kind of it. */
export type SurfaceKind = (typeof surfaceKinds)[number];

/** Something that a requirement binds. */
export interface TracedSurface {
  readonly kind: SurfaceKind;
  readonly name: string;
  /** True for what does not exist yet. */
  readonly planned: boolean;
}

/** A requirement as a trace shows it. */
export interface TracedRequirement {
  readonly id: string;
  readonly level: Requirement['level'];
  readonly state: RowState;
  readonly surfaces: readonly TracedSurface[];
}

/** A sentence, or a part of one, and what answers it. */
export interface ClauseTrace {
  readonly clause: string;
  readonly disposition: string;
  readonly requirements: readonly TracedRequirement[];
}

/** Something bound, and what asks for it. */
export interface SurfaceTrace extends TracedSurface {
  readonly requirements: readonly string[];
  readonly clauses: readonly string[];
}

/** Both ways. */
export interface Trace {
  readonly clauses: readonly ClauseTrace[];
  readonly surfaces: readonly SurfaceTrace[];
}

/** Names of what exists, by kind; what nothing binds is traced, too. */
export type Existing = { readonly [kind in SurfaceKind]?: readonly string[] };

/** Traces everything, in the order of the notice and in the order of names. */
export function traceOf(clauses: readonly ClauseFile[], rows: readonly Requirement[], existing: Existing): Trace {
  return {
    clauses: clauses.flatMap(partsOf).map(({ id, disposition }) => ({
      clause: id,
      disposition,
      requirements: rows.filter((row) => row.clauses.includes(id)).map(traced),
    })),
    surfaces: surfacesOf(rows, existing),
  };
}

const traced = (row: Requirement): TracedRequirement => ({ id: row.id, level: row.level, state: stateOf(row), surfaces: boundBy(row) });

/** What a row binds: what exists first, then what is planned. */
function boundBy({ surface, planned }: Requirement): readonly TracedSurface[] {
  const named = (names: { readonly [kind in SurfaceKind]?: readonly string[] }, isPlanned: boolean) =>
    surfaceKinds.flatMap((kind) => (names[kind] ?? []).map((name) => ({ kind, name, planned: isPlanned })));
  return [...named(surface, false), ...named(planned ?? {}, true)];
}

function surfacesOf(rows: readonly Requirement[], existing: Existing): readonly SurfaceTrace[] {
  const uses = rows.flatMap((row) => boundBy(row).map((surface) => ({ surface, row })));
  const groups = Map.groupBy(uses, ({ surface }) => keyOf(surface));
  const bound = [...groups.values()].map((own): SurfaceTrace => {
    const { kind, name, planned } = own[0]!.surface;
    return { kind, name, planned, requirements: own.map(({ row }) => row.id), clauses: [...new Set(own.flatMap(({ row }) => row.clauses))] };
  });
  const unbound = surfaceKinds.flatMap((kind) =>
    (existing[kind] ?? [])
      .map((name) => ({ kind, name, planned: false }))
      .filter((surface) => !groups.has(keyOf(surface)))
      .map((surface): SurfaceTrace => ({ ...surface, requirements: [], clauses: [] })),
  );
  const order = ({ kind, planned, name }: TracedSurface) => `${surfaceKinds.indexOf(kind)} ${planned ? 1 : 0} ${name}`;
  return [...bound, ...unbound].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const keyOf = ({ kind, name, planned }: TracedSurface): string => `${kind} ${planned} ${name}`;
