/**
 * The vendor's own engine, as small as one can be: an inverted index in own storage. In its place could stand a client of any engine.
 * State: `p/<token>/<record>` -> how often, `d/<record>` -> its tokens.
 */
import { type Json, type OwnStorage, keys } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';

/** Characters of the text that are indexed; titles, keywords and numbers always are. */
const bodyCharacters = 2000;

/** Two characters side by side of Chinese, words of everything else, lower case, full width as half width. */
export function tokensOf(text: string): readonly string[] {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => {
    const characters = [...run];
    if (!/\p{Script=Han}/u.test(run) || characters.length === 1) return [run];
    return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  });
}

/** Takes a record as it is now; undefined: it is no longer to be found. */
export async function takeRecord(storage: OwnStorage, id: string, resource: Resource | undefined): Promise<void> {
  const before = (await storage.get<readonly string[]>(`d/${id}`)) ?? [];
  const counts = new Map<string, number>();
  for (const token of resource ? tokensOf(textOf(resource)) : []) counts.set(token, (counts.get(token) ?? 0) + 1);
  const put: Record<string, Json> = counts.size > 0 ? { [`d/${id}`]: [...counts.keys()] } : {};
  for (const [token, count] of counts) put[`p/${token}/${id}`] = count;
  const remove = before.filter((token) => !counts.has(token)).map((token) => `p/${token}/${id}`);
  await storage.write({ put, remove: counts.size > 0 ? remove : [...remove, `d/${id}`] });
}

/** Record id -> score, for records that hold every token; the rarer a token the more it counts. */
export async function findRecords(storage: OwnStorage, tokens: readonly string[]): Promise<ReadonlyMap<string, number>> {
  let found: Map<string, number> | undefined;
  for (const token of new Set(tokens)) {
    const prefix = `p/${token}/`;
    const ids: string[] = [];
    for await (const key of keys(storage, prefix)) ids.push(key.slice(prefix.length));
    const weight = 1 / Math.log2(2 + ids.length);
    const before = found;
    found = new Map(ids.filter((id) => !before || before.has(id)).map((id) => [id, (before?.get(id) ?? 0) + weight]));
  }
  return found ?? new Map();
}

const textOf = ({ title, subtitle, summary, classification, document, body }: Resource): string =>
  [title, subtitle, summary, ...(classification?.keywords ?? []), document?.documentNumber, body.text.slice(0, bodyCharacters)]
    .filter((part) => part !== undefined)
    .join('\n');
