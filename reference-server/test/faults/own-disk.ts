/**
 * A real disk of a few megabytes for one server process, without being root: a memory file system in a namespace of its own (Linux).
 * From outside its files are reached through the process. Where namespaces are not allowed, the tests that need one say so and are skipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerPlace } from './server-process.ts';

const inOwnNamespace = ['--user', '--map-root-user', '--mount'];

/** Whether such disks can be had here. */
export const hasOwnDisks: boolean = spawnSync('unshare', [...inOwnNamespace, 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /tmp']).status === 0;

/** What the disk is like. */
export interface OwnDisk {
  readonly size: string;
  /** Its files are copied onto the disk first. */
  readonly from: string;
  readonly isReadOnly?: boolean;
}

const script = 'mount -t tmpfs -o size="$1" tmpfs "$2" && cp -a "$3"/. "$2" && { [ "$4" = rw ] || mount -o remount,ro "$2"; } && shift 4 && exec "$@"';

/** @param at folder that becomes the disk, for the process alone */
export function onOwnDisk(at: string, { size, from, isReadOnly = false }: OwnDisk): NonNullable<ServerPlace['through']> {
  mkdirSync(at, { recursive: true });
  return (command, args) => ({
    command: 'unshare',
    args: [...inOwnNamespace, 'sh', '-c', script, 'sh', size, at, from, isReadOnly ? 'ro' : 'rw', command, ...args],
  });
}

/** The same file as the process sees it. */
export const seenBy = (pid: number, path: string): string => join(`/proc/${pid}/root`, path);
