/** What a plugin declares during setup, checked while it is declared; on every level of isolation by this same code. */
import { type Follower, isInRange, type Permission, type PluginContext, PluginError, type PluginManifest, type PluginTypes } from '@jiyue/sdk/plugin';
import { checkJob } from './check-job.ts';
import type { ExtensionPoints } from './extension-points.ts';
import type { TimedJob } from './job-loop.ts';
import type { Life } from './life.ts';
import type { Grants } from './permissions.ts';
import { hostOf } from './plugin-fetch.ts';

/** Who declares. */
export interface DeclaringPlugin {
  readonly id: string;
  readonly manifest: Pick<PluginManifest, 'provides'>;
  readonly grants: Pick<Grants, 'may'>;
}

/** The declaring members of a context, and what came of them. */
export interface Declarations {
  readonly members: Pick<PluginContext<PluginTypes>, 'follow' | 'schedule' | 'provide' | 'assertHost' | 'onStop'>;
  /** Throws PLUGIN_STOPPED, or PLUGIN_FORBIDDEN without the permission. */
  demand(permission: Permission, member: string): void;
  /** The follower declared by setup. */
  follower(): Follower | undefined;
  /** The jobs declared by setup. */
  jobs(): readonly TimedJob[];
  /** From now on nothing more can be declared. */
  closeSetup(): void;
}

/** @param life what is declared lives and dies with it */
export function openDeclarations({ id, manifest, grants }: DeclaringPlugin, life: Life, points: Pick<ExtensionPoints, 'provide'>): Declarations {
  let follower: Follower | undefined;
  const jobs: TimedJob[] = [];
  let isSetup = true;

  const demand = (permission: Permission, member: string) => {
    life.assertAlive(member);
    if (!grants.may(permission)) throw new PluginError('PLUGIN_FORBIDDEN', { id, permission });
  };
  const declare = (member: string) => {
    life.assertAlive(member);
    if (!isSetup) throw new PluginError('PLUGIN_UNDECLARED', { id, what: `${member} during setup` });
  };

  return {
    demand,
    members: {
      follow(given) {
        declare('follow');
        const unasked = given.types.find((type) => !grants.may(`log:${type}`));
        if (unasked !== undefined) throw new PluginError('PLUGIN_FORBIDDEN', { id, permission: `log:${unasked}` });
        if (follower) throw new PluginError('PLUGIN_UNDECLARED', { id, what: 'a second follower' });
        follower = given;
      },
      schedule(job) {
        declare('schedule');
        demand('schedule', 'schedule');
        jobs.push(checkJob(id, job, jobs));
      },
      provide(point, implementation) {
        declare('provide');
        const declared = manifest.provides?.[point.id];
        if (declared === undefined || !isInRange(point.version, declared))
          throw new PluginError('PLUGIN_UNDECLARED', { id, what: `${point.id} ${point.version}` });
        points.provide(point, life, implementation);
      },
      assertHost: (host) => demand(`network:${hostOf({ hostname: host })}`, 'network'),
      onStop: (release) => life.onEnd(release),
    },
    follower: () => follower,
    jobs: () => jobs,
    closeSetup: () => {
      isSetup = false;
    },
  };
}
