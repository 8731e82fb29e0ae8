/**
 * The plugin host: brings the running plugins in line with the operator's registry, at start and whenever it changes.
 * A plugin that fails gives 503 for its own operations and stops nobody else.
 */
import type { ErrorRow } from '@jiyue/sdk';
import { type Failure, fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { ServerConfig } from '../config/index.ts';
import type { OperationHandler } from '../operation.ts';
import { type CheckedPlugin, checkPlugin, type PluginOffer } from './check-plugin.ts';
import { createExtensionPoints } from './extension-points.ts';
import type { HostNeeds } from './host-ports.ts';
import { type MergedApi, mergeOpenApi, operationsOfPlugin } from './merge-openapi.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { pluginOperation, replyForm } from './plugin-operation.ts';
import { readPluginPackage } from './plugin-package.ts';
import { PluginSlot, type SlotNeeds } from './plugin-slot.ts';
import type { PluginStatus } from './plugin-status.ts';
import type { RegistryContent, RegistryEntry, TrustedKey } from './registry/registry-entry.ts';
import { startOrder } from './start-order.ts';

/** Everything that is served, after each change. */
export interface HostedApi extends MergedApi {
  /** Handlers of the plugins' operations; those of the server itself are not here. */
  readonly handlers: ReadonlyMap<string, OperationHandler>;
  /** Error table of a plugin. */
  readonly errorsOf: (pluginId: string) => { readonly [code: string]: ErrorRow };
}

/** What the host is made of. */
export interface HostOptions {
  readonly needs: HostNeeds;
  readonly settings: ServerConfig['plugins'];
  readonly standard: OpenApiDocument;
  /** Operations that the server serves itself. */
  readonly coreIds: ReadonlySet<string>;
  readonly readRegistry: () => Outcome<RegistryContent>;
  /** Folders where packages are looked for; the registry's first. */
  readonly roots: readonly string[];
  readonly secret: (name: string) => string | undefined;
  /** Called before the first plugin starts, and after every change. */
  readonly onApi: (api: HostedApi) => void;
}

/** All plugins of one server. */
export interface PluginHost {
  /** Reads the registry and follows it. Fails when the registry is unusable, or a required plugin did not come up. */
  apply(): Promise<Outcome<undefined>>;
  statuses(): readonly PluginStatus[];
  /** Lays an unhandled fault to a plugin. */
  reportFault(pluginId: string, error: unknown): void;
  /** Stops a plugin and starts it anew, as after a change of its entry; nothing after `stop`. */
  restart(pluginId: string): Promise<Outcome<undefined>>;
  /** Resolves when every follower has dealt with what is in the log now. */
  idle(): Promise<void>;
  /** Stops all plugins, users of extension points before their providers. */
  stop(): Promise<void>;
}

/** Makes a host; nothing runs before `apply`. */
export function createPluginHost(options: HostOptions): PluginHost {
  let slots: readonly PluginSlot[] = [];
  let started: readonly PluginSlot[] = [];
  let isStopped = false;
  let trustedKeys: readonly TrustedKey[] = [];
  const points = createExtensionPoints((id) => slots.findIndex((slot) => slot.id === id));
  const revivals = new Set<NodeJS.Timeout>();
  const revive = (slot: PluginSlot, afterMs: number) => {
    const timer = setTimeout(() => {
      revivals.delete(timer);
      void inTurn(async () => {
        // a change of the registry may have put another in its place
        if (!isStopped && slots.includes(slot)) await slot.revive();
      });
    }, afterMs);
    revivals.add(timer);
  };
  const slotNeeds: SlotNeeds = { needs: options.needs, points, settings: options.settings, onCrash: revive };
  const timer = setInterval(() => void Promise.all(slots.map((slot) => slot.checkHealth())), options.settings.healthEveryMs);
  timer.unref();

  const applyNow = async (): Promise<Outcome<undefined>> => {
    const registry = options.readRegistry();
    if (!registry.ok) return registry;
    const { trustedKeys: keys = [] } = registry.value;
    // with other keys everything but our own is vouched for anew
    const isSameTrust = JSON.stringify(keys) === JSON.stringify(trustedKeys);
    trustedKeys = keys;
    const kept = slots.filter(
      (slot) =>
        slot.state !== 'failed' && (isSameTrust || slot.checked?.trust === 'builtin') && registry.value.plugins.some((entry) => isSame(entry, slot.entry)),
    );
    await stopAll(started.filter((slot) => !kept.includes(slot)));
    started = started.filter((slot) => kept.includes(slot));

    slots = registry.value.plugins.map((entry) => kept.find((slot) => isSame(entry, slot.entry)) ?? new PluginSlot(entry, slotNeeds));
    for (const slot of slots) if (slot.state === 'found') check(slot, slots, { ...options, trust: { least: options.settings.trust, trustedKeys } });
    const api = publish(slots, options);
    const { order, refused } = startOrder(
      slots.flatMap((slot) => (slot.checked && isServing(slot) ? [{ id: slot.id, manifest: slot.checked.manifest, slot }] : [])),
    );
    for (const { plugin, failure } of refused) plugin.slot.fail(failure);

    const starts = new Map<string, Promise<void>>();
    for (const { id, manifest, slot } of order) {
      const providers = order.filter(
        (one) => Object.keys(manifest.requires ?? {}).some((point) => point in (one.manifest.provides ?? {})) && starts.has(one.id),
      );
      const ids = new Set([...api.servedBy].filter(([, by]) => by === id).map(([operationId]) => operationId));
      starts.set(
        id,
        Promise.all(providers.map((one) => starts.get(one.id))).then(() => slot.start(ids)),
      );
    }
    await Promise.all(starts.values());
    started = order.map((one) => one.slot);
    const missing = slots.find((slot) => slot.entry.required && slot.entry.enabled && slot.state === 'failed');
    return missing?.status.failure ? fail(missing.status.failure) : ok(undefined);
  };

  // one change at a time
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };

  return {
    apply: () => inTurn(applyNow),
    statuses: () => slots.map((slot) => slot.status),
    reportFault: (pluginId, error) => slots.find((slot) => slot.id === pluginId)?.reportFault(error),
    restart: (pluginId) =>
      inTurn(async () => {
        if (isStopped) return ok(undefined);
        // what is no longer a slot is stopped, and its entry is met as a new one
        slots = slots.filter((slot) => slot.id !== pluginId);
        return applyNow();
      }),
    idle: async () => void (await Promise.all(slots.map((slot) => slot.idle()))),
    stop: () =>
      inTurn(async () => {
        isStopped = true;
        clearInterval(timer);
        for (const revival of revivals) clearTimeout(revival);
        await stopAll(started);
        started = [];
      }),
  };
}

/** The reverse of the start, one after the other. */
async function stopAll(slots: readonly PluginSlot[]): Promise<void> {
  for (const slot of [...slots].reverse()) await slot.stop();
}

/** Options, and who may vouch for plugins now. */
type CheckOptions = HostOptions & Pick<PluginOffer, 'trust'>;

function check(slot: PluginSlot, slots: readonly PluginSlot[], options: CheckOptions): void {
  if (!slot.entry.enabled) {
    void slot.stop();
    return;
  }
  const checked = checkEntry(slot, slots, options);
  if (checked.ok) slot.passed(checked.value);
  else slot.fail(checked.failure);
}

function checkEntry(slot: PluginSlot, slots: readonly PluginSlot[], options: CheckOptions): Outcome<CheckedPlugin> {
  const found = readPluginPackage(slot.entry.package, options.roots);
  if (!found.ok) return found;
  const { id } = found.value.manifest;
  const holder = slots.find((other) => other !== slot && other.checked?.id === id);
  if (holder) return fail({ code: 'PLUGIN_DUPLICATE', data: { id, by: holder.entry.package } });
  slot.named(id);
  return checkPlugin(found.value, slot.entry, options);
}

/** Merges the documents and tells the server, so that plugins answer 503 until they are up. */
function publish(slots: readonly PluginSlot[], options: HostOptions): MergedApi {
  const checked = slots.filter((slot) => slot.checked);
  const merged = mergeOpenApi(
    options.standard,
    options.coreIds,
    checked.map((slot) => slot.checked!.api),
  );
  const handlers = new Map<string, OperationHandler>();
  for (const slot of checked) {
    const refusal: Failure | undefined = merged.refused.get(slot.id);
    if (refusal) {
      if (slot.state === 'checked') slot.fail(refusal);
      continue;
    }
    for (const [operationId, { operation }] of operationsOfPlugin(options.standard, slot.checked!.api)) {
      handlers.set(operationId, pluginOperation(slot, operationId, replyForm(operation), options.needs));
    }
  }
  const tables = new Map(checked.map((slot) => [slot.id, slot.checked!.package.errors]));
  options.onApi({ ...merged, handlers, errorsOf: (id) => tables.get(id) ?? {} });
  return merged;
}

const isServing = (slot: PluginSlot) => slot.state !== 'failed' && slot.state !== 'stopped';
const isSame = (a: RegistryEntry, b: RegistryEntry) => JSON.stringify(a) === JSON.stringify(b);
