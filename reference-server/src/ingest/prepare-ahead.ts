/**
 * Prepares the items of batches part by part, in the order in which the batches came, which is the order of their transactions:
 * while the writer stores one batch the next is prepared, and none waits for one behind it. Other requests have their turn in between.
 */
import { type PreparedDraft, prepareDraft } from '@jiyue/sdk';
import type { Outcome } from '@jiyue/sdk/plugin';

/** An item after the pure steps. */
export type Prepared = Outcome<PreparedDraft>;

/** Begins at once. @returns the parts in order, each when it is ready */
export type PrepareAhead = (items: readonly unknown[]) => readonly Promise<readonly Prepared[]>[];

/** Items prepared and written at a time. */
const partItems = 25;

/** One for all batches of a repository. */
export function createPrepareAhead(): PrepareAhead {
  let before: Promise<unknown> = Promise.resolve();
  return (items) => {
    const parts: Promise<readonly Prepared[]>[] = [];
    for (let from = 0; from < items.length; from += partItems) {
      const prepare = async () => {
        await new Promise<void>((done) => setImmediate(done));
        return items.slice(from, from + partItems).map(prepareDraft);
      };
      const part = before.then(prepare);
      parts.push(part);
      // a part that throws is a fault of ours; its own transaction meets it when it takes the part, the next batch goes on
      before = part.then(nothing, nothing);
    }
    return parts;
  };
}

const nothing = () => undefined;
