/** Interests that accounts have saved here, as far as subscriptions need them. */
import { sha256 } from '@jiyue/sdk';
import type { OwnStorage } from '@jiyue/sdk/plugin';
import type { Interest, InterestQuery } from '@jiyue/standards/model';

/** Where an interest is kept. */
export const interestKey = (accountId: string, interestId: string): string => `interest/${sha256(accountId)}/${interestId}`;

/** @returns the query of an account's interest */
export async function interestOf(storage: OwnStorage, accountId: string | undefined, interestId: string): Promise<InterestQuery | undefined> {
  if (accountId === undefined) return undefined;
  return (await storage.get<Interest>(interestKey(accountId, interestId)))?.query;
}
