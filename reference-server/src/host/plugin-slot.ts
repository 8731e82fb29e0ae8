/** One entry of the registry on its way through the life of a plugin: state, run, health, follower. */
import { problemOf } from '@jiyue/sdk';
import { type Failure, within } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../config/index.ts';
import { asPlugin } from './attribution.ts';
import type { CheckedPlugin } from './check-plugin.ts';
import { createCrashSuspects } from './crash-suspects.ts';
import type { ExtensionPoints } from './extension-points.ts';
import { type FollowerLoop, startFollowerLoop } from './follower-loop.ts';
import type { HostNeeds } from './host-ports.ts';
import { type JobLoop, startJobLoop } from './job-loop.ts';
import type { OperationSource } from './plugin-operation.ts';
import { causeOf, type PluginRun, startRun } from './plugin-run.ts';
import type { PluginState, PluginStatus } from './plugin-status.ts';
import type { RegistryEntry } from './registry/registry-entry.ts';

/** What a slot needs. */
export interface SlotNeeds {
  readonly needs: HostNeeds;
  readonly points: ExtensionPoints;
  readonly settings: ServerConfig['plugins'];
  /** A plugin behind a wall ended by itself; it is to be revived. */
  readonly onCrash: (slot: PluginSlot, afterMs: number) => void;
}

const missesAllowed = 3;
/** Up for so long, a plugin has recovered from its crashes. */
const recoveredMs = 600_000;

/** Lives as long as its entry is unchanged. */
export class PluginSlot implements OperationSource {
  readonly entry: RegistryEntry;
  readonly #slot: SlotNeeds;
  #id: string;
  #state: PluginState = 'found';
  #since: Date;
  #failure: Failure | undefined;
  #detail: string | undefined;
  #checked: CheckedPlugin | undefined;
  #run: PluginRun | undefined;
  #loop: FollowerLoop | undefined;
  #jobs: JobLoop | undefined;
  #calls = 0;
  #onLastCall: (() => void) | undefined;
  #misses = 0;
  #hasFault = false;
  #operationIds: ReadonlySet<string> = new Set();
  readonly #suspects = createCrashSuspects();
  /** Crashes since it was last well for long. */
  #crashes = 0;
  #upSince = 0;

  constructor(entry: RegistryEntry, slot: SlotNeeds) {
    this.entry = entry;
    this.#slot = slot;
    this.#id = entry.package;
    this.#since = slot.needs.clock();
  }

  get id(): string {
    return this.#id;
  }
  get state(): PluginState {
    return this.#state;
  }
  /** Set once the checks passed. */
  get checked(): CheckedPlugin | undefined {
    return this.#checked;
  }
  get status(): PluginStatus {
    const follower = this.#loop?.state;
    return {
      id: this.#id,
      package: this.entry.package,
      state: this.#state,
      ...(this.#checked ? { isolation: this.#checked.isolation } : {}),
      isRequired: this.entry.required === true,
      ...(this.#checked ? { version: this.#checked.manifest.version, trust: this.#checked.trust } : {}),
      ...(this.#checked ? { manifest: manifestFacts(this.#checked.manifest) } : {}),
      grants: this.entry.grants,
      since: this.#since.toISOString(),
      ...(this.#failure ? { failure: this.#failure } : {}),
      ...(this.#detail === undefined ? {} : { detail: this.#detail }),
      ...(follower ? { follower } : {}),
      ...(this.#jobs ? { jobs: this.#jobs.status } : {}),
    };
  }

  // --- OperationSource ---

  current(): PluginRun | undefined {
    return this.#state === 'up' || this.#state === 'degraded' ? this.#run : undefined;
  }
  begin(): () => void {
    this.#calls += 1;
    return () => {
      this.#calls -= 1;
      if (this.#calls === 0) this.#onLastCall?.();
    };
  }

  // --- life ---

  /** The id is known, the rest may still be refused. */
  named(id: string): void {
    this.#id = id;
  }
  passed(checked: CheckedPlugin): void {
    this.#checked = checked;
    this.#id = checked.id;
    this.#enter('checked');
  }
  fail(failure: Failure): void {
    this.#failure = failure;
    this.#enter('failed');
    // the sentence too: whoever reads the log is to know what to do
    const detail = problemOf(failure, this.#slot.needs.language).detail;
    this.#slot.needs.loggerOf(this.#id).error({ code: failure.code, detail, data: failure.data }, 'plugin failed');
  }

  /** @param operationIds what the merged document says it serves */
  async start(operationIds: ReadonlySet<string>): Promise<void> {
    this.#operationIds = operationIds;
    const checked = this.#checked;
    if (!checked || this.#state !== 'checked') return;
    const { needs, points, settings } = this.#slot;
    const services = needs.open(checked.id);
    const onState = (state: PluginState) => {
      // a start past its deadline changes nothing any more
      if (this.#state === 'checked' || this.#state === 'migrated') this.#enter(state);
    };
    const onFault = (error: unknown) => this.reportFault(error);
    const outcome = await startRun(checked, { needs, services, points, operationIds, settings, onFault, onState });
    if (!outcome.ok) {
      this.fail(outcome.failure);
      await services.dispose();
      if (outcome.failure.code === 'PLUGIN_CRASHED' || this.#crashes > 0) this.#await();
      return;
    }
    this.#run = outcome.value;
    this.#follow(outcome.value);
    this.#keepTimes(outcome.value);
    this.#misses = 0;
    this.#hasFault = false;
    this.#upSince = performance.now();
    this.#enter('up');
    this.#watch(outcome.value);
  }

  /** Starts it again after a crash; another failure waits longer. */
  async revive(): Promise<void> {
    if (this.#state !== 'failed' || this.#crashes === 0) return;
    this.#failure = undefined;
    this.#detail = undefined;
    this.#enter('checked');
    await this.start(this.#operationIds);
  }

  /** Ends the run: signal, calls, follower, releases, services; each within the stop deadline. */
  async stop(): Promise<void> {
    const run = this.#run;
    if (!run) {
      if (this.#state !== 'failed') this.#enter('stopped');
      return;
    }
    const { stopMs } = this.#slot.settings;
    const logger = this.#slot.needs.loggerOf(this.#id);
    this.#enter('stopping');
    run.life.end();
    const quiet = await within(stopMs, async () => {
      await Promise.all([this.#lastCall(), this.#loop?.ended, this.#jobs?.ended]);
    });
    if (quiet.kind === 'late') logger.warn({ calls: this.#calls }, 'plugin still at work past its stop deadline');
    const released = await within(stopMs, () =>
      asPlugin(this.#id, () => run.life.release((error) => logger.warn({ cause: causeOf(error) }, 'plugin release failed'))),
    );
    if (released.kind === 'late') logger.warn({}, 'plugin releases went past the stop deadline');
    await run.realm?.kill('it was stopped');
    await run.services.dispose();
    this.#forget();
    this.#enter('stopped');
  }

  /** Asks the plugin how it is. */
  async checkHealth(): Promise<void> {
    const run = this.current();
    if (!run) return;
    const health = run.running.health?.bind(run.running);
    const timed = health ? await within(this.#slot.settings.healthMs, () => asPlugin(this.#id, health)) : undefined;
    if (this.#run !== run) return;
    const isWell = !timed || (timed.kind === 'done' && timed.value.status === 'up');
    this.#misses = isWell ? 0 : this.#misses + 1;
    const said = timed?.kind === 'done' ? timed.value : undefined;
    if (said?.status === 'degraded' || said?.status === 'down' || this.#misses >= missesAllowed) {
      // a realm that answers nothing is stuck: nothing but a new one helps
      if (timed?.kind === 'late' && run.realm && this.#misses >= missesAllowed) {
        void run.realm.kill(`it answered none of ${missesAllowed} health checks within ${this.#slot.settings.healthMs} ms`);
        return;
      }
      this.#degrade(said?.detail ?? (timed?.kind === 'failed' ? causeOf(timed.error) : `health ${said?.status ?? 'check timed out'}`));
    } else if (isWell && !this.#hasFault && (this.#loop?.state?.parked ?? 0) === 0 && this.#state === 'degraded') {
      this.#detail = undefined;
      this.#enter('up');
    }
  }

  /** A fault that nobody awaited: work may be lost, so it stays degraded until it is started anew. */
  reportFault(error: unknown): void {
    this.#slot.needs
      .loggerOf(this.#id)
      .error({ cause: causeOf(error), stack: error instanceof Error ? error.stack : undefined }, 'unhandled fault of a plugin');
    this.#hasFault = true;
    this.#degrade(causeOf(error));
  }

  /** Everything in the log now was dealt with. */
  async idle(): Promise<void> {
    await Promise.all([this.#loop?.idle(), this.#jobs?.look()]);
  }

  #watch(run: PluginRun): void {
    void run.realm?.ended.then(async (cause) => {
      // a stop ends it too
      if (this.#run !== run || !run.life.isAlive) return;
      run.life.end();
      this.#suspects.crashed(cause);
      this.#forget();
      if (performance.now() - this.#upSince > recoveredMs) this.#crashes = 0;
      this.fail({ code: 'PLUGIN_CRASHED', data: { id: this.#id, cause } });
      await Promise.all([run.services.dispose(), within(this.#slot.settings.stopMs, () => run.life.release(() => {}))]);
      this.#await();
    });
  }

  /** Leaves word that it is to be revived. */
  #await(): void {
    const { restartMs } = this.#slot.settings;
    const afterMs = restartMs[Math.min(this.#crashes, restartMs.length - 1)] ?? 0;
    this.#crashes += 1;
    this.#detail = `starts again in ${afterMs} ms`;
    this.#slot.onCrash(this, afterMs);
  }

  #forget(): void {
    this.#run = undefined;
    this.#loop = undefined;
    this.#jobs = undefined;
  }

  #follow(run: PluginRun): void {
    const { follower, life, plugin, services } = run;
    if (!follower) return;
    const { needs, settings } = this.#slot;
    const logger = needs.loggerOf(this.#id);
    this.#loop = startFollowerLoop({
      pluginId: plugin.id,
      follower: run.realm ? this.#suspects.watch(follower) : follower,
      ...this.#suspects.needs,
      store: services.store,
      log: needs.log,
      onAppend: (listener) => needs.log.onAppend(listener),
      maySee: (entry) => plugin.grants.maySee(entry),
      ...(plugin.entry.rebuild === undefined ? {} : { rebuild: plugin.entry.rebuild }),
      batchEntries: settings.batchEntries,
      retryMs: settings.retryMs,
      signal: life.signal,
      onFault: ({ error, firstSeq, lastSeq, isDead }) => {
        logger.warn({ firstSeq, lastSeq, cause: causeOf(error) }, isDead ? 'dead letter: the subject is parked' : 'log batch failed, will be tried again');
        if (isDead) this.#degrade(`dead letter at ${firstSeq}: ${causeOf(error)}`);
      },
    });
  }

  #keepTimes({ jobs, life, plugin }: PluginRun): void {
    if (jobs.length === 0) return;
    const { needs } = this.#slot;
    this.#jobs = startJobLoop({
      pluginId: plugin.id,
      jobs,
      store: needs.jobs,
      clock: needs.clock,
      holder: needs.processId,
      signal: life.signal,
      onFault: (job, error) => needs.loggerOf(this.#id).warn({ job, cause: causeOf(error) }, 'a job failed; it runs again at its next time'),
    });
  }

  #degrade(detail: string): void {
    if (!this.current()) return;
    this.#detail = detail;
    if (this.#state === 'up') this.#enter('degraded');
  }

  #lastCall(): Promise<void> {
    if (this.#calls === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onLastCall = resolve;
    });
  }

  #enter(state: PluginState): void {
    this.#state = state;
    this.#since = this.#slot.needs.clock();
    if (state !== 'failed')
      this.#slot.needs.loggerOf(this.#id).info({ state, ...(this.#detail === undefined ? {} : { detail: this.#detail }) }, 'plugin state');
  }
}

const manifestFacts = ({ title, contract, implements: modules }: CheckedPlugin['manifest']) => ({ title, contract, ...(modules && { implements: modules }) });
