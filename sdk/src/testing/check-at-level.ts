/**
 * Checks a plugin package at one level of isolation: first its files, then the plugin itself, on a platform in memory. The order matters: a
 * broken promise is told once, by the promise that is broken, and what could only repeat it is left out.
 */
import type { PluginDefinition, PluginTypes } from '../plugin/index.ts';
import { findingOf, type PluginFinding } from './finding.ts';
import { documentFault, type PluginOperation, pluginOperations } from './package/plugin-operations.ts';
import { NoPluginError, type PluginFolder, readPluginFolder } from './package/read-plugin-folder.ts';
import { exampleCalls, type GivenAnswers, type GivenCalls } from './rules/example-calls.ts';
import { checkAbort, checkLateSetup, checkRestart, checkStart, unique } from './rules/life-rules.ts';
import { checkLog } from './rules/log-rules.ts';
import { checkMigrations } from './rules/migration-rules.ts';
import { checkAbsentPoints, checkCaller, checkClock, checkOperations, checkReplies, checkScope, checkTwoHosts } from './rules/operation-rules.ts';
import { checkConfig, checkErrorTable, checkRanges } from './rules/package-rules.ts';
import { answersOf, type CheckDeadlines, onTrial, openTrial, type Subject } from './rules/trial.ts';
import { launchScope, type WorldProvider } from './run/launch-plugin.ts';
import { startFault } from './start-fault.ts';
import { type CaughtFault, catchFaults } from './run/catch-faults.ts';
import { faultPlace, watchResources } from './run/watch-resources.ts';
import { causeOf } from './run/cause-of.ts';

/** How a plugin is checked at one level. */
export interface LevelOptions {
  readonly config: object;
  readonly calls: GivenCalls;
  readonly answers: GivenAnswers;
  readonly providers: readonly WorldProvider[];
  readonly deadlines: CheckDeadlines;
  /** Everything that passes between plugin and platform is a copy. */
  readonly isWalled: boolean;
}

/** What came of it. */
export interface LevelReport {
  /** Errors first. */
  readonly findings: readonly PluginFinding[];
  /** What it answered, by call; for comparing levels. Empty after an error. */
  readonly answers: readonly LevelAnswer[];
}

/** One answer. */
export interface LevelAnswer {
  readonly operationId: string;
  readonly text: string;
}

/** @param packageRoot folder of plugin.json */
export async function checkAtLevel(packageRoot: string, options: LevelOptions): Promise<LevelReport> {
  const { plugin: folder, findings: fileFindings } = readPluginFolder(packageRoot);
  if (!folder || fileFindings.length > 0) return { findings: fileFindings, answers: [] };

  const { findings: configFindings, settings } = checkConfig(folder, options.config);
  const findings: PluginFinding[] = [...checkRanges(folder), ...configFindings, ...checkErrorTable(folder)];
  const operations = readOperations(folder);
  if ('problem' in operations) return { findings: [...findings, operations.problem], answers: [] };
  const { findings: exampleFindings, calls } = exampleCalls(operations.list, options.calls);
  findings.push(...exampleFindings);
  // settings that do not fit would fail for that reason alone
  if (findings.some(({ rule }) => rule === 'config/strict')) return { findings, answers: [] };

  const loaded = await loadDefinition(folder);
  if ('findings' in loaded) return { findings: [...findings, ...loaded.findings], answers: [] };
  const { definition } = loaded;
  const { answers, providers, deadlines, isWalled } = options;
  const subject: Subject = { folder, definition, settings, calls, answers, providers, deadlines, isWalled, varying: new Set(), uses: new Set() };
  findings.push(...(await tryOut(subject, operations.list)));
  const isGood = !findings.some(({ level }) => level === 'error');
  // what failed early used little: nothing is said of powers then
  if (isGood) findings.push(...unusedPermissions(subject));
  return {
    findings: findings.sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning')),
    answers: isGood ? await answersAtLevel(subject) : [],
  };
}

/** Those of the sample log; what always differs is left out. */
async function answersAtLevel(subject: Subject): Promise<readonly LevelAnswer[]> {
  const texts = await onTrial(subject, openTrial(subject), async (trial) => {
    await trial.plugin.catchUp();
    return answersOf(subject, trial);
  });
  return subject.calls
    .map(({ operation: { operationId } }, at) => ({ operationId, text: texts?.[at] ?? '' }))
    .filter(({ operationId }) => !subject.varying.has(operationId));
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
    const place = faultPlace(error);
    return {
      findings: [
        error instanceof NoPluginError ? findingOf('manifest/files:plugin', { at }) : startFault('import', causeOf(error), place === '?' ? at : place),
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
    const migrations = await checkMigrations(subject);
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
