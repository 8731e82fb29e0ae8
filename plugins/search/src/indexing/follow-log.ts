/**
 * Keeps the own index beside the log. Entries only say which records changed; what is indexed is what the repository says now,
 * so entries that come twice, late or in another order lead to the same index.
 */
import { setImmediate } from 'node:timers/promises';
import type { Follower, OwnIndex, RecordReader } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import { caseOf } from '../interaction/case-index.ts';
import { indexDocument } from './index-document.ts';

/** Records read at a time, so that a batch of long texts is never in memory as a whole. */
const readTogether = 100;
/** Characters of text stored at a time: between two portions the process answers others. */
const portionCharacters = 100_000;
/** Ids taken out at a time. */
const removalPage = 1000;

/** Told of what the repository says now. */
export interface FollowListener {
  published(resource: Resource): void;
  gone(id: string): void;
}

const nobody: FollowListener = { published: () => undefined, gone: () => undefined };
const identityKey = 'index-identity';

/**
 * @param identity of the own index as it was opened: a lost index has a new one, and the log is replayed into it
 * @param records the granted sites
 */
export function followLog(index: OwnIndex, identity: string, records: RecordReader, listener: FollowListener = nobody): Follower {
  return {
    types: ['record.published', 'record.withdrawn'],
    revision: identity,
    async apply(batch, storage) {
      const ids = [...new Set(batch.map(({ subject }) => subject))];
      // one portion is written, in the thread of the index, while the next one is analysed here
      let writing: Promise<void> = Promise.resolve();
      for (let at = 0; at < ids.length; at += readTogether) {
        const part = ids.slice(at, at + readTogether);
        const published = (await records.resources(part)).filter(({ status }) => status === 'published');
        const found = new Set(published.map(({ id }) => id));
        const gone = part.filter((id) => !found.has(id));
        gone.forEach(listener.gone);
        published.forEach(listener.published);
        await writing;
        if (gone.length > 0) await index.remove(gone);
        for (const portion of portions(published)) {
          const documents = portion.map(indexDocument);
          await writing;
          writing = index.put(documents);
          // awaited above or below; until then a failure is nobody's
          writing.catch(() => undefined);
          await setImmediate();
        }
      }
      await writing;
      if ((await storage.get<string>(identityKey)) !== identity) await storage.write({ put: { [identityKey]: identity } });
    },
    async reset(storage) {
      const known = await storage.get<string>(identityKey);
      if (known !== identity) await storage.write({ put: { [identityKey]: identity } });
      // a new identity is an empty index, or one that another process has filled from the same log already: nothing of it is to be dropped
      if (known !== undefined && known !== identity) return;
      // not `clear`: that gives the index a new identity, and the next start would take it for lost
      for (let kept = 0; ; ) {
        const { hits } = await index.query({ order: 'newest', limit: removalPage, offset: kept });
        if (hits.length === 0) return;
        // public cases of interaction come from their sources, not from the log
        const records = hits.flatMap(({ id }) => (caseOf(id) ? [] : [id]));
        if (records.length > 0) await index.remove(records);
        kept += hits.length - records.length;
      }
    },
    digest: () => index.digest(),
  };
}

/** Records in portions of about so many characters, in order. */
function* portions(records: readonly Resource[]): Generator<readonly Resource[]> {
  let portion: Resource[] = [];
  let characters = 0;
  for (const record of records) {
    portion.push(record);
    characters += record.body.text.length;
    if (characters < portionCharacters) continue;
    yield portion;
    portion = [];
    characters = 0;
  }
  if (portion.length > 0) yield portion;
}
