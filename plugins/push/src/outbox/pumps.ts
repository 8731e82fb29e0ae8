/**
 * Keeps everything moving that waits: the lanes of the channels, and the work of digests and recalls. Each lane runs by itself, so that a
 * channel that is slow or broken holds up no other.
 */
import type { OwnQueue, QueueEnd, QueueLease } from '@jiyue/sdk/plugin';
import { callEndpoint, type CallNeeds } from '../endpoints/call-endpoint.ts';
import { hookLane } from '../endpoints/tell-endpoints.ts';
import type { Carrier, Carriers } from './carriers.ts';
import { deliverSome, type DeliverNeeds } from './deliver.ts';
import { laneKinds, laneOf, workLanes } from './payload.ts';
import { tellOwner, type TellOwnerNeeds } from '../warnings/tell-owner.ts';
import type { WarningBook } from '../warnings/warning-book.ts';

/** What it works with. */
export interface PumpNeeds extends DeliverNeeds, Omit<CallNeeds, 'carriers' | 'warnings'>, Omit<TellOwnerNeeds, 'carriers' | 'warnings'> {
  readonly warnings: WarningBook;
  readonly queue: Pick<OwnQueue, 'lease' | 'end' | 'renew' | 'get'>;
  readonly carriers: Carriers;
  readonly makeDigest: (subscriptionId: string, due: string) => Promise<void>;
  readonly makeRecall: (recallId: string) => Promise<'settled' | 'open' | 'not-yet'>;
  /** Told of a fault of ours or of the storage; the lane is tried again. */
  readonly onFault: (lane: string, error: unknown) => void;
}

/** The pumps. */
export interface Pumps {
  /** Until the signal ends. */
  start(): void;
  /** Something new may wait. */
  wake(): void;
  /** Works off what is due now, once; for tests and for those who must not wait. */
  drain(): Promise<void>;
}

/** How long something that another process put in may wait until it is seen. */
const lookEveryMs = 1000;
/** After a wake the log's place is written within moments: a few quick looks. */
const quickMs = 50;
const quickLooks = 8;
/** Batches of one channel that are under way at a time, once there is much to do. */
const width = 4;
/** A notice waits for deliveries that are under way, or for its own record, which comes in a moment. */
const recallAgainMs = { open: 5000, 'not-yet': 200 } as const;

/** @returns the pumps, not started */
export function createPumps(needs: PumpNeeds): Pumps {
  const { signal, carriers } = needs;
  const busy = new Map<string, Promise<void>>();
  let rouse: () => void = () => undefined;
  let quick = 0;

  const once = (lane: string, work: () => Promise<void>): Promise<void> => {
    const running = busy.get(lane);
    if (running) return running;
    const run = work()
      .catch((error: unknown) => {
        if (!signal.aborted) needs.onFault(lane, error);
      })
      .finally(() => busy.delete(lane));
    busy.set(lane, run);
    return run;
  };
  const look = async (): Promise<readonly Promise<void>[]> => {
    const works = [
      once(hookLane, () => workOff(hookLane, (lease) => callEndpoint(lease, needs), needs)),
      once(workLanes.digest, () => workOff(workLanes.digest, digestOf(needs), needs)),
      once(workLanes.owner, () => workOff(workLanes.owner, (lease) => tellOwner(lease, needs), needs)),
      once(workLanes.recall, () => workOff(workLanes.recall, recallOf(needs), needs)),
    ];
    for (const carrier of await carriers.all()) {
      const lanes = laneKinds.map((kind) => laneOf(carrier.promise.channel, kind));
      works.push(...lanes.map((lane) => once(lane, () => empty(carrier, lane, needs))));
    }
    return works;
  };

  return {
    start() {
      const loop = async () => {
        while (!signal.aborted) {
          const woken = new Promise<void>((resolve) => {
            rouse = () => {
              quick = quickLooks;
              resolve();
            };
          });
          await look().catch((error: unknown) => {
            if (!signal.aborted) needs.onFault('all', error);
          });
          await Promise.race([woken, sleep(quick > 0 ? quickMs : lookEveryMs, signal)]);
          quick = Math.max(0, quick - 1);
        }
      };
      void loop();
    },
    wake: () => rouse(),
    async drain() {
      await Promise.all(await look());
    },
  };
}

/** Until nothing is due: one batch at a time; once there is much to do, several, each of which goes on when its own is done. */
async function empty(carrier: Carrier, lane: string, needs: PumpNeeds): Promise<void> {
  const full = Math.min(carrier.promise.maxBatch, 500);
  const pace = paceOf(carrier.promise.perSecond, needs.signal);
  const helpers: Promise<void>[] = [];
  let fault: { readonly error: unknown } | undefined;
  let running = 0;
  const run = async (): Promise<void> => {
    running += 1;
    try {
      while (!needs.signal.aborted && !fault) {
        const taken = await deliverSome(carrier, lane, needs);
        if (taken === 0) return;
        if (taken >= full) while (running < width) helpers.push(run());
        await pace(taken);
      }
    } catch (error) {
      fault ??= { error };
    } finally {
      running -= 1;
    }
  };
  await run();
  // those that began while others were waited for are waited for too
  for (let helper = helpers.pop(); helper; helper = helpers.pop()) await helper;
  if (fault) throw fault.error;
}

type Work = (lease: QueueLease) => Promise<Omit<QueueEnd, 'id' | 'token'>>;

async function workOff(lane: string, work: Work, { queue, signal, leaseSeconds }: PumpNeeds): Promise<void> {
  while (!signal.aborted) {
    // few at a time: each may take as long as a call of another host takes
    const leases = await queue.lease({ lane, limit: 8, seconds: Math.max(leaseSeconds, 2) });
    if (leases.length === 0) return;
    await Promise.all(
      leases.map(async (lease) => {
        const end = await work(lease);
        if (!signal.aborted) await queue.end([{ id: lease.id, token: lease.token, ...end }]);
      }),
    );
  }
}

const digestOf =
  ({ makeDigest }: PumpNeeds): Work =>
  async ({ payload }) => {
    const { subscription, due } = payload as { readonly subscription: string; readonly due: string };
    await makeDigest(subscription, due);
    return { outcome: 'done' };
  };

const recallOf =
  ({ makeRecall, clock }: PumpNeeds): Work =>
  async ({ payload }) => {
    const state = await makeRecall((payload as { readonly recall: string }).recall);
    return state === 'settled' ? { outcome: 'done' } : { outcome: 'again', dueAt: new Date(clock().getTime() + recallAgainMs[state]).toISOString() };
  };

/** Keeps to so many a second over all batches of a lane. */
function paceOf(perSecond: number, signal: AbortSignal): (taken: number) => Promise<void> {
  const begun = performance.now();
  let sent = 0;
  return async (taken) => {
    sent += taken;
    const ahead = (sent / perSecond) * 1000 - (performance.now() - begun);
    if (ahead > 5) await sleep(Math.min(ahead, 60_000), signal);
  };
}

/** Ends early, and leaves nothing, when the signal ends. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
