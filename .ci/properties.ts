/**
 * Property tests: fast-check with a seed that is the same in every run, so that a test that passed here passes everywhere. Rare
 * counter-examples are looked for by the verb `faults`, which takes another seed each time (JIYUE_SEED=random) and names it.
 */
import { configureGlobal } from 'fast-check';

export * as fc from 'fast-check';

const wanted = process.env['JIYUE_SEED'];
const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted ?? 20_180_071);
if (!Number.isSafeInteger(seed)) throw new Error(`JIYUE_SEED is a whole number or "random", not "${wanted}"`);
configureGlobal({ seed });
