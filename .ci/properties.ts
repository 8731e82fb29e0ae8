/**
 * Property tests: fast-check with a seed that is the same in every run, so that a test that passed here passes everywhere. Rare
 * counter-examples are looked for by the verb `faults`, which takes another seed each time (JIYUE_SEED=random), names it, and tries more
 * examples (JIYUE_RUNS) of the properties that state no number of their own.
 */
import { configureGlobal } from 'fast-check';

export * as fc from 'fast-check';

const { JIYUE_SEED: wanted = '20180071', JIYUE_RUNS: runs = '100' } = process.env;
const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted);
if (!Number.isSafeInteger(seed)) throw new Error(`JIYUE_SEED is a whole number or "random", not "${wanted}"`);
configureGlobal({ seed, numRuns: Number(runs) });
