/**
 * Interests matched and deliveries made. `npm run bench -- push [--interests=73000] [--changes=500] [--characters=3000] [--alphabet=1500]
 * [--deliveries=100000] [--subscribers=10000] [--only=match|deliver]`. Own storage is in memory here; the queue is the platform's, on the disk.
 */
import { parseArgs } from 'node:util';
import { benchDeliver } from './parts/deliver.ts';
import { benchMatch } from './parts/match.ts';

const { values } = parseArgs({
  options: {
    interests: { type: 'string', default: '73000' },
    changes: { type: 'string', default: '500' },
    characters: { type: 'string', default: '3000' },
    alphabet: { type: 'string', default: '1500' },
    deliveries: { type: 'string', default: '100000' },
    subscribers: { type: 'string', default: '10000' },
    only: { type: 'string' },
  },
});
const match =
  values.only === 'deliver' ? {} : { match: benchMatch(Number(values.interests), Number(values.changes), Number(values.characters), Number(values.alphabet)) };
const deliver =
  values.only === 'match' ? {} : { deliver: await benchDeliver(Number(values.deliveries), Math.min(Number(values.subscribers), Number(values.deliveries))) };
console.log(JSON.stringify({ bench: 'push', ...match, ...deliver }, null, 2));
