/**
 * The place of a process among those that share a storage: its name, and from which day its figures are whole. The name is the identity of its
 * series, and for a copy of the series a number behind it: a process that joins is given a copy, and under one name each would overwrite what
 * the other laid down. One that joins without a copy, after batches were removed, has not seen the days before: it settles no report of them.
 */
import type { Json, OwnStorage } from '@jiyue/sdk/plugin';
import { addDays } from '../counting/days.ts';

/** The place. */
export interface ProcessPlace {
  readonly name: string;
  /** First day whose figures are whole, YYYY-MM-DD. Absent: all are. */
  readonly completeFrom?: string;
}

/** What it is found with. */
export interface PlaceNeeds {
  readonly series: { readonly identity: string; readonly isEmpty: () => Promise<boolean> };
  /** Of this process alone. */
  readonly storage: OwnStorage;
  readonly shared: OwnStorage;
  readonly today: string;
}

const key = 'process';
const claimed = (series: string, number: number) => `process/${series}/${number}`;
interface Kept {
  readonly series: string;
  readonly number: number;
}
interface Claim {
  readonly completeFrom?: string;
}

/** Finds it, or takes one. */
export async function processPlace(needs: PlaceNeeds): Promise<ProcessPlace> {
  const { series, storage, shared } = needs;
  const kept = await storage.get<Kept>(key);
  const number = kept?.series === series.identity ? kept.number : await take(needs);
  // a copy knows what the first knew
  const completeFrom = (await shared.get<Claim>(claimed(series.identity, 0)))?.completeFrom;
  return { name: number === 0 ? series.identity : `${series.identity}~${number}`, ...(completeFrom === undefined ? {} : { completeFrom }) };
}

async function take({ series, storage, shared, today }: PlaceNeeds): Promise<number> {
  let number = 0;
  while ((await shared.get(claimed(series.identity, number))) !== undefined) number += 1;
  const isLate = number === 0 && (await series.isEmpty()) && (await hasRemoved(shared));
  const claim: Json = isLate ? { completeFrom: addDays(today, 1) } : {};
  // the claim first: cut off in between, a number is lost and nothing else
  await shared.write({ put: { [claimed(series.identity, number)]: claim } });
  await storage.write({ put: { [key]: { series: series.identity, number } } });
  return number;
}

/** Whether batches that others laid down are no longer there. */
async function hasRemoved(shared: OwnStorage): Promise<boolean> {
  const root = 'exchange/writer/';
  for (const writer of (await shared.list(root)).keys) {
    const [first] = (await shared.list(`exchange/batch/${writer.slice(root.length)}/`)).keys;
    if (first === undefined || !first.endsWith('/000000000001')) return true;
  }
  return false;
}
