/**
 * Each requirement is proven, or says why not. A named test must stand in the file under that title; a row proven by schemas needs an
 * invalid example that breaks it. That the tests pass is what the test run shows. A planned row names the checks to come by ids of its own.
 */
import { isPlanned, type Requirement } from '../requirements.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';
import { rowsOf, type World } from './world.ts';

const methods = new Set(['test', 'schema', 'static', 'inspect', 'evidence', 'none']);

/** Judges each row. */
export function checkVerification(world: World): GateResult {
  const rows = rowsOf(world);
  return closeGate(
    'verification',
    rows.reduce((sum, { verify }) => sum + 1 + (verify.checks ?? []).length, 0),
    [
      ...rows.flatMap((row) => (isPlanned(row) ? plannedFaults(row) : rowFaults(row, world))),
      ...repeated(rows.filter(isPlanned).flatMap(({ verify }) => verify.checks ?? [])).map((check) => `planned check ${check} stands twice`),
    ],
  );
}

function plannedFaults({ id, verify: { method, checks = [], reason } }: Requirement): readonly string[] {
  const strange = checks.filter((check) => !/^JY-[A-Z]+-\d{3}\/[a-z0-9]+(-[a-z0-9]+)*$/.test(check) || !check.startsWith(`${id}/`));
  const byPerson = method === 'inspect' || method === 'evidence';
  return [
    ...strange.map((check) => `${id}: planned check "${check}" is not of the form ${id}/what-is-checked`),
    ...(method === 'none' || !methods.has(method)
      ? [`${id}: is planned and says by "${method}" how it will be verified; say test, schema, static, inspect or evidence`]
      : []),
    ...(byPerson && !reason?.trim() ? [`${id}: method ${method} needs a reason`] : []),
    ...(!byPerson && checks.length === 0 ? [`${id}: is planned without naming the check to come`] : []),
  ];
}

function rowFaults({ id, level, verify }: Requirement, world: World): readonly string[] {
  const { method, checks = [], reason } = verify;
  switch (method) {
    case 'test':
      if (checks.length === 0) return [`${id}: names no test; give "path#title" of one that fails when it is broken`];
      return checks.flatMap((check) => checkFaults(id, check, world));
    case 'schema':
      if (world.examples.invalid.some((example) => example.reason.requirement === id)) return [];
      return [`${id}: no invalid example breaks it; add one whose reason names it`];
    case 'static':
      return checks.length > 0 ? checks.flatMap((check) => checkFaults(id, check, world)) : [`${id}: names no gate ("path#title")`];
    case 'inspect':
    case 'evidence':
    case 'none': {
      const faults = reason?.trim() ? [] : [`${id}: method ${method} needs a reason`];
      return level === 'MUST' && method === 'none' && !/第.+期|slice/.test(reason ?? '')
        ? [...faults, `${id}: a MUST that is not proven names the slice that will prove it`]
        : faults;
    }
    default:
      return [`${id}: method "${String(method)}" is unknown`];
  }
}

function checkFaults(id: string, check: string, { readText }: World): readonly string[] {
  const [path = '', title = ''] = check.split(/#(.*)/s);
  const text = readText(path);
  if (text === undefined) return [`${id}: names ${path}, which does not exist`];
  if (!/\.(test|suite)\.ts$/.test(path)) return [`${id}: names ${path}, which is no test file`];
  // a title in a table of cases stands without the quotes of a call
  const quoted = [`'${title}'`, `"${title}"`, `\`${title}\``, `'${title.replaceAll("'", "\\'")}'`];
  return title !== '' && quoted.some((form) => text.includes(form)) ? [] : [`${id}: ${path} has no test titled "${title}"`];
}

/** Rows by method, planned ones apart, for the report. */
export function countMethods(world: World): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const row of rowsOf(world)) {
    const method = isPlanned(row) ? 'planned' : row.verify.method;
    counts[method] = (counts[method] ?? 0) + 1;
  }
  return counts;
}
