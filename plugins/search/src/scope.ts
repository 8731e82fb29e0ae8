/** Sites that a search covers: one, or one with all that stand under it (本站及下属站点). The tree is that of the registry at this moment. */
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { SearchParameters } from './types.ts';

/** @returns undefined when all sites are searched */
export async function sitesInScope(
  { siteId, scope }: Pick<SearchParameters, 'siteId' | 'scope'>,
  records: Pick<RecordReader, 'sites'>,
): Promise<readonly string[] | undefined> {
  if (siteId === undefined) return undefined;
  if (scope !== 'below') return [siteId];
  const children = new Map<string, string[]>();
  for (const { id, parentId } of await records.sites()) if (parentId !== undefined) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const found = new Set([siteId]);
  // a circle in the registry ends here too
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child);
  return [...found];
}
