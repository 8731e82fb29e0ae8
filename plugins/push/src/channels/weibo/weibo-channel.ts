/**
 * Weibo (政务微博): a post on an account of the operator. An adapter: written after the platform's public documents and tried against a
 * fake of them, not against the real service (see README). The address is the name of one of the accounts in the settings.
 */
import type { ChannelMessage, PushChannel } from '@jiyue/sdk/plugin';
import { delivered, type Fate, notes, refused, retry } from '../shared/answers.ts';
import { type ChannelNeeds, createChannel } from '../shared/create-channel.ts';
import { httpFate, readObject } from '../shared/http-fate.ts';
import { secondsToNextDay } from '../shared/template-values.ts';
import { plainText } from '../shared/texts.ts';

/** Settings of the channel. */
export interface WeiboSettings {
  /** Accounts by name, as the directory of channels knows them, each with its token. Tokens end; nobody but a person can renew them. */
  readonly accounts: readonly { readonly name: string; readonly accessToken: string }[];
  /** Default "https://api.weibo.com". */
  readonly endpoint?: string;
  /** Longest post. Default 140: what every account has. */
  readonly maxCharacters?: number;
  /** Default 15. */
  readonly timeoutSeconds?: number;
}

/** Opens it. */
export function weiboChannel(
  { accounts, endpoint = 'https://api.weibo.com', maxCharacters = 140, timeoutSeconds = 15 }: WeiboSettings,
  needs: ChannelNeeds,
): PushChannel {
  const tokens = new Map(accounts.map(({ name, accessToken }) => [name, accessToken]));
  const carry = async (message: ChannelMessage): Promise<Fate> => {
    const { unsubscribe: _, ...post } = message;
    const reply = await needs.fetch(`${endpoint}/2/statuses/share.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      // a post is for everybody: it has no link to leave
      body: new URLSearchParams({ access_token: tokens.get(message.address)!, status: plainText(post, maxCharacters) }).toString(),
      signal: AbortSignal.any([needs.signal, AbortSignal.timeout(timeoutSeconds * 1000)]),
    });
    const { error_code: code, idstr } = (await readObject(reply)) ?? {};
    if (typeof code === 'number') return weiboFate(code, needs.clock());
    const fate = httpFate(reply, needs.clock());
    // an address of the interface, not of a reader: nobody is gone
    if (fate) return fate.state === 'gone' ? retry('unreachable', notes.unreachable, 600) : fate;
    return delivered(typeof idstr === 'string' ? idstr : undefined);
  };
  return createChannel(
    {
      promise: {
        channel: 'weibo',
        title: { 'zh-CN': '政务微博', en: 'Weibo account' },
        honoursKey: false,
        needsConsent: false,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert'],
        maxCharacters,
        maxBatch: 10,
        perSecond: 1,
      },
      judge: (address) => (tokens.has(address) ? undefined : notes.addressInvalid),
      carry,
      // posts of one account come in their order
      atATime: 1,
    },
    needs,
  );
}

/** What an error code of the platform means. */
export function weiboFate(code: number, now: Date): Fate {
  // the platform refuses the same text twice: it is there
  if (code === 20019 || code === 20017) return delivered();
  if ([10022, 10023, 10024, 20016, 20020].includes(code)) return retry('rate-limited', notes.quota, code === 20016 ? secondsToNextDay(now) : 3600);
  if ([20006, 20012, 20013, 20014, 20015, 20018, 20021, 20032].includes(code)) return refused('content-refused', notes.contentRefused);
  if ([21301, 21314, 21315, 21316, 21317, 21327, 21332, 10006, 10013, 10014].includes(code)) return retry('refused', notes.configured, 3600);
  if ([10001, 10002, 10009, 10010, 10011].includes(code)) return retry('unreachable', notes.unreachable, 60);
  return refused('refused', notes.refused);
}
