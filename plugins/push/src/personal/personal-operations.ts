/**
 * Preferences, favourites and the personal home page. No reading and no searching is recorded, so there is no history and no profile:
 * what is personal is what the person stated.
 */
import { asJson, fail, keys, ok } from '@jiyue/sdk/plugin';
import type { Favourite, HomeItem, HomeSection, Preferences, Resource } from '@jiyue/standards/model';
import { readReached } from '../follow/follow-log.ts';
import { pageOfWalk } from '../operations/paging.ts';
import { refuseAnonymous, versionOf } from '../operations/rights.ts';
import { sequenceText } from '../outbox/keys.ts';
import type { Tools } from '../tools.ts';
import type { Operations, PushCall } from '../types.ts';
import { interestsOf, ofAccount } from './interest-operations.ts';
import { selectRecords } from './select-records.ts';

type Served =
  | 'getPreferences'
  | 'savePreferences'
  | 'removeHistory'
  | 'getProfileConsent'
  | 'getPersonalHome'
  | 'listFavourites'
  | 'addFavourite'
  | 'removeFavourite';

/** Items of one section of the home page. */
const sectionItems = 10;

/** @returns the operations */
export function personalOperations({ storage, clock }: Tools): Operations<Served> {
  const preferencesOf = async (accountId: string): Promise<Preferences> => {
    const kept = await storage.get<Preferences>(ofAccount('preferences', accountId));
    const at = '1970-01-01T00:00:00.000Z';
    // nothing is recorded and nothing recommended until the person says so
    return (
      kept ?? {
        id: 'preferences',
        accountId,
        version: 1,
        enteredAt: at,
        updatedAt: at,
        locale: 'zh-CN',
        usesRecommendations: false,
        keepsHistory: false,
        displayMode: 'ordinary',
      }
    );
  };
  const favouriteKey = (accountId: string, resourceId: string) => `${ofAccount('favourite', accountId)}/${resourceId}`;

  return {
    async getPreferences({ caller }) {
      return refuseAnonymous(caller) ?? ok(await preferencesOf(caller.id));
    },
    async savePreferences({ params, body, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const key = ofAccount('preferences', caller.id);
      const before = await storage.get<Preferences>(key);
      const basis = versionOf(params['If-Match']);
      if (basis !== before?.version && !(before === undefined && basis === 1))
        return fail({ code: 'PUSH_PREFERENCES_CHANGED', data: { version: before?.version ?? 1 } });
      const at = clock().toISOString();
      const saved: Preferences = {
        ...body,
        id: 'preferences',
        accountId: caller.id,
        version: (before?.version ?? 0) + 1,
        enteredAt: before?.enteredAt ?? at,
        updatedAt: at,
      };
      await storage.write({ put: { [key]: asJson(saved) } });
      return ok(saved);
    },
    // none is kept; the answer is the promise
    async removeHistory({ caller }) {
      return refuseAnonymous(caller) ?? ok(undefined);
    },
    async getProfileConsent({ caller }) {
      return refuseAnonymous(caller) ?? ok({ accountId: caller.id, purpose: 'inferred-interests', isGranted: false, isOutdated: false });
    },
    async getPersonalHome({ caller, records }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const { usesRecommendations } = await preferencesOf(caller.id);
      const sections: HomeSection[] = [];
      if (usesRecommendations)
        for await (const { value } of interestsOf(storage, caller.id)) {
          if (!value.isOnHome || sections.length === 49) continue;
          sections.push({ title: value.name, interestId: value.id, items: await firstOf(selectRecords(value.query, records)) });
        }
      const { items } = await records.listResources({ limit: sectionItems });
      sections.push({ title: '最新发布', items: items.map(homeItem) });
      return ok({ accountId: caller.id, isPersonalized: usesRecommendations, sections, asOfSequence: sequenceText(await readReached(storage)) });
    },
    async listFavourites({ params, caller, records }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const prefix = favouriteKey(caller.id, '');
      const walk = async function* () {
        for await (const key of keys(storage, prefix)) {
          const value = await storage.get<Favourite>(key);
          if (value) yield { key: value.resourceId, value };
        }
      };
      return pageOfWalk(
        walk(),
        params,
        () => true,
        (one) => asOfNow(one, records),
      );
    },
    async addFavourite({ body, caller, records }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const { resourceId } = body;
      if ((await records.resource(resourceId))?.status !== 'published') return fail({ code: 'PUSH_RESOURCE_UNKNOWN', data: { id: resourceId } });
      const key = favouriteKey(caller.id, resourceId);
      if ((await storage.get(key)) !== undefined) return fail({ code: 'PUSH_FAVOURITE_EXISTS', data: { id: resourceId } });
      const favourite: Favourite = { ...body, addedAt: clock().toISOString(), isWithdrawn: false };
      await storage.write({ put: { [key]: asJson(favourite) } });
      return ok(favourite);
    },
    async removeFavourite({ params: { resourceId }, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const key = favouriteKey(caller.id, resourceId);
      if ((await storage.get(key)) === undefined) return fail({ code: 'PUSH_FAVOURITE_UNKNOWN', data: { id: resourceId } });
      await storage.write({ remove: [key] });
      return ok(undefined);
    },
  };
}

/** Withdrawn now: it stays listed, marked. */
async function asOfNow(favourite: Favourite, records: PushCall<'listFavourites'>['records']): Promise<Favourite> {
  return { ...favourite, isWithdrawn: (await records.resource(favourite.resourceId))?.status !== 'published' };
}

async function firstOf(selected: AsyncIterable<{ readonly resource: Resource }>): Promise<HomeItem[]> {
  const items: HomeItem[] = [];
  for await (const { resource } of selected) {
    items.push(homeItem(resource));
    if (items.length === sectionItems) break;
  }
  return items;
}

const homeItem = ({ id, version, kind, siteId, title, publishedAt, updatedAt }: Resource): HomeItem => ({
  id,
  version,
  resourceKind: kind,
  siteId,
  title,
  publishedAt: publishedAt ?? updatedAt,
});
