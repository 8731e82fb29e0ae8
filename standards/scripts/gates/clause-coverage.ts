/** Requirements and the notice, both ways: every cited clause exists and is mapped; every mapped part is answered now, or open with a slice and a reason. */
import { partsOf } from '../clauses.ts';
import { isPlanned } from '../requirements.ts';
import { closeGate, type GateResult } from './gate.ts';
import { rowsOf, type World } from './world.ts';

/** Judges each citation and each mapped part. */
export function checkClauseCoverage(world: World): GateResult {
  const parts = new Map(world.clauses.flatMap(partsOf).map((part) => [part.id, part]));
  const cited = new Set<string>();
  const findings: string[] = [];
  for (const { id, clauses } of rowsOf(world)) {
    if (clauses.length === 0) findings.push(`${id}: cites no clause; name the part of the notice it serves`);
    for (const clause of clauses) {
      cited.add(clause);
      const part = parts.get(clause);
      if (!part) findings.push(`${id}: cites ${clause}, which is no part or undivided sentence of a clause file`);
      else if (part.disposition !== 'mapped') findings.push(`${id}: cites ${clause}, which is ${part.disposition}; cite what is mapped`);
    }
  }
  for (const part of parts.values()) {
    const open = 'open' in part ? part.open : undefined;
    if (part.disposition !== 'mapped') continue;
    if (cited.has(part.id) && open) findings.push(`${part.id}: is open for "${open.slice}" and yet answered; take "open" away`);
    if (!cited.has(part.id) && !open)
      findings.push(`${part.id} “${part.zh}”: no requirement cites it; write one, or state the slice and the reason under "open"`);
    if (open && (!open.slice?.trim() || !open.reason?.trim())) findings.push(`${part.id}: "open" needs a slice and a reason`);
  }
  return closeGate('clause-coverage', cited.size + parts.size, findings);
}

/** How many parts of the notice software answers, and how. */
export interface Coverage {
  readonly mapped: number;
  /** Cited by a requirement. */
  readonly answered: number;
  /** Cited by planned requirements only: said what must hold, nothing there yet. */
  readonly plannedOnly: number;
  readonly open: number;
}

/** How far the notice is answered, for the report. */
export function countCoverage(world: Pick<World, 'clauses' | 'requirements'>): Coverage {
  const mapped = world.clauses.flatMap(partsOf).filter(({ disposition }) => disposition === 'mapped');
  const rows = rowsOf(world);
  const cited = new Set(rows.flatMap(({ clauses }) => clauses));
  const bound = new Set(rows.filter((row) => !isPlanned(row)).flatMap(({ clauses }) => clauses));
  return {
    mapped: mapped.length,
    answered: mapped.filter(({ id }) => cited.has(id)).length,
    plannedOnly: mapped.filter(({ id }) => cited.has(id) && !bound.has(id)).length,
    open: mapped.filter((part) => 'open' in part && part.open).length,
  };
}
