/** From the path of a page to what it shows. The path itself is not kept. */
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { PageKind, Resource } from '@jiyue/standards/model';

/** What a page shows, as far as the repository knows it. */
export interface Page {
  readonly pageKind?: PageKind;
  readonly columnId?: string;
  readonly resourceId?: string;
  readonly kind?: string;
  readonly ownerId?: string;
  readonly topics?: readonly string[];
}

/** Paths of the portal, behind any prefix: /s/{site}/ , /s/{site}/c/{column} , /s/{site}/r/{resource}. */
const portal = /(?:^|\/)s\/[^/]+(?:\/(?:(c|r)\/([^/]+))?)?$/;

/** Looks a page up; what the repository does not know remains unsaid. @param records granted sites */
export async function pageOf(path: string, siteId: string, records: RecordReader): Promise<Page> {
  if (path === '/' || /^\/index\.s?html?$/i.test(path)) return { pageKind: 'home' };
  const found = portal.exec(path);
  if (!found) return {};
  const [, sort, part] = found;
  if (sort === undefined || part === undefined) return { pageKind: 'home' };
  const name = decoded(part);
  if (name === undefined) return {};
  if (sort === 'c') {
    const column = (await records.columns(siteId)).find(({ code }) => code === name);
    return column ? { pageKind: 'column', columnId: column.id } : {};
  }
  const resource = await records.resource(name);
  return resource?.siteId === siteId ? contentPage(resource) : {};
}

/** The page of a record. */
export const contentPage = ({ id, columnId, kind, ownerId, classification }: Resource): Page => ({
  pageKind: 'content',
  columnId,
  resourceId: id,
  kind,
  ownerId,
  ...(classification?.topics ? { topics: classification.topics } : {}),
});

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** A reader of pages that asks the repository once for each path while it lives: for one batch. */
export function pagesOf(records: RecordReader): (path: string, siteId: string) => Promise<Page> {
  const known = new Map<string, Promise<Page>>();
  return (path, siteId) => {
    const key = `${siteId} ${path}`;
    const page = known.get(key) ?? pageOf(path, siteId, records);
    if (known.size < 20_000) known.set(key, page);
    return page;
  };
}
