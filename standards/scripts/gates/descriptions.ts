/** Every type and property is described in Chinese and in English, in the model and in what is generated from it. */
import type { Schema } from '../schema-shape.ts';
import { closeGate, type GateResult } from './gate.ts';
import type { World } from './world.ts';

/** Judges the strict view: what a vendor reads. */
export function checkDescriptions({ standard: { model, views } }: World): GateResult {
  const findings: string[] = [];
  let subjects = 0;
  const judge = (place: string, schema: Schema | undefined, zh: string, en: string) => {
    subjects += 1;
    if (!/[\u4e00-\u9fff]/.test(zh) || !zh.endsWith('。')) findings.push(`${place}: needs a Chinese description that ends with 。; got "${zh}"`);
    if (!/[a-z]/.test(en) || !en.endsWith('.')) findings.push(`${place}: needs an English description (@x-jiyue-en) that ends with a full stop; got "${en}"`);
    if (schema?.['description'] !== zh || schema['x-jiyue-en'] !== en) findings.push(`${place}: the generated schema does not carry the texts of the model`);
  };
  for (const [name, type] of model) {
    const schema = views.strict[name];
    judge(name, schema, type.zh, type.en);
    const properties = (schema?.['properties'] ?? {}) as Record<string, Schema>;
    for (const property of type.properties) judge(`${name}.${property.name}`, properties[property.name], property.zh, property.en);
  }
  return closeGate('descriptions', subjects, findings);
}
