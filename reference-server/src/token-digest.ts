/** Bearer tokens: random, shown once, kept as a digest. */
import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 of a token in hexadecimal, as the store keeps it. */
export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A token of 192 random bits. Its prefix lets one be recognised where it should not be. */
export const newToken = (random: (bytes: number) => Buffer = randomBytes): string => `jyt_${random(24).toString('base64url')}`;
