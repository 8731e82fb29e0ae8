/** What took the place of a withdrawn record, for those who are told of the withdrawal: named and linked, as readers find it now. */
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { Site } from '@jiyue/standards/model';

/** How it is found. */
export interface SubstituteNeeds {
  readonly records: Pick<RecordReader, 'resource' | 'site'>;
  /** Address of a resource for people. */
  readonly addressOf: (site: Site | undefined, resourceId: string) => string;
}

/** A line in both languages; undefined: nothing took its place, or that is gone as well. */
export async function substituteLine(
  substituteId: string | undefined,
  { records, addressOf }: SubstituteNeeds,
): Promise<{ readonly 'zh-CN': string; readonly en: string } | undefined> {
  const found = substituteId === undefined ? undefined : await records.resource(substituteId);
  if (found?.status !== 'published') return undefined;
  const [title, url] = [found.title.slice(0, 200), addressOf(await records.site(found.siteId), found.id)];
  return { 'zh-CN': `替代内容：“${title}” ${url}`, en: `Replaced by “${title}” ${url}` };
}
