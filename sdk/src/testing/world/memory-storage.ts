/**
 * Own storage of a plugin in memory, with the limits of a platform: key 512 bytes, value 1 MiB, quota. A buffered view keeps its
 * writes until they are committed, as the log follower's storage does: what is written after the commit is refused, not lost in silence.
 */
import {
  byCodeUnit,
  checkStorageChange,
  checkStorageKey,
  type Json,
  type OwnStorage,
  PluginError,
  type StorageChange,
  storageLimits,
  storagePage,
} from '../../plugin/index.ts';

const limits = { ...storageLimits, quotaBytes: 268_435_456 } as const;

/** Storage that tests can look into, fill up and slow down. */
export interface MemoryStorage extends OwnStorage {
  /** Everything that is stored, in order of key. */
  entries(): readonly (readonly [string, Json])[];
  /** Bytes it may hold; the default is 256 MiB. 0 makes every put fail with STORAGE_QUOTA_EXCEEDED. */
  quotaBytes: number;
  /** Time that every call takes, in ms. */
  delayMs: number;
  /** Ids of the migrations that were done on it. */
  readonly migrations: Set<string>;
  /** How often a write was refused because the storage was full. */
  readonly refusals: number;
  /** A view whose writes wait for `commit`. */
  buffered(): BufferedStorage;
  /** The same content in a storage of its own. */
  copy(): MemoryStorage;
}

/** A view that keeps its writes. */
export interface BufferedStorage extends OwnStorage {
  /** Moves the writes to the storage and closes the view. */
  commit(): void;
  /** Forgets the writes and closes the view. */
  discard(): void;
}

/**
 * @param content texts of JSON by key
 * @param migrations ids of the migrations that were done on it
 */
export function createMemoryStorage(content: Iterable<readonly [string, string]> = [], migrations: Iterable<string> = []): MemoryStorage {
  const values = new Map(content);
  const done = new Set(migrations);
  let refusals = 0;
  const settings: { quotaBytes: number; delayMs: number } = { quotaBytes: limits.quotaBytes, delayMs: 0 };
  const bytes = () => [...values].reduce((sum, [key, text]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text), 0);
  const apply = (change: StorageChange) => {
    const puts = [...change].some(([, text]) => text !== undefined);
    if (puts && settings.quotaBytes < limits.quotaBytes) assertRoom(change);
    for (const [key, text] of change) {
      if (text === undefined) values.delete(key);
      else values.set(key, text);
    }
  };
  const assertRoom = (change: StorageChange) => {
    const added = [...change].reduce((sum, [key, text]) => sum + (text === undefined ? 0 : Buffer.byteLength(key) + Buffer.byteLength(text)), 0);
    const used = bytes() + added;
    if (used <= settings.quotaBytes) return;
    refusals += 1;
    throw new PluginError('STORAGE_QUOTA_EXCEEDED', { used, quota: settings.quotaBytes });
  };
  const wait = () => (settings.delayMs > 0 ? new Promise<void>((resolve) => setTimeout(resolve, settings.delayMs)) : undefined);
  const keysAfter = (known: Iterable<string>, prefix: string, after: string | undefined) =>
    storagePage(
      [...known]
        .filter((key) => key.startsWith(prefix) && (after === undefined || key > after))
        .sort(byCodeUnit)
        .slice(0, limits.pageKeys),
    );

  return {
    migrations: done,
    get refusals() {
      return refusals;
    },
    get quotaBytes() {
      return settings.quotaBytes;
    },
    set quotaBytes(bytes) {
      settings.quotaBytes = bytes;
    },
    get delayMs() {
      return settings.delayMs;
    },
    set delayMs(ms) {
      settings.delayMs = ms;
    },
    async get<V extends Json | object>(key: string) {
      await wait();
      return parse<V>(values.get(checkStorageKey(key)));
    },
    async write(change) {
      await wait();
      apply(checkStorageChange(change));
    },
    async list(prefix, after) {
      await wait();
      return keysAfter(values.keys(), prefix, after);
    },
    entries: () => [...values].sort(([a], [b]) => byCodeUnit(a, b)).map(([key, text]) => [key, JSON.parse(text) as Json]),
    copy: () => createMemoryStorage(values, done),
    buffered() {
      const change = new Map<string, string | undefined>();
      let isOpen = true;
      const assertOpen = () => {
        if (!isOpen) throw new PluginError('PLUGIN_STOPPED', { id: 'follower', member: 'storage of a batch that is over' });
      };
      const visible = () => new Set([...values.keys(), ...change.keys()].filter((key) => (change.has(key) ? change.get(key) !== undefined : true)));
      return {
        async get<V extends Json | object>(key: string) {
          await wait();
          assertOpen();
          return parse<V>(change.has(checkStorageKey(key)) ? change.get(key) : values.get(key));
        },
        async write(given) {
          await wait();
          assertOpen();
          const next = checkStorageChange(given);
          // the full disk is felt where it is written, as on a platform
          if (settings.quotaBytes < limits.quotaBytes) assertRoom(new Map([...change, ...next]));
          for (const [key, text] of next) change.set(key, text);
        },
        async list(prefix, after) {
          await wait();
          assertOpen();
          return keysAfter(visible(), prefix, after);
        },
        commit() {
          isOpen = false;
          apply(change);
        },
        discard() {
          isOpen = false;
        },
      };
    },
  };
}

const parse = <V extends Json | object>(text: string | undefined): V | undefined => (text === undefined ? undefined : (JSON.parse(text) as V));
