/** Fills the phrase book from the repository at the start. The first pages are waited for, so that a small platform answers at once; the rest follows. */
import { setImmediate } from 'node:timers/promises';
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { PhraseBook } from './phrase-book.ts';

const page = 100;
/** Pages before the start goes on. */
const waitedPages = 10;

/** What it uses. */
export interface LoadParts {
  readonly book: PhraseBook;
  readonly records: Pick<RecordReader, 'listResources'>;
  /** Asked between pages. */
  readonly isStopped: () => boolean;
  /** Whether the log has told of a resource meanwhile: what it says is newer. */
  readonly isChanged: (id: string) => boolean;
  /** The last page is in. */
  readonly onLoaded: () => void;
  readonly onFault: (error: unknown) => void;
}

/** Resolves after the first pages. */
export async function loadBook({ book, records, isStopped, isChanged, onLoaded, onFault }: LoadParts): Promise<void> {
  const pages = async (from: string | undefined, most: number): Promise<string | undefined> => {
    let after = from;
    for (let count = 0; count < most && !isStopped(); count += 1) {
      const { items, next } = await records.listResources({ limit: page, ...(after === undefined ? {} : { after }) });
      for (const one of items) if (!isChanged(one.id)) book.put(one);
      if (next === undefined) return undefined;
      after = next;
      await setImmediate();
    }
    return after;
  };
  const loaded = () => {
    book.settle();
    onLoaded();
  };
  const rest = await pages(undefined, waitedPages);
  if (rest === undefined) return loaded();
  void pages(rest, Number.POSITIVE_INFINITY).then(loaded).catch(onFault);
}
