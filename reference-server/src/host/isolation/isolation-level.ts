/** How far apart from the server a plugin runs: what its manifest needs at least, raised by the operator if need be. */
import type { PluginManifest } from '@jiyue/sdk/plugin';

/** From no wall to the highest. */
export const isolationLevels = ['inline', 'worker', 'process'] as const;

/** inline: in the server itself. worker: in a thread. process: in a child process with the permission model of Node. */
export type IsolationLevel = (typeof isolationLevels)[number];

/** The higher of the two. */
export function isolationLevel({ isolation: needs = 'inline' }: Pick<PluginManifest, 'isolation'>, wanted: IsolationLevel = 'inline'): IsolationLevel {
  return isolationLevels[Math.max(isolationLevels.indexOf(needs), isolationLevels.indexOf(wanted))]!;
}
