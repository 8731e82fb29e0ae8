/**
 * Types stay true: no cast of a cast (`x as unknown as T`), no `as never`, no `any`. Each tells the compiler to look away, and it then does so
 * for every later change of the type as well. Tests and benches may pass `as never`, to give a function what its types forbid.
 */
import ts from 'typescript';
import type { SourceFile } from './files.ts';
import { closeGate, type GateResult } from './gate.ts';

/** Kinds of holes in the types. */
type Hole = 'double cast' | 'as never' | 'any';

/** A file that needs some, how many, and why. */
interface Exception {
  readonly path: string;
  readonly count: number;
  readonly reason: string;
}

const exceptions: readonly Exception[] = [
  {
    path: 'reference-server/src/store/sqlite/engine.ts',
    count: 1,
    reason: 'a procedure by a name that is a type parameter: no type says that name and result agree',
  },
  { path: 'reference-server/src/store/sqlite/transact.ts', count: 2, reason: 'every method of a port by its name, each with types of its own' },
  { path: 'sdk/src/client/create-client.ts', count: 1, reason: 'a method for each operation of the standard, each with types of its own' },
  { path: 'standards/scripts/validators.ts', count: 1, reason: 'a CommonJS module whose types describe one of the two ways it is loaded' },
  { path: 'standards/scripts/outputs.ts', count: 1, reason: 'openapi-typescript knows documents of OpenAPI 3.0 only' },
  { path: 'standards/scripts/gates/openapi-document.ts', count: 1, reason: 'swagger-parser takes documents of its own type; this one is to be judged' },
  { path: 'plugins/portal/test/host.ts', count: 2, reason: 'the parts of a context that this plugin uses, and calls by a name that is data' },
  { path: 'plugins/search/test/in-process.ts', count: 2, reason: 'the parts of a context that this plugin uses; replies are read as the contract promises' },
  { path: 'plugins/search/test/running-platform.ts', count: 1, reason: 'replies are read as the contract promises; the server under test checks them' },
  { path: 'plugins/push/test/running-platform.ts', count: 1, reason: 'replies are read as the contract promises; the server under test checks them' },
  { path: 'plugins/analytics/test/running-platform.ts', count: 1, reason: 'replies are read as the contract promises; the server under test checks them' },
  { path: 'reference-server/src/host/limited-reader.test.ts', count: 1, reason: 'the parts of a reader that are asked' },
  { path: 'sdk/src/resources/kind-parts.test.ts', count: 1, reason: 'a kind that no type of this version knows' },
  { path: 'sdk/bench/parts/planted-edits.ts', count: 1, reason: 'edits reach into JSON of many shapes' },
];

const isTest = (path: string) => /\.(test|suite|test-d)\.ts$|\/(test|bench)\//.test(path);
const isOurs = (path: string) => /\.ts$/.test(path) && !/\/(generated|gen|versions)\/|\.d\.ts$|\.d\.json\.ts$/.test(path);

/** Judges every cast and every `any` of the sources. */
export function checkCasts(sources: readonly SourceFile[], allowed: readonly Exception[] = exceptions): GateResult {
  const findings: string[] = [];
  const open = new Map(allowed.map((one) => [one.path, one]));
  let subjects = 0;
  for (const { path, text } of sources.filter((one) => isOurs(one.path))) {
    const exception = open.get(path);
    open.delete(path);
    // most files have none: no tree is made of them
    const { casts, holes } = /\bas\b|\bany\b/.test(text) ? holesOf(path, text) : { casts: 0, holes: [] };
    subjects += casts;
    if (exception && exception.count === holes.length) continue;
    if (exception)
      findings.push(
        `${path}: ${holes.length} holes in its types where ${exception.count} are allowed (${exception.reason}); change the list in .ci/gates/casts.ts`,
      );
    else findings.push(...holes.map(({ line, hole }) => `${path}:${line}: ${hole}; give the value its true type where it is made`));
  }
  findings.push(...[...open.values()].map(({ path }) => `${path}: stands in the list of .ci/gates/casts.ts and is no source; take it out`));
  return closeGate('casts', subjects, findings);
}

function holesOf(path: string, text: string): { readonly casts: number; readonly holes: readonly { readonly line: number; readonly hole: Hole }[] } {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const holes: { line: number; hole: Hole }[] = [];
  let casts = 0;
  const visit = (node: ts.Node): void => {
    const isCast = ts.isAsExpression(node) && !ts.isConstTypeReference(node.type);
    if (isCast) casts += 1;
    const hole = isCast ? holeOf(node, path) : node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined;
    if (hole) holes.push({ line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, hole });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { casts, holes };
}

function holeOf({ expression, type }: ts.AsExpression, path: string): Hole | undefined {
  let inner = expression;
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression;
  if (ts.isAsExpression(inner) && !ts.isConstTypeReference(inner.type)) return 'double cast';
  return type.kind === ts.SyntaxKind.NeverKeyword && !isTest(path) ? 'as never' : undefined;
}
