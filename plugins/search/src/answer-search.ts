/**
 * The operation search as a whole: hits, best bets above them, and, unless the reader does not want to be counted, an entry in the search log
 * with click tokens for the page. Counting never fails or delays an answer.
 */
import { randomBytes } from 'node:crypto';
import { ok, type Outcome } from '@jiyue/sdk/plugin';
import type { SearchReply } from '@jiyue/standards/model';
import type { BetStore } from './best-bets/bet-store.ts';
import { bestBets, betsFor } from './best-bets/choose-bets.ts';
import { readCursor } from './query/cursor.ts';
import { search, type SearchTools } from './search.ts';
import { signClaim, tokenSeconds } from './search-log/click-token.ts';
import { dayOf, type SearchLog } from './search-log/search-log.ts';
import type { Secret } from './search-log/secret.ts';
import type { SearchCall, SearchParameters } from './types.ts';

/** What it uses. */
export interface AnswerTools {
  readonly search: SearchTools;
  readonly bets: Pick<BetStore, 'rules'>;
  /** Absent: nothing is counted. */
  readonly log?: SearchLog | undefined;
  readonly secret: Secret;
  readonly clock: () => Date;
  readonly onFault: (error: unknown) => void;
}

const narrowing = ['columnId', 'kind', 'topic', 'issuer', 'publishedFrom', 'publishedTo'] as const;

export async function answerSearch(tools: AnswerTools, call: Pick<SearchCall, 'params' | 'records'>): Promise<Outcome<SearchReply>> {
  const { params, records } = call;
  const found = await search(tools.search, call);
  if (!found.ok) return found;
  const isFirstPage = params.cursor === undefined;
  // a reader who narrows or sorts looks for something of his own
  const isPlain = isFirstPage && params.sort === 'relevance' && narrowing.every((name) => params[name] === undefined);
  const { q, siteId } = params;
  const chosen = isPlain ? await bestBets(betsFor(await tools.bets.rules(), { q, siteId, day: dayOf(tools.clock()) }), records) : [];
  const reply: SearchReply = chosen.length === 0 ? found.value : { ...found.value, bestBets: chosen };
  if (!tools.log || optsOut(params)) return ok(reply);
  try {
    return ok(await counted(tools, tools.log, params, reply));
  } catch (error) {
    tools.onFault(error);
    return ok(reply);
  }
}

/** Whoever says so is not counted: Do Not Track, Global Privacy Control. */
const optsOut = (params: SearchParameters): boolean => params.DNT === '1' || params['Sec-GPC'] === '1';

/** What the words themselves found: hits of another question are not theirs. */
const totalOf = ({ total, searchedInstead }: SearchReply): number => (searchedInstead === undefined ? total : 0);

async function counted({ clock, secret }: AnswerTools, log: SearchLog, params: SearchParameters, reply: SearchReply): Promise<SearchReply> {
  const { q, siteId = '' } = params;
  const isFirstPage = params.cursor === undefined;
  const words = isFirstPage || params.clickTokens ? await log.searched({ siteId, q, total: totalOf(reply), isAgain: !isFirstPage }) : '';
  if (!params.clickTokens || (reply.items.length === 0 && !reply.bestBets)) return reply;
  const key = await secret();
  const common = { searchId: randomBytes(9).toString('base64url'), siteId, words, expires: Math.floor(clock().getTime() / 1000) + tokenSeconds };
  const first = (readCursor(params) ?? 0) + 1;
  const tokenOf = (recordId: string, rank: number) => ({ clickToken: signClaim({ ...common, recordId, rank }, key) });
  return {
    ...reply,
    items: reply.items.map((hit, place) => ({ ...hit, ...tokenOf(hit.id, first + place) })),
    // what answers is one of these hits: opening it counts like opening that one
    ...(reply.answer ? { answer: { ...reply.answer, ...tokenOf(reply.answer.id, first + reply.items.findIndex(({ id }) => id === reply.answer!.id)) } } : {}),
    ...(reply.bestBets ? { bestBets: reply.bestBets.map((bet) => ({ ...bet, ...tokenOf(bet.id, 0) })) } : {}),
  };
}
