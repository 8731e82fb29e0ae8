/** The JSON-Schema-Test-Suite (required cases of 2020-12) as the two engines judge it. */
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Schema } from '../schema-shape.ts';

/** One case: where it stands, and what is right. */
export interface SuiteCase {
  /** `file > group > case`. */
  readonly name: string;
  readonly schema: Schema | boolean;
  readonly data: unknown;
  readonly valid: boolean;
}

/** What an engine says; "error" when it cannot compile the schema. */
export type Verdict = boolean | 'error';

interface SuiteGroup {
  readonly description: string;
  readonly schema: Schema | boolean;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const base = 'http://localhost:1234/';
type Registered = Parameters<typeof registerSchema>[0];

/** The required cases, in groups that share a schema. */
export const casesOf = (files: ReadonlyMap<string, string>): readonly (readonly SuiteCase[])[] =>
  [...files]
    .filter(([path]) => /^tests\/draft2020-12\/[^/]+\.json$/.test(path))
    .flatMap(([path, text]) =>
      (JSON.parse(text) as readonly SuiteGroup[]).map(({ description, schema, tests }) =>
        tests.map((one) => ({ name: `${path.replace(/^.*\//, '')} > ${description} > ${one.description}`, schema, data: one.data, valid: one.valid })),
      ),
    );

/** Documents that the cases refer to, by address. */
const remotesOf = (files: ReadonlyMap<string, string>): readonly (readonly [string, Schema])[] =>
  [...files]
    .filter(([path]) => path.startsWith('remotes/draft2020-12/') && path.endsWith('.json'))
    .map(([path, text]) => [path.replace('remotes/', base), JSON.parse(text) as Schema]);

/** Verdicts of ajv. */
export function judgeWithAjv(files: ReadonlyMap<string, string>): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  const remotes = remotesOf(files);
  for (const group of casesOf(files)) {
    const schema = group[0]?.schema ?? true;
    // identities repeat from group to group, so each gets an engine of its own; its metaschema would be compiled anew each time
    const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, logger: false });
    const run = attempt(() => {
      if (JSON.stringify(schema).includes(base)) for (const [address, remote] of remotes) ajv.addSchema(remote, address);
      return ajv.compile(schema);
    });
    for (const { name, data } of group) verdicts.set(name, run === 'error' ? 'error' : attempt(() => run(data) as boolean));
  }
  return verdicts;
}

function attempt<R>(run: () => R): R | 'error' {
  try {
    return run();
  } catch {
    return 'error';
  }
}

/** Verdicts of hyperjump. */
export async function judgeWithHyperjump(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Verdict>> {
  const remotes = remotesOf(files);
  for (const [address, schema] of remotes) registerSchema(schema as Registered, address, dialect);
  const verdicts = new Map<string, Verdict>();
  try {
    for (const [index, group] of casesOf(files).entries()) await judgeGroup(group, `urn:jiyue:suite:${index}`, verdicts);
  } finally {
    for (const [address] of remotes) unregisterSchema(address);
  }
  return verdicts;
}

async function judgeGroup(group: readonly SuiteCase[], id: string, verdicts: Map<string, Verdict>): Promise<void> {
  const schema = group[0]?.schema ?? true;
  try {
    registerSchema(schema as Registered, id, dialect);
    const judge = await validate(id);
    for (const { name, data } of group) verdicts.set(name, judge(data as Parameters<typeof judge>[0]).valid);
  } catch {
    for (const { name } of group) verdicts.set(name, verdicts.get(name) ?? 'error');
  } finally {
    unregisterSchema(id);
  }
}
