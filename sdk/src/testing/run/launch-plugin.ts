/**
 * Runs a plugin in a world as a platform would: its permissions, its life, its follower, its operations. What it uses, what it was
 * refused and what it tried too late is kept, so that a check can tell.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Call,
  type Caller,
  type Follower,
  fail,
  guardPort,
  type Json,
  type LogEntry,
  type Outcome,
  ok,
  type OwnStorage,
  type PluginContext,
  type PluginDefinition,
  type PluginManifest,
  type PluginTypes,
  type Point,
  type Running,
  type ScheduledJob,
} from '../../plugin/index.ts';
import { isInRange } from '../../plugin/version-range.ts';
import { createMemoryRecords } from '../world/memory-records.ts';
import type { PluginWorld } from '../world/create-plugin-world.ts';
import { PluginError } from '../../plugin/plugin-error.ts';
import { limitReader, worldOperations } from './limit-reader.ts';
import { copied, walled, walledContext, walledPort } from './wall.ts';

/** Provider of an extension point that stands in the world. */
export interface WorldProvider {
  readonly point: Pick<Point<unknown, 'one' | 'many'>, 'id'>;
  /** Id of the plugin it stands for. */
  readonly plugin: string;
  readonly use: object;
}

/** How a plugin is run. */
export interface LaunchOptions {
  readonly config: object;
  /** Its permissions and points; absent: everything is granted. */
  readonly manifest?: PluginManifest;
  /** Sites the operator granted; absent: all. */
  readonly siteIds?: readonly string[];
  readonly providers?: readonly WorldProvider[];
  /** What stands outside; absent: there is no network, and `fetch` throws. */
  readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>;
  /** Other operations of the platform. Absent: getResource and listResources of this world; all else is unavailable. */
  readonly operate?: (operationId: string, params: { readonly [name: string]: unknown }) => Promise<Outcome<unknown>>;
  /** Whatever passes between the plugin and the platform is a copy, as behind the wall of a worker or a process. Absent: no wall. */
  readonly isWalled?: boolean;
  /** Told of each line of its logger at once. Absent: lines are kept in `logged` alone. */
  readonly onLine?: (line: LoggedLine) => void;
}

/** A line that a plugin wrote to its logger. */
export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly values: readonly unknown[];
}

/** What a call is made with; absent members are those of the public. */
export interface WorldCall {
  readonly params?: { readonly [name: string]: unknown };
  readonly body?: unknown;
  readonly caller?: Caller;
  readonly language?: 'zh-CN' | 'en';
  readonly signal?: AbortSignal;
}

/** What the plugin tried although it was too late. */
export interface LateUse {
  readonly member: string;
  /** after-stop: the plugin had ended. after-setup: only `setup` may declare. */
  readonly when: 'after-stop' | 'after-setup';
}

/** A plugin in a world. */
export interface LaunchedPlugin<T extends PluginTypes = PluginTypes> {
  /** Migrations, setup, start. Throws what the plugin throws. */
  start(): Promise<void>;
  /** Runs an operation as the platform would, but judges neither parameters nor reply. */
  call<Id extends keyof T['api'] & string>(operationId: Id, call?: WorldCall): Promise<Outcome<T['api'][Id]['reply']>>;
  /** Hands the follower what is new in the log, in batches. @returns number of entries */
  catchUp(batchEntries?: number): Promise<number>;
  /** Hands these entries to the follower. @param isLost its own writes are thrown away, as after a crash before the commit */
  deliver(entries: readonly LogEntry[], isLost?: boolean): Promise<void>;
  /** Drops what came from the log, then delivers all of it again. */
  rebuild(): Promise<void>;
  /** Names of the jobs it declared, with their cron fields. */
  readonly jobs: ReadonlyMap<string, string>;
  /** Runs a job as if its time had come. @param due RFC 3339; absent: the world's clock. Throws what the job throws. */
  runJob(name: string, due?: string): Promise<void>;
  /** Ends its life: signal, running calls, releases last first. Throws the first fault of a release. */
  stop(): Promise<void>;
  /** Ends the signal and nothing else: what `stop` begins with. */
  end(): void;
  readonly running: Running<T> | undefined;
  readonly follower: Follower | undefined;
  /** Permissions it used. */
  readonly uses: ReadonlySet<string>;
  /** Permissions and points it used without having them. */
  readonly refused: ReadonlySet<string>;
  readonly lateUses: readonly LateUse[];
  /** What it wrote to its logger. */
  readonly logged: readonly LoggedLine[];
  /** What it provides, by the id of the point: called as another plugin would. */
  readonly provided: ReadonlyMap<string, object>;
}

/** Which launch the code that runs here belongs to. */
export const launchScope: AsyncLocalStorage<object> = new AsyncLocalStorage();

const publicCaller: Caller = { id: 'anonymous', siteIds: [] };

/** Prepares a run; nothing of the plugin runs before `start`. */
export function launchPlugin<T extends PluginTypes>(plugin: PluginDefinition<T>, world: PluginWorld, options: LaunchOptions): LaunchedPlugin<T> {
  const { manifest, siteIds = ['*'], isWalled = false } = options;
  const id = manifest?.id ?? 'plugin';
  const controller = new AbortController();
  const uses = new Set<string>();
  const refused = new Set<string>();
  const lateUses: LateUse[] = [];
  const logged: LoggedLine[] = [];
  const provided = new Map<string, object>();
  const releases: (() => void | Promise<void>)[] = [];
  const calls = new Set<Promise<unknown>>();
  const scope = {};
  const asPlugin = <R>(run: () => R): R => launchScope.run(scope, run);
  const jobs = new Map<string, ScheduledJob>();
  let follower: Follower | undefined;
  let running: Running<T> | undefined;
  let isSetup = true;
  let seq = 0;

  const alive = (member: string) => {
    if (!controller.signal.aborted) return;
    lateUses.push({ member, when: 'after-stop' });
    throw new PluginError('PLUGIN_STOPPED', { id, member });
  };
  const may = (permission: string) => !manifest || manifest.permissions.some((one) => one === permission);
  const demand = (permission: string, member: string) => {
    alive(member);
    uses.add(permission);
    if (may(permission)) return;
    refused.add(permission);
    throw new PluginError('PLUGIN_FORBIDDEN', { id, permission });
  };
  const declare = (member: string) => {
    alive(member);
    if (isSetup) return;
    lateUses.push({ member, when: 'after-setup' });
    throw new PluginError('PLUGIN_UNDECLARED', { id, what: `${member} during setup` });
  };
  /** What was granted for any host is used as that. */
  const assertHost = (host: string) => {
    const single = `network:${host.toLowerCase()}`;
    demand(!may(single) && may('network:*') ? 'network:*' : single, 'network');
  };
  const undeclared = (what: string): never => {
    refused.add(what);
    throw new PluginError('PLUGIN_UNDECLARED', { id, what });
  };

  const reader = limitReader(
    createMemoryRecords(() => world.content, { siteIds }),
    { alive, may, uses, refused, id },
  );
  const guardStorage = (storage: OwnStorage): OwnStorage =>
    guardPort(
      () => storage,
      ['get', 'write', 'list'],
      (member) => demand('storage:own', `storage.${member}`),
    );
  const log =
    (level: LoggedLine['level']) =>
    (...values: unknown[]) => {
      logged.push({ level, values });
      options.onLine?.({ level, values });
    };

  const context: PluginContext<T> = {
    config: Object.freeze(structuredClone(options.config)) as T['config'],
    logger: { info: log('info'), warn: log('warn'), error: log('error') },
    clock: () => world.clock.now(),
    signal: controller.signal,
    records: reader,
    storage: guardStorage(world.storage),
    shared: guardPort(
      (): OwnStorage => world.shared,
      ['get', 'write', 'list'],
      (member) => demand('storage:own', `shared.${member}`),
    ),
    index: guardPort(
      () => world.index,
      ['open', 'put', 'remove', 'clear', 'query', 'statistics', 'digest'],
      (member) => demand('index:own', `index.${member}`),
    ),
    queue: guardPort(
      () => world.queue,
      ['add', 'lease', 'end', 'renew', 'get', 'list', 'count', 'nextDue', 'revive', 'cancel', 'forget'],
      (member) => demand('queue:own', `queue.${member}`),
    ),
    series: guardPort(
      () => world.series,
      ['open', 'append', 'query', 'recount', 'forgetRaw', 'size', 'clear'],
      (member) => demand('series:own', `series.${member}`),
    ),
    blobs: guardPort(
      () => world.blobs,
      ['put', 'get', 'facts', 'list', 'remove'],
      (member) => demand('blobs:own', `blobs.${member}`),
    ),
    async submit(draft: Json) {
      alive('submit');
      const kind = draft !== null && typeof draft === 'object' && 'kind' in draft ? String(draft['kind']) : '';
      const permission = `records:submit:${kind}`;
      uses.add(permission);
      if (may(permission)) return ok({ recordId: `submitted-${uses.size}`, version: 1 });
      refused.add(permission);
      return fail({ code: 'PLUGIN_FORBIDDEN', data: { id, permission } });
    },
    follow(given) {
      declare('follow');
      for (const type of given.types) demand(`log:${type}`, 'follow');
      if (follower) undeclared('a second follower');
      follower = given;
    },
    schedule(job) {
      declare('schedule');
      demand('schedule', 'schedule');
      if (!/^[a-z][a-z0-9-]{0,63}$/.test(job.name) || jobs.has(job.name) || !/^\S+( \S+){4}$/.test(job.cron))
        throw new PluginError('PLUGIN_SCHEDULE_INVALID', { id, job: job.name, cron: job.cron, reason: jobs.has(job.name) ? 'twice' : 'form' });
      jobs.set(job.name, job);
    },
    async fetch(url, init) {
      assertHost(new URL(url).hostname);
      if (!options.fetch) throw new TypeError(`fetch: the world has no network; give "fetch" to start, asked for ${url}`);
      return options.fetch(url, init);
    },
    assertHost: (host) => assertHost(host),
    provide(point, implementation) {
      declare('provide');
      const range = manifest?.provides?.[point.id];
      if (manifest && (range === undefined || !isInRange(point.version, range))) undeclared(`point ${point.id} ${point.version}`);
      provided.set(point.id, boundTo(implementation as object, asPlugin));
    },
    extension<P>(point: Point<P, 'one'>) {
      alive('extension');
      return options.providers?.find((one) => one.point.id === point.id)?.use as P | undefined;
    },
    extensions<P>(point: Point<P, 'many'>) {
      alive('extensions');
      return (options.providers ?? []).filter((one) => one.point.id === point.id).map(({ plugin: by, use }) => ({ plugin: by, use: use as P }));
    },
    onStop(release) {
      alive('onStop');
      releases.push(release);
    },
  };

  const deliver = async (entries: readonly LogEntry[], isLost = false) => {
    if (!follower || entries.length === 0) return;
    const current = follower;
    const buffered = world.storage.buffered();
    try {
      await asPlugin(() => current.apply(entries, guardStorage(buffered)));
    } catch (error) {
      buffered.discard();
      throw error;
    }
    if (isLost) buffered.discard();
    else buffered.commit();
  };
  const heard = (after: number) =>
    world.log.filter(
      (entry) => entry.seq > after && follower?.types.includes(entry.type) && (entry.siteId === '' || siteIds.includes('*') || siteIds.includes(entry.siteId)),
    );

  const launched: LaunchedPlugin<T> = {
    async start() {
      for (const migration of plugin.migrations ?? []) {
        if (world.storage.migrations.has(migration.id)) continue;
        const buffered = world.storage.buffered();
        await asPlugin(() => migration.up(isWalled ? walledPort(buffered) : buffered));
        alive('migration');
        buffered.commit();
        world.storage.migrations.add(migration.id);
      }
      try {
        running = await asPlugin(() => plugin.setup(Object.freeze(isWalled ? walledContext(context) : context)));
      } finally {
        isSetup = false;
      }
      alive('setup');
      await asPlugin(() => running!.start?.());
      alive('start');
    },
    async call(operationId, { params = {}, body, caller = publicCaller, language = 'zh-CN', signal } = {}) {
      const operation = running?.operations[operationId];
      if (!operation) throw new Error(`the plugin has no operation "${operationId}"`);
      const through = isWalled ? copied : <V>(value: V) => value;
      const operate = async <R>(other: string, otherParams: { readonly [name: string]: unknown }) => {
        demand(`operation:${other}`, 'operate');
        return (await (options.operate ?? worldOperations(world.records))(other, otherParams)) as Outcome<R>;
      };
      const call: Call<T['api'][typeof operationId]> = {
        params: structuredClone(params) as T['api'][typeof operationId]['params'],
        body: structuredClone(body) as T['api'][typeof operationId]['body'],
        caller: through(caller),
        language,
        baseUrl: 'http://platform.example',
        records: isWalled ? walledPort(reader) : reader,
        signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
        operate: isWalled ? (walled(operate) as typeof operate) : operate,
      };
      const reply = asPlugin(async () => through(await operation(call)));
      calls.add(reply);
      try {
        return await reply;
      } finally {
        calls.delete(reply);
      }
    },
    async catchUp(batchEntries = 200) {
      const entries = heard(seq);
      for (let at = 0; at < entries.length; at += batchEntries) {
        await deliver(entries.slice(at, at + batchEntries));
        seq = entries[Math.min(at + batchEntries, entries.length) - 1]!.seq;
      }
      return entries.length;
    },
    deliver,
    async rebuild() {
      const current = follower;
      if (!current) return;
      const buffered = world.storage.buffered();
      await asPlugin(() => current.reset(guardStorage(buffered)));
      buffered.commit();
      seq = 0;
      await launched.catchUp();
    },
    get jobs() {
      return new Map([...jobs.values()].map(({ name, cron }) => [name, cron]));
    },
    async runJob(name, due = world.clock.now().toISOString()) {
      const job = jobs.get(name);
      if (!job) throw new Error(`the plugin has no job "${name}"; it has: ${[...jobs.keys()].join(', ') || 'none'}`);
      const run = asPlugin(async () => job.run({ due, signal: controller.signal }));
      calls.add(run);
      try {
        await run;
      } finally {
        calls.delete(run);
      }
    },
    end: () => controller.abort(new PluginError('PLUGIN_STOPPED', { id, member: 'signal' })),
    async stop() {
      launched.end();
      await Promise.allSettled(calls);
      let fault: { readonly error: unknown } | undefined;
      for (let release = releases.pop(); release; release = releases.pop()) {
        try {
          await asPlugin(release);
        } catch (error) {
          fault ??= { error };
        }
      }
      if (fault) throw fault.error;
    },
    get running() {
      return running;
    },
    get follower() {
      return follower;
    },
    uses,
    refused,
    lateUses,
    logged,
    provided,
  };
  return launched;
}

/** The same methods, run as the plugin. */
const boundTo = (implementation: object, asPlugin: <R>(run: () => R) => R): object =>
  new Proxy(implementation, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? (...values: readonly unknown[]) => asPlugin(() => Reflect.apply(member, target, values) as unknown) : member;
    },
  });
