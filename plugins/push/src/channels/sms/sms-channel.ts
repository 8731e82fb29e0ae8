/**
 * Short messages (短信) over Alibaba Cloud's SendSms (2017-05-25), the interface that many gateways of cities copy. An adapter: written
 * after the public documents and tried against a fake of them, not against the real service (see README). Texts are approved templates.
 */
import { randomUUID } from 'node:crypto';
import type { ChannelMessage, ChannelReport, PushChannel } from '@jiyue/sdk/plugin';
import { accepted, type Fate, notes, refused, retry } from '../shared/answers.ts';
import { type ChannelNeeds, createChannel } from '../shared/create-channel.ts';
import { httpFate, readObject } from '../shared/http-fate.ts';
import { secondsToNextDay, type TemplatePlaces, templateValues } from '../shared/template-values.ts';
import { signAcs3 } from './sign-acs3.ts';

/** An approved template. */
export interface SmsTemplate {
  readonly code: string;
  readonly places: TemplatePlaces;
}

/** Settings of the channel. */
export interface SmsSettings {
  readonly keyId: string;
  readonly keySecret: string;
  /** Approved signature, e.g. “青川市政府网”. */
  readonly signName: string;
  readonly news: SmsTemplate;
  readonly confirmation: SmsTemplate;
  /** Host of the gateway. Default "dysmsapi.aliyuncs.com". */
  readonly host?: string;
  /** Messages to one number a day that the operator allows. Default 10. */
  readonly perReceiverDay?: number;
  /** Default 15. */
  readonly timeoutSeconds?: number;
}

/** Mobile number of the mainland, with or without +86. */
const mobile = /^(?:\+?86)?(1[3-9]\d{9})$/;

/** Opens it. @param nonce for tests */
export function smsChannel(settings: SmsSettings, needs: ChannelNeeds, nonce: () => string = randomUUID): PushChannel {
  const { host = 'dysmsapi.aliyuncs.com', signName, news, confirmation, perReceiverDay = 10, timeoutSeconds = 15 } = settings;
  const carry = async (message: ChannelMessage): Promise<Fate> => {
    const template = message.kind === 'confirmation' ? confirmation : news;
    const signed = signAcs3(
      {
        host,
        action: 'SendSms',
        version: '2017-05-25',
        at: needs.clock(),
        nonce: nonce(),
        query: {
          PhoneNumbers: mobile.exec(message.address)![1]!,
          SignName: signName,
          TemplateCode: template.code,
          TemplateParam: JSON.stringify(templateValues(message, template.places)),
          OutId: message.key,
        },
      },
      settings,
    );
    const reply = await needs.fetch(`https://${host}/?${signed.query}`, {
      method: 'POST',
      headers: signed.headers,
      signal: AbortSignal.any([needs.signal, AbortSignal.timeout(timeoutSeconds * 1000)]),
    });
    // faults come with status 400 and a code of their own
    const { Code: code, BizId: receipt } = (await readObject(reply)) ?? {};
    if (code === 'OK') return accepted(String(receipt ?? message.key));
    if (typeof code === 'string') return smsFate(code, needs.clock());
    const fate = httpFate(reply, needs.clock());
    return fate === undefined || fate.state === 'gone' ? retry('unreachable', notes.unreachable, 600) : fate;
  };
  return createChannel(
    {
      promise: {
        channel: 'sms',
        title: { 'zh-CN': '短信', en: 'Short message' },
        // OutId is handed back in receipts, it does not keep anything from being sent twice
        honoursKey: false,
        needsConsent: true,
        kinds: ['publication', 'correction', 'withdrawal', 'digest', 'alert', 'confirmation'],
        maxCharacters: 500,
        maxBatch: 50,
        perSecond: 20,
        perReceiverDay,
      },
      judge: (address) => (mobile.test(address) ? undefined : notes.addressInvalid),
      carry,
    },
    needs,
  );
}

/** What an error code of the gateway means. */
export function smsFate(code: string, now: Date): Fate {
  if (code === 'isv.BUSINESS_LIMIT_CONTROL') return retry('rate-limited', notes.quota, 3600);
  if (code === 'isv.DAY_LIMIT_CONTROL' || code === 'isv.MONTH_LIMIT_CONTROL') return retry('rate-limited', notes.quota, secondsToNextDay(now));
  if (code.startsWith('Throttling')) return retry('rate-limited', notes.busy, 5);
  if (code === 'isv.MOBILE_NUMBER_ILLEGAL' || code === 'isv.MOBILE_COUNT_OVER_LIMIT') return refused('address-unknown', notes.addressInvalid);
  if (
    /^isv\.(BLACK_KEY_CONTROL_LIMIT|PARAM_LENGTH_LIMIT|PARAM_NOT_SUPPORT_URL|INVALID_PARAMETERS|INVALID_JSON_PARAM|TEMPLATE_PARAMS_ILLEGAL|SMS_CONTENT_ILLEGAL)$/.test(
      code,
    )
  )
    return refused('content-refused', notes.contentRefused);
  if (/^isp\.|^(InternalError|ServiceUnavailable)$/.test(code)) return retry('unreachable', notes.unreachable, 60);
  // key, money, signature, template: somebody has to mend the settings; the messages wait
  if (
    /^(isv\.(ACCOUNT_|AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE|PRODUCT_UN|SMS_TEMPLATE_ILLEGAL|SMS_SIGNATURE_ILLEGAL|SMS_SIGN)|InvalidAccessKeyId|SignatureDoesNotMatch|SignatureNonceUsed|Forbidden)/.test(
      code,
    )
  )
    return retry('refused', notes.configured, 900);
  return refused('refused', notes.refused);
}

/** Receipts as the gateway posts them (批量推送 SmsReport): what became of messages. What is no receipt is passed over. */
export function readSmsReports(body: unknown): readonly ChannelReport[] {
  if (!Array.isArray(body)) return [];
  return body.slice(0, 1000).flatMap((one: unknown): ChannelReport[] => {
    const {
      biz_id: receipt,
      success,
      report_time: time,
      err_code: code,
    } = (typeof one === 'object' && one !== null ? one : {}) as Readonly<Record<string, unknown>>;
    const at = typeof time === 'string' ? Date.parse(`${time.replace(' ', 'T')}+08:00`) : Number.NaN;
    if (typeof receipt !== 'string' || receipt === '' || receipt.length > 200 || Number.isNaN(at)) return [];
    const common = { channel: 'sms', receipt, occurredAt: new Date(at).toISOString() };
    if (success === true || success === 'true') return [{ ...common, state: 'delivered' }];
    // operators know several codes for a number that does not exist
    return [
      /^(MK:0001|MI:0001|UNDELIV:EMPTY|NUMBER_NOT_EXIST)/.test(String(code))
        ? { ...common, state: 'gone', failure: 'address-unknown' }
        : { ...common, state: 'failed', failure: 'refused' },
    ];
  });
}
