/**
 * Click tokens: what a search reply hands to the page with each hit, so that opening it can be told of the search it came from. A token holds
 * the search, the record, its rank and the hidden words, is signed by the plugin's own secret, and is over after half an hour.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token says. */
export interface Claim {
  /** Random; tells nothing but that two clicks are of one search. */
  readonly searchId: string;
  /** "" for a search of all sites. */
  readonly siteId: string;
  /** Hidden words; "" when they are not kept. */
  readonly words: string;
  readonly recordId: string;
  /** From 1; 0 for a best bet. */
  readonly rank: number;
  /** Seconds since 1970. */
  readonly expires: number;
}

const version = 1;
const macBytes = 16;
/** How long a list of hits lies open before somebody chooses. */
export const tokenSeconds = 1800;

/** Signs. At most 400 characters. */
export function signClaim({ searchId, siteId, words, recordId, rank, expires }: Claim, secret: Uint8Array): string {
  const payload = Buffer.from(JSON.stringify([version, searchId, siteId, words, recordId, rank, expires]));
  return Buffer.concat([payload, macOf(payload, secret)]).toString('base64url');
}

/** @returns undefined for a token that was changed, signed by another secret, or is over */
export function readClaim(token: string, secret: Uint8Array, now: Date): Claim | undefined {
  const bytes = Buffer.from(token, 'base64url');
  // one text a token: other spellings of the same bytes are none
  if (bytes.length <= macBytes || bytes.toString('base64url') !== token) return undefined;
  const payload = bytes.subarray(0, -macBytes);
  if (!timingSafeEqual(macOf(payload, secret), bytes.subarray(-macBytes))) return undefined;
  const [given, searchId, siteId, words, recordId, rank, expires] = JSON.parse(payload.toString()) as [number, string, string, string, string, number, number];
  if (given !== version || expires * 1000 < now.getTime()) return undefined;
  return { searchId, siteId, words, recordId, rank, expires };
}

const macOf = (payload: Uint8Array, secret: Uint8Array) => createHmac('sha256', secret).update('click token\n').update(payload).digest().subarray(0, macBytes);
