/**
 * WeChat official account (微信公众号模板消息). An adapter: written after the platform's public documents and tried against a fake of
 * them, not against the real service (see README). The address is the follower's OpenID.
 */
import type { ChannelMessage, PushChannel } from '@jiyue/sdk/plugin';
import { accepted, type Fate, gone, notes, refused, retry } from '../shared/answers.ts';
import { type ChannelNeeds, createChannel } from '../shared/create-channel.ts';
import { httpFate, readObject } from '../shared/http-fate.ts';
import { secondsToNextDay, type TemplatePlaces, templateValues } from '../shared/template-values.ts';
import { type WechatAccount, wechatToken } from './wechat-token.ts';

/** Settings of the channel. */
export interface WechatSettings extends WechatAccount {
  readonly templateId: string;
  /** What stands in the places of the template, e.g. { thing2: { value: 'title', max: 20 } }. */
  readonly places: TemplatePlaces;
  /** Default 15. */
  readonly timeoutSeconds?: number;
}

/** The token was refused: a fresh one is tried once. */
const tokenCodes = new Set([40001, 40014, 42001]);

/** Opens it. */
export function wechatChannel(settings: WechatSettings, needs: ChannelNeeds): PushChannel {
  const { endpoint = 'https://api.weixin.qq.com', timeoutSeconds = 15 } = settings;
  const tokens = wechatToken(settings, needs, timeoutSeconds);

  const ask = async (message: ChannelMessage, token: string): Promise<{ readonly fate: Fate } | { readonly errcode: number; readonly msgid: unknown }> => {
    const values = templateValues(message, settings.places);
    const reply = await needs.fetch(`${endpoint}/cgi-bin/message/template/send?access_token=${encodeURIComponent(token)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        touser: message.address,
        template_id: settings.templateId,
        url: templateValues(message, { url: { value: 'link', max: 1000 } })['url'],
        // the platform shows one message an id for ten minutes, and promises no longer
        client_msg_id: message.key.slice(0, 32),
        data: Object.fromEntries(Object.entries(values).map(([place, value]) => [place, { value }])),
      }),
      signal: AbortSignal.any([needs.signal, AbortSignal.timeout(timeoutSeconds * 1000)]),
    });
    const fate = httpFate(reply, needs.clock());
    if (fate) {
      await reply.body?.cancel();
      return { fate: fate.state === 'gone' ? retry('unreachable', notes.unreachable, 600) : fate };
    }
    const { errcode, msgid } = (await readObject(reply)) ?? {};
    return { errcode: typeof errcode === 'number' ? errcode : -1, msgid };
  };
  const carry = async (message: ChannelMessage): Promise<Fate> => {
    let held = await tokens.get();
    if ('errcode' in held) return wechatFate(held.errcode, needs.clock());
    let result = await ask(message, held.token);
    if ('errcode' in result && tokenCodes.has(result.errcode)) {
      held = await tokens.renew(held.token);
      if ('errcode' in held) return wechatFate(held.errcode, needs.clock());
      result = await ask(message, held.token);
    }
    if ('fate' in result) return result.fate;
    return result.errcode === 0 ? accepted(String(result.msgid ?? message.key)) : wechatFate(result.errcode, needs.clock());
  };
  return createChannel(
    {
      promise: {
        channel: 'wechat-oa',
        title: { 'zh-CN': '微信公众号', en: 'WeChat official account' },
        honoursKey: false,
        needsConsent: false,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert'],
        maxCharacters: 1400,
        maxBatch: 100,
        perSecond: 50,
      },
      judge: (address) => (/^[A-Za-z0-9_-]{20,40}$/.test(address) ? undefined : notes.addressInvalid),
      carry,
    },
    needs,
  );
}

/** What an error code of the platform means. */
export function wechatFate(errcode: number, now: Date): Fate {
  if (errcode === 43004 || errcode === 43101) return gone(notes.unsubscribed, 'unsubscribed');
  if (errcode === 40003) return gone();
  if (errcode === 45009 || errcode === 45011) return retry('rate-limited', notes.quota, errcode === 45009 ? secondsToNextDay(now) : 60);
  if (errcode === 47003 || errcode === 45002 || errcode === 45003 || errcode === 87014) return refused('content-refused', notes.contentRefused);
  // secret, white list of addresses, template, rights: somebody has to mend the settings; the messages wait
  if (tokenCodes.has(errcode) || [40002, 40013, 40125, 40164, 40037, 40243, 48001, 50002].includes(errcode)) return retry('refused', notes.configured, 900);
  if (errcode === -1) return retry('unreachable', notes.busy, 5);
  return refused('refused', notes.refused);
}
