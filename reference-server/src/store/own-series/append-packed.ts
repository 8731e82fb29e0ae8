/** Turns packed events into chunks of their days. Ids that a day knows are left out. */
import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { hashOf, periodOf } from '@jiyue/sdk/plugin';
import type { KnownIds } from './known-ids.ts';
import type { PackedEvents } from './pack-events.ts';
import { DayEvents, type Shape } from './raw-events.ts';
import type { ValueNumbers } from './value-numbers.ts';

const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;

/** Milliseconds at which a day of Shanghai begins. */
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`) - shanghaiMs;

/** Days under construction in one transaction. */
export type OpenDays = Map<string, DayEvents>;

/** What appending needs. */
export interface AppendNeeds {
  readonly shape: Shape;
  readonly numbers: ValueNumbers;
  readonly ids: KnownIds;
}

/** Adds a batch to the open days. @returns number of events that counted */
export function addPacked(
  { length, texts, at, dimensions, sums, distincts, ids: given }: PackedEvents,
  days: OpenDays,
  { shape, numbers, ids }: AppendNeeds,
): number {
  const numberOf = new Uint32Array(texts.length);
  const hashes = new Float64Array(texts.length).fill(-1);
  let [lastDay, events, known] = [Number.NaN, undefined as DayEvents | undefined, undefined as ReturnType<KnownIds['of']> | undefined];
  let counted = 0;
  for (let from = 0; from < length; from += 1) {
    const day = Math.floor((at[from]! + shanghaiMs) / dayMs);
    if (day !== lastDay || !events) {
      const name = periodOf(at[from]!, 'day');
      lastDay = day;
      events = days.get(name) ?? new DayEvents(shape);
      days.set(name, events);
      known = given ? ids.of(name) : undefined;
    }
    let [high, low] = [0, 0];
    if (given && given[from] !== '') {
      const digest = hash('sha256', given[from]!, 'buffer');
      [high, low] = [digest.readUInt32BE(0), digest.readUInt32BE(4) || 1];
      if (!known!.add(high, low)) continue;
    }
    const row = events.next();
    events.at[row] = at[from]! - (day * dayMs - shanghaiMs);
    events.idHigh[row] = high;
    events.idLow[row] = low;
    for (let index = 0; index < shape.dimensions; index += 1) {
      const place = dimensions[from * shape.dimensions + index]!;
      // numbers begin at 1: 0 is "not looked up yet"
      if (numberOf[place] === 0) numberOf[place] = numbers.of(texts[place]!);
      events.dimensions[index]![row] = numberOf[place]!;
    }
    if (sums) for (let index = 0; index < shape.sums; index += 1) events.sums[index]![row] = sums[from * shape.sums + index]!;
    for (let index = 0; index < shape.distincts; index += 1) {
      const place = distincts[from * shape.distincts + index]! - 1;
      if (place >= 0 && hashes[place] === -1) hashes[place] = hashOf(texts[place]!);
      events.setHash(index, row, place < 0 ? undefined : hashes[place]!);
    }
    counted += 1;
  }
  return counted;
}

/** Writes the days that got events, in the open transaction. @returns number of events */
export function chunkWriter(database: DatabaseSync): (days: OpenDays) => number {
  const insert = database.prepare('INSERT INTO chunk(day, events, oldest, newest, bytes) VALUES(?, ?, ?, ?, ?)');
  return (days) => {
    let written = 0;
    for (const [day, events] of days) {
      if (events.length === 0) continue;
      insert.run(day, events.length, ...spanOf(day, events), events.toBytes());
      written += events.length;
    }
    return written;
  };
}

/** First and last instant of events. */
export function spanOf(day: string, { at, length }: Pick<DayEvents, 'at' | 'length'>): [oldest: number, newest: number] {
  let [oldest, newest] = [at[0]!, at[0]!];
  for (let row = 1; row < length; row += 1) {
    oldest = Math.min(oldest, at[row]!);
    newest = Math.max(newest, at[row]!);
  }
  return [dayStart(day) + oldest, dayStart(day) + newest];
}
