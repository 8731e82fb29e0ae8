/** Ids of what is sent. All are made of what they stand for, so that doing something again adds nothing. */
import { sm3 } from '@jiyue/sdk';

/** The key under which a subscriber gets a version over a channel once (JY-PUSH-002): SM3 of the four, each on a line. */
export const deliveryKey = (subscriberId: string, resourceId: string, version: number, channel: string): string =>
  sm3(`${subscriberId}\n${resourceId}\n${version}\n${channel}`);

/** Id of anything else: SM3 of the parts, each on a line. */
export const idOf = (...parts: readonly (string | number)[]): string => sm3(parts.join('\n'));

/** Sixteen digits: sorts as a string. */
export const sequenceText = (seq: number): string => String(seq).padStart(16, '0');
