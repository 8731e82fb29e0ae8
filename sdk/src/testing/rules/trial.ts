/** One trial: a plugin in a fresh world, from start to stop, with everything that went wrong on the way. */
import { ok, type PluginDefinition, type PluginTypes } from '../../plugin/index.ts';
import { findingOf, type PluginFinding } from '../finding.ts';
import { type LaunchedPlugin, launchPlugin, type WorldProvider } from '../run/launch-plugin.ts';
import { worldOperations } from '../run/limit-reader.ts';
import { causeOf } from '../run/cause-of.ts';
import { startFault } from '../start-fault.ts';
import { placeIn } from '../run/watch-resources.ts';
import { within } from '../../plugin/within.ts';
import { createPluginWorld, type PluginWorld, type PluginWorldOptions } from '../world/create-plugin-world.ts';
import type { PluginFolder } from '../package/read-plugin-folder.ts';
import type { ExampleCall, GivenAnswers } from './example-calls.ts';

/** How long plugin code may take; a platform has settings of the same names. */
export interface CheckDeadlines {
  /** Until it has started, ms. 10,000 unless said otherwise. */
  readonly startMs: number;
  /** Until running calls have ended after the stop, ms. 5,000. */
  readonly stopMs: number;
  /** For one health check, ms. 2,000. */
  readonly healthMs: number;
  /** For one call, ms. 10,000. */
  readonly callMs: number;
}

/** What every trial works with. */
export interface Subject {
  readonly folder: PluginFolder;
  readonly definition: PluginDefinition<PluginTypes>;
  readonly settings: object;
  readonly deadlines: CheckDeadlines;
  readonly providers: readonly WorldProvider[];
  readonly calls: readonly ExampleCall[];
  /** Of operations of other modules. */
  readonly answers: GivenAnswers;
  /** Everything that passes between plugin and platform is a copy. */
  readonly isWalled: boolean;
  /** Operations that answer differently each time, so that answers say nothing. */
  readonly varying: Set<string>;
  /** Permissions used in any trial. */
  readonly uses: Set<string>;
}

/** A plugin in its world. */
export interface Trial {
  readonly world: PluginWorld;
  readonly plugin: LaunchedPlugin;
}

/** Prepares a trial. */
export function openTrial(
  { folder, definition, settings, answers, providers, isWalled }: Subject,
  world: PluginWorldOptions = {},
  siteIds?: readonly string[],
): Trial {
  const made = createPluginWorld(world);
  const usual = worldOperations(made.records);
  const operate: typeof usual = async (operationId, params) =>
    Object.hasOwn(answers, operationId) ? ok(structuredClone(answers[operationId])) : usual(operationId, params);
  const plugin = launchPlugin(definition, made, {
    ...{ config: settings, manifest: folder.manifest, providers, isWalled, operate },
    ...(siteIds ? { siteIds } : {}),
  });
  return { world: made, plugin };
}

/** Everything a plugin left in its world that outlives it: what it is started with again. */
export const leftIn = ({ storage, shared, index, queue, series, blobs }: PluginWorld): PluginWorldOptions => ({
  storage,
  shared,
  index,
  queue,
  series,
  blobs,
});

/** Starts it within the deadline. @returns why it did not come up */
export async function tryStart({ deadlines }: Subject, { plugin }: Trial): Promise<PluginFinding | undefined> {
  const timed = await within(deadlines.startMs, () => plugin.start());
  const phase = plugin.running ? 'start' : 'setup';
  if (timed.kind === 'late') return findingOf('lifecycle/start:late', { ms: deadlines.startMs, phase });
  if (timed.kind === 'failed') return startFault(phase, causeOf(timed.error), whereOf(timed.error).at);
  return undefined;
}

/** The line of the plugin's code that threw, where it can be told. */
function whereOf(error: unknown): { readonly at?: string } {
  const place = error instanceof Error ? placeIn(error.stack ?? '') : '?';
  return place === '?' ? {} : { at: place };
}

/** Runs work on a started plugin and stops it; a plugin that does not start gives undefined. */
export async function onTrial<T>(subject: Subject, trial: Trial, work: (trial: Trial) => Promise<T>): Promise<T | undefined> {
  try {
    return (await tryStart(subject, trial)) ? undefined : await work(trial);
  } finally {
    await within(subject.deadlines.stopMs, () => trial.plugin.stop());
    for (const one of trial.plugin.uses) subject.uses.add(one);
  }
}

/** State that a plugin derives from the log: own storage, own index, own blobs, and what its digest stands for. */
export interface TrialState {
  readonly storage: string;
  readonly index: string;
  readonly blobs: string;
  readonly digest: string;
}

/** Now. */
export async function stateOf({ world, plugin }: Trial): Promise<TrialState> {
  return {
    storage: JSON.stringify(world.storage.entries()),
    index: await world.index.digest(),
    blobs: JSON.stringify((await world.blobs.list('')).blobs),
    digest: (await plugin.follower?.digest?.()) ?? '',
  };
}

/** Which part of two states differs; undefined: none. */
export const difference = (a: TrialState, b: TrialState): string | undefined =>
  (['storage', 'index', 'blobs', 'digest'] as const).find((part) => a[part] !== b[part]);

/** One call within the deadline, as text that can be compared; faults are texts too. */
export async function answerOf(
  subject: Subject,
  { plugin }: Trial,
  { operation, params, body }: ExampleCall,
  caller?: Parameters<LaunchedPlugin['call']>[1],
): Promise<string> {
  const timed = await within(subject.deadlines.callMs, () => plugin.call(operation.operationId, { ...caller, params, body }));
  return timed.kind === 'done' ? JSON.stringify(timed.value) : `${timed.kind} ${timed.kind === 'failed' ? causeOf(timed.error) : ''}`;
}

/** All calls in order. */
export async function answersOf(subject: Subject, trial: Trial, caller?: Parameters<LaunchedPlugin['call']>[1]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const call of subject.calls) answers.push(await answerOf(subject, trial, call, caller));
  return answers;
}
