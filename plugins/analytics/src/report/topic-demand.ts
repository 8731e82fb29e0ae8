/** Demand by topic (群体需求): what was searched and read. Enquiries and ratings belong to other systems and are told as not connected. */
import type { TopicDemand } from '@jiyue/standards/model';
import { type FigureSources, figuresOf, logPlace, logStart } from './make-report.ts';

/** @returns topics that were met with, the most asked for first */
export async function topicDemand(siteIds: readonly string[], from: string, to: string, sources: FigureSources): Promise<readonly TopicDemand[]> {
  const logTo = await logPlace(sources.storage, siteIds, to);
  const basis = (queryCode: string, queryVersion: number, rawEvents?: number) => ({
    queryCode,
    queryVersion,
    logFrom: logStart(logTo),
    logTo,
    ...(rawEvents === undefined ? {} : { rawEvents }),
  });
  const counts = async (code: string) => {
    const measure = await sources.readMeasure(code);
    const figures = measure ? await figuresOf({ measure, dimension: 'topic', siteIds, from, to, limit: 10_000 }, sources) : [];
    return { version: measure?.version ?? 1, byTopic: new Map(figures.map((one) => [one.group ?? '', one])) };
  };
  const [searches, visits] = [await counts('searches'), await counts('page-views')];
  const topics = [...new Set([...searches.byTopic.keys(), ...visits.byTopic.keys()])];
  const count = ({ version, byTopic }: typeof searches, code: string, topic: string) => {
    const found = byTopic.get(topic);
    return { count: found?.value ?? 0, basis: basis(code, version, found?.rawEvents ?? 0) };
  };
  const apart = { count: 0, basis: basis('not-connected', 1) };
  return topics
    .map((topic) => ({
      topic,
      periodStart: from,
      periodEnd: to,
      searches: count(searches, 'searches', topic),
      visits: count(visits, 'page-views', topic),
      enquiries: apart,
      ratings: apart,
    }))
    .sort((a, b) => b.searches.count + b.visits.count - a.searches.count - a.visits.count || (a.topic < b.topic ? -1 : 1));
}
