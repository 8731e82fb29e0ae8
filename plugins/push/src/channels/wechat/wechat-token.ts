/**
 * Access token of a WeChat official account (stable_token): kept until it is near its end, fetched once although many wait for it.
 * The stable interface does not end the tokens of other processes, so several can share one account.
 */
import type { ChannelNeeds } from '../shared/create-channel.ts';
import { readObject } from '../shared/http-fate.ts';

/** The account. */
export interface WechatAccount {
  readonly appId: string;
  readonly appSecret: string;
  /** Default "https://api.weixin.qq.com". */
  readonly endpoint?: string;
}

/** A token, or the error code of the platform. */
export type TokenReply = { readonly token: string } | { readonly errcode: number };

/** Gives the token; `renew` after one was refused. */
export interface WechatToken {
  get(): Promise<TokenReply>;
  /** @param refused the token that did not hold: another one is fetched only while it is still the one that is kept */
  renew(refused: string): Promise<TokenReply>;
}

/** Renewed so long before its end. */
const reserveMs = 300_000;

/** @param timeoutSeconds of the call */
export function wechatToken(
  { appId, appSecret, endpoint = 'https://api.weixin.qq.com' }: WechatAccount,
  needs: ChannelNeeds,
  timeoutSeconds: number,
): WechatToken {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<TokenReply> | undefined;

  const ask = async (mustBeNew: boolean): Promise<TokenReply> => {
    const reply = await needs.fetch(`${endpoint}/cgi-bin/stable_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: mustBeNew }),
      signal: AbortSignal.any([needs.signal, AbortSignal.timeout(timeoutSeconds * 1000)]),
    });
    const { access_token: token, expires_in: seconds, errcode } = (await readObject(reply)) ?? {};
    if (typeof token !== 'string' || token === '' || typeof seconds !== 'number') return { errcode: typeof errcode === 'number' ? errcode : -1 };
    kept = { token, until: needs.clock().getTime() + seconds * 1000 - reserveMs };
    return { token };
  };
  const askOnce = (mustBeNew: boolean) => {
    asking ??= ask(mustBeNew).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const get = async (): Promise<TokenReply> => (kept && needs.clock().getTime() < kept.until ? { token: kept.token } : askOnce(false));
  return {
    get,
    async renew(refused) {
      if (kept?.token !== refused) return get();
      kept = undefined;
      return askOnce(true);
    },
  };
}
