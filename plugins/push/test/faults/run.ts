/** The long run: `npm run faults -- [--rounds 50] [--seed N]`. Prints the seed, so that a bad run can be had again. */
import { parseArgs } from 'node:util';
import { runKillDeliveries } from './kill-deliveries.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string' } }, strict: false });
const seed = Number(values['seed'] ?? Math.floor(Math.random() * 2 ** 31) + 1);
let state = (seed % 2_147_483_646) + 1;
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};
console.log(`kill -9 while delivering, ${String(values['rounds'])} rounds, seed ${seed}`);
const summary = await runKillDeliveries({
  rounds: Number(values['rounds']),
  random,
  onRound: ({ round, killedAfterMs, arrived, repeats }) =>
    console.log(`round ${round}: killed after ${killedAfterMs} ms; ${arrived} arrived, ${repeats} came again`),
});
console.log(JSON.stringify({ faults: 'deliveries', seed, ...summary }));
