/** What every driver holds of the replies that are kept for idempotency keys. */
import { fail, ok } from '@jiyue/sdk/plugin';
import { describe, expect, test } from 'vitest';
import { sampleWrite } from '../sample-write.suite.ts';
import { at, type StoreTrial } from './store-trial.suite.ts';

/** Called within the suite of a driver. */
export function replyTests(trial: StoreTrial): void {
  describe('replies of writes with an idempotency key', () => {
    const key = { caller: 'a1', key: 'key-000000000001' };
    const keep = (seconds: number, given: object = {}) =>
      trial.store.transact(at(seconds), async (transaction) => {
        await transaction.keepReply({ ...key, request: 'digest', expiresAt: at(seconds + 60).toISOString(), reply: '{"一":1}', ...given });
        return ok(undefined);
      });
    const known = async (seconds: number, of = key, from = trial.store) => {
      const outcome = await from.transact(at(seconds), async (transaction) => ok(await transaction.keptReply(of)));
      return outcome.ok ? outcome.value : outcome;
    };

    test('are known to their caller until they end, over a restart too, and add nothing to the log', async () => {
      await keep(1);
      const kept = { request: 'digest', keptAt: at(1).toISOString(), reply: '{"一":1}' };
      expect(await known(60)).toEqual(kept);
      expect(await known(60, { ...key, caller: 'a2' })).toBeUndefined();
      expect((await trial.store.log.head()).seq).toBe(0);
      await trial.store.close();
      const again = await trial.reopen();
      expect(await known(60, key, again)).toEqual(kept);
      expect(await known(61, key, again)).toBeUndefined();
    });

    test('come and go with their transaction', async () => {
      await trial.store.transact(at(1), async (transaction) => {
        await transaction.put([sampleWrite(transaction.time, { id: 'lost' })]);
        await transaction.keepReply({ ...key, request: 'digest', expiresAt: at(61).toISOString(), reply: '1' });
        expect(await transaction.keptReply(key)).toMatchObject({ reply: '1' });
        return fail({ code: 'RECORD_CHANGED' });
      });
      expect(await known(2)).toBeUndefined();
      expect(await trial.store.records.newest('lost')).toBeUndefined();
    });

    test('of one key used by many at once take effect once', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, place) =>
          trial.store.transact(at(1), async (transaction) => {
            const first = await transaction.keptReply(key);
            if (first) return ok(first.reply);
            await transaction.put([sampleWrite(transaction.time, { id: `r${place}` })]);
            await transaction.keepReply({ ...key, request: 'digest', expiresAt: at(61).toISOString(), reply: `r${place}` });
            return ok(`r${place}`);
          }),
        ),
      );
      expect(outcomes).toEqual(outcomes.map(() => ok('r0')));
      expect((await trial.store.log.head()).seq).toBe(1);
    });

    test('may be begun without a reply, replaced and dropped', async () => {
      await keep(1, { reply: undefined });
      expect(await known(2)).toEqual({ request: 'digest', keptAt: at(1).toISOString() });
      await keep(3, { reply: '2' });
      expect(await known(4)).toMatchObject({ reply: '2', keptAt: at(3).toISOString() });
      await trial.store.transact(at(5), async (transaction) => {
        await transaction.dropReply(key);
        return ok(undefined);
      });
      expect(await known(6)).toBeUndefined();
    });
  });
}
