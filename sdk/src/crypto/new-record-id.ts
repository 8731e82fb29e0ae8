/**
 * Ids of new records: "r", then 20 characters of lower-case base32 (0–9 and a–z without i, l, o, u): 10 for the millisecond, 10 of chance.
 * They sort by time as text, so new rows stand together in an index. To everybody else an id is opaque.
 */
import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * @param now the clock; from 1970 to 10889
 * @param random gives that many bytes of chance
 */
export function newRecordId(now: () => Date = () => new Date(), random: (size: number) => Uint8Array = randomBytes): string {
  let time = now().getTime();
  let head = '';
  for (let index = 0; index < 10; index += 1) {
    head = alphabet[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of random(10)) tail += alphabet[byte % 32];
  return `r${head}${tail}`;
}
