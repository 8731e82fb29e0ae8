// Written against contract 1.0 and frozen: see ../old-contract.test.ts. Never edited; a later contract gets a folder of its own.
import { clear, definePlugin, definePoint } from '@jiyue/sdk/plugin';

const word = definePoint()({ id: 'old-word', version: '1.0', holds: 'many' });
const schema = { version: '1', fields: ['title'], attributes: ['siteId'] };

export const plugin = definePlugin({
  migrations: [{ id: '001-first', up: (storage) => storage.write({ put: { migrated: true } }) }],
  async setup({ config, logger, clock, signal, records, storage, index, submit, follow, provide, extension, extensions, onStop }) {
    await index.open(schema);
    follow({
      types: ['record.published', 'record.withdrawn'],
      revision: 'one',
      async apply(batch, own) {
        for (const { type, subject, siteId, time, data } of batch) {
          const key = `seen/${subject}`;
          if (type === 'record.withdrawn') {
            await index.remove([subject]);
            await own.write({ remove: [key] });
            continue;
          }
          await index.put([{ id: subject, version: data.version, text: { title: '防汛' }, attributes: { siteId }, sortKey: time }]);
          await own.write({ put: { [key]: { siteId, version: data.version } } });
        }
      },
      async reset(own) {
        await index.clear();
        await clear(own);
      },
      digest: () => index.digest(),
    });
    provide(word, {
      async say(given) {
        return `${config.word}${given}`;
      },
    });
    onStop(() => logger.info('the old plugin stops'));

    return {
      async start() {
        await storage.write({ put: { started: clock().getTime() > 0 } });
      },
      async health() {
        return { status: signal.aborted ? 'down' : 'up' };
      },
      operations: {
        async reportOld({ params: { id }, caller, language, baseUrl, records: seen, operate }) {
          const [said] = await Promise.all(extensions(word).map(({ use }) => use.say('！')));
          const found = await index.query({ match: { token: '防汛' }, order: 'newest', limit: 10, total: true });
          const operated = await operate('getResource', { resourceId: id });
          const { keys } = await storage.list('seen/');
          const { documents } = await index.statistics(['防汛']);
          return {
            ok: true,
            value: {
              said,
              absent: extension({ id: 'nobody-provides-it', version: '1.0', holds: 'one' }) === undefined,
              caller: caller.id,
              language,
              hasBase: baseUrl.startsWith('http'),
              total: found.total,
              documents,
              keys,
              migrated: (await storage.get('migrated')) ?? null,
              title: (await seen.resource(id))?.title ?? null,
              sites: (await records.sites()).length,
              operated: operated.ok ? operated.value.id : operated.failure.code,
            },
          };
        },
        async submitOld({ body }) {
          return submit(body);
        },
        async refuseOld() {
          return { ok: false, failure: { code: 'OLD_REFUSED', data: { subject: config.word } } };
        },
        async pageOld() {
          return { ok: true, value: { status: 200, mediaType: 'text/html; charset=utf-8', body: '<!doctype html><title>旧</title>' } };
        },
      },
    };
  },
});
