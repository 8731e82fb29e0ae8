/** A process that sends batches of events until it is killed, and prints each that was acknowledged. Started by a test, never imported. */
import { seriesCaseSchema } from '@jiyue/sdk/testing';
import { openThreadSeries } from './own-series-thread.ts';

const [file = '', first = '0', start = '0'] = process.argv.slice(2);
const series = openThreadSeries(file);
await series.open(seriesCaseSchema);
let next = Number(first);

async function send(): Promise<never> {
  for (;;) {
    const from = next;
    next += 500;
    const events = Array.from({ length: 500 }, (_, n) => ({
      id: `e-${from + n}`,
      at: new Date(Number(start) + (from + n) * 10).toISOString(),
      dimensions: { site: `s${n % 3}`, page: `/${n % 7}` },
      distincts: { visitors: `访客${n % 90}` },
    }));
    await series.append(events);
    process.stdout.write(`${from}\n`);
    if (from % 5000 === 0) await series.query({ rollup: 'daily', groupBy: [], order: 'period', limit: 1 });
  }
}
// several batches share transactions; a kill falls between and into them
await Promise.all([send(), send(), send()]);
