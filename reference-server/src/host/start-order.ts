/** Order of start: who provides an extension point before who needs it, otherwise the operator's order. */
import { type Failure, fail, isInRange, type Outcome, ok } from '@jiyue/sdk/plugin';

/** What the order depends on. */
export interface Ordered {
  readonly id: string;
  readonly manifest: { readonly provides?: { readonly [point: string]: string }; readonly requires?: { readonly [point: string]: string } };
}

/** Plugins that can start, in order, and those that cannot with the reason. */
export interface StartOrder<T extends Ordered> {
  readonly order: readonly T[];
  readonly refused: readonly { readonly plugin: T; readonly failure: Failure }[];
}

/** @param plugins in the operator's order */
export function startOrder<T extends Ordered>(plugins: readonly T[]): StartOrder<T> {
  const order: T[] = [];
  const refused = new Map<T, Failure>();
  const path: T[] = [];

  const visit = (plugin: T): Outcome<undefined> => {
    const known = refused.get(plugin);
    if (known) return fail(known);
    if (order.includes(plugin)) return ok(undefined);
    if (path.includes(plugin)) {
      return fail({ code: 'PLUGIN_CYCLE', data: { path: [...path.slice(path.indexOf(plugin)), plugin].map((one) => one.id).join(' -> ') } });
    }
    path.push(plugin);
    const failure = refusal(plugin);
    path.pop();
    if (failure) refused.set(plugin, failure);
    else order.push(plugin);
    return failure ? fail(failure) : ok(undefined);
  };

  const refusal = (plugin: T): Failure | undefined => {
    for (const [point, range] of Object.entries(plugin.manifest.requires ?? {})) {
      const providers = plugins.filter((one) => provides(one, point, range));
      const failures = providers.map(visit).flatMap((outcome) => (outcome.ok ? [] : [outcome.failure]));
      if (providers.length > failures.length) continue;
      const cycle = failures.find((failure) => failure.code === 'PLUGIN_CYCLE');
      return cycle ?? { code: 'PLUGIN_POINT_MISSING', data: { id: plugin.id, point, range } };
    }
    return undefined;
  };

  for (const plugin of plugins) visit(plugin);
  return { order, refused: [...refused].map(([plugin, failure]) => ({ plugin, failure })) };
}

// a manifest gives the version it provides, with or without a sign
const provides = ({ manifest }: Ordered, point: string, range: string): boolean => {
  const offered = manifest.provides?.[point];
  return offered !== undefined && isInRange(offered.replace(/^[\^~]/, ''), range);
};
