/** Ids are unique, of the agreed form, and never leave a hole: a hole would be an id that was taken back. */
import { rowsOf, operationsOf, type World } from './world.ts';
import { closeGate, type GateResult, repeated } from './gate.ts';

/** Judges the ids of requirements, code tables, codes, types, clauses, events and operations. */
export function checkIds(world: World): GateResult {
  const { tables, scalars, model } = world.standard;
  const rows = rowsOf(world);
  const clauseIds = world.clauses.flatMap(({ header, headings, sentences }) => [
    ...[...header, ...headings, ...sentences].map(({ id }) => id),
    ...sentences.flatMap(({ parts = [] }) => parts.map(({ id }) => id)),
  ]);
  const typeNames = [...model.keys(), ...tables.map(({ typeName }) => typeName), ...scalars.map(({ name }) => name)];
  const operationIds = operationsOf(world).map(({ operationId }) => operationId);
  const unique: readonly (readonly [string, readonly string[]])[] = [
    ['requirement', rows.map(({ id }) => id)],
    ['code table', tables.map(({ id }) => id)],
    ['type', typeNames],
    ['clause', clauseIds],
    ['operation', operationIds],
    ...tables.map(({ id, members }) => [`code of table ${id}`, members.map(({ code }) => code)] as const),
  ];
  const findings = [
    ...unique.flatMap(([what, ids]) => repeated(ids).map((id) => `${what} "${id}" stands twice; give the later one an id of its own`)),
    ...operationIds.filter((id) => !/^[a-z]+([A-Z][a-z]+)*$/.test(id)).map((id) => `operation "${id}": write verb and noun in camelCase`),
    ...requirementForms(world),
    ...tableForms(world),
  ];
  return closeGate('ids', unique.flatMap(([, ids]) => ids).length, findings);
}

function requirementForms({ requirements }: World): readonly string[] {
  const findings: string[] = [];
  for (const { file, doc } of requirements) {
    const area = file.replace(/^.*\//, '').replace('.yaml', '').toUpperCase();
    doc.forEach(({ id }, index) => {
      const expected = `JY-${area}-${String(index + 1).padStart(3, '0')}`;
      if (id !== expected) findings.push(`${file}: row ${index + 1} is "${id}", expected "${expected}"; rows count up and withdrawn ones stay`);
    });
  }
  return findings;
}

function tableForms({ standard: { tables }, codeFiles }: World): readonly string[] {
  const files = new Set(codeFiles.map(({ file }) => file));
  return tables.flatMap(({ id, members }) => {
    const codes = new Set(members.map(({ code }) => code));
    return [
      ...(files.has(`codes/${id}.yaml`) ? [] : [`code table "${id}" does not stand in codes/${id}.yaml; name the file after the table`]),
      ...members
        .filter(({ parent }) => parent !== undefined && !codes.has(parent))
        .map(({ code, parent }) => `${id}: ${code} has the parent "${parent}", which is no code of the table`),
    ];
  });
}
