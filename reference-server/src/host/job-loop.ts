/**
 * Keeps the jobs of one plugin to their times. Which run is whose is decided by the store, so that of several processes one runs it;
 * a process that died loses its lease, and the run is made again.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { ScheduledJob } from '@jiyue/sdk/plugin';
import type { Cron } from 'croner';
import type { JobRun, JobState, JobStore } from '../store/job-store.ts';
import { asPlugin } from './attribution.ts';

/** A job as it was declared, with its times. */
export interface TimedJob extends ScheduledJob {
  readonly times: Cron;
}

/** What the loop needs. */
export interface JobLoopNeeds {
  readonly pluginId: string;
  readonly jobs: readonly TimedJob[];
  readonly store: JobStore;
  readonly clock: () => Date;
  /** Names this process among those that share the store. */
  readonly holder: string;
  /** Ends the loop. */
  readonly signal: AbortSignal;
  /** Milliseconds that a run is held without a sign of life. Default one minute. */
  readonly leaseMs?: number;
  /** Told of a run that threw, or of a store that cannot be asked. */
  readonly onFault: (job: string, error: unknown) => void;
}

/** Where a job stands. */
export interface JobStatus {
  readonly name: string;
  readonly cron: string;
  /** Next time, RFC 3339, UTC; absent: the pattern has no further time. */
  readonly next?: string;
  readonly isRunning: boolean;
  readonly finishedAt?: string;
  readonly failure?: string;
}

/** A running loop. */
export interface JobLoop {
  readonly status: readonly JobStatus[];
  /** Looks at the clock now; resolves when every job that was due has been dealt with here or elsewhere. */
  look(): Promise<void>;
  /** Resolves when nothing runs any more; the signal of the needs ends it. */
  readonly ended: Promise<void>;
}

/** Longest sleep: a clock that is set, or a machine that slept, is noticed within it. */
const longestSleepMs = 30_000;

/** Starts the loop. */
export function startJobLoop(needs: JobLoopNeeds): JobLoop {
  const runners = needs.jobs.map((job) => createRunner(job, needs));
  return {
    get status() {
      return runners.map((runner) => runner.status);
    },
    look: async () => void (await Promise.all(runners.map((runner) => runner.look()))),
    ended: Promise.all(runners.map((runner) => runner.keep())).then(() => undefined),
  };
}

function createRunner(job: TimedJob, needs: JobLoopNeeds) {
  const { pluginId, store, clock, holder, signal, leaseMs = 60_000, onFault } = needs;
  const id = { pluginId, name: job.name };
  let state: JobState | undefined;
  let looking: Promise<void> | undefined;
  let isRunning = false;

  const lookOnce = async () => {
    const now = clock();
    state = await store.meet(id, now);
    // the last time that has come, this very moment included
    const due = job.times.previousRuns(1, new Date(now.getTime() + 1))[0]?.toISOString();
    if (due === undefined || due <= state.doneDue || signal.aborted) return;
    const run: JobRun = { ...id, holder, due };
    if (!(await store.claim(run, now, new Date(now.getTime() + leaseMs)))) return;
    await runJob(run);
  };

  const runJob = async (run: JobRun) => {
    const lost = new AbortController();
    const renewal = setInterval(async () => {
      const isHeld = await store.renew(run, new Date(clock().getTime() + leaseMs)).catch(() => true);
      if (!isHeld) lost.abort(new Error(`another process has taken over ${pluginId}/${run.name} of ${run.due}`));
    }, leaseMs / 3);
    renewal.unref();
    isRunning = true;
    let failure: string | undefined;
    try {
      await asPlugin(pluginId, () => job.run({ due: run.due, signal: AbortSignal.any([signal, lost.signal]) }));
    } catch (error) {
      failure = String(error instanceof Error ? error.message : error).slice(0, 500);
      onFault(run.name, error);
    } finally {
      isRunning = false;
      clearInterval(renewal);
    }
    // a run that was cut off by the stop is not done: its lease ends, and whoever comes next runs it again
    if (signal.aborted && failure !== undefined) return;
    await store.finish(run, clock(), failure);
    state = await store.meet(id, clock());
  };

  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };

  return {
    look,
    async keep() {
      while (!signal.aborted) {
        await look().catch((error: unknown) => onFault(job.name, error));
        const next = job.times.nextRun(clock());
        const sleep = Math.min(longestSleepMs, next ? Math.max(50, next.getTime() - clock().getTime()) : longestSleepMs);
        await delay(sleep, undefined, { signal, ref: false }).catch(() => undefined);
      }
    },
    get status(): JobStatus {
      const next = job.times.nextRun(clock())?.toISOString();
      return {
        name: job.name,
        cron: job.cron,
        isRunning,
        ...(next === undefined ? {} : { next }),
        ...(state?.finishedAt === undefined ? {} : { finishedAt: state.finishedAt }),
        ...(state?.failure === undefined ? {} : { failure: state.failure }),
      };
    },
  };
}
