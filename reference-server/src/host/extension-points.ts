/** Extension points: who provides what, live. Calls run as the provider and end with it. */
import type { Point } from '@jiyue/sdk/plugin';
import { asPlugin } from './attribution.ts';
import type { Life } from './life.ts';
import { PluginError } from './plugin-error.ts';

interface Provider {
  readonly plugin: string;
  readonly life: Life;
  readonly use: unknown;
}

/** All points of one server. */
export interface ExtensionPoints {
  /** Adds a provider; leaves with its life. Throws PLUGIN_POINT_TAKEN for a second provider of a `one` point. */
  provide<P>(point: Point<P, 'one' | 'many'>, life: Life, implementation: P): void;
  /** Living providers in the operator's order. */
  providers<P>(point: Point<P, 'one' | 'many'>): readonly { readonly plugin: string; readonly use: P }[];
}

/** @param rank place of a plugin in the operator's list, smaller first */
export function createExtensionPoints(rank: (pluginId: string) => number): ExtensionPoints {
  const byPoint = new Map<string, Provider[]>();
  const living = (pointId: string) => (byPoint.get(pointId) ?? []).filter((provider) => provider.life.isAlive);
  return {
    provide(point, life, implementation) {
      const others = living(point.id);
      if (point.holds === 'one' && others[0]) throw new PluginError('PLUGIN_POINT_TAKEN', { point: point.id, by: others[0].plugin });
      byPoint.set(point.id, [...others, { plugin: life.pluginId, life, use: bind(implementation, life, point.id) }]);
    },
    providers<P>(point: Point<P, 'one' | 'many'>) {
      return living(point.id)
        .sort((a, b) => rank(a.plugin) - rank(b.plugin))
        .map(({ plugin, use }) => ({ plugin, use: use as P }));
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
