/** A world for tests of the host: plugin packages written to a temporary folder, a registry, a log and stores kept in memory. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry, OwnIndex, OwnQueue, OwnSeries, PluginManifest, RecordReader } from '@jiyue/sdk/plugin';
import { createMemoryBlobs, type MemoryBlobs } from '@jiyue/sdk/testing';
import standard from '@jiyue/standards/generated/openapi.json' with { type: 'json' };
import { readConfig } from '../config/index.ts';
import type { OperationCall, OperationReply } from '../operation.ts';
import { anonymous } from '../repository/principal.ts';
import type { JobName, JobRun, JobState, JobStore } from '../store/job-store.ts';
import type { HostNeeds, PluginStore } from './host-ports.ts';
import type { FollowerCursor, ParkedEntry } from './log-follower.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { createPluginHost, type HostedApi, type PluginHost } from './plugin-host.ts';
import { readRegistry } from './registry/operator-registry.ts';
import type { RegistryEntry } from './registry/registry-entry.ts';

/** The standard's own document. */
export const standardDocument = standard as OpenApiDocument;

/** What a test says about a plugin; the rest has defaults. */
export interface PluginSketch {
  readonly id: string;
  readonly manifest?: Partial<PluginManifest>;
  /** Module text; exports `plugin`. */
  readonly code: string;
  readonly config?: object;
  readonly api?: object;
  readonly errors?: object;
  readonly entry?: Partial<RegistryEntry>;
}

/** A plugin with one operation that answers a word. */
export const answering = (id: string, word = id, rest: Partial<PluginSketch> = {}): PluginSketch => ({
  id,
  api: apiOf(id),
  code: `export const plugin = { setup() { return { operations: { async ${id}Word() { return { ok: true, value: { word: ${JSON.stringify(word)} } }; } } }; } };`,
  ...rest,
});

/** OpenAPI with the operation `<id>Word` at /word. */
export const apiOf = (id: string): object => ({
  openapi: '3.1.0',
  info: { title: id, version: '1.0' },
  paths: {
    '/word': { get: { operationId: `${id}Word`, responses: { 200: { description: 'x', content: { 'application/json': { schema: { type: 'object' } } } } } } },
  },
});

/** Host, log and what can be done to them. */
export interface PluginWorld {
  readonly host: PluginHost;
  readonly folder: string;
  api(): HostedApi;
  write(...plugins: readonly PluginSketch[]): void;
  /** Calls an operation as the public. */
  call(
    operationId: string,
  ): Promise<{ readonly ok: boolean; readonly value?: OperationReply; readonly failure?: { readonly code: string; readonly data?: object } }>;
  append(...entries: readonly LogEntry[]): void;
  stateOf(id: string): string | undefined;
  readonly lines: { readonly level: string; readonly plugin: string; readonly data: object; readonly message: string }[];
  readonly stores: Map<string, Map<string, string>>;
  /** Sets the clock. @param instant RFC 3339 */
  setClock(instant: string): void;
}

/** Makes a world with these plugins in its registry, in this order. */
export function pluginWorld(plugins: readonly PluginSketch[], settings: { readonly [variable: string]: string } = {}): PluginWorld {
  const folder = mkdtempSync(join(tmpdir(), 'jiyue-host-'));
  const config = readConfig({
    // nobody is late on a busy machine; tests of what never comes wait less
    environment: { JIYUE_PLUGIN_START_MS: '60000', JIYUE_PLUGIN_STOP_MS: '20000', JIYUE_PLUGIN_RETRY_MS: '0,0,0', ...settings },
    folder,
  });
  if (!config.ok) throw new Error(JSON.stringify(config.faults));
  const registryFile = join(folder, 'registry.json');
  const log: LogEntry[] = [];
  const listeners = new Set<() => void>();
  const stores = new Map<string, Map<string, string>>();
  const kept = new Map<string, PluginStore>();
  const lines: PluginWorld['lines'] = [];
  const blobsOf = new Map<string, MemoryBlobs>();
  let api: HostedApi | undefined;
  let now = '2024-03-12T01:30:00.000Z';

  const needs: HostNeeds = {
    log: {
      async read(after, limit, types) {
        const found = log.filter((entry) => entry.seq > after && types.includes(entry.type)).slice(0, limit);
        return { entries: found, scanned: found.length < limit ? (log.at(-1)?.seq ?? 0) : found.at(-1)!.seq };
      },
      onAppend(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    open: (id) => {
      const blobs = blobsOf.get(id) ?? createMemoryBlobs();
      blobsOf.set(id, blobs);
      const values = stores.get(id) ?? new Map<string, string>();
      stores.set(id, values);
      const store = kept.get(id) ?? memoryStore(values);
      kept.set(id, store);
      return {
        store,
        shared: store.namespace,
        index: () => ({}) as OwnIndex,
        queue: () => ({}) as OwnQueue,
        series: () => ({}) as OwnSeries,
        blobs: () => blobs,
        dispose: async () => {},
      };
    },
    resourceKinds: ['article', 'policy-document', 'interpretation'],
    readerOf: () => ({}) as RecordReader,
    submit: async () => ({ ok: true, value: { recordId: 'r1', version: 1 } }),
    operate: async (operationId) => ({ ok: true, value: { operationId } }),
    jobs: memoryJobs(),
    processId: 'one',
    language: 'zh-CN',
    clock: () => new Date(now),
    loggerOf: (plugin) => {
      const at = (level: string) => (data: object, message: string) => void lines.push({ level, plugin, data, message });
      return { info: at('info'), warn: at('warn'), error: at('error') };
    },
  };
  const host = createPluginHost({
    needs,
    settings: config.value.plugins,
    standard: standardDocument,
    coreIds: new Set(['getResource', 'listResources']),
    readRegistry: () => readRegistry(registryFile),
    roots: [folder],
    secret: (name) => (name === 'KNOWN_SECRET' ? 's3cret-value' : undefined),
    onApi: (next) => {
      api = next;
    },
  });
  const write = (...sketches: readonly PluginSketch[]) => {
    for (const sketch of sketches) writePackage(folder, sketch);
    writeFileSync(registryFile, JSON.stringify({ plugins: sketches.map(entryOf) }));
  };
  write(...plugins);
  return {
    host,
    folder,
    api: () => api!,
    write,
    call: async (operationId) => {
      const handler = api?.handlers.get(operationId);
      if (!handler) return { ok: false, failure: { code: 'OPERATION_NOT_FOUND' } };
      const call: OperationCall = {
        params: {},
        body: undefined,
        caller: anonymous,
        language: 'zh-CN',
        baseUrl: 'http://[::1]',
        requestId: 'test-0001',
        signal: new AbortController().signal,
      };
      return handler(call);
    },
    append(...entries) {
      log.push(...entries);
      for (const listener of listeners) listener();
    },
    stateOf: (id) => host.statuses().find((status) => status.id === id)?.state,
    lines,
    stores,
    setClock: (instant) => {
      now = instant;
    },
  };
}

function entryOf({ id, manifest, entry }: PluginSketch): RegistryEntry {
  return { package: `./${id}`, enabled: true, grants: { permissions: manifest?.permissions ?? [], sites: ['*'] }, config: {}, ...entry };
}

function writePackage(folder: string, { id, manifest, code, config, api, errors }: PluginSketch): void {
  const place = join(folder, id);
  mkdirSync(place, { recursive: true });
  const files = {
    main: 'index.js',
    ...(config ? { config: 'config.schema.json' } : {}),
    ...(api ? { api: 'openapi.json' } : {}),
    ...(errors ? { errors: 'errors.json' } : {}),
  };
  const whole = { id, title: { 'zh-CN': id }, version: '1.0.0', contract: '^1.0', specification: {}, permissions: [], files, ...manifest };
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: id, version: '1.0.0', type: 'module' }));
  writeFileSync(join(place, 'plugin.json'), JSON.stringify(whole));
  writeFileSync(join(place, 'index.js'), code);
  if (config) writeFileSync(join(place, 'config.schema.json'), JSON.stringify(config));
  if (api) writeFileSync(join(place, 'openapi.json'), JSON.stringify(api));
  if (errors) writeFileSync(join(place, 'errors.json'), JSON.stringify(errors));
}

/** The store port of one plugin, in memory. */
function memoryStore(values: Map<string, string>): PluginStore {
  const parked = new Map<number, ParkedEntry>();
  const done: string[] = [];
  let cursor: FollowerCursor | undefined;
  const write: PluginStore['namespace']['write'] = async (change) => {
    for (const [key, text] of change) {
      if (text === undefined) values.delete(key);
      else values.set(key, text);
    }
  };
  return {
    cursor: async () => cursor,
    parked: async () => [...parked.values()],
    async commit({ storage, cursor: next, park = [], unpark = [] }) {
      await write(storage);
      cursor = next;
      if (unpark === 'all') parked.clear();
      else for (const seq of unpark) parked.delete(seq);
      for (const one of park) parked.set(one.entry.seq, one);
    },
    migrations: async () => done,
    async commitMigration(id, change) {
      await write(change);
      done.push(id);
    },
    namespace: {
      get: async (key) => values.get(key),
      list: async (prefix, after, limit) =>
        [...values.keys()]
          .filter((key) => key.startsWith(prefix) && (after === undefined || key > after))
          .sort()
          .slice(0, limit),
      write,
    },
  };
}

/** The job port, in memory. */
export function memoryJobs(): JobStore {
  const states = new Map<string, JobState>();
  const keyOf = ({ pluginId, name }: JobName) => `${pluginId}/${name}`;
  const held = (run: JobRun) => {
    const state = states.get(keyOf(run));
    return state?.lease?.holder === run.holder && state.lease.due === run.due ? state : undefined;
  };
  return {
    async meet(job, now) {
      const state = states.get(keyOf(job)) ?? { doneDue: now.toISOString() };
      states.set(keyOf(job), state);
      return state;
    },
    async claim(run, now, until) {
      const state = states.get(keyOf(run));
      if (!state || state.doneDue >= run.due || (state.lease && state.lease.until > now.toISOString())) return false;
      states.set(keyOf(run), { ...state, lease: { due: run.due, holder: run.holder, until: until.toISOString() } });
      return true;
    },
    async renew(run, until) {
      const state = held(run);
      if (state) states.set(keyOf(run), { ...state, lease: { ...state.lease!, until: until.toISOString() } });
      return state !== undefined;
    },
    async finish(run, now, failure) {
      if (!held(run)) return false;
      states.set(keyOf(run), { doneDue: run.due, finishedAt: now.toISOString(), ...(failure === undefined ? {} : { failure }) });
      return true;
    },
  };
}
