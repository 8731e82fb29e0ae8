/** Checks a plugin in a thread or process of its own: one that blocks its thread, eats all memory or ends itself is told like any other fault. */
import type { LevelOptions, LevelReport } from '../check-at-level.ts';
import { findingOf, type PluginFinding } from '../finding.ts';
import type { CheckOrder, FromRealm } from './check-messages.ts';
import { type CheckRealm, type RealmEnd, startCheckProcess, startCheckWorker } from './start-check-realm.ts';

/** Limits of a realm. */
export interface ApartLimits {
  /** Silence after which code of the plugin is said to block the thread, ms. Absent: as long as a start or a call may take. */
  readonly silentMs?: number;
  /** MiB for objects. Absent: 512. */
  readonly memoryMb?: number;
}

/** Starting a realm is not the plugin's business and may take long on a busy machine. */
const readyMs = 120_000;

/** @param realm where it runs: a thread or a process */
export async function checkApart(root: string, options: LevelOptions, realm: 'worker' | 'process', limits: ApartLimits = {}): Promise<LevelReport> {
  const { startMs, callMs } = options.deadlines;
  const { silentMs = Math.max(startMs, callMs, 5000), memoryMb = 512 } = limits;
  const started = (realm === 'worker' ? startCheckWorker : startCheckProcess)({ root, memoryMb });
  const answer = Promise.withResolvers<LevelReport>();
  const one = (finding: PluginFinding) => answer.resolve({ findings: [finding], answers: [] });
  const blocked = () => one(findingOf('lifecycle/start:blocked', { ms: silentMs }));
  let silence = setTimeout(blocked, readyMs);
  started.onMessage((message) => {
    if (message.t === 'report') answer.resolve(message.report);
    else if (message.t === 'use') void serveUse(started, options, message);
    clearTimeout(silence);
    silence = setTimeout(blocked, silentMs);
  });
  void started.ended.then((end) => one(endFinding(end, memoryMb)));
  started.send({ t: 'check', order: orderOf(root, options) });
  try {
    return await answer.promise;
  } finally {
    clearTimeout(silence);
    await started.end();
    clearTimeout(silence);
  }
}

const orderOf = (root: string, { providers, ...options }: LevelOptions): CheckOrder => ({
  ...options,
  root,
  providers: providers.map(({ point, plugin, use }) => ({
    pointId: point.id,
    plugin,
    members: Object.entries(use).flatMap(([name, member]) => (typeof member === 'function' ? [name] : [])),
  })),
});

async function serveUse(realm: CheckRealm, { providers }: LevelOptions, { id, provider, member, args }: Extract<FromRealm, { readonly t: 'use' }>) {
  try {
    const { use } = providers[provider]!;
    const method = (use as { readonly [name: string]: unknown })[member] as (...values: readonly unknown[]) => Promise<unknown>;
    realm.send({ t: 'used', id, value: await Reflect.apply(method, use, args) });
  } catch (error) {
    realm.send({ t: 'used', id, problem: error instanceof Error ? error.message : String(error) });
  }
}

function endFinding(end: RealmEnd, memoryMb: number): PluginFinding {
  if (end.why === 'memory') return findingOf('lifecycle/start:memory', { limit: memoryMb });
  return end.why === 'fault'
    ? findingOf('lifecycle/unhandled:fault', { cause: end.cause, where: '?' })
    : findingOf('lifecycle/start:ended', { code: end.code });
}
