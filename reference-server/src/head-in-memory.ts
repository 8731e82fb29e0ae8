/**
 * The store with the end of its log kept in memory between commits: every hot read asks for it. Sound because this process
 * alone adds to the log, reads of the store answer at once, and the store tells of a commit before it is acknowledged.
 */
import type { Store } from './store/store.ts';

/** The same store. */
export function headInMemory(store: Store): Store {
  let known: Promise<{ readonly seq: number; readonly hash: string }> | undefined;
  store.log.onAppend(() => {
    known = undefined;
  });
  const head = () => {
    if (known) return known;
    const asked = store.log.head();
    known = asked;
    // a failed read is no answer to keep
    asked.catch(() => {
      if (known === asked) known = undefined;
    });
    return asked;
  };
  return { ...store, log: { ...store.log, head } };
}
