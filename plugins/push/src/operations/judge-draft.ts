/** Judges a draft of a subscription before anything is kept: what it follows, where it goes, how often. */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { InterestQuery, SubscriptionDraft } from '@jiyue/standards/model';
import { canonicalQuery, type CanonicalQuery } from '../interest/index.ts';
import type { Carrier } from '../outbox/carriers.ts';
import { isAccountChannel } from '../outbox/payload.ts';
import type { Tools } from '../tools.ts';
import { interestOf } from './interest-of.ts';

/** A draft that can be kept. */
export interface JudgedDraft {
  readonly draft: SubscriptionDraft;
  readonly query: CanonicalQuery;
  readonly carrier: Carrier;
}

/** @param accountId of who signed in; undefined: nobody */
export async function judgeDraft(draft: SubscriptionDraft, accountId: string | undefined, tools: Tools): Promise<Outcome<JudgedDraft>> {
  const { channel, address, siteId, interestId } = draft;
  if ((interestId === undefined) === (draft.query === undefined)) return fail({ code: 'PUSH_FOLLOWS_ONE' });
  if (!(await tools.granted.site(siteId))) return fail({ code: 'PUSH_SITE_UNKNOWN', data: { siteId } });
  const carrier = await tools.carriers.of(channel);
  if (!carrier) {
    const channels = (await tools.carriers.all()).map(({ promise }) => promise.channel).join('、');
    return fail({ code: 'PUSH_CHANNEL_UNKNOWN', data: { channel, channels } });
  }
  const place = await judgeAddress(carrier, address, accountId);
  if (!place.ok) return place;
  const query = interestId === undefined ? draft.query : await interestOf(tools.storage, accountId, interestId);
  if (!query) return fail({ code: 'PUSH_INTEREST_UNKNOWN', data: { id: interestId } });
  return ok({ draft, query: canonicalQuery(query as InterestQuery), carrier });
}

async function judgeAddress(
  { promise: { channel, needsConsent }, use }: Carrier,
  address: string | undefined,
  accountId: string | undefined,
): Promise<Outcome<undefined>> {
  // where nobody is asked for consent, somebody has to answer for it
  if (!needsConsent && accountId === undefined) return fail({ code: 'PUSH_SIGN_IN_NEEDED', data: { channel } });
  if (isAccountChannel(channel) && (address === undefined || address === accountId)) return ok(undefined);
  if (isAccountChannel(channel))
    return fail({
      code: 'PUSH_ADDRESS_UNUSABLE',
      data: { channel, reason: '只能送给本人的账户，不必填写地址。 It leads to your own account: leave the address out.' },
    });
  if (address === undefined) return fail({ code: 'PUSH_ADDRESS_MISSING', data: { channel } });
  const [reason] = await use.judge(channel, [address]);
  return reason ? fail({ code: 'PUSH_ADDRESS_UNUSABLE', data: { channel, reason: `${reason['zh-CN']} ${reason.en}` } }) : ok(undefined);
}
