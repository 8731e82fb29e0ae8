/** How far apart from a platform a plugin can run, from no wall to the highest. */
import type { PluginManifest } from '../../plugin/index.ts';

/** inline: in the platform itself. worker: in a thread. process: in a child process with the permission model of Node. */
export type CheckLevel = NonNullable<PluginManifest['isolation']>;

const levels: readonly CheckLevel[] = ['inline', 'worker', 'process'];

/** Levels that an operator may run it at: what its manifest needs at least, and everything above. */
export const allowedLevels = ({ isolation = 'inline' }: Pick<PluginManifest, 'isolation'>): readonly CheckLevel[] => levels.slice(levels.indexOf(isolation));
