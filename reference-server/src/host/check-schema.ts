// TEMPORARY until @jiyue/sdk has the helper
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const Ajv = require('../../../node_modules/ajv/dist/2020.js').default;
const ajv = new Ajv({ allErrors: true, strict: false });
interface Finding {
  pointer: string;
  rule: string;
  value?: string;
}
const cache = new WeakMap<object, (value: unknown) => readonly Finding[]>();
export function checkSchema(schema: object, value: unknown): readonly Finding[] {
  let check = cache.get(schema);
  if (!check) {
    const validate = ajv.compile(schema);
    check = (v) => (validate(v) ? [] : validate.errors.map((e: { instancePath: string; keyword: string }) => ({ pointer: e.instancePath, rule: e.keyword })));
    cache.set(schema, check);
  }
  return check(value);
}
