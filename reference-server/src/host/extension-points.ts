/** Extension points: who provides what, live. Calls run as the provider and end with it. */
import { PluginError, type Point } from '@jiyue/sdk/plugin';
import { asPlugin } from './attribution.ts';
import type { Life } from './life.ts';

interface Provider {
  readonly plugin: string;
  readonly life: Life;
  readonly use: unknown;
  readonly members: readonly string[];
}

/** All points of one server. */
export interface ExtensionPoints {
  /** Adds a provider; leaves with its life. Throws PLUGIN_POINT_TAKEN for a second provider of a `one` point. */
  provide<P>(point: Point<P, 'one' | 'many'>, life: Life, implementation: P): void;
  /** Living providers in the operator's order. */
  providers<P>(point: Point<P, 'one' | 'many'>): readonly { readonly plugin: string; readonly use: P }[];
  /** A method of what one plugin provides at a point; undefined: there is none, or no longer. */
  method(pointId: string, plugin: string, member: string): ((...args: readonly unknown[]) => Promise<unknown>) | undefined;
  /** All living providers with the names of their methods, for plugins that look at them from behind a wall. */
  table(): ProviderTable;
  /** Called whenever a provider came or went. @returns undo */
  onChange(listener: () => void): () => void;
}

/** Point id -> its providers in the operator's order. Plain data. */
export interface ProviderTable {
  readonly [pointId: string]: readonly { readonly plugin: string; readonly members: readonly string[] }[];
}

/** @param rank place of a plugin in the operator's list, smaller first */
export function createExtensionPoints(rank: (pluginId: string) => number): ExtensionPoints {
  const byPoint = new Map<string, Provider[]>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const living = (pointId: string) => (byPoint.get(pointId) ?? []).filter((provider) => provider.life.isAlive);
  const ranked = (pointId: string) => living(pointId).sort((a, b) => rank(a.plugin) - rank(b.plugin));
  return {
    provide(point, life, implementation) {
      const others = living(point.id);
      if (point.holds === 'one' && others[0]) throw new PluginError('PLUGIN_POINT_TAKEN', { point: point.id, by: others[0].plugin });
      byPoint.set(point.id, [...others, { plugin: life.pluginId, life, use: bind(implementation, life, point.id), members: methodNames(implementation) }]);
      life.signal.addEventListener('abort', changed, { once: true });
      changed();
    },
    providers<P>(point: Point<P, 'one' | 'many'>) {
      return ranked(point.id).map(({ plugin, use }) => ({ plugin, use: use as P }));
    },
    method(pointId, plugin, member) {
      const found = living(pointId).find((provider) => provider.plugin === plugin);
      return found?.members.includes(member) ? (found.use as Record<string, (...args: readonly unknown[]) => Promise<unknown>>)[member] : undefined;
    },
    table: () => Object.fromEntries([...byPoint.keys()].map((id) => [id, ranked(id).map(({ plugin, members }) => ({ plugin, members }))])),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The same methods, run as the provider; they reject with PLUGIN_STOPPED once it has ended. */
function bind<P>(implementation: P, life: Life, pointId: string): P {
  return new Proxy(implementation as object, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...values: unknown[]) => {
        life.assertAlive(`${pointId}.${String(name)}`);
        return asPlugin(life.pluginId, () => member.apply(target, values) as unknown);
      };
    },
  }) as P;
}

/** Names of the methods of an object, inherited ones too. */
export function methodNames(implementation: unknown): readonly string[] {
  const names = new Set<string>();
  for (let one = implementation as object | null; one !== null && one !== Object.prototype; one = Object.getPrototypeOf(one) as object | null)
    for (const name of Object.getOwnPropertyNames(one))
      if (name !== 'constructor' && typeof (implementation as Record<string, unknown>)[name] === 'function') names.add(name);
  return [...names];
}
