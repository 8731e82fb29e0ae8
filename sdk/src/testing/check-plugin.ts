/**
 * Checks a plugin package as a platform and its operators would want it: first its files, then the plugin itself, on a platform in
 * memory. Knows no test runner. The order matters: a broken promise is told once, by the promise that is broken, and what could only
 * repeat it is left out.
 */
import type { PluginDefinition, PluginTypes } from '../plugin/index.ts';
import { findingOf, type PluginFinding } from './finding.ts';
import { documentFault, type PluginOperation, pluginOperations } from './package/plugin-operations.ts';
import { NoPluginError, type PluginFolder, readPluginFolder } from './package/read-plugin-folder.ts';
import { exampleCalls, type GivenCalls } from './rules/example-calls.ts';
import { checkAbort, checkLateSetup, checkRestart, checkStart, unique } from './rules/life-rules.ts';
import { checkLog } from './rules/log-rules.ts';
import { checkMigrations } from './rules/migration-rules.ts';
import { checkAbsentPoints, checkCaller, checkClock, checkOperations, checkReplies, checkScope, checkTwoHosts } from './rules/operation-rules.ts';
import { checkConfig, checkErrorTable, checkRanges } from './rules/package-rules.ts';
import type { CheckDeadlines, Subject } from './rules/trial.ts';
import { launchScope, type WorldProvider } from './run/launch-plugin.ts';
import { type CaughtFault, catchFaults } from './run/catch-faults.ts';
import { watchResources } from './run/watch-resources.ts';
import { causeOf } from './run/within.ts';

/** How a plugin is checked. */
export interface CheckPluginOptions {
  /** Settings as an operator would write them, secrets in clear; defaults are filled in. Absent: none. */
  readonly config?: object;
  /** Calls in place of the examples of the OpenAPI file, by operationId. Needed for modules of the standard without examples. */
  readonly calls?: GivenCalls;
  /** Providers of extension points that the plugin requires. */
  readonly providers?: readonly WorldProvider[];
  /** How long plugin code may take; defaults as on a platform. */
  readonly deadlines?: Partial<CheckDeadlines>;
}

const platformDeadlines: CheckDeadlines = { startMs: 10_000, stopMs: 5000, healthMs: 2000, callMs: 10_000 };

/**
 * @param packageRoot folder of plugin.json
 * @returns everything found, errors first; empty: the plugin keeps its promises as far as this check can see
 */
export async function checkPlugin(packageRoot: string, options: CheckPluginOptions = {}): Promise<readonly PluginFinding[]> {
  const { plugin: folder, findings: fileFindings } = readPluginFolder(packageRoot);
  if (!folder || fileFindings.length > 0) return fileFindings;

  const { findings: configFindings, settings } = checkConfig(folder, options.config ?? {});
  const findings: PluginFinding[] = [...checkRanges(folder), ...configFindings, ...checkErrorTable(folder)];
  const operations = readOperations(folder);
  if ('problem' in operations) return [...findings, operations.problem];
  const { findings: exampleFindings, calls } = exampleCalls(operations.list, options.calls ?? {});
  findings.push(...exampleFindings);
  // settings that do not fit would fail for that reason alone
  if (findings.some(({ rule }) => rule === 'config/strict')) return findings;

  const loaded = await loadDefinition(folder);
  if ('findings' in loaded) return [...findings, ...loaded.findings];
  const { definition } = loaded;
  const subject: Subject = {
    folder,
    definition,
    settings,
    calls,
    providers: options.providers ?? [],
    deadlines: { ...platformDeadlines, ...options.deadlines },
    varying: new Set(),
    uses: new Set(),
  };
  findings.push(...(await tryOut(subject, operations.list)));
  // what failed early used little: nothing is said of powers then
  if (!findings.some(({ level }) => level === 'error')) findings.push(...unusedPermissions(subject));
  return findings.sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
}

function readOperations({ api, manifest }: PluginFolder): { readonly list: readonly PluginOperation[] } | { readonly problem: PluginFinding } {
  const at = manifest.files.api ?? 'openapi.json';
  const fault = api && documentFault(api);
  if (fault !== undefined) return { problem: findingOf('api/document:broken', { at, problem: fault }) };
  try {
    return { list: pluginOperations(api, Object.keys(manifest.implements ?? {})) };
  } catch (error) {
    return { problem: findingOf('api/document:broken', { at, problem: causeOf(error) }) };
  }
}

/** Imports the code; an import opens nothing. */
async function loadDefinition(
  folder: PluginFolder,
): Promise<{ readonly definition: PluginDefinition<PluginTypes> } | { readonly findings: readonly PluginFinding[] }> {
  const at = folder.manifest.files.main;
  const watch = watchResources();
  try {
    const definition = await launchScope.run({}, () => folder.load());
    const leaks = watch.open().map(({ type, where }) => findingOf('lifecycle/leak:import', { at: where, resource: type, where }));
    return leaks.length > 0 ? { findings: unique(leaks) } : { definition };
  } catch (error) {
    return {
      findings: [
        error instanceof NoPluginError
          ? findingOf('manifest/files:plugin', { at })
          : findingOf('lifecycle/start:threw', { at, phase: 'import', cause: causeOf(error) }),
      ],
    };
  } finally {
    watch.end();
  }
}

/** Runs the plugin, again and again, each time in a world of its own. */
async function tryOut(subject: Subject, operations: readonly PluginOperation[]): Promise<readonly PluginFinding[]> {
  const faults = catchFaults();
  try {
    const migrations = await checkMigrations(subject.definition);
    if (migrations.length > 0) return migrations;
    const { findings: first, isUp, operationIds } = await checkStart(subject);
    const declared = operations.map(({ operationId }) => operationId);
    const mismatch = isUp ? checkOperations(declared, operationIds) : [];
    const unhandled = faults.take().map(unhandledFinding);
    const early = unique([...first, ...mismatch, ...unhandled]);
    if (early.length > 0) return early;

    const replies = await checkReplies(subject);
    // what does not answer cannot be compared
    if (replies.some(({ rule }) => rule === 'api/reply')) return replies;
    const others = await inTurn([
      [() => checkLateSetup(subject)],
      ...(replies.length > 0 ? [] : [[() => checkAbort(subject), () => checkAbsentPoints(subject)]]),
      [() => checkClock(subject), () => checkRestart(subject), () => checkTwoHosts(subject)],
      [() => checkScope(subject)],
      [() => checkCaller(subject)],
      [() => checkLog(subject)],
    ]);
    const findings = [...replies, ...others];
    const left = faults.take();
    if (findings.length === 0 && left.length > 0) return unique(left.map(unhandledFinding));
    return findings;
  } finally {
    faults.end();
  }
}

/** Within a group the first fault ends it: the others see the same thing from another side. */
async function inTurn(groups: readonly (readonly (() => Promise<readonly PluginFinding[]>)[])[]): Promise<readonly PluginFinding[]> {
  const found: PluginFinding[] = [];
  for (const group of groups) {
    for (const check of group) {
      const findings = await check();
      found.push(...findings);
      if (findings.some(({ level }) => level === 'error')) break;
    }
  }
  return found;
}

const unhandledFinding = ({ cause, where }: CaughtFault) => findingOf('lifecycle/unhandled:fault', { at: where, cause, where });

/** Powers that no trial used. */
const unusedPermissions = ({ folder, uses }: Subject): readonly PluginFinding[] =>
  folder.manifest.permissions
    .filter((permission) => !uses.has(permission))
    .map((permission) => findingOf('permission/least:unused', { at: 'plugin.json/permissions', permission }));
