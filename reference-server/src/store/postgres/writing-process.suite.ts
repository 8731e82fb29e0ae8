/** A process that writes until it is killed, and says on standard output what was acknowledged. Started by a test: address, folder, name. */
import { ok } from '@jiyue/sdk/plugin';
import { sampleWrite } from '../sample-write.suite.ts';
import { openPostgresStore } from './open-postgres-store.ts';

const [url = '', folder = '', name = ''] = process.argv.slice(2);
const { store } = await openPostgresStore({ url, folder });
for (let place = 0; ; place += 1) {
  const ids = Array.from({ length: 1 + (place % 7) }, (_, item) => `${name}-${place}-${item}`);
  const outcome = await store.transact(new Date(), async (transaction) => {
    await transaction.put(ids.map((id) => sampleWrite(transaction.time, { id })));
    return ok(undefined);
  });
  process.stdout.write(`${outcome.ok ? ids.join(' ') : `!${outcome.failure.code}`}\n`);
}
