/** Promises about the log: at least once, in order within one record, in batches of any size, and rebuilt to the same state. */
import type { LogEntry } from '../../plugin/index.ts';
import { findingOf, type PluginFinding } from '../finding.ts';
import { causeOf } from '../run/cause-of.ts';
import { difference, onTrial, openTrial, stateOf, type Subject, type Trial, type TrialState as State } from './trial.ts';

/**
 * The first promise that is broken is told and the others are left: they would only repeat it.
 * In all trials the repository says the same at the end, so the same log must lead to the same state.
 */
export async function checkLog(subject: Subject): Promise<readonly PluginFinding[]> {
  const base = await stateAfter(subject, (trial) => trial.plugin.catchUp());
  if (base === undefined) return [];
  if ('fault' in base) return [findingOf('log/apply:threw', { at: 'apply', cause: base.fault })];
  if (!base.hasFollower) return [];
  if (base.isUnsteady) return [findingOf('log/rebuild:digest', { at: 'digest' })];
  const again = await stateAfter(subject, (trial) => trial.plugin.catchUp());
  const part = again && 'state' in again ? difference(base.state, again.state) : undefined;
  if (part) return [findingOf('log/rebuild:random', { at: 'apply', part })];

  const steps: readonly (() => Promise<PluginFinding | undefined>)[] = [
    () => compare(subject, base.state, 'storage/slow:differs', slowly),
    () => checkQuota(subject),
    () => compare(subject, base.state, 'log/duplicate:differs', afterLostCommits),
    () => compare(subject, base.state, 'log/split:differs', (trial) => trial.plugin.catchUp(1)),
    () => compare(subject, base.state, 'log/order:differs', subjectsBackwards),
    () => checkRebuild(subject, base.state),
  ];
  for (const step of steps) {
    const finding = await step();
    if (finding) return [finding];
  }
  return [];
}

/** The log of every trial: the sample, then a new version, a withdrawal, and one published again. */
function addChanges({ world }: Trial): void {
  const resource = (id: string) => world.content.resources.find((one) => one.id === id)!;
  world.clock.passDays(1);
  world.publish({ ...resource('r-news-3'), title: '云川江治理工程第3期通过验收（更正）' });
  world.withdraw('r-news-5');
  world.clock.passDays(1);
  world.withdraw('r-notice-1', 'gone');
  world.publish(resource('r-notice-1'));
  world.clock.passDays(1);
}

interface Base {
  readonly state: State;
  readonly hasFollower: boolean;
  readonly isUnsteady: boolean;
}

async function stateAfter(subject: Subject, deliver: (trial: Trial) => Promise<unknown>): Promise<Base | { readonly fault: string } | undefined> {
  return onTrial(subject, openTrial(subject), async (trial) => {
    addChanges(trial);
    try {
      await deliver(trial);
    } catch (error) {
      return { fault: causeOf(error) };
    }
    const state = await stateOf(trial);
    return { state, hasFollower: trial.plugin.follower !== undefined, isUnsteady: difference(state, await stateOf(trial)) !== undefined };
  });
}

async function compare(
  subject: Subject,
  base: State,
  rule: 'storage/slow:differs' | 'log/duplicate:differs' | 'log/split:differs' | 'log/order:differs',
  deliver: (trial: Trial) => Promise<unknown>,
): Promise<PluginFinding | undefined> {
  const other = await stateAfter(subject, deliver);
  if (other === undefined) return undefined;
  const isSame = 'state' in other && difference(base, other.state) === undefined;
  return isSame ? undefined : findingOf(rule, { at: 'apply' });
}

async function slowly(trial: Trial): Promise<void> {
  trial.world.storage.delayMs = 2;
  await trial.plugin.catchUp();
  trial.world.storage.delayMs = 0;
  // what was not awaited comes now, too late
  await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The batch comes twice; what the first attempt wrote with the cursor is lost, as after a crash. */
async function afterLostCommits(trial: Trial): Promise<void> {
  const entries = heardBy(trial);
  await trial.plugin.deliver(entries, true);
  await trial.plugin.deliver(entries);
}

/** Record by record, the last first, as when subjects were parked; within one record the order stands. */
async function subjectsBackwards(trial: Trial): Promise<void> {
  const groups = Map.groupBy(heardBy(trial), ({ subject }) => subject);
  for (const entries of [...groups.values()].reverse()) await trial.plugin.deliver(entries);
}

const heardBy = ({ world, plugin }: Trial): readonly LogEntry[] => world.log.filter(({ type }) => plugin.follower?.types.includes(type));

/** A full storage is told, not swallowed. */
async function checkQuota(subject: Subject): Promise<PluginFinding | undefined> {
  const isSwallowed = await onTrial(subject, openTrial(subject), async (trial) => {
    const { storage } = trial.world;
    storage.quotaBytes = 0;
    const before = storage.refusals;
    try {
      await trial.plugin.catchUp();
      return storage.refusals > before;
    } catch {
      return false;
    }
  });
  return isSwallowed ? findingOf('storage/quota:swallowed', { at: 'apply' }) : undefined;
}

async function checkRebuild(subject: Subject, base: State): Promise<PluginFinding | undefined> {
  const finding = await onTrial(subject, openTrial(subject), async (trial) => {
    // along with the repository as it changes
    await trial.plugin.catchUp();
    addChanges(trial);
    await trial.plugin.catchUp();
    const along = difference(base, await stateOf(trial));
    if (along) return findingOf('log/rebuild:differs', { at: 'apply', part: along });
    try {
      await trial.plugin.rebuild();
    } catch (error) {
      return findingOf('log/rebuild:threw', { at: 'reset', cause: causeOf(error) });
    }
    const again = difference(base, await stateOf(trial));
    return again ? findingOf('log/rebuild:differs', { at: 'reset', part: again }) : undefined;
  });
  return finding ?? (await checkReset(subject));
}

/** After a reset a shorter log must lead where it leads a new plugin: what reset left would show. */
async function checkReset(subject: Subject): Promise<PluginFinding | undefined> {
  const part = (trial: Trial) => heardBy(trial).slice(0, 3);
  const fresh = await onTrial(subject, openTrial(subject), async (trial) => {
    addChanges(trial);
    await trial.plugin.deliver(part(trial));
    return stateOf(trial);
  });
  return onTrial(subject, openTrial(subject), async (trial) => {
    addChanges(trial);
    await trial.plugin.rebuild();
    const { follower } = trial.plugin;
    const buffered = trial.world.storage.buffered();
    await follower?.reset(buffered);
    buffered.commit();
    await trial.plugin.deliver(part(trial));
    const left = fresh && difference(fresh, await stateOf(trial));
    return left ? findingOf('log/rebuild:reset', { at: 'reset', part: left }) : undefined;
  });
}
