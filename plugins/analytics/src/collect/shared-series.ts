/**
 * The series as the plugin uses it. Of several server processes (setting `severalProcesses`) each keeps one of its own: events are laid down for
 * the others before they are counted, and what the others laid down is taken over before anything is answered.
 */
import { exchangeEvents, type ExchangeNeeds, type OwnSeries } from '@jiyue/sdk/plugin';
import { dayOf } from '../counting/days.ts';
import { firstKeptDay } from './record-batch.ts';

/** A series whose figures are those of the platform. */
export interface SharedSeries extends Pick<OwnSeries, 'append' | 'query' | 'recount'> {
  /** Takes over what others wrote; comes once, at the start. */
  begin(): Promise<void>;
  /** What ends with a day: raw events that are kept no longer, and batches that every process has taken over. */
  endDay(): Promise<void>;
}

/** What it works with. */
export interface SharedSeriesNeeds extends Pick<ExchangeNeeds, 'identity' | 'storage' | 'shared' | 'clock'> {
  readonly keepRawDays: number;
}

/** A series without others: nothing is exchanged. */
export const ownSeriesAlone = (series: OwnSeries, { clock, keepRawDays }: Pick<SharedSeriesNeeds, 'clock' | 'keepRawDays'>): SharedSeries => ({
  append: (events) => series.append(events),
  query: (query) => series.query(query),
  recount: (query) => series.recount(query),
  begin: async () => undefined,
  endDay: () => forgetOld(series, clock(), keepRawDays),
});

async function forgetOld(series: OwnSeries, now: Date, keepRawDays: number): Promise<void> {
  await series.forgetRaw(`${firstKeptDay(now, keepRawDays)}T00:00:00+08:00`);
}

/** A series that knows what the other processes counted. */
export function exchangedSeries(series: OwnSeries, { keepRawDays, ...needs }: SharedSeriesNeeds): SharedSeries {
  const { clock } = needs;
  const exchange = exchangeEvents({
    ...needs,
    root: 'exchange/',
    async onTaken(events) {
      const firstDay = firstKeptDay(clock(), keepRawDays);
      // ids of older days are forgotten, so that they could count twice
      await series.append(events.filter(({ at }) => dayOf(new Date(at)) >= firstDay));
    },
  });
  const tidy = async () => {
    await forgetOld(series, clock(), keepRawDays);
    await exchange.tidy();
  };
  // a job runs in one process; the others end their day with the first question of the next
  let day = dayOf(clock());
  const upToDate = async (): Promise<void> => {
    await exchange.take();
    const today = dayOf(clock());
    if (today === day) return;
    day = today;
    await tidy();
  };
  return {
    async append(events) {
      if (events.length === 0) return 0;
      await exchange.give(events);
      return series.append(events);
    },
    async query(query) {
      await upToDate();
      return series.query(query);
    },
    async recount(query) {
      await upToDate();
      return series.recount(query);
    },
    begin: upToDate,
    async endDay() {
      await exchange.take();
      await tidy();
    },
  };
}
