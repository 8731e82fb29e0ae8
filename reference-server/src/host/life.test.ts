import { expect, test } from 'vitest';
import { beginLife } from './life.ts';

test('a life ends once: its signal aborts and late use is named', () => {
  const life = beginLife('search');
  life.assertAlive('storage.get');
  life.end();
  expect(life.signal.aborted).toBe(true);
  expect(life.isAlive).toBe(false);
  expect(() => life.assertAlive('storage.get')).toThrow('PLUGIN_STOPPED: {"id":"search","member":"storage.get"}');
  expect(() => life.onEnd(() => {})).toThrow('PLUGIN_STOPPED');
});

test('releases run last-in first-out, each awaited, and a failing one does not stop the rest', async () => {
  const order: string[] = [];
  const failures: unknown[] = [];
  const life = beginLife('search');
  life.onEnd(() => void order.push('first'));
  life.onEnd(() => Promise.reject(new Error('stuck')));
  life.onEnd(async () => {
    await Promise.resolve();
    order.push('last');
  });
  await life.release((error) => failures.push(error));
  expect(order).toEqual(['last', 'first']);
  expect(failures.map(String)).toEqual(['Error: stuck']);
  await life.release((error) => failures.push(error));
  expect(order).toHaveLength(2);
});
