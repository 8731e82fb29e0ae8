/**
 * The series as the log and the figures use it. Of several server processes (setting `severalProcesses`) each keeps one of its own: what it counts
 * it also lays down for the others, a few seconds' events at a time, and takes over what they laid down before it answers.
 */
import { exchangeEvents, type ExchangeNeeds, type OwnSeries, type SeriesEvent } from '@jiyue/sdk/plugin';

/** A series whose figures are those of the platform. */
export interface CountedSeries extends Pick<OwnSeries, 'append' | 'query' | 'forgetRaw'> {
  /** Takes over what others counted; they hear of what this one did. */
  exchange(): Promise<void>;
}

/** What it works with. */
export interface CountedSeriesNeeds extends Pick<ExchangeNeeds, 'identity' | 'storage' | 'shared' | 'clock'> {
  /** Of what others counted. */
  readonly onTaken: (events: readonly SeriesEvent[]) => void;
}

/** One process alone: nothing is exchanged. */
export const ownSeriesAlone = (series: OwnSeries): CountedSeries => ({
  append: (events) => series.append(events),
  query: (query) => series.query(query),
  forgetRaw: (before) => series.forgetRaw(before),
  exchange: async () => undefined,
});

/** A series that knows what the other processes counted. */
export function commonSeries(series: OwnSeries, { onTaken, ...needs }: CountedSeriesNeeds): CountedSeries {
  const exchange = exchangeEvents({
    ...needs,
    root: 'searches/',
    async onTaken(events) {
      if ((await series.append(events)) > 0) onTaken(events);
    },
  });
  // counted already; a search waits for nothing that only others are to know
  let outbox: SeriesEvent[] = [];
  return {
    async append(events) {
      const counted = await series.append(events);
      outbox.push(...events);
      return counted;
    },
    query: (query) => series.query(query),
    async exchange() {
      const events = outbox;
      outbox = [];
      try {
        await exchange.give(events);
      } catch (error) {
        outbox = [...events, ...outbox];
        throw error;
      }
      await exchange.take();
    },
    async forgetRaw(before) {
      await exchange.tidy();
      return series.forgetRaw(before);
    },
  };
}
