/** Plugin similar (相近稿件): tells which published records read alike. Heavy enough to want a thread of its own; nothing in it knows of one. */
import { clear, definePlugin, type PageBlock, pageBlocks, type RecordReader } from '@jiyue/sdk/plugin';
import type { SimilarTypes } from './generated/types.ts';
import { signatureOf } from './signature.ts';
import { findSimilar, keepSignature } from './signatures.ts';

/** The plugin. */
export const plugin = definePlugin<SimilarTypes>({
  setup({ config, follow, provide, records, storage: kept }) {
    const similarTo = async (resourceId: string, visible: RecordReader) => {
      // what this caller may not see is as if it did not exist; what was withdrawn and stays readable is no news to list
      const own = await visible.resource(resourceId);
      const found = own?.status === 'published' ? await findSimilar(kept, resourceId, config.least) : undefined;
      if (!found) return undefined;
      const published = new Map((await visible.resources(found.map(({ id }) => id))).flatMap((one) => (one.status === 'published' ? [[one.id, one]] : [])));
      return found.flatMap(({ id, similarity }) => (published.has(id) ? [{ resource: published.get(id)!, similarity }] : []));
    };

    // public pages of records lead to those that read alike
    provide(pageBlocks, {
      async blocks({ page, siteId, resourceId = '', language }): Promise<readonly PageBlock[]> {
        if (page !== 'content') return [];
        const code = (await records.site(siteId))?.siteCode;
        const here = ((await similarTo(resourceId, records)) ?? []).filter(({ resource }) => resource.siteId === siteId).slice(0, 5);
        if (code === undefined || here.length === 0) return [];
        const links = here.map(({ resource }) => ({ text: resource.title.slice(0, 100), href: `s/${code}/r/${resource.id}` }));
        return [{ title: language === 'en' ? 'Similar' : '相近稿件', links }];
      },
    });

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
          const found = await similarTo(resourceId, visible);
          if (!found) return { ok: false, failure: { code: 'SIMILAR_RECORD_UNKNOWN', data: { resourceId } } };
          return { ok: true, value: { items: found.map(({ resource: { id, title }, similarity }) => ({ resourceId: id, title, similarity })) } };
        },
      },
    };
  },
});
