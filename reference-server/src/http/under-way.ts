/** The exchanges under way: ends those past their deadline, and lets a stop wait for the rest. One timer for all. */
import type { Exchange } from './exchange.ts';

/** A set of exchanges. */
export interface UnderWay {
  readonly count: number;
  begin(exchange: Exchange): void;
  end(exchange: Exchange): void;
  /** Resolves when nothing is under way, or after `ms` with the number that is left. What would go on is ended. */
  drained(ms: number): Promise<number>;
  /** Stops the timer. */
  close(): void;
}

/** @param onDeadline called once for each exchange that takes longer than `deadlineMs` */
export function createUnderWay(deadlineMs: number, onDeadline: (exchange: Exchange) => void): UnderWay {
  const exchanges = new Set<Exchange>();
  const waiting = new Set<() => void>();
  const sweep = () => {
    const latest = performance.now() - deadlineMs;
    for (const exchange of exchanges) {
      // in order of arrival: the rest is younger
      if (exchange.startedAtMs > latest) return;
      if (!exchange.isAnswered) onDeadline(exchange);
    }
  };
  const timer = setInterval(sweep, Math.max(10, Math.min(250, deadlineMs / 4)));
  timer.unref();
  return {
    get count() {
      return exchanges.size;
    },
    begin: (exchange) => void exchanges.add(exchange),
    end(exchange) {
      exchanges.delete(exchange);
      if (exchanges.size === 0) for (const resolve of waiting) resolve();
    },
    async drained(ms) {
      for (const { isStream, abort } of exchanges) if (isStream) abort?.abort();
      if (exchanges.size > 0) {
        await new Promise<void>((resolve) => {
          const limit = setTimeout(resolve, ms);
          waiting.add(() => {
            clearTimeout(limit);
            resolve();
          });
        });
      }
      return exchanges.size;
    },
    close: () => clearInterval(timer),
  };
}
