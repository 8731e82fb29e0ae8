/** Every schema file is a schema: the metaschema of 2020-12 takes it in two engines, and every reference in it leads somewhere. */
import { validate } from '@hyperjump/json-schema/draft-2020-12';
import { createAjv } from '../engines/ajv-engine.ts';
import { withSchema } from '../engines/hyperjump-engine.ts';
import type { Schema } from '../schema-shape.ts';
import { closeGate, type GateResult } from './gate.ts';
import type { World } from './world.ts';

const address = 'https://json-schema.org/draft/2020-12/schema';

/** Judges the schema files and bundles among the outputs. */
export async function checkMetaschema({ outputs }: World): Promise<GateResult> {
  const files = [...outputs].filter(([path]) => /^standards\/generated\/(schemas\/|bundle).*\.json$/.test(path));
  const ajv = createAjv(true);
  const metaschema = await validate(address);
  const findings: string[] = [];
  for (const [path, text] of files) {
    const schema = JSON.parse(text) as Schema;
    if (schema['$schema'] !== address) {
      findings.push(`${path}: does not state the dialect ${address}`);
      continue;
    }
    if (!ajv.validateSchema(schema)) findings.push(`${path}: ajv: ${ajv.errorsText(ajv.errors)}`);
    if (!metaschema(schema as Parameters<typeof metaschema>[0]).valid) findings.push(`${path}: hyperjump: is no schema of 2020-12`);
    findings.push(...(await compileFaults(path, schema)));
  }
  return closeGate('metaschema', files.length, findings);
}

async function compileFaults(path: string, schema: Schema): Promise<readonly string[]> {
  const { $id: _, ...plain } = schema;
  const findings: string[] = [];
  // a file of one type is compiled with all it reaches; a bundle has no root, so each of its types is compiled
  const names = path.includes('/schemas/') ? [] : Object.keys((schema['$defs'] ?? {}) as object).map((name) => `#/$defs/${name}`);
  const attempt = async (engine: string, run: () => unknown) => {
    try {
      await run();
    } catch (error) {
      findings.push(`${path}: ${engine} cannot compile it: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await attempt('ajv', () => createAjv(true).compile(schema));
  await attempt('hyperjump', () =>
    withSchema(plain, 'urn:jiyue:gates:file', async () => {
      for (const place of ['', ...names]) await validate(`urn:jiyue:gates:file${place}`);
    }),
  );
  return findings;
}
