/** Requirements and what they bind, both ways: each surface exists, and what cites a requirement stands in its surface. */
import { closeGate, type GateResult } from './gate.ts';
import type { Doc } from '../sources.ts';
import { operationsOf, rowsOf, type World } from './world.ts';

/** Judges operations, types and pages against the registry. Rule ids are compared with the SDK by the SDK's own test. */
export function checkSurfaces(world: World): GateResult {
  const rows = new Map(rowsOf(world).map((row) => [row.id, row]));
  const operations = operationsOf(world);
  const types = world.standard.model;
  const pages = new Set(world.pages.map(({ doc }) => (doc as { readonly id: string }).id));
  const findings: string[] = [];
  let subjects = 0;
  const expect = (holds: boolean, finding: string) => {
    subjects += 1;
    if (!holds) findings.push(finding);
  };

  for (const { operationId, requirements } of operations) {
    expect(requirements.length > 0, `operation ${operationId}: cites no requirement (x-jiyue-requirement)`);
    for (const id of requirements)
      expect(rows.get(id)?.surface.operations?.includes(operationId) ?? false, `operation ${operationId}: cites ${id}, whose surface does not name it`);
  }
  for (const { name, requirement } of types.values()) {
    if (!requirement) continue;
    expect(rows.get(requirement)?.surface.schemas?.includes(name) ?? false, `type ${name}: cites ${requirement}, whose surface does not name it`);
  }
  for (const { id, surface, planned } of rows.values()) {
    const { operations: named = [], schemas = [], pages: kinds = [], rules = [], data = [] } = surface;
    expect(
      [named, schemas, kinds, rules, data].some((list) => list.length > 0) || planned !== undefined,
      `${id}: binds nothing; name operations, schemas, pages, rules or data`,
    );
    for (const operation of named) {
      const known = operations.find(({ operationId }) => operationId === operation);
      expect(known?.requirements.includes(id) ?? false, `${id}: names operation ${operation}, ${known ? 'which does not cite it' : 'which does not exist'}`);
    }
    for (const schema of schemas) expect(types.has(schema), `${id}: names schema ${schema}, which the model does not have`);
    for (const name of data) expect(world.outputs.has(`standards/generated/${name}.json`), `${id}: names data ${name}, and there is no generated/${name}.json`);
    for (const page of kinds) expect(pages.has(page), `${id}: names page format ${page}, which pages/ does not have`);
  }
  const bound = new Set([...[...rows.values()].flatMap(({ surface }) => surface.schemas ?? []), ...replyAndBodyTypes(world.openapi)]);
  for (const root of world.standard.roots) expect(bound.has(root), `type ${root}: stands alone, and no requirement and no operation names it`);
  return closeGate('surfaces', subjects, findings);
}

/** Types that an operation takes or gives. */
const replyAndBodyTypes = (openapi: unknown): readonly string[] =>
  [...JSON.stringify((openapi as Doc)['paths'] ?? {}).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
