/**
 * Ajv for schemas known only at run time: OpenAPI documents and the settings of plugins. Draft 2020-12, all formats, strict about
 * unknown keywords, so that a misspelt one is a fault and not a rule that never holds. Never loads anything from an address.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { uniqueItems } from './unique-items.ts';

/** Keywords of OpenAPI 3.1 and of the standard that say nothing about validity. */
const notes = ['example', 'externalDocs', 'xml', 'x-jiyue-en', 'x-jiyue-table', 'x-jiyue-requirement', 'x-jiyue-personal'];

/** How a schema judges: the first fault, or all of them. */
export type Mode = 'fast' | 'full';

/**
 * @param vocabulary further keywords that say nothing about validity
 * @param isChecked the schemas went through `schemaFault` already; checking them again would compile the draft's own schema once more
 */
export function createAjv(mode: Mode, vocabulary: Iterable<string> = [], isChecked = false): Ajv2020 {
  const ajv = new Ajv2020({
    validateSchema: !isChecked,
    allErrors: mode === 'full',
    discriminator: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    logger: false,
    code: { process: joinInPlace },
  });
  addFormats.default(ajv);
  ajv.removeKeyword('uniqueItems').addKeyword(uniqueItems);
  for (const keyword of new Set([...notes, ...vocabulary])) ajv.addKeyword({ keyword });
  return ajv;
}

/**
 * Ajv copies all faults found so far each time a referred schema fails: a list of 100,000 wrong items took minutes. Here they are added in
 * place; beyond 10,000 one for each failing schema, which keeps the verdict (Ajv judges by their number) and bounds the memory.
 */
const joinInPlace = (code: string): string =>
  code.replace(
    /vErrors = vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g,
    'if(vErrors === null)vErrors = $1.errors;else for(const one of $1.errors.slice(0, Math.max(1, 10000 - vErrors.length)))vErrors.push(one)',
  );

let draft: Ajv2020 | undefined;

/** Why this is no schema of draft 2020-12; undefined: it is one. The draft's own schema is compiled once a process, it is large. */
export function schemaFault(schema: object): string | undefined {
  draft ??= createAjv('fast');
  return draft.validateSchema(schema) ? undefined : `schema is invalid: ${draft.errorsText(draft.errors)}`;
}
