/** Operations on interests: kept by their owner, tried before they are kept, followed by subscriptions. */
import { sha256, validateStrict } from '@jiyue/sdk';
import { asJson, type Caller, fail, keys, ok, type Outcome } from '@jiyue/sdk/plugin';
import type { Interest, InterestPreview, InterestQuery } from '@jiyue/standards/model';
import { readReached } from '../follow/follow-log.ts';
import { canonicalQuery } from '../interest/index.ts';
import { interestKey } from '../operations/interest-of.ts';
import { pageOfWalk } from '../operations/paging.ts';
import { refuseAnonymous, versionOf } from '../operations/rights.ts';
import { sequenceText } from '../outbox/keys.ts';
import type { Tools } from '../tools.ts';
import type { Operations, Paging, PushCall } from '../types.ts';
import { selectRecords } from './select-records.ts';

type Served = 'listInterests' | 'getInterest' | 'saveInterest' | 'removeInterest' | 'previewInterest' | 'searchByInterest' | 'removeInferredInterests';

/** All interests of an account. */
export async function* interestsOf(storage: Tools['storage'], accountId: string) {
  for await (const key of keys(storage, interestKey(accountId, ''))) {
    const value = await storage.get<Interest>(key);
    if (value) yield { key: value.id, value };
  }
}

/** @returns the operations */
export function interestOperations({ storage, book, states, clock }: Tools): Operations<Served> {
  const read = async (caller: Caller, id: string) => storage.get<Interest>(interestKey(caller.id, id));
  const unknown = (id: string) => fail({ code: 'PUSH_INTEREST_NOT_FOUND', data: { id } });
  const changed = (id: string, version: number) => fail({ code: 'PUSH_INTEREST_CHANGED', data: { id, version } });
  const followers = async (caller: Caller, id: string) =>
    (await book.ofAccount(caller.id)).filter(({ record }) => record.interestId === id && record.state !== 'ended');
  const remove = async (caller: Caller, id: string) => {
    for (const { record } of await followers(caller, id)) await states.end(record.id);
    await storage.write({ remove: [interestKey(caller.id, id)] });
  };
  const preview = async (query: InterestQuery, params: Paging, records: PushCall<'previewInterest'>['records']): Promise<Outcome<InterestPreview>> => {
    const walk = async function* () {
      for await (const value of selectRecords(query, records)) yield { key: value.resource.id, value };
    };
    const page = await pageOfWalk(
      walk(),
      params,
      () => true,
      ({ resource: { id, version }, matched }) => ({ id, version, matched: [...matched] }),
    );
    return page.ok ? ok({ ...page.value, asOfSequence: sequenceText(await readReached(storage)) }) : page;
  };

  return {
    async listInterests({ params, caller }) {
      return (
        refuseAnonymous(caller) ??
        pageOfWalk(
          interestsOf(storage, caller.id),
          params,
          () => true,
          (one) => one,
        )
      );
    },
    async getInterest({ params: { interestId }, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const found = await read(caller, interestId);
      return found ? ok(found) : unknown(interestId);
    },
    async saveInterest({ params, body, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const id = params.interestId;
      const before = await read(caller, id);
      const basis = versionOf(params['If-Match']);
      if (basis !== before?.version) return changed(id, before?.version ?? 0);
      const at = clock().toISOString();
      const interest: Interest = { ...body, id, accountId: caller.id, version: (before?.version ?? 0) + 1, enteredAt: before?.enteredAt ?? at, updatedAt: at };
      // nothing is inferred without a consent to rest on (JY-PERS-004)
      if (validateStrict('Interest', interest).length > 0) return fail({ code: 'PUSH_INTEREST_INVALID', data: { id } });
      await storage.write({ put: { [interestKey(caller.id, id)]: asJson(interest) } });
      const next = canonicalQuery(interest.query);
      for (const stored of await followers(caller, id))
        await book.save({ ...stored, queryId: next.id, record: { ...stored.record, version: stored.record.version + 1, updatedAt: at } }, next.query);
      return ok(interest);
    },
    async removeInterest({ params, caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const found = await read(caller, params.interestId);
      if (!found) return unknown(params.interestId);
      if (versionOf(params['If-Match']) !== found.version) return changed(found.id, found.version);
      await remove(caller, found.id);
      return ok(undefined);
    },
    previewInterest: ({ params, body, records }) => preview(body, params, records),
    async searchByInterest({ params, caller, records }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      const found = await read(caller, params.interestId);
      return found ? preview(found.query, params, records) : unknown(params.interestId);
    },
    async removeInferredInterests({ caller }) {
      const refused = refuseAnonymous(caller);
      if (refused) return refused;
      for await (const { value } of interestsOf(storage, caller.id)) if (value.origin === 'inferred') await remove(caller, value.id);
      return ok(undefined);
    },
  };
}

/** Where what belongs to one account is kept. */
export const ofAccount = (name: string, accountId: string): string => `${name}/${sha256(accountId)}`;
