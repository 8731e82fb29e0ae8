/** Operations that count: batches of senders, the image and the beacon of a page, and the import of a server log. */
import { type Call, fail, ok, type Outcome, type PageReply } from '@jiyue/sdk/plugin';
import { countVisit } from '../collect/count-visit.ts';
import { importLog, logSession, unpackLog } from '../collect/import-log.ts';
import { recordSearches, recordVisits } from '../collect/record-batch.ts';
import { firstRobotFilter } from '../counting/robot-filter.ts';
import type { AnalyticsTypes } from '../generated/types.ts';
import type { Operations, Tools } from '../tools.ts';

type Api = AnalyticsTypes['api'];
type PageCall = Call<Api['countVisitByImage']>;

/** The filter that decides at a moment: the latest version that has come into effect. */
export async function filterAt({ filters }: Pick<Tools, 'filters'>, now: Date) {
  let filter = (await filters.read(firstRobotFilter.id)) ?? firstRobotFilter;
  while (Date.parse(filter.effectiveAt) > now.getTime() && filter.version > 1) filter = (await filters.read(filter.id, filter.version - 1)) ?? firstRobotFilter;
  return filter;
}

// an image that shows nothing; replies of plugins are text, and every browser draws this
const pixel = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** @returns the operations */
export function collectOperations(
  tools: Tools,
): Operations<'recordVisits' | 'recordSearches' | 'countVisitByImage' | 'countVisitByBeacon' | 'importServerLog'> {
  const { series, config, clock, marks, salts, countInMinute, regionOf, logs } = tools;
  const batchTools = ({ records, caller, language }: Call<Api['recordVisits']> | Call<Api['recordSearches']>) => ({
    series,
    records,
    caller,
    language,
    now: clock(),
    keepRawDays: config.keepRawDays,
  });
  const count = async ({ params, records }: PageCall): Promise<void> => {
    const now = clock();
    await salts.ready(now);
    const { site, path, ref, q, hits, optout, 'User-Agent': agent, DNT: dnt, 'Sec-GPC': gpc, 'X-Forwarded-For': forwarded, Cookie: cookie } = params;
    // one address, from the platform: what its trusted proxies have seen, or the connection itself
    const address = forwarded?.split(',').at(-1)?.trim();
    const request = {
      siteId: site,
      path: path.replace(/[?#].*$/, ''),
      at: now,
      ...(address ? { address } : {}),
      ...(agent === undefined ? {} : { agent }),
      ...(ref === undefined ? {} : { referrer: ref }),
      ...(gpc === undefined ? {} : { gpc }),
      ...(dnt === undefined ? {} : { dnt }),
      ...(optout === undefined ? {} : { asked: optout }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(q === undefined || q.trim() === '' ? {} : { search: { words: q, hits: hits ?? 0 } }),
    };
    await countVisit(request, { series, records, marks, countInMinute, regionOf, filter: await filterAt(tools, now) });
  };
  // the reply is the same whether it counted or not: a page learns nothing of its reader
  const reply = (mediaType: string, body: string): Outcome<PageReply> => ok({ status: 200, mediaType, body, cacheControl: 'no-store' });
  return {
    async recordVisits(call) {
      return ok(await recordVisits(call.body.items, batchTools(call)));
    },
    async recordSearches(call) {
      return ok(await recordSearches(call.body.items, batchTools(call)));
    },
    async countVisitByImage(call) {
      await count(call);
      return reply('image/svg+xml; charset=utf-8', pixel);
    },
    async countVisitByBeacon(call) {
      await count(call);
      return reply('text/plain; charset=utf-8', '');
    },
    async importServerLog({ body: { siteId, log, gzip, part }, caller, records }) {
      if ((log === undefined) === (gzip === undefined)) return fail({ code: 'ANALYTICS_LOG_MISSING' });
      if (!caller.siteIds.includes('*') && !caller.siteIds.includes(siteId)) return fail({ code: 'ANALYTICS_SITE_UNKNOWN', data: { siteId } });
      const text = log === undefined ? unpackLog(gzip ?? '') : ok(log);
      if (!text.ok) return text;
      const now = clock();
      const session = part ? logs.of(`${caller.id} ${siteId} ${part.session}`, now) : logSession();
      const end = () => (part ? logs.end(`${caller.id} ${siteId} ${part.session}`) : session.marks.forgetAll());
      try {
        const found = await importLog(text.value, siteId, {
          series,
          records,
          filter: await filterAt(tools, now),
          regionOf,
          now,
          keepRawDays: config.keepRawDays,
          session,
          ...(part?.place === undefined ? {} : { place: part.place }),
        });
        return found ? ok(found) : fail({ code: 'ANALYTICS_SITE_UNKNOWN', data: { siteId } });
      } finally {
        if (part?.isLast !== false) end();
      }
    },
  };
}
