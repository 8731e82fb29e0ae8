/** What was given out stays: no requirement and no code vanishes or changes its meaning, no level changes inside a version. */
import { closeGate, type GateResult } from './gate.ts';
import { rowsOf, type World } from './world.ts';

/** Compares the sources with the ledger, both ways. */
export function checkLedger(world: World): GateResult {
  const { ledger, standard } = world;
  const levels = new Map<string, string>(rowsOf(world).map(({ id, level }) => [id, level]));
  const codes = new Map(standard.tables.map(({ id, members }) => [id, new Map(members.map(({ code, zh }) => [code, zh]))]));
  const findings: string[] = [];
  let subjects = 0;
  const judge = (what: string, known: string | undefined, now: string | undefined) => {
    subjects += 1;
    if (known === undefined) findings.push(`${what} is not in ledger.json; run "npm run generate"`);
    else if (now === undefined) findings.push(`${what} was given out and is gone; keep it, as withdrawn or deprecated`);
    else if (known !== now) findings.push(`${what} was "${known}" and is now "${now}"; keep its meaning and give out a new id`);
  };
  for (const id of union(Object.keys(ledger.requirements), levels.keys())) judge(`requirement ${id}`, ledger.requirements[id], levels.get(id));
  for (const table of union(Object.keys(ledger.codes), codes.keys())) {
    const [known, now] = [ledger.codes[table] ?? {}, codes.get(table) ?? new Map<string, string>()];
    for (const code of union(Object.keys(known), now.keys())) judge(`code ${code} of table ${table}`, known[code], now.get(code));
  }
  return closeGate('ledger', subjects, findings);
}

const union = (a: Iterable<string>, b: Iterable<string>): readonly string[] => [...new Set([...a, ...b])];
