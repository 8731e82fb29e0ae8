/**
 * What a query selects now, newest first: the walk that previews, saved interests and the home page share with the match of push, so that
 * all of them select the same (JY-PERS-002).
 */
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { Criterion, InterestQuery, MatchedCriterion, Resource } from '@jiyue/standards/model';
import { factsOf, matchQuery, type Places, placesOf } from '../interest/index.ts';

/** A record that was selected, and why. */
export interface Selected {
  readonly resource: Resource;
  readonly matched: readonly MatchedCriterion[];
}

/** @param records what the caller may see */
export async function* selectRecords(query: InterestQuery, records: RecordReader): AsyncGenerator<Selected> {
  const places = remembered(placesOf(records));
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page: Awaited<ReturnType<RecordReader['listResources']>> = await records.listResources({
      ...narrowed(query),
      limit: 100,
      ...(after === undefined ? {} : { after }),
    });
    for (const resource of page.items) {
      const matched = matchQuery(query, await factsOf(resource, places));
      if (matched) yield { resource, matched };
    }
    after = page.next;
  }
}

/** A clause that names one site, column or kind alone needs no walk over the others. */
function narrowed({ all }: InterestQuery): { readonly siteId?: string; readonly columnId?: string; readonly kind?: string } {
  const found: { siteId?: string; columnId?: string; kind?: string } = {};
  for (const { any } of all) {
    const [only] = any;
    if (any.length !== 1 || only === undefined) continue;
    const one = single(only);
    if (one) found[one.name] = one.value;
  }
  return found;
}

function single(criterion: Criterion): { readonly name: 'siteId' | 'columnId' | 'kind'; readonly value: string } | undefined {
  const one = (name: 'siteId' | 'columnId' | 'kind', values: readonly string[]) => (values.length === 1 ? { name, value: values[0]! } : undefined);
  if (criterion.kind === 'site' && !criterion.includesBelow) return one('siteId', criterion.siteIds);
  if (criterion.kind === 'column' && !criterion.includesBelow) return one('columnId', criterion.columnIds);
  return criterion.kind === 'resource-kind' ? one('kind', criterion.resourceKinds) : undefined;
}

/** For one walk: a column is looked up once. */
function remembered({ siteChain, columnChain }: Places): Places {
  const once = (read: (id: string) => Promise<readonly string[]>) => {
    const known = new Map<string, Promise<readonly string[]>>();
    return (id: string) => {
      const found = known.get(id) ?? read(id);
      known.set(id, found);
      return found;
    };
  };
  return { siteChain: once(siteChain), columnChain: once(columnChain) };
}
