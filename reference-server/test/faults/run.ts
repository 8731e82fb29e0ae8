/** The long run of faults: `npm run faults -- [--rounds 50] [--seed N] [--lines 3000]`. Prints the seed, so that a bad run can be had again. */
import { parseArgs } from 'node:util';
import { runKillRounds } from './kill-rounds.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string' }, lines: { type: 'string', default: '3000' } } });
const rounds = Number(values.rounds);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
console.log(`kill -9, ${rounds} rounds, seed ${seed}`);
const summary = await runKillRounds({
  rounds,
  seed,
  lines: Number(values.lines),
  onRound: ({ round, killedAfterMs, isStarting, acknowledged, entries }) =>
    console.log(
      `round ${round}: killed ${isStarting ? 'while starting' : 'under load'} after ${killedAfterMs} ms; ${acknowledged} acknowledged, ${entries} entries verified`,
    ),
});
console.log(JSON.stringify({ faults: 'kill', seed, ...summary }));
