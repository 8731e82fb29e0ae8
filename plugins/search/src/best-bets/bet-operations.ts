/** Operations by which editors keep best bets. A right on the site is asked for before anything is read or written. */
import { randomBytes } from 'node:crypto';
import { type Call, fail, ok, type Outcome } from '@jiyue/sdk/plugin';
import { checkSite, mayEdit, pageOfList } from '../console/caller-sites.ts';
import type { BestBetChange, BestBetDraft, BestBetRule, SearchTypes } from '../generated/types.ts';
import type { Operations } from '../types.ts';
import { type BetStore, mostRules } from './bet-store.ts';

type Editing = Pick<Call<SearchTypes['api']['createBestBet']>, 'caller' | 'records'>;

/** @param clock the host's */
export function betOperations(
  store: BetStore,
  clock: () => Date,
): Operations<'listBestBets' | 'createBestBet' | 'replaceBestBet' | 'removeBestBet' | 'listBestBetChanges'> {
  const changed = async (act: BestBetChange['act'], by: string, before: BestBetRule | undefined, after: BestBetRule | undefined) =>
    store.write({ at: clock().toISOString(), by, act, betId: (after ?? before)!.id, ...(before ? { before } : {}), ...(after ? { after } : {}) });
  const stamped = ({ id, version }: Pick<BestBetRule, 'id' | 'version'>, draft: BestBetDraft, by: string): BestBetRule => ({
    ...{ id, version, ...draft },
    ...{ updatedAt: clock().toISOString(), updatedBy: by },
  });
  /** The rule at the version that the caller has read. */
  const held = async (betId: string, ifMatch: string, { caller }: Editing): Promise<Outcome<BestBetRule>> => {
    const rule = await store.find(betId);
    // what may not be edited is no more told of than what is not there
    if (!rule || !mayEdit(caller, rule.siteId)) return fail({ code: 'SEARCH_BET_UNKNOWN', data: { betId } });
    return ifMatch === `"${rule.version}"` ? ok(rule) : fail({ code: 'SEARCH_BET_CHANGED', data: { betId, version: rule.version } });
  };

  return {
    async listBestBets({ params: { siteId, cursor, limit }, caller, records }) {
      const checked = siteId === undefined ? ok(undefined) : await checkSite(records, caller, siteId);
      if (!checked.ok) return checked;
      const all = (await store.rules()).filter((rule) => mayEdit(caller, rule.siteId) && (siteId === undefined || rule.siteId === siteId));
      return pageOfList(all, cursor, limit);
    },
    async createBestBet({ body, caller, records }) {
      const checked = await checkDraft(body, { caller, records });
      if (!checked.ok) return checked;
      if ((await store.rules()).length >= mostRules) return fail({ code: 'SEARCH_BETS_FULL', data: { most: mostRules } });
      const rule = stamped({ id: `b-${randomBytes(8).toString('hex')}`, version: 1 }, body, caller.id);
      await changed('created', caller.id, undefined, rule);
      return ok(rule);
    },
    async replaceBestBet({ params, body, caller, records }) {
      const before = await held(params.betId, params['If-Match'], { caller, records });
      if (!before.ok) return before;
      const checked = await checkDraft(body, { caller, records });
      if (!checked.ok) return checked;
      const rule = stamped({ id: before.value.id, version: before.value.version + 1 }, body, caller.id);
      await changed('replaced', caller.id, before.value, rule);
      return ok(rule);
    },
    async removeBestBet({ params, caller, records }) {
      const before = await held(params.betId, params['If-Match'], { caller, records });
      if (!before.ok) return before;
      await changed('removed', caller.id, before.value, undefined);
      return before;
    },
    async listBestBetChanges({ params: { siteId, cursor, limit }, caller, records }) {
      const checked = siteId === undefined ? ok(undefined) : await checkSite(records, caller, siteId);
      if (!checked.ok) return checked;
      // a rule that moved between sites is told to whoever edits either
      const sitesOf = ({ before, after }: BestBetChange) => [before, after].flatMap((rule) => (rule ? [rule.siteId] : []));
      const all = (await store.changes()).filter((one) => sitesOf(one).some((id) => mayEdit(caller, id) && (siteId === undefined || id === siteId)));
      return pageOfList(all, cursor, limit);
    },
  };
}

async function checkDraft({ siteId, resourceId, startDate, endDate }: BestBetDraft, { caller, records }: Editing): Promise<Outcome<undefined>> {
  const site = await checkSite(records, caller, siteId);
  if (!site.ok) return site;
  if (startDate !== undefined && endDate !== undefined && endDate < startDate) return fail({ code: 'SEARCH_BET_PERIOD', data: { startDate, endDate } });
  const [resource] = await records.resources([resourceId]);
  return resource?.status === 'published' ? ok(undefined) : fail({ code: 'SEARCH_BET_RECORD', data: { resourceId } });
}
