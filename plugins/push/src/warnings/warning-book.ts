/**
 * Warnings of this plugin in own storage: an endpoint that was stopped, a receiver that nothing is sent to for a while. One is open at a time
 * for each; its beginning and its end are told to the owner, and both stay on record until they are old.
 */
import { asJson, keys, type OwnQueue, type OwnStorage } from '@jiyue/sdk/plugin';
import { idOf } from '../outbox/keys.ts';
import { workLanes } from '../outbox/payload.ts';

/** What is wrong. */
export type WarningKind = 'endpoint-stopped' | 'target-paused' | 'subscription-suspended';
/** Whose end is the owner's own doing: nobody has to be told of it. */
const endsByOwner: readonly WarningKind[] = ['subscription-suspended'];
/** What became of telling the owner. nobody: no address, no channel to it, or nothing to tell. */
export type Told = 'waiting' | 'told' | 'nobody' | 'failed';

/** A warning. */
export interface Warning {
  readonly id: string;
  readonly kind: WarningKind;
  /** Endpoint, channel and host, or subscription. */
  readonly about: string;
  /** Name for people. */
  readonly name: string;
  /** Organization or account that is responsible for it. Absent: the operator. */
  readonly ownerId?: string;
  /** Failures in a row when it began. */
  readonly failures: number;
  readonly begunAt: string;
  /** Absent: it goes on. */
  readonly endedAt?: string;
  readonly beginTold: Told;
  readonly endTold?: Told;
}

/** What a work item of the outbox names. */
export interface OwnerPayload {
  readonly warning: string;
  readonly phase: 'begin' | 'end';
}

/** The book. */
export interface WarningBook {
  /** Begins one, unless it is open. */
  begin(warning: Pick<Warning, 'kind' | 'about' | 'name' | 'ownerId' | 'failures'>): Promise<void>;
  /** Ends it, if it is open. */
  end(kind: WarningKind, about: string): Promise<void>;
  /** Takes over what other processes began and ended. */
  refresh(): Promise<void>;
  get(id: string): Promise<Warning | undefined>;
  noteTold(id: string, phase: OwnerPayload['phase'], told: Told): Promise<void>;
  /** Oldest first. */
  all(): AsyncGenerator<Warning>;
  /** Those that say something of the platform; a subscription of one reader does not. */
  countOpen(): Promise<number>;
  /** Forgets those that ended before an instant. */
  forget(before: string): Promise<void>;
}

const prefix = 'warning/';
const openPrefix = 'warning-open/';
const openKey = (kind: WarningKind, about: string) => `${openPrefix}${endsByOwner.includes(kind) ? 'own-' : ''}${idOf(kind, about)}`;

/** @param clock of the host */
export function openWarnings(storage: OwnStorage, queue: Pick<OwnQueue, 'add'>, clock: () => Date): WarningBook {
  let open: Promise<Set<string>> | undefined;
  const read = async () => {
    const found = new Set<string>();
    for await (const key of keys(storage, openPrefix)) found.add(key);
    return found;
  };
  const known = () => {
    open ??= read().catch((error: unknown) => {
      open = undefined;
      throw error;
    });
    return open;
  };
  const get = (id: string) => storage.get<Warning>(`${prefix}${id}`);
  const save = (warning: Warning) => ({ [`${prefix}${warning.id}`]: asJson(warning) });
  const tell = (warning: string, phase: OwnerPayload['phase']) =>
    queue.add([{ id: `owner:${phase}:${warning}`, lane: workLanes.owner, payload: { warning, phase } }]);

  return {
    async begin(given) {
      const key = openKey(given.kind, given.about);
      const openNow = await known();
      if (openNow.has(key)) return;
      openNow.add(key);
      const begunAt = clock().toISOString();
      const id = `${begunAt.replace(/\D/g, '')}-${idOf(given.kind, given.about).slice(0, 32)}`;
      await storage.write({ put: { ...save({ ...given, id, begunAt, beginTold: 'waiting' }), [key]: id } });
      await tell(id, 'begin');
    },
    async end(kind, about) {
      const key = openKey(kind, about);
      const isKnown = (await known()).delete(key);
      // seldom asked, and another process may have begun it
      if (!isKnown && !endsByOwner.includes(kind)) return;
      const id = await storage.get<string>(key);
      if (id === undefined) return;
      const warning = await get(id);
      const isOwn = endsByOwner.includes(kind);
      const endTold = isOwn ? 'nobody' : 'waiting';
      const put = warning && warning.endedAt === undefined ? save({ ...warning, endedAt: clock().toISOString(), endTold }) : {};
      await storage.write({ put, remove: [key] });
      if (!isOwn) await tell(id, 'end');
    },
    async refresh() {
      open = undefined;
      await known();
    },
    get,
    async noteTold(id, phase, told) {
      const warning = await get(id);
      if (warning) await storage.write({ put: save({ ...warning, ...(phase === 'begin' ? { beginTold: told } : { endTold: told }) }) });
    },
    async *all() {
      for await (const key of keys(storage, prefix)) {
        const one = await storage.get<Warning>(key);
        if (one) yield one;
      }
    },
    countOpen: async () => [...(await known())].filter((key) => !key.startsWith(`${openPrefix}own-`)).length,
    async forget(before) {
      for await (const key of keys(storage, prefix)) {
        const one = await storage.get<Warning>(key);
        if (one?.endedAt !== undefined && one.endedAt < before) await storage.write({ remove: [key] });
      }
    },
  };
}
