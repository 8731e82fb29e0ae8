/** Times of asking one after another, on the clock and on the processors. */
import { percentile } from './quality.ts';

/** All threads of the process count as processor time. */
export interface Speed {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuP50Ms: number;
  readonly cpuP99Ms: number;
}

/** Takes the time of calls. */
export interface Watch {
  time<T>(work: () => Promise<T>): Promise<T>;
  speed(): Speed;
}

/** A new one. */
export function startWatch(): Watch {
  const times: number[] = [];
  const work: number[] = [];
  const ms = (values: readonly number[], share: number) => Math.round(percentile(values, share) * 100) / 100;
  return {
    async time(call) {
      const started = performance.now();
      const before = process.cpuUsage();
      const result = await call();
      times.push(performance.now() - started);
      const { user, system } = process.cpuUsage(before);
      work.push((user + system) / 1000);
      return result;
    },
    speed: () => ({ p50Ms: ms(times, 0.5), p99Ms: ms(times, 0.99), cpuP50Ms: ms(work, 0.5), cpuP99Ms: ms(work, 0.99) }),
  };
}
