/**
 * The two views keep their promise: what the strict one lets a sender send, every tolerant reader takes; and a tolerant reader also takes
 * members and codes that came later, while all else is refused by both.
 */
import { ajvErrors } from '../engines/ajv-engine.ts';
import type { Schema } from '../schema-shape.ts';
import { inRecords } from '../schema-views.ts';
import type { CodeTable } from '../sources.ts';
import { closeGate, type GateResult } from './gate.ts';
import { depthOf, spoiltCopies, withUnknownMember } from './samples.ts';
import type { World } from './world.ts';

/** Judges copies of the valid examples with one change at each place, and the code tables of both views. */
export function checkViews({ standard, examples }: World): GateResult {
  const [strict, tolerant] = [ajvErrors(standard.views.strict), ajvErrors(standard.views.tolerant)];
  const findings = new Set<string>();
  let subjects = 0;
  for (const { file, type, instance } of examples.valid.filter((example) => standard.roots.includes(example.type))) {
    const depth = depthOf(type, standard);
    for (const copy of [instance, ...spoiltCopies(instance, depth)]) {
      subjects += 1;
      const [error] = strict(type, copy).length === 0 ? tolerant(type, copy) : [];
      if (error)
        findings.add(`${type}${error.instancePath}: a sender may send it and a tolerant reader refuses it (${error.keyword}); seen on a copy of ${file}`);
    }
    for (const copy of withUnknownMember(instance, depth)) {
      subjects += 1;
      const [error] = tolerant(type, copy);
      if (error)
        findings.add(`${type}${error.instancePath}: a tolerant reader refuses a member that may come later (${error.keyword}); seen on a copy of ${file}`);
    }
  }
  const tables = standard.tables.filter(inRecords);
  return closeGate('views', subjects + tables.length, [...findings, ...tables.flatMap((table) => tableFaults(table, standard.views))]);
}

function tableFaults({ id, typeName, bind }: CodeTable, { strict, tolerant }: World['standard']['views']): readonly string[] {
  const [sent, read] = [strict[typeName] ?? {}, tolerant[typeName] ?? {}];
  const isLimited = (schema: Schema) => ['enum', 'anyOf', 'pattern'].some((keyword) => keyword in schema);
  return [
    ...(isLimited(sent) ? [] : [`${id}: the strict view takes any text`]),
    ...(isLimited(read) === (bind === 'required')
      ? []
      : [`${id}: is bound as ${bind}, and the tolerant view ${isLimited(read) ? 'refuses codes that come later' : 'takes any text'}`]),
  ];
}
