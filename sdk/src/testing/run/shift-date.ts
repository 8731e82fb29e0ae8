/** Lets plugin code see another real time than the rest of the process, so that what reads it instead of the given clock shows. */
import { launchScope } from './launch-plugin.ts';

/** Runs with the real time moved for plugin code alone. Code around it sees the true time. */
export async function withShiftedDate<T>(shiftMs: number, run: () => Promise<T>): Promise<T> {
  const RealDate = globalThis.Date;
  const now = () => RealDate.now() + (launchScope.getStore() === undefined ? 0 : shiftMs);
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
