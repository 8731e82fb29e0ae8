/** Ajv's bare verdict on plain JSON Schema 2020-12 with asserted formats: for programs that compare schemas and not records. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Whether a value is valid. */
export type Verdict = (value: unknown) => boolean;

/** Unknown keywords say nothing, as JSON Schema has it. @returns undefined when ajv cannot compile the schema */
export function compileVerdict(schema: object): Verdict | undefined {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, allErrors: false, addUsedSchema: false });
  addFormats.default(ajv);
  try {
    const validate = ajv.compile(schema);
    return (value) => validate(value) === true;
  } catch {
    return undefined;
  }
}
