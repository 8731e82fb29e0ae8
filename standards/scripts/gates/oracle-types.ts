/**
 * Oracle A: the types that openapi-typescript makes of the OpenAPI document and the types of the model must be assignable to each other.
 * It sees lost members, lost item types and wrong optionality; patterns and whole numbers are beyond it.
 */
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { home } from '../sources.ts';
import { inRecords } from '../schema-views.ts';
import { closeGate, type GateResult } from './gate.ts';
import type { World } from './world.ts';

const client = 'sdk/src/client/generated/api.ts';

/** Compiles a test of types, one line for each type of the model, code tables and scalars included. */
export function checkOracleTypes({ outputs, standard }: World): GateResult {
  const names = [
    ...standard.model.keys(),
    ...standard.tables.filter(inRecords).map(({ typeName }) => typeName),
    ...standard.scalars.map(({ name }) => name),
  ].sort();
  const files = new Map([
    [virtual('api.ts'), outputs.get(client) ?? ''],
    [virtual('assert.ts'), assertions(names)],
  ]);
  const faults = compile(files).map((fault) => `${nameAt(fault, names)}: ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`);
  return closeGate('oracle-types', names.length, faults);
}

const virtual = (file: string) => join(home, 'model', `oracle-${file}`);

/** Line n+1 tests name n. */
const assertions = (names: readonly string[]): string =>
  [
    [
      `import type { components } from './oracle-api.ts';`,
      `import type * as model from './index.ts';`,
      `type S = components['schemas'];`,
      // an optional member may be lost and both sides are still assignable; names are compared for it
      `type Names<T> = T extends string ? never : T extends unknown ? keyof T : never;`,
      `type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? ([Names<A>, Names<B>] extends [Names<B>, Names<A>] ? true : 'the members have other names') : 'the source does not take what the schema allows') : 'the schema does not take what the source allows';`,
    ].join(' '),
    ...names.map((name) => `export const ${name}: Same<model.${name}, S['${name}']> = true;`),
  ].join('\n');

const nameAt = ({ file, start = 0 }: ts.Diagnostic, names: readonly string[]): string =>
  file?.fileName === virtual('assert.ts')
    ? (names[file.getLineAndCharacterOfPosition(start).line - 1] ?? 'assert')
    : (file?.fileName.slice(dirname(home).length + 1) ?? '');

function compile(files: ReadonlyMap<string, string>): readonly ts.Diagnostic[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = files.get(path);
    return text === undefined ? getSourceFile(path, languageVersion, ...rest) : ts.createSourceFile(path, text, languageVersion, true);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
}
