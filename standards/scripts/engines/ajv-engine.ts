/** First engine: ajv, in its strict mode, so that a misspelt keyword is an error and not a rule that never holds. */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Schema } from '../schema-shape.ts';
import type { Engine } from './engine.ts';

const notes = ['x-jiyue-en', 'x-jiyue-table', 'x-jiyue-requirement', 'x-jiyue-personal'];

/** The raw errors of an instance; empty when it is valid. */
export type Errors = (typeName: string, instance: unknown) => readonly ErrorObject[];

/** @param asserted whether `format` refuses (as the validators of the standard do) or only tells, which is the default of JSON Schema */
export function createAjv(asserted: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    discriminator: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: asserted,
    logger: false,
  });
  if (asserted) formats.default(ajv, ['date', 'date-time']);
  for (const keyword of notes) ajv.addKeyword({ keyword });
  return ajv;
}

/** Errors of each type of a set of definitions. A type is compiled when it is first asked for. */
export function ajvErrors(defs: Record<string, Schema>, asserted = true): Errors {
  const ajv = createAjv(asserted);
  ajv.addSchema({ $id: 'urn:jiyue:gates', $defs: defs });
  return (typeName, instance) => {
    const validate = ajv.getSchema(`urn:jiyue:gates#/$defs/${typeName}`);
    if (!validate) throw new Error(`no definition is named ${typeName}`);
    return validate(instance) ? [] : (validate.errors ?? []);
  };
}

/** Its verdicts, `format` not asserted: what every engine of 2020-12 must agree with. */
export function ajvEngine(defs: Record<string, Schema>): Promise<Engine> {
  const errors = ajvErrors(defs, false);
  return Promise.resolve((typeName: string, instance: unknown) => errors(typeName, instance).length === 0);
}
