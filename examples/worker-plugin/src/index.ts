/** Plugin similar (相近稿件): tells which published records read alike. Heavy enough to want a thread of its own; nothing in it knows of one. */
import { clear, definePlugin } from '@jiyue/sdk/plugin';
import type { SimilarTypes } from './generated/types.ts';
import { signatureOf } from './signature.ts';
import { findSimilar, keepSignature } from './signatures.ts';

/** The plugin. */
export const plugin = definePlugin<SimilarTypes>({
  setup({ config, follow, records, storage: kept }) {
    follow({
      types: ['record.published', 'record.withdrawn'],
      async apply(batch, storage) {
        for (const subject of new Set(batch.map((entry) => entry.subject))) {
          // what stands there now: withdrawn and unknown alike are undefined
          const resource = await records.resource(subject);
          const isPublished = resource?.status === 'published';
          await keepSignature(storage, subject, isPublished ? signatureOf(`${resource.title}\n${resource.body.text}`) : undefined);
        }
      },
      reset: clear,
    });

    return {
      operations: {
        async listSimilarRecords({ params: { resourceId }, records: visible }) {
          // what this caller may not see is as if it did not exist; what was withdrawn and stays readable is no news to list
          const own = await visible.resource(resourceId);
          const found = own?.status === 'published' ? await findSimilar(kept, resourceId, config.least) : undefined;
          if (!found) return { ok: false, failure: { code: 'SIMILAR_RECORD_UNKNOWN', data: { resourceId } } };
          const others = await visible.resources(found.map(({ id }) => id));
          const titles = new Map(others.filter(({ status }) => status === 'published').map(({ id, title }) => [id, title]));
          const items = found.flatMap(({ id, similarity }) => (titles.has(id) ? [{ resourceId: id, title: titles.get(id)!, similarity }] : []));
          return { ok: true, value: { items } };
        },
      },
    };
  },
});
