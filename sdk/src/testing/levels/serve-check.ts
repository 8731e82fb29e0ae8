/** The realm of a check: runs what it is ordered, here where the plugin's code runs, and shows that its thread is free. */
import { checkAtLevel } from '../check-at-level.ts';
import type { WorldProvider } from '../run/launch-plugin.ts';
import type { CheckOrder, CheckWire, ToRealm } from './check-messages.ts';

/** How often the realm gives a sign of life, ms. */
const beatMs = 100;

/** Listens until the realm is ended from outside. */
export function serveChecks(wire: CheckWire): void {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  const use = (provider: number, member: string, args: readonly unknown[]) => {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    wire.send({ t: 'use', id: last, provider, member, args });
    return answer.promise;
  };
  wire.onMessage((message) => {
    if (message.t === 'used') settle(waiting, message);
    else void run(message.order, use).then((report) => wire.send({ t: 'report', report }));
  });
  wire.send({ t: 'beat' });
  setInterval(() => wire.send({ t: 'beat' }), beatMs);
}

const run = ({ root, providers, ...order }: CheckOrder, use: (provider: number, member: string, args: readonly unknown[]) => Promise<unknown>) =>
  checkAtLevel(root, {
    ...order,
    providers: providers.map(
      ({ pointId, plugin, members }, at): WorldProvider => ({
        point: { id: pointId },
        plugin,
        use: Object.fromEntries(members.map((member) => [member, (...args: readonly unknown[]) => use(at, member, args)])),
      }),
    ),
  });

function settle(waiting: Map<number, PromiseWithResolvers<unknown>>, { id, value, problem }: Extract<ToRealm, { readonly t: 'used' }>): void {
  const answer = waiting.get(id);
  waiting.delete(id);
  if (problem === undefined) answer?.resolve(value);
  else answer?.reject(new Error(problem));
}
