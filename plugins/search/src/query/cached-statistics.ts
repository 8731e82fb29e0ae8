/**
 * Remembers how many documents hold a common token: counting a token that stands everywhere walks over all of them, and these counts
 * hardly change. Rare tokens, whose first document must count at once, are asked for each time. A cache, never the state.
 */
import type { OwnIndex } from '@jiyue/sdk/plugin';

/** Share of all documents from which on a token is common. */
const commonShare = 0.01;
/** The counts are forgotten when the number of documents has changed by this share. */
const driftShare = 0.01;
const mostRemembered = 20_000;
/** In an index smaller than this counting costs nothing and one document moves the counts: nothing is remembered. */
const leastDocuments = 1_000;

/** The same statistics, sooner. */
export function cachedStatistics({ statistics }: Pick<OwnIndex, 'statistics'>): OwnIndex['statistics'] {
  let common: ReadonlyMap<string, number> = new Map();
  let documentsThen = 0;

  return async (tokens) => {
    // other calls may renew the memory while this one waits
    const remembered = common;
    const asked = tokens.filter((token) => !remembered.has(token));
    const fresh = await statistics(asked);
    if (fresh.documents < leastDocuments) {
      common = new Map();
      return asked.length === tokens.length ? fresh : statistics(tokens);
    }
    const isOld = Math.abs(fresh.documents - documentsThen) > documentsThen * driftShare;
    const whole = isOld && asked.length < tokens.length ? await statistics(tokens) : undefined;
    const [answer, known] = whole ? [whole, tokens] : [fresh, asked];

    const frequencies = new Map(known.map((token, place) => [token, answer.documentFrequencies[place] ?? 0]));
    const kept = isOld || common.size > mostRemembered ? [] : common;
    common = new Map([...kept, ...[...frequencies].filter(([, frequency]) => frequency > 0 && frequency >= answer.documents * commonShare)]);
    if (isOld) documentsThen = fresh.documents;
    return { ...answer, documentFrequencies: tokens.map((token) => frequencies.get(token) ?? remembered.get(token) ?? 0) };
  };
}
