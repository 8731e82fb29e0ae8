/** Promises about start and stop: it starts, it ends, nothing stays, nothing comes too late. */
import { setTimeout as delay } from 'node:timers/promises';
import { findingOf, type PluginFinding } from '../finding.ts';
import { launchScope } from '../run/launch-plugin.ts';
import { watchResources } from '../run/watch-resources.ts';
import { causeOf } from '../run/cause-of.ts';
import { within } from '../../plugin/within.ts';
import { answersOf, leftIn, onTrial, openTrial, type Subject, tryStart } from './trial.ts';

/** Time that a stop may take to be felt by what was opened. */
const graceMs = 500;

/** Start, work, stop: the first look. A plugin that does not get through it is not tried any further. */
export async function checkStart(
  subject: Subject,
): Promise<{ readonly findings: readonly PluginFinding[]; readonly isUp: boolean; readonly operationIds: readonly string[] }> {
  const watch = watchResources();
  const listeners = listenerCounts();
  const trial = openTrial(subject);
  const { plugin } = trial;
  try {
    const failed = await tryStart(subject, trial);
    const refusals = [...plugin.refused].map((permission) => findingOf('permission/refused:undeclared', { at: 'plugin.json/permissions', permission }));
    const late = plugin.lateUses.map(({ member, when }) => findingOf(`lifecycle/late:${when}`, { at: member, member }));
    const operationIds = Object.keys(plugin.running?.operations ?? {});
    if (failed) {
      // what it was refused is why it failed
      await within(subject.deadlines.stopMs, () => plugin.stop());
      return { findings: refusals.length > 0 ? refusals : late.length > 0 ? late : [failed], isUp: false, operationIds };
    }
    const health = await checkHealth(subject, plugin.running);
    const caught = await within(subject.deadlines.startMs, () => plugin.catchUp());
    if (caught.kind !== 'late') await answersOf(subject, trial);
    const stopped = await within(subject.deadlines.stopMs, () => plugin.stop());
    const stop = stopped.kind === 'failed' ? [findingOf('lifecycle/restart:stop', { cause: causeOf(stopped.error) })] : [];
    await untilClosed(watch);
    const leaks = watch.open().map(({ type, where }) => findingOf('lifecycle/leak:resource', { at: where, resource: type, where }));
    const heard = newListeners(listeners).map((event) => findingOf('lifecycle/leak:listener', { at: event, event }));
    const lateUses = plugin.lateUses.map(({ member, when }) => findingOf(`lifecycle/late:${when}`, { at: member, member }));
    const powers = [...plugin.refused].map((permission) => findingOf('permission/refused:undeclared', { at: 'plugin.json/permissions', permission }));
    return { findings: unique([...powers, ...health, ...stop, ...(lateUses.length > 0 ? lateUses : [...leaks, ...heard])]), isUp: true, operationIds };
  } finally {
    for (const one of plugin.uses) subject.uses.add(one);
    watch.end();
  }
}

/** A setup whose life ended while it was under way leaves nothing. */
export async function checkLateSetup(subject: Subject): Promise<readonly PluginFinding[]> {
  const watch = watchResources();
  try {
    const { plugin } = openTrial(subject);
    const started = plugin.start();
    plugin.end();
    await within(subject.deadlines.startMs, () => started);
    await within(subject.deadlines.stopMs, () => plugin.stop());
    await untilClosed(watch);
    return unique(watch.open().map(({ type, where }) => findingOf('lifecycle/late:leak', { at: where, resource: type, where })));
  } finally {
    watch.end();
  }
}

/** Calls that are under way end with the stop. */
export async function checkAbort(subject: Subject): Promise<readonly PluginFinding[]> {
  const { stopMs } = subject.deadlines;
  const findings = await onTrial(subject, openTrial(subject), async ({ world, plugin }) => {
    const found: PluginFinding[] = [];
    // long enough that a call is still under way when the stop comes
    world.storage.delayMs = 5;
    // refusals after the stop are awaited one by one below: until then none of them counts as unhandled
    const running = subject.calls.map(({ operation, params, body }) => ({
      operation,
      done: plugin.call(operation.operationId, { params, body }).catch(() => undefined),
    }));
    plugin.end();
    for (const { operation, done } of running) {
      const timed = await within(stopMs, () => done.then(() => undefined));
      if (timed.kind === 'late') found.push(findingOf('lifecycle/abort:call', { at: operation.operationId, operationId: operation.operationId, ms: stopMs }));
    }
    return unique(found);
  });
  return findings ?? [];
}

/** Started again on what it left, it answers as before. */
export async function checkRestart(subject: Subject): Promise<readonly PluginFinding[]> {
  const first = openTrial(subject);
  const before = await onTrial(subject, first, async (trial) => {
    await trial.plugin.catchUp();
    return answersOf(subject, trial);
  });
  const again = openTrial(subject, leftIn(first.world));
  const failed = await tryStart(subject, again);
  if (failed) return [findingOf('lifecycle/restart:failed', { cause: failed.message.en })];
  const after = await answersOf(subject, again);
  await within(subject.deadlines.stopMs, () => again.plugin.stop());
  return differing(subject, before ?? after, after).map((operationId) => findingOf('lifecycle/restart:differs', { at: operationId, operationId }));
}

/** Operations whose answers differ, once each; those that always do are left out. */
export const differing = ({ calls, varying }: Subject, a: readonly string[], b: readonly string[]): readonly string[] => [
  ...new Set(calls.flatMap(({ operation }, at) => (a[at] === b[at] || varying.has(operation.operationId) ? [] : [operation.operationId]))),
];

async function checkHealth({ deadlines }: Subject, running: { health?(): Promise<unknown> } | undefined): Promise<readonly PluginFinding[]> {
  if (!running?.health) return [];
  const timed = await within(deadlines.healthMs, () => launchScope.run({}, () => running.health!()));
  if (timed.kind === 'late') return [findingOf('health/deadline:late', { ms: deadlines.healthMs })];
  return timed.kind === 'failed' ? [findingOf('health/deadline:threw', { cause: causeOf(timed.error) })] : [];
}

async function untilClosed(watch: { open(): readonly unknown[] }): Promise<void> {
  for (let waited = 0; waited < graceMs; waited += 10) {
    await delay(10);
    if (watch.open().length === 0) return;
  }
}

type Counts = ReadonlyMap<string, number>;
const listenerCounts = (): Counts => new Map(process.eventNames().map((event) => [String(event), process.listenerCount(event)]));
const newListeners = (before: Counts): readonly string[] =>
  [...listenerCounts()].filter(([event, count]) => count > (before.get(event) ?? 0)).map(([event]) => event);

/** Each once. */
export const unique = (findings: readonly PluginFinding[]): readonly PluginFinding[] => [
  ...new Map(findings.map((one) => [`${one.rule} ${one.at} ${one.message.en}`, one])).values(),
];
