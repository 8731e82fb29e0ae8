/** Every request has an id: the caller's when it is harmless in a log, else our own. */
import { randomUUID } from 'node:crypto';

const wellFormed = /^[A-Za-z0-9._-]{8,64}$/;

/** @param make makes a new id */
export const requestIdOf = (given: string | undefined, make: () => string = randomUUID): string =>
  given !== undefined && wellFormed.test(given) ? given : make();
