/** Lets plugin code see another real time than the rest of the process, so that what reads it instead of the given clock shows. */
import { launchScope } from './launch-plugin.ts';

/** Runs with the real time moved for plugin code alone. Code around it sees the true time. */
export const withShiftedDate = <T>(shiftMs: number, run: () => Promise<T>): Promise<T> => withDate((real) => real + shiftMs, run);

/** Runs with the real time standing still for plugin code alone. */
export const withStillDate = <T>(atMs: number, run: () => Promise<T>): Promise<T> => withDate(() => atMs, run);

async function withDate<T>(seen: (realMs: number) => number, run: () => Promise<T>): Promise<T> {
  const RealDate = globalThis.Date;
  const now = () => (launchScope.getStore() === undefined ? RealDate.now() : seen(RealDate.now()));
  const Shifted: DateConstructor = new Proxy(RealDate, {
    construct: (target, values: unknown[], newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget === Shifted ? target : newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
  globalThis.Date = Shifted;
  try {
    return await run();
  } finally {
    globalThis.Date = RealDate;
  }
}
