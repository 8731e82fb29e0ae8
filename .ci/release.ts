/**
 * The verb `release`: `npm run release -- 1.0.0-rc.1 [--dry-run]` freezes the draft of the standard into standards/versions/<v>/, or says
 * everything that stands against it. `npm run release -- --errata JY-ERR-001 --reason "…" --impact none` writes the row for a frozen file that
 * was changed. Exit code 0 done, 1 refused, 2 wrong use.
 */
import { execFile } from 'node:child_process';
import { parseArgs } from 'node:util';
import { node, root as repository, sourceCondition } from './step.ts';

/** What stands around a release; tests give their own. */
export interface ReleasePorts {
  /** Folder of the repository. */
  readonly root: string;
  /** Whether the generated files are what the sources give. */
  readonly isCurrent: () => Promise<boolean>;
  /** Whether every gate of the standard passes. */
  readonly isProven: () => Promise<boolean>;
  readonly print: (line: string) => void;
}

interface Plan {
  readonly refusals: readonly string[];
  readonly bases: readonly { readonly version: string; readonly allowed: string; readonly why: string }[];
  readonly files: number;
  readonly bytes: number;
}

interface Demand {
  readonly frozen?: string;
  readonly declared: string;
  readonly findings: readonly string[];
  readonly summary: string;
}

interface Judgement {
  readonly level: string;
  readonly seen: number;
  readonly changes: number;
  readonly largest: readonly string[];
}

const levels = ['none', 'patch', 'minor', 'major'];

/** Freezes, or prints every reason not to; true when nothing stood against it. */
export async function release(version: string, isTrial: boolean, ports: ReleasePorts): Promise<boolean> {
  const { root, print } = ports;
  const plan = await ask<Plan>('standards/scripts/release/run.ts', ['plan', version, '--root', root]);
  const refusals = [...plan.refusals];
  if (!(await ports.isCurrent())) refusals.push('generated files are stale; run "npm run generate" and commit the result');
  if (!(await ports.isProven())) refusals.push('a gate of the standard finds faults; see above');
  refusals.push(...(await changesetFaults(root, print)));
  for (const base of plan.bases) refusals.push(...(await levelFaults(root, version, base, print)));

  if (refusals.length > 0) {
    for (const refusal of refusals) print(`refused: ${refusal}`);
    return false;
  }
  const size = `${plan.files} files, ${(plan.bytes / 1e6).toFixed(1)} MB`;
  if (isTrial) {
    print(`standards/versions/${version} could be frozen: ${size}; nothing was written`);
    return true;
  }
  const done = await ask<Plan>('standards/scripts/release/run.ts', ['freeze', version, '--root', root]);
  for (const refusal of done.refusals) print(`refused: ${refusal}`);
  if (done.refusals.length > 0) return false;
  print(`standards/versions/${version} is frozen: ${size}`);
  print('next: empty standards/compat/approvals.yaml (its rows are part of the past now), commit standards/, then let changesets count the packages');
  return true;
}

async function changesetFaults(root: string, print: ReleasePorts['print']): Promise<readonly string[]> {
  const demand = await ask<Demand>('sdk/scripts/judge-draft.ts', ['demand', '--json', '--root', root]);
  print(demand.summary);
  return [...demand.findings, ...(demand.declared === 'none' ? ['no changeset of @jiyue/standards; the package that brings the version needs one'] : [])];
}

async function levelFaults(
  root: string,
  version: string,
  { version: base, allowed, why }: Plan['bases'][number],
  print: ReleasePorts['print'],
): Promise<readonly string[]> {
  const { level, seen, changes, largest } = await ask<Judgement>('sdk/scripts/judge-draft.ts', ['level', base, '--root', root]);
  print(`against ${base}: ${changes} changes, ${level}; ${version} allows ${allowed}`);
  if (seen === 0) return [`${base}: nothing in it could be compared`];
  if (levels.indexOf(level) <= levels.indexOf(allowed)) return [];
  return [`the change against ${base} is ${level}, ${version} allows ${allowed} (${why})`, ...largest.map((line) => `  ${line}`)];
}

/** Runs a script of a package and reads its JSON. Rejects when the script fails. */
function ask<T>(script: string, args: readonly string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [sourceCondition, script, ...args], { cwd: repository, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${script} ${args[0] ?? ''} failed: ${stderr.trim() || error.message}`));
      else resolve(JSON.parse(stdout) as T);
    });
  });
}

/** Writes the row of an erratum; true when it was written. */
export async function writeErratum(id: string, rest: readonly string[], { root, print }: Pick<ReleasePorts, 'root' | 'print'>): Promise<boolean> {
  const result = await ask<{ readonly row?: object; readonly refusals?: readonly string[] }>('standards/scripts/release/run.ts', [
    'erratum',
    id,
    '--root',
    root,
    ...rest,
  ]);
  for (const refusal of result.refusals ?? []) print(`refused: ${refusal}`);
  if (result.row) print(`standards/versions/errata.yaml: ${JSON.stringify(result.row)}`);
  return result.row !== undefined;
}

/** Wrong use, in words. */
const usage = `usage: npm run release -- <version> [--dry-run]
       npm run release -- --errata <id> [--file <version>/<path>] --reason "<text>" --impact none|widens|narrows|both`;

async function main(): Promise<number> {
  const parsed = readArguments();
  if (!parsed) {
    console.error(usage);
    return 2;
  }
  const { values, positionals } = parsed;
  const ports: ReleasePorts = {
    root: repository,
    isCurrent: async () => (await node([sourceCondition, 'standards/scripts/generate.ts', '--check'])) === 0,
    isProven: async () => (await node([sourceCondition, 'standards/scripts/gates.ts'])) === 0,
    print: console.log,
  };
  const rest = (['file', 'reason', 'impact'] as const).flatMap((name) => (values[name] === undefined ? [] : [`--${name}`, values[name]]));
  const isDone =
    values.errata === undefined ? await release(positionals[0] ?? '', values['dry-run'] ?? false, ports) : await writeErratum(values.errata, rest, ports);
  return isDone ? 0 : 1;
}

/** Arguments of one of the two uses; undefined for any other. */
function readArguments() {
  try {
    const string = { type: 'string' } as const;
    const found = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, errata: string, file: string, reason: string, impact: string },
    });
    const { values, positionals } = found;
    const isErratum = values.errata !== undefined && positionals.length === 0 && values['dry-run'] === undefined;
    const isRelease = values.errata === undefined && positionals.length === 1 && [values.file, values.reason, values.impact].every((one) => one === undefined);
    return isErratum || isRelease ? found : undefined;
  } catch {
    return undefined;
  }
}

if (import.meta.main) process.exitCode = await main();
