/**
 * Which versions of a plugin have worked on its own storage, noted beside its migrations: storage goes forward only, so an older version than
 * one that was up here is refused, whoever put it there.
 */
import { isOlder, isVersion } from '@jiyue/sdk/plugin';

/** No migration of a plugin is called so: "@" stands for the host. */
const prefix = '@version/';

/** The note of a version, as an id among the migrations. */
export const versionNote = (version: string): string => `${prefix}${version}`;

/** Newest version that was noted; undefined: none was. @param done ids of the migrations done */
export const newestNoted = (done: readonly string[]): string | undefined =>
  done
    .filter((id) => id.startsWith(prefix))
    .map((id) => id.slice(prefix.length))
    .filter(isVersion)
    .reduce<string | undefined>((newest, one) => (newest === undefined || isOlder(newest, one) ? one : newest), undefined);
