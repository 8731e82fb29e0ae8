/** Ajv's bare verdict on plain JSON Schema 2020-12 with asserted formats: for programs that compare schemas and not records. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Whether a value is valid. */
export type Verdict = (value: unknown) => boolean;

/** Schemas that refer to each other by address, each compiled once. */
export interface VerdictShelf {
  /** @param address what other schemas of the shelf refer to it by */
  add(address: string, schema: object): void;
  /** @returns undefined when ajv cannot compile it, or what it refers to */
  verdictOf(address: string): Verdict | undefined;
}

/** An empty shelf. Unknown keywords say nothing, as JSON Schema has it. */
export function createVerdictShelf(): VerdictShelf {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false, allErrors: false, code: { optimize: false } });
  addFormats.default(ajv);
  return {
    add: (address, schema) => void ajv.addSchema(schema, address),
    verdictOf(address) {
      try {
        const validate = ajv.getSchema(address);
        return validate && ((value) => validate(value) === true);
      } catch {
        return undefined;
      }
    },
  };
}
