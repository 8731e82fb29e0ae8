/**
 * Which interpretations explain a document: an interpretation names its documents, the document's page must reach back (JY-RES-009).
 * A projection of the log in own storage, droppable and rebuilt by the same code. It holds ids alone; what readers see is read
 * from the repository, so a state that is behind may miss a link but never shows what was withdrawn.
 * State: `explained/<document>/<interpretation>` -> true, `explains/<interpretation>` -> ids of its documents.
 */
import { clear, type Follower, keys, type OwnStorage, type RecordReader } from '@jiyue/sdk/plugin';

/** The state is what the records say now, whatever the order or number of the entries. */
export function followInterpretations(records: RecordReader): Follower {
  return {
    types: ['record.published', 'record.withdrawn'],
    async apply(batch, storage) {
      const ids = [...new Set(batch.filter(({ data }) => data.kind === 'interpretation').map(({ subject }) => subject))];
      if (ids.length === 0) return;
      const readable = new Map((await records.resources(ids)).map((resource) => [resource.id, resource]));
      const put: Record<string, true | readonly string[]> = {};
      const remove: string[] = [];
      for (const id of ids) {
        const resource = readable.get(id);
        const now = resource?.kind === 'interpretation' ? (resource.interpretsIds ?? []) : [];
        const before = (await storage.get<readonly string[]>(`explains/${id}`)) ?? [];
        remove.push(...before.filter((document) => !now.includes(document)).map((document) => `explained/${document}/${id}`));
        for (const document of now) put[`explained/${document}/${id}`] = true;
        if (now.length > 0) put[`explains/${id}`] = now;
        else if (before.length > 0) remove.push(`explains/${id}`);
      }
      await storage.write({ put, remove });
    },
    reset: clear,
  };
}

/** Ids of the interpretations of a document, in order of id. */
export async function interpretationsOf(storage: OwnStorage, documentId: string): Promise<readonly string[]> {
  const prefix = `explained/${documentId}/`;
  const ids: string[] = [];
  for await (const key of keys(storage, prefix)) ids.push(key.slice(prefix.length));
  return ids;
}
