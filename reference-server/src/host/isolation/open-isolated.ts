/**
 * A plugin behind a wall as a plugin without one: its definition here has the same members, and each of them asks the realm. So the rest of
 * the host (life, grants, deadlines, log, jobs) knows nothing of walls, and the realm reaches nothing but the context it was given.
 */
import {
  type Call,
  type LogEntry,
  type Outcome,
  type OwnStorage,
  type PluginContext,
  type PluginDefinition,
  PluginError,
  type PluginTypes,
  type Point,
  type Running,
  within,
} from '@jiyue/sdk/plugin';
import { asPlugin } from '../attribution.ts';
import type { CheckedPlugin } from '../check-plugin.ts';
import type { ExtensionPoints } from '../extension-points.ts';
import { type ContextPort, contextPorts, recordMembers, storageMembers } from '../port-members.ts';
import { type Realm, RealmEnded, type RealmOptions, type StartRealm } from './realm.ts';
import { type CallFacts, type HostPort, type RealmPort, realmMembers, type SetupOrder, type SetupReport } from './realm-ports.ts';
import { createRemoteCalls, type FindMethod, methodsOf, type RemoteCalls, remotePort } from './remote-calls.ts';
import { thrownBy } from './thrown.ts';

/** What a realm needs of the host. */
export interface IsolatedNeeds extends RealmOptions {
  readonly start: StartRealm;
  readonly points: ExtensionPoints;
  readonly clock: () => Date;
  /** How long releases may take. */
  readonly stopMs: number;
  /** A rejection in the realm that nobody awaited. */
  readonly onFault: (error: unknown) => void;
}

/** A plugin in its realm. */
export interface IsolatedPlugin {
  readonly realm: Realm;
  /** Its code has been imported there. */
  load(): Promise<PluginDefinition<PluginTypes>>;
}

/** A clock that is further off than this is one of a test or a replay. */
const realClockMs = 1000;

/** Starts the realm; nothing of the plugin runs before `load`. */
export function openIsolated(plugin: CheckedPlugin, needs: IsolatedNeeds): IsolatedPlugin {
  const { id } = plugin;
  const realm = needs.start(needs);
  const calls = createRemoteCalls(realm.wire, {
    stamp: () => {
      const now = needs.clock().getTime();
      return Math.abs(now - Date.now()) > realClockMs ? now : undefined;
    },
    run: (work) => asPlugin(id, work),
  });
  void realm.ended.then((cause) => calls.end(new RealmEnded(`plugin "${id}": ${cause}`)));
  const port = remotePort<RealmPort>(calls, 'plugin', realmMembers);
  return {
    realm,
    async load() {
      const migrations = await port.load({ entry: plugin.package.entry(), main: plugin.manifest.files.main });
      return {
        migrations: migrations.map((migration) => ({ id: migration, up: (storage) => withStorage(calls, storage, (name) => port.migrate(migration, name)) })),
        setup: (context) => setUp(plugin, { calls, port, context, needs }),
      };
    },
  };
}

interface SetUpParts {
  readonly calls: RemoteCalls;
  readonly port: RealmPort;
  readonly context: PluginContext<PluginTypes>;
  readonly needs: IsolatedNeeds;
}

async function setUp(plugin: CheckedPlugin, { calls, port, context, needs }: SetUpParts): Promise<Running<PluginTypes>> {
  serveContext(calls, context, needs);
  const { points, stopMs } = needs;
  const order: SetupOrder = {
    id: plugin.id,
    manifest: { ...(plugin.manifest.provides ? { provides: plugin.manifest.provides } : {}) },
    permissions: plugin.grants.permissions,
    sites: plugin.grants.sites,
    config: { ...plugin.config },
    providers: points.table(),
  };
  const stopTelling = points.onChange(() => calls.tell('plugin', 'providers', [points.table()]));
  context.signal.addEventListener('abort', () => {
    stopTelling();
    calls.tell('plugin', 'end', []);
  });
  // a realm that does not answer is ended all the same
  context.onStop(async () => void (await within(stopMs, () => port.release())));
  const report = await port.setup(order);
  declare(report, { calls, port, context });
  return {
    operations: Object.fromEntries(report.operations.map((operationId) => [operationId, operation(operationId, calls)])),
    start: () => port.start(),
    health: () => port.health(),
  };
}

/** Opens what the context offers, and nothing besides. */
function serveContext(calls: RemoteCalls, context: PluginContext<PluginTypes>, { points, onFault }: IsolatedNeeds): void {
  const host: HostPort = {
    log: (level, text) => context.logger[level](text),
    fault: (thrown) => onFault(thrownBy(thrown)),
    submit: (draft) => context.submit(draft),
    async use(pointId, plugin, member, args) {
      const method = points.method(pointId, plugin, member);
      if (!method) throw new PluginError('PLUGIN_STOPPED', { id: plugin, member: `${pointId}.${member}` });
      return method(...args);
    },
  };
  calls.open('host', methodsOf(host, ['log', 'fault', 'submit', 'use']));
  for (const [name, members] of Object.entries(contextPorts)) calls.open(name, methodsOf(context[name as ContextPort], members as readonly never[]));
}

/** Declares here what setup declared there; the checks are made once more. */
function declare({ follower, jobs, provided }: SetupReport, { calls, port, context }: Omit<SetUpParts, 'needs'>): void {
  if (follower) {
    const { hasDigest, ...facts } = follower;
    context.follow({
      ...(facts as { readonly types: readonly LogEntry['type'][] }),
      apply: (batch, storage) => withStorage(calls, storage, (name) => port.apply(batch, name)),
      reset: (storage) => withStorage(calls, storage, (name) => port.reset(name)),
      ...(hasDigest ? { digest: () => port.digest() } : {}),
    });
  }
  for (const { name, cron } of jobs)
    context.schedule({ name, cron, run: async ({ due, signal }) => void (await calls.call('plugin', 'runJob', [name, due], signal)) });
  for (const { members, ...point } of provided)
    context.provide(
      point as Point<object, 'one' | 'many'>,
      Object.fromEntries(members.map((member) => [member, (...args: readonly unknown[]) => port.provided(point.id, member, args)])),
    );
}

type AnyCall = Call<PluginTypes['api'][string]>;

let lastPort = 0;

/** Opens a port for as long as the work takes. */
async function withPort<T>(calls: RemoteCalls, kind: string, find: FindMethod, work: (name: string) => Promise<T>): Promise<T> {
  const name = `${kind} ${++lastPort}`;
  const close = calls.open(name, find);
  try {
    return await work(name);
  } finally {
    close();
  }
}

const withStorage = <T>(calls: RemoteCalls, storage: OwnStorage, work: (name: string) => Promise<T>): Promise<T> =>
  withPort(calls, 'storage', methodsOf(storage, storageMembers), work);

/** The call stays here; the realm gets its facts and a port to the rest. */
const operation =
  (operationId: string, calls: RemoteCalls) =>
  (call: AnyCall): Promise<Outcome<unknown>> => {
    const { params, body, caller, language, baseUrl } = call;
    const facts: CallFacts = { params, body, caller, language, baseUrl };
    return withPort(
      calls,
      'call',
      findInCall(call),
      async (name) => (await calls.call('plugin', 'operate', [operationId, facts, name], call.signal)) as Outcome<unknown>,
    );
  };

/** Records are opened when the first of them is asked for. */
const findInCall =
  (call: AnyCall): FindMethod =>
  (member) => {
    if (member === 'operate') return call.operate as (...args: never[]) => unknown;
    return member.startsWith('records.') ? methodsOf(call.records, recordMembers)(member.slice('records.'.length)) : undefined;
  };
