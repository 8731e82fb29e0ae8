/**
 * Name of a process among those that share a storage: the identity of its series, and for a copy of the series a number behind it. A process that
 * joins is given a copy of another's series; under one name each would overwrite what the other laid down. Which number is whose is kept beside
 * the series, which numbers are taken in the storage that all share. An emptied series gets another name, so that everything is taken over anew.
 */
import type { OwnStorage } from '@jiyue/sdk/plugin';

const key = 'process';
const claimed = (series: string, number: number) => `process/${series}/${number}`;
interface Kept {
  readonly series: string;
  readonly number: number;
}

/** @param series identity of the own series @param storage of this process alone */
export async function processIdentity(series: string, storage: OwnStorage, shared: OwnStorage): Promise<string> {
  const kept = await storage.get<Kept>(key);
  const number = kept?.series === series ? kept.number : await claim(series, storage, shared);
  return number === 0 ? series : `${series}~${number}`;
}

async function claim(series: string, storage: OwnStorage, shared: OwnStorage): Promise<number> {
  let number = 0;
  while ((await shared.get(claimed(series, number))) !== undefined) number += 1;
  // the claim first: cut off in between, a number is lost and nothing else
  await shared.write({ put: { [claimed(series, number)]: true } });
  await storage.write({ put: { [key]: { series, number } } });
  return number;
}
