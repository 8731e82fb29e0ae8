/** The realm: holds the code of one plugin and does what the server asks of it. Nothing of the server's is here but the wire. */
import type { Call, Follower, LogEntry, Outcome, OwnStorage, PluginDefinition, PluginTypes, RecordReader, Running } from '@jiyue/sdk/plugin';
import { beginLife, type Life } from '../life.ts';
import { importPlugin } from '../import-plugin.ts';
import { recordMembers, storageMembers } from '../port-members.ts';
import { openRealmContext, type RealmContext } from './realm-context.ts';
import { type CallFacts, type RealmPort, realmMembers, type SetupReport } from './realm-ports.ts';
import { createRemoteCalls, methodsOf, type RemoteCalls, remotePort, type Wire } from './remote-calls.ts';
import { asThrown } from './thrown.ts';

/** Listens on the wire until the realm is ended from outside. */
export function runRealm(wire: Wire): void {
  let frozen: number | undefined;
  const calls = createRemoteCalls(wire, {
    onStamp: (stamp) => {
      frozen = stamp;
    },
  });
  // as without a wall: the plugin is degraded and goes on. A throw that nobody catches ends the realm, and the server starts another
  process.on('unhandledRejection', (error) => calls.tell('host', 'fault', [asThrown(error)]));
  calls.open(
    'plugin',
    methodsOf(
      realmPort(calls, () => (frozen === undefined ? new Date() : new Date(frozen))),
      realmMembers,
    ),
  );
}

/** A plugin after its setup. */
interface Up {
  readonly life: Life;
  readonly running: Running<PluginTypes>;
  readonly opened: RealmContext;
}

function realmPort(calls: RemoteCalls, clock: () => Date): RealmPort {
  let definition: PluginDefinition<PluginTypes> | undefined;
  let up: Up | undefined;
  let life: Life | undefined;
  const loaded = () => definition ?? notYet('load');
  const started = () => up ?? notYet('setup');
  const follower = () => started().opened.declarations.follower() ?? notYet('follow');
  const storage = (port: string) => remotePort<OwnStorage>(calls, port, storageMembers);

  return {
    async load({ entry, main }) {
      definition = await importPlugin(entry, main);
      return (definition.migrations ?? []).map(({ id }) => id);
    },
    async migrate(id, port) {
      await loaded()
        .migrations?.find((migration) => migration.id === id)
        ?.up(storage(port));
    },
    async setup(order) {
      const begun = beginLife(order.id);
      life = begun;
      const opened = openRealmContext(calls, order, begun, clock);
      const running = await loaded().setup(opened.context);
      opened.declarations.closeSetup();
      up = { life: begun, running, opened };
      return reportOf(up);
    },
    start: async () => started().running.start?.(),
    health: async () => (await started().running.health?.()) ?? { status: 'up' },
    async operate(operationId, facts, port, signal) {
      const { running, life: own } = started();
      const operation = running.operations[operationId];
      if (!operation) return notYet(operationId);
      return operation(new RealmCall(calls, facts, port, signal ? AbortSignal.any([signal, own.signal]) : own.signal));
    },
    apply: async (batch, port) => follower().apply(batch as readonly LogEntry[], storage(port)),
    reset: async (port) => follower().reset(storage(port)),
    digest: async () => (await follower().digest?.()) ?? '',
    async runJob(name, due, signal) {
      const job = started()
        .opened.declarations.jobs()
        .find((one) => one.name === name);
      await job?.run({ due, signal: signal ?? started().life.signal });
    },
    async provided(pointId, member, args) {
      const found = started().opened.provided.get(pointId);
      const method = found?.facts.members.includes(member) ? (found.implementation as Record<string, unknown>)[member] : undefined;
      if (typeof method !== 'function') return notYet(`${pointId}.${member}`);
      return Reflect.apply(method, found!.implementation, args) as unknown;
    },
    providers: (table) => up?.opened.setProviders(table),
    end: () => life?.end(),
    async release() {
      await life?.release((error) => calls.tell('host', 'log', ['warn', `plugin release failed: ${String(error)}`]));
    },
  };
}

function reportOf({ running, opened: { declarations, provided } }: Up): SetupReport {
  const follows: Follower | undefined = declarations.follower();
  return {
    operations: Object.keys(running.operations),
    ...(follows && {
      follower: { types: follows.types, hasDigest: follows.digest !== undefined, ...(follows.revision === undefined ? {} : { revision: follows.revision }) },
    }),
    jobs: declarations.jobs().map(({ name, cron }) => ({ name, cron })),
    provided: [...provided.values()].map(({ facts }) => facts),
  };
}

/** What is asked of the server through it reaches the very call that is served. */
class RealmCall implements Call<PluginTypes['api'][string]> {
  readonly params: unknown;
  readonly body: unknown;
  readonly caller: CallFacts['caller'];
  readonly language: CallFacts['language'];
  readonly baseUrl: string;
  readonly records: RecordReader;
  readonly signal: AbortSignal;
  readonly operate: <R>(operationId: string, params: { readonly [name: string]: unknown }) => Promise<Outcome<R>>;

  constructor(calls: RemoteCalls, { params, body, caller, language, baseUrl }: CallFacts, port: string, signal: AbortSignal) {
    this.params = params;
    this.body = body;
    this.caller = caller;
    this.language = language;
    this.baseUrl = baseUrl;
    this.records = remotePort<RecordReader>(calls, port, recordMembers, 'records.');
    this.signal = signal;
    this.operate = <R>(operationId: string, given: { readonly [name: string]: unknown }) =>
      calls.call(port, 'operate', [operationId, given]) as Promise<Outcome<R>>;
  }
}

function notYet(what: string): never {
  throw new Error(`the plugin has no ${what} here`);
}
