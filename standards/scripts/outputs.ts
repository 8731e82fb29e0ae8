/** Every generated file of the standard as path and text. Writing and comparing them is generate.ts; gates call this directly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { clausesJson, readClauseFiles } from './clauses.ts';
import { buildAsyncApi } from './asyncapi.ts';
import { clientTables } from './client-tables.ts';
import { codeCsv } from './code-csv.ts';
import { codeTypes, scalarTypes } from './code-types.ts';
import { declarations } from './declarations.ts';
import { readCrosswalks } from './crosswalks.ts';
import { type EventModule, eventFile, eventSchema } from './event-schemas.ts';
import { examplesJson, readExamples } from './examples.ts';
import { familiesOf } from './families.ts';
import { readIndicatorFiles } from './indicators.ts';
import { extendLedger, readLedger } from './ledger.ts';
import { buildOpenApi } from './openapi.ts';
import { profileOutputs } from './profiles/outputs.ts';
import { readProfileExamples } from './profiles/profile-examples.ts';
import { readProfileWorld } from './profiles/read-world.ts';
import { withFamilies, withGates, withNumbers } from './readme.ts';
import { isRuleFile, readPageRules } from './page-rules.ts';
import { recordDefinitions } from './record-definitions.ts';
import { areasOf, requirementsJson } from './requirements.ts';
import { type Levels, levelsIn, readUnscored, scoredChecks, scoredYaml, withOperations } from './scored-checks.ts';
import { bundle, plainBundle, single, standardVersion } from './schema-files.ts';
import type { Schema } from './schema-shape.ts';
import type { View } from './schema-views.ts';
import { type Doc, home, readCodeTables, readFolder, readScalars } from './sources.ts';
import { type Standard, readStandard } from './standard.ts';
import { operationIds } from './read-trace.ts';
import { traceOf } from './trace.ts';
import { quickLookModules } from './quick-looks.ts';
import { validatorModules, validatorTable } from './validators.ts';

/** Path from the repository and text of a generated file. */
export type Outputs = ReadonlyMap<string, string>;

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/** Files that the model itself imports; they must stand before the model is read. */
export const modelOutputs = (): Outputs =>
  new Map([
    ['standards/model/gen/codes.ts', codeTypes(readCodeTables())],
    ['standards/model/gen/scalars.ts', scalarTypes(readScalars())],
  ]);

/** All other files. */
export async function buildOutputs(standard: Standard = readStandard()): Promise<Outputs> {
  const files = new Map<string, string>();
  files.set('standards/generated/codes.json', json({ tables: standard.tables, scalars: standard.scalars }));
  for (const table of standard.tables) files.set(`standards/generated/codes/${table.id}.csv`, codeCsv(table));
  files.set('standards/generated/crosswalks.json', json(readCrosswalks().map(({ doc }) => doc)));
  files.set('standards/generated/indicators.json', json(readIndicatorFiles().map(({ doc }) => doc)));
  files.set('standards/generated/clauses.json', json(clausesJson()));
  files.set('standards/generated/requirements.json', json(requirementsJson()));
  files.set('standards/generated/areas.json', json(areasOf(requirementsJson())));
  files.set('standards/generated/record-definitions.json', json(recordDefinitions(standard)));
  files.set('standards/generated/examples.json', json(examplesJson(readExamples())));
  files.set('standards/ledger.json', json(extendLedger(readLedger(), requirementsJson(), standard.tables)));
  for (const folder of ['events', 'pages', 'calendar', 'vectors']) {
    const docs = readFolder(folder).map(({ doc }) => doc);
    files.set(`standards/generated/${folder}.json`, json(docs.filter((doc) => !isRuleFile(doc))));
  }
  files.set('standards/generated/page-rules.json', json(readPageRules().map(({ doc }) => doc)));
  for (const view of ['strict', 'tolerant'] as const) for (const [path, text] of viewFiles(view, standard)) files.set(path, text);
  const profiles = profileOutputs(readProfileWorld(standard), readProfileExamples());
  for (const [path, text] of profiles) files.set(path, text);
  for (const [path, text] of scoredOutputs(standard, levelsIn(profiles))) files.set(path, text);
  for (const [path, text] of declarations()) files.set(path, text);
  const openapi = buildOpenApi(readFolder('openapi'), standard.views.strict);
  files.set('standards/generated/openapi.json', json(openapi));
  files.set(
    'standards/generated/trace.json',
    json(traceOf(readClauseFiles(), requirementsJson(), { operations: operationIds(openapi), schemas: standard.roots })),
  );
  for (const [path, text] of eventOutputs(standard, openapi)) files.set(path, text);
  const families = familiesOf(standard, requirementsJson());
  files.set('standards/generated/families.json', json(families));
  files.set('standards/README.md', withGates(withFamilies(withNumbers(readFileSync(join(home, 'README.md'), 'utf8'), standard, openapi), families)));
  for (const [path, text] of clientTables(openapi)) files.set(path, text);
  files.set('sdk/src/client/generated/api.ts', await clientTypes(standard.views.strict));
  return files;
}

/** The scored checks: the list that a version freezes, and what shows each. */
function* scoredOutputs({ model, roots }: Standard, levels: Levels): Generator<readonly [string, string]> {
  const pageRules = readPageRules().flatMap(({ doc }) => doc.rules);
  const stated = readUnscored();
  const checks = scoredChecks({ requirements: requirementsJson(), examples: readExamples(), model, roots, pageRules, unscored: stated, levels });
  const unscored = withOperations(stated, requirementsJson(), checks);
  yield ['standards/scored-checks.yaml', scoredYaml(checks, unscored)];
  yield ['standards/generated/scored-checks.json', json({ checks, unscored })];
}

/** The catalogue of events, and each event type by itself. */
function* eventOutputs({ views, tables }: Standard, openapi: Doc): Generator<readonly [string, string]> {
  const modules = readFolder('events').map(({ doc }) => doc as EventModule);
  const examples = readExamples().valid.filter(({ type }) => type === 'ChangeEvent');
  const sources = { modules, defs: views.strict, tables, openapi, examples: examples.map(({ instance }) => instance as Doc) };
  yield ['standards/generated/asyncapi.json', json(buildAsyncApi(sources))];
  for (const module of modules)
    for (const event of module.types)
      yield [`standards/generated/events/${event.type}.json`, json(eventFile(standardVersion, event.type, eventSchema(module, event, modules, views.strict)))];
}

function* viewFiles(view: View, { views, roots, model }: Standard): Generator<readonly [string, string]> {
  const defs = views[view];
  yield [`standards/generated/bundle.${view}.json`, json(bundle(view, defs))];
  yield [`standards/generated/bundle.${view}.noid.json`, json(plainBundle(defs))];
  for (const name of roots) yield [`standards/generated/schemas/${view}/${name}.json`, json(single(view, name, defs))];
  const families: ReadonlyMap<string, readonly string[]> = Map.groupBy(roots, (name) => model.get(name)!.family);
  for (const [family, text] of validatorModules(view, defs, families)) yield [`sdk/src/validate/generated/${view}/${family}.ts`, text];
  if (view === 'strict') for (const [family, text] of quickLookModules(defs, families)) yield [`sdk/src/validate/generated/quick/${family}.ts`, text];
  // the same for both views
  yield ['sdk/src/validate/generated/validator-files.ts', validatorTable(families)];
}

/** Types of operations and components, by openapi-typescript. */
export async function clientTypes(defs: Record<string, Schema>): Promise<string> {
  const document = buildOpenApi(readFolder('openapi'), defs);
  const types = await openapiTS(document as unknown as Parameters<typeof openapiTS>[0], { alphabetize: false, exportType: true });
  return `/** Generated by "npm run generate" from standards/openapi with openapi-typescript. Do not edit. */\n${astToString(types)}`;
}
