import { describe, expect, test } from 'vitest';
import { Scope } from './scope.ts';
import { token } from './token.ts';

const clock = token<() => string>('clock');
const greeter = token<{ greet(): string }>('greeter');
const left = token<object>('left');
const right = token<object>('right');
const absent = token<undefined>('absent');

describe('a scope', () => {
  test('makes a service once, from what its factory asks for', () => {
    let made = 0;
    const scope = Scope.root()
      .value(clock, () => '09:30')
      .factory(greeter, (get) => {
        made += 1;
        return { greet: () => `it is ${get(clock)()}` };
      });
    expect(scope.get(greeter).greet()).toBe('it is 09:30');
    expect(scope.get(greeter)).toBe(scope.get(greeter));
    expect(made).toBe(1);
  });

  test('keeps undefined apart from "never bound"', () => {
    const scope = Scope.root().value(absent, undefined);
    expect(scope.get(absent)).toBeUndefined();
    expect(scope.has(absent)).toBe(true);
    expect(scope.has(clock)).toBe(false);
  });

  test('refuses a second binding instead of replacing silently', () => {
    const scope = Scope.root().value(clock, () => 'first');
    expect(() => scope.value(clock, () => 'second')).toThrow('SCOPE_DUPLICATE: "clock" is already bound in scope "root"');
    expect(() => scope.factory(clock, () => () => 'third')).toThrow('SCOPE_DUPLICATE');
    expect(scope.get(clock)()).toBe('first');
  });

  test('lets a child shadow its parent, for the child alone', () => {
    const root = Scope.root().value(clock, () => 'root');
    const child = root.child('search').value(clock, () => 'child');
    expect(child.get(clock)()).toBe('child');
    expect(root.get(clock)()).toBe('root');
  });

  test('never lets a parent capture the service of a child', () => {
    const root = Scope.root()
      .value(clock, () => 'root')
      .factory(greeter, (get) => ({ greet: () => get(clock)() }));
    const child = root.child('search').value(clock, () => 'child');
    expect(child.get(greeter).greet()).toBe('root');
  });

  test('names token and scope when nothing is bound', () => {
    expect(() => Scope.root().child('portal').get(clock)).toThrow('SCOPE_MISSING: nothing is bound to "clock" in scope "root/portal"');
  });

  test('names the path of a cycle instead of overflowing the stack', () => {
    const scope = Scope.root()
      .factory(left, (get) => ({ right: get(right) }))
      .factory(right, (get) => ({ left: get(left) }));
    expect(() => scope.get(left)).toThrow('SCOPE_CYCLE: left -> right -> left');
    // the failed attempt leaves no trace behind
    expect(() => scope.get(right)).toThrow('SCOPE_CYCLE: right -> left -> right');
  });

  test('tries a factory again after it has thrown', () => {
    let isReady = false;
    const scope = Scope.root().factory(clock, () => {
      if (!isReady) throw new Error('not ready');
      return () => 'ready';
    });
    expect(() => scope.get(clock)).toThrow('not ready');
    isReady = true;
    expect(scope.get(clock)()).toBe('ready');
  });
});

describe('dispose', () => {
  test('releases last-in first-out, children first, and awaits each', async () => {
    const order: string[] = [];
    const note = (name: string) => async () => {
      await Promise.resolve();
      order.push(name);
    };
    const root = Scope.root()
      .value(clock, () => 'x', note('clock'))
      .factory(greeter, () => ({ greet: () => 'hello' }), note('greeter'));
    root.get(greeter);
    root.child('a').value(left, {}, note('a.left'));
    root.child('b').value(left, {}, note('b.left')).value(right, {}, note('b.right'));
    await root.dispose();
    expect(order).toEqual(['b.right', 'b.left', 'a.left', 'greeter', 'clock']);
  });

  test('does not release what was never made', async () => {
    let isReleased = false;
    const scope = Scope.root().factory(
      left,
      () => ({}),
      () => {
        isReleased = true;
      },
    );
    await scope.dispose();
    expect(isReleased).toBe(false);
  });

  test('releases everything and gathers the failures', async () => {
    const order: string[] = [];
    const scope = Scope.root()
      .value(left, {}, () => void order.push('left'))
      .value(right, {}, () => Promise.reject(new Error('right stuck')))
      .value(
        clock,
        () => 'x',
        () => {
          throw new Error('clock stuck');
        },
      );
    const failure = await scope.dispose().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AggregateError);
    expect((failure as AggregateError).errors.map(String)).toEqual(['Error: clock stuck', 'Error: right stuck']);
    expect(order).toEqual(['left']);
  });

  test('closes the children too: later use throws', async () => {
    const root = Scope.root().value(clock, () => 'x');
    const child = root.child('search');
    await root.dispose();
    expect(() => child.get(clock)).toThrow('SCOPE_CLOSED: scope "root/search" was disposed; "clock" came after that');
    expect(() => root.child('late')).toThrow('SCOPE_CLOSED');
    expect(() => root.value(left, {})).toThrow('SCOPE_CLOSED');
  });

  test('of a child leaves the parent alive, and twice is once', async () => {
    let count = 0;
    const root = Scope.root().value(clock, () => 'x');
    const child = root.child('search').value(left, {}, () => {
      count += 1;
    });
    await child.dispose();
    await child.dispose();
    await root.dispose();
    expect(count).toBe(1);
  });
});
