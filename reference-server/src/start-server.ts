/**
 * Starts the server from one configuration. This is the composition root: every service, in the order in which it is made,
 * released in the reverse order. Plugins come from the operator's registry alone; this package imports none.
 */
import { problemOf } from '@jiyue/sdk';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure, LogEntry, OwnIndex } from '@jiyue/sdk/plugin';
import standard from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import type { Logger } from 'pino';
import { capabilitiesOperation } from './capabilities.ts';
import { readSecret, type ServerConfig } from './config/index.ts';
import { Scope, token } from './container/index.ts';
import { createLog } from './create-log.ts';
import { type FaultSource, watchFaults } from './host/attribution.ts';
import type { HostNeeds } from './host/host-ports.ts';
import type { OpenApiDocument } from './host/openapi-document.ts';
import { createPluginHost, type PluginHost } from './host/plugin-host.ts';
import type { PluginStatus } from './host/plugin-status.ts';
import { readRegistry } from './host/registry/operator-registry.ts';
import { headInMemory } from './head-in-memory.ts';
import { createBuiltIns, type Readiness } from './http/built-in.ts';
import { createCallerAddress } from './http/caller-address.ts';
import { listen } from './http/listen.ts';
import { type AppNeeds, createPlatformApp, type PlatformApp } from './http/platform-app.ts';
import { createPlatformService, operate, type PlatformService } from './http/platform-service.ts';
import { createKeepReplies } from './keep-replies.ts';
import { type CallKeys, noCallKeys, readCallKeys } from './http/signed-calls/call-keys-file.ts';
import { createSeenNonces } from './http/signed-calls/seen-nonces.ts';
import { createSignedCallers } from './http/signed-calls/signed-callers.ts';
import { createRateLimit, type Rates } from './http/rate-limit.ts';
import { createReference } from './http/reference/create-reference.ts';
import { packageRoots } from './package-roots.ts';
import { createReplyCheck } from './reply-check.ts';
import { definitionOperations } from './definitions/definition-operations.ts';
import { pluginOperations } from './oversight/plugin-operations.ts';
import { coreOperations } from './repository/core-operations.ts';
import { createCursorCodec } from './repository/cursor.ts';
import { createRepository, type Repository } from './repository/repository.ts';
import { openThreadIndex, type ThreadIndex } from './store/own-index/own-index-thread.ts';
import { openThreadSeries, type ThreadSeries } from './store/own-series/own-series-thread.ts';
import { databaseFailure } from './store/database-failure.ts';
import { openStore, type StorageFacts } from './store/open-store.ts';
import { DatabaseUnusable } from './store/postgres/database-unusable.ts';
import { FolderInUse } from './store/sqlite/folder-lock.ts';
import { StorageFault } from './store/storage-fault.ts';
import type { Store } from './store/store.ts';
import { tokenDigest } from './token-digest.ts';
import { fileMark, watchRegistry } from './watch-registry.ts';

/** Why a server did not start: an expected failure, ready to be shown. */
export class StartFault extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.code}: ${JSON.stringify(failure.data ?? {})}`);
    this.name = 'StartFault';
    this.failure = failure;
  }
}

/** What a start takes beside the configuration. */
export interface StartOptions {
  readonly log?: Logger;
  readonly clock?: () => Date;
  /** `process` in a server of its own: faults that nobody awaited are laid to the plugin that caused them. Absent: not watched. */
  readonly faultSource?: FaultSource;
}

/** A server that runs. */
export interface RunningServer {
  /** Addresses to reach it, IPv6 first. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly store: Store;
  /** What the store stands on. */
  readonly storage: StorageFacts;
  plugins(): readonly PluginStatus[];
  /** Reads the registry again. */
  reload(): Promise<void>;
  /** Resolves when every plugin has dealt with what is in the log now. */
  idle(): Promise<void>;
  /** Resolves with the error when the server itself has a fault nobody handled; it should be stopped then. */
  readonly broken: Promise<unknown>;
  /** Stops in order. @returns number of requests that were cut */
  stop(): Promise<number>;
}

const storeToken = token<Store>('store');
const repositoryToken = token<Repository>('repository');
const hostToken = token<PluginHost>('plugin-host');
const appToken = token<PlatformApp>('http-app');

/** The standard's own document; plugins add theirs. */
const standardDocument = standard as OpenApiDocument;

/**
 * Starts everything and listens.
 * @throws StartFault when the data folder, the database, the registry, a required plugin or the port stands in the way
 */
export async function startServer(
  config: ServerConfig,
  { log = createLog(config), clock = () => new Date(), faultSource }: StartOptions = {},
): Promise<RunningServer> {
  const services = Scope.root('server');
  try {
    return await compose(services, config, { log, clock, ...(faultSource ? { faultSource } : {}) });
  } catch (error) {
    await services.dispose();
    throw startFault(error, config);
  }
}

async function compose(
  services: Scope,
  config: ServerConfig,
  { log, clock, faultSource }: StartOptions & { readonly log: Logger; readonly clock: () => Date },
): Promise<RunningServer> {
  const rates: Rates = { write: createRateLimit(config.limits.writesPerMinute), search: createRateLimit(config.limits.searchesPerMinute) };
  const broken = Promise.withResolvers<unknown>();
  let service: PlatformService | undefined;
  const current = () => {
    if (!service) throw new Error('the service is asked for before the plugins were read');
    return service;
  };

  // 1. what is kept
  const { store, facts, isShared, isLazy } = await openStore(config, {
    onFault: ({ code, message }) => log.error({ code, cause: message }, 'a write failed in the storage'),
    onBroken: (error) => {
      log.fatal({ err: error }, 'the store cannot write any more; the server has to be started anew');
      broken.resolve(error);
    },
  });
  services.value(storeToken, store, (one) => one.close());
  if (isLazy) log.warn({ storage: facts }, 'the database answers commits before they are on its disk: a crash of it loses what was acknowledged');

  // 2. what is done with it
  services.factory(repositoryToken, (get) =>
    createRepository(isShared ? get(storeToken) : headInMemory(get(storeToken)), { now: clock, platform: config.platform }),
  );
  const core = coreOperations(services.get(repositoryToken));
  const keptInTransaction = new Set(core.keys());
  const cursors = createCursorCodec(() => store.secret());
  for (const [operationId, handler] of definitionOperations(cursors)) core.set(operationId, handler);
  const plugins = () => services.get(hostToken).statuses();
  for (const [operationId, handler] of pluginOperations({ cursors, clock, plugins, head: () => store.log.head() })) core.set(operationId, handler);
  const keepReplies = createKeepReplies({ store, now: clock, longestMs: config.limits.operationMs + 5_000 });
  core.set('getCapabilities', capabilitiesOperation({ config, standard: standardDocument, api: () => current().api, plugins }));

  // 3. plugins; their scopes are disposed after the host has stopped them, so that no plugin loses its index while it ends
  const pluginScopes = Scope.root('plugins');
  services.factory(
    hostToken,
    (get) =>
      createPluginHost({
        needs: hostNeeds(pluginScopes, get(repositoryToken), async (id) => services.get(hostToken).restart(id), { config, log, clock, current, rates }),
        settings: config.plugins,
        standard: standardDocument,
        coreIds: new Set(core.keys()),
        readRegistry: () => readRegistry(config.registryFile),
        roots: packageRoots(config),
        secret: readSecret,
        onApi: (api) => {
          service = createPlatformService(api, { handlers: core, keptInTransaction, keepReplies });
        },
      }),
    async (host) => {
      await host.stop();
      await pluginScopes.dispose();
    },
  );
  const host = services.get(hostToken);
  if (faultSource) {
    services.value(
      token<() => void>('fault-watch'),
      watchFaults(
        faultSource,
        (id, error) => host.reportFault(id, error),
        (error) => {
          log.fatal({ err: error }, 'fault of the server that nobody handled');
          broken.resolve(error);
        },
      ),
      (undo) => undo(),
    );
  }
  // taken before the registry is read: what is read is at least as new
  let read = fileMark(config.registryFile);
  const applied = await host.apply();
  if (!applied.ok) throw new StartFault(applied.failure);
  services.value(
    token<() => void>('registry-watch'),
    watchRegistry(
      config.registryFile,
      () => void reload(),
      () => read,
    ),
    (undo) => undo(),
  );

  // 4. HTTP
  const callKeys = watchCallKeys(config, log);
  services.value(token<() => void>('call-keys-watch'), callKeys.stop, (undo) => undo());
  services.factory(appToken, (get) =>
    createPlatformApp(appNeeds(get(storeToken), get(hostToken), { config, log, clock, current, rates, facts, callKeys: callKeys.current })),
  );
  const app = services.get(appToken);
  const listening = await listen({ ...app, host: config.host, port: config.port });
  log.info({ addresses: listening.addresses, storage: facts, plugins: host.statuses().map(({ id, state }) => ({ id, state })) }, 'listening');

  const reload = async () => {
    read = fileMark(config.registryFile);
    const outcome = await host.apply();
    if (!outcome.ok)
      log.error(
        { code: outcome.failure.code, detail: problemOf(outcome.failure, config.language).detail, data: outcome.failure.data },
        'the registry cannot be followed; what ran goes on',
      );
  };
  let stopped: Promise<number> | undefined;
  const stop = async () => {
    const cut = await listening.close(config.limits.drainMs);
    await services.dispose();
    log.info({ cut }, 'stopped');
    log.flush();
    return cut;
  };
  return {
    addresses: listening.addresses,
    port: listening.port,
    store,
    storage: facts,
    plugins: () => host.statuses(),
    reload,
    idle: () => host.idle(),
    broken: broken.promise,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** What the parts are made from. */
interface Parts {
  readonly config: ServerConfig;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly current: () => PlatformService;
  readonly rates: Rates;
}

function hostNeeds(scopes: Scope, repository: Repository, restart: PluginHost['restart'], { config, log, clock, current, rates }: Parts): HostNeeds {
  const { store } = repository;
  const kinds = standardDocument.components?.['schemas']?.['ResourceKind']?.['enum'] as readonly string[];
  return {
    log: {
      async read(after, limit, types) {
        const { lines, scanned } = await store.log.read(after, limit, { types });
        return {
          entries: lines.map(({ seq, type, subject, siteId, time, data }) => ({
            seq,
            type,
            subject,
            siteId,
            time,
            data: JSON.parse(data) as LogEntry['data'],
          })),
          scanned,
        };
      },
      onAppend: (listener) => store.log.onAppend(listener),
    },
    open(pluginId) {
      // one scope per run: the index is closed with the plugin
      const scope = scopes.child(pluginId);
      const indexToken = token<OpenedIndex>('own-index');
      scope.factory(
        indexToken,
        () => openPluginIndex(store, { data: config.data, pluginId, log, restart }),
        (index) => index.close?.(),
      );
      const seriesToken = token<ThreadSeries>('own-series');
      scope.factory(
        seriesToken,
        () =>
          openThreadSeries(join(config.data, 'series', `${pluginId}.sqlite`), ({ message }) =>
            log.error({ plugin: pluginId, cause: message }, 'the thread of an own series ended; the next call starts another'),
          ),
        (series) => series.close(),
      );
      return {
        store: store.plugin(pluginId, config.plugins.storageBytes),
        shared: store.shared(pluginId, config.plugins.storageBytes),
        index: () => scope.get(indexToken),
        queue: () => store.queue(pluginId, clock),
        series: () => scope.get(seriesToken),
        blobs: () => store.ownBlobs(pluginId, config.plugins.blobBytes),
        async dispose() {
          await scope.dispose();
          await store.closePlugin(pluginId);
        },
      };
    },
    resourceKinds: kinds,
    readerOf: (principal, sites) => repository.recordReader(principal, sites),
    submit: (draft, as) => repository.submitDraft(as, draft, false),
    operate: (operationId, params, context) =>
      operate(current(), operationId, params, context, { rates, idempotencyKeyHours: config.limits.idempotencyKeyHours }),
    jobs: store.jobs,
    processId: randomUUID(),
    language: config.language,
    clock,
    loggerOf: (plugin) => log.child({ plugin }),
  };
}

/** An own index; one with a file has to be closed. */
type OpenedIndex = OwnIndex & Partial<Pick<ThreadIndex, 'close'>>;

/** Whose index, and who is told of its faults. */
interface IndexPlace {
  readonly data: string;
  readonly pluginId: string;
  readonly log: Logger;
  readonly restart: PluginHost['restart'];
}

/**
 * The store's own, shared by all processes; where it keeps none, one file and one thread a plugin. An index that lost its content is filled
 * anew by the plugin's next start, as a lost one is.
 */
function openPluginIndex(store: Store, { data, pluginId, log, restart }: IndexPlace): OpenedIndex {
  const onRenewed = () => void restart(pluginId).catch((error: unknown) => log.error({ plugin: pluginId, err: error }, 'a plugin could not be started anew'));
  if (store.index) return store.index(pluginId, { onRenewed });
  const folder = join(data, 'indexes');
  mkdirSync(folder, { recursive: true });
  return openThreadIndex(join(folder, `${pluginId}.sqlite`), {
    onLost: ({ message }) => log.error({ plugin: pluginId, cause: message }, 'the thread of an own index ended; the next call starts another'),
    onSetAside: ({ to, cause }) => log.error({ plugin: pluginId, setAside: to, cause }, 'an own index was damaged: set aside and made anew from the log'),
    onRenewed,
  });
}

/** What the application is made from beside the parts of the host. */
interface AppParts extends Parts {
  readonly facts: StorageFacts;
  readonly callKeys: () => CallKeys;
}

function appNeeds(store: Store, host: PluginHost, { config, log, clock, current, rates, facts, callKeys }: AppParts): AppNeeds {
  return {
    config,
    log,
    service: current,
    principalOf: (token) => store.accounts.principalOf(tokenDigest(token), clock()),
    signedCallers: createSignedCallers({
      keys: callKeys,
      accounts: store.accounts,
      useNonce: createSeenNonces(store),
      audience: config.platform,
      now: clock,
    }),
    address: createCallerAddress(config.trustedProxies, config.baseUrl),
    limits: config.limits,
    rates,
    checkReply: createReplyCheck(config.replyCheckShare, log),
    builtIn: createBuiltIns({ readiness: () => readiness(store, host, facts), reference: createReference() }),
    failureOf: (error) => (error instanceof StorageFault ? { code: error.code } : undefined),
  };
}

/**
 * The keys of signed calls as their file says now. @throws StartFault when the file cannot be used at the start; a later fault is logged, and
 * the keys of before stay
 */
function watchCallKeys({ callKeysFile }: ServerConfig, log: Logger): { readonly current: () => CallKeys; readonly stop: () => void } {
  if (callKeysFile === undefined) return { current: () => noCallKeys, stop: () => undefined };
  const first = readCallKeys(callKeysFile, readSecret);
  if (!first.ok) throw new StartFault(first.failure);
  let keys = first.value;
  log.info({ keys: keys.size }, 'keys of signed calls read');
  const reload = () => {
    const read = readCallKeys(callKeysFile, readSecret);
    if (read.ok) keys = read.value;
    if (read.ok) log.info({ keys: keys.size }, 'keys of signed calls read anew');
    else log.error({ code: read.failure.code, data: read.failure.data }, 'the file of call keys cannot be used; the keys of before stay');
  };
  return { current: () => keys, stop: watchRegistry(callKeysFile, reload) };
}

/** Ready: the log can be read and every required plugin serves. */
async function readiness(store: Store, host: PluginHost, { driver }: StorageFacts): Promise<Readiness> {
  const reasons: string[] = [];
  await store.log.head().catch(() => reasons.push('store'));
  const plugins = host.statuses().map(({ id, state, isolation, isRequired, failure }) => ({
    id,
    state,
    ...(isolation && { isolation }),
    isRequired,
    ...(failure ? { code: failure.code } : {}),
  }));
  for (const { id, state, isRequired } of plugins) if (isRequired && state !== 'up' && state !== 'degraded') reasons.push(`plugin ${id}`);
  return { isReady: reasons.length === 0, storage: { driver }, plugins, reasons };
}

/** Expected obstacles of a start as failures; anything else stays what it is. */
function startFault(error: unknown, { data, port, host }: ServerConfig): unknown {
  if (error instanceof FolderInUse) return new StartFault({ code: 'DATA_FOLDER_IN_USE', data: { folder: data } });
  if (error instanceof StorageFault) return new StartFault({ code: 'DATA_FOLDER_UNUSABLE', data: { folder: data, cause: error.code } });
  if (error instanceof DatabaseUnusable) return new StartFault(databaseFailure(error));
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new StartFault({ code: 'PORT_TAKEN', data: { port } });
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartFault({ code: 'ADDRESS_UNUSABLE', data: { host, port, cause: code } });
  return error;
}
