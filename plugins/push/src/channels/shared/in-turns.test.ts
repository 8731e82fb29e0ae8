import { expect, test } from 'vitest';
import { inTurns } from './in-turns.ts';

const signal = new AbortController().signal;

/** Work that ends when it is told to. */
function held() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (item: string) => {
    begun.push(item);
    return new Promise<void>((resolve, reject) => ends.set(item, (error) => (error ? reject(error) : resolve())));
  };
  const end = async (item: string, error?: Error) => {
    ends.get(item)!(error);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { begun, work, end };
}
const hostOf = (item: string) => item.slice(0, 1);

test('a host with much to do has its share, and the others come between', async () => {
  const { begun, work, end } = held();
  const items = [...Array.from({ length: 100 }, (_, n) => `a${n}`), 'b0', 'c0', 'c1'];
  void inTurns(items, { hostOf, work, signal, atATime: 4, ofOneHost: 2 });
  expect(begun).toEqual(['a0', 'b0', 'c0', 'a1']);
  await end('b0');
  expect(begun.slice(4)).toEqual(['c1']);
  // the first host never answers: it holds its share, and no more
  await end('c0');
  await end('c1');
  expect(begun).toHaveLength(5);
  await end('a0');
  expect(begun.slice(5)).toEqual(['a2']);
});

test('a fault is thrown after what was under way has ended, and nothing new begins', async () => {
  const { begun, work, end } = held();
  const ended = inTurns(['a0', 'b0', 'a1'], { hostOf, work, signal, atATime: 2 });
  const seen = expect(ended).rejects.toThrow('broken');
  await end('a0', new Error('broken'));
  await end('b0');
  await seen;
  expect(begun).toEqual(['a0', 'b0']);
});

test('the end of the signal begins nothing new', async () => {
  const { begun, work, end } = held();
  const life = new AbortController();
  const ended = inTurns(['a0', 'b0'], { hostOf, work, signal: life.signal, atATime: 1 });
  life.abort();
  await end('a0');
  await ended;
  expect(begun).toEqual(['a0']);
});
