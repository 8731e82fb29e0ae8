/** The own index of a plugin on SQLite FTS5, one file of its own, worked on in this thread: for tests, benches and small tools. */
import { randomUUID } from 'node:crypto';
import type { IndexSchema, OwnIndex } from '@jiyue/sdk/plugin';
import { indexCore } from './index-core.ts';
import { unpackReply } from './packed-reply.ts';

/** An own index that can be closed. */
export interface ClosableIndex extends OwnIndex {
  close(): void;
}

/**
 * @param file path of the index file, or ":memory:"; the file is made when it is absent
 * @param newIdentity gives the identity of a new or emptied index
 */
export function openSqliteIndex(file: string, newIdentity: () => string = randomUUID): ClosableIndex {
  const core = indexCore({ file, newIdentity });
  let allFields: readonly string[] = [];
  return {
    async open(schema) {
      const opened = core.open(schema);
      allFields = fieldsOf(schema);
      return opened;
    },
    put: async (documents) => core.put(documents),
    remove: async (ids) => core.remove(ids),
    clear: async () => core.clear(),
    query: async (query) => unpackReply(core.query(query), allFields, query.measure?.length ?? 0),
    statistics: async (tokens) => core.statistics(tokens),
    digest: async () => core.digest(),
    close: () => core.close(),
  };
}

/** Matched fields, then counted ones. */
export const fieldsOf = ({ fields, countedFields = [] }: IndexSchema): readonly string[] => [...fields, ...countedFields];
