import type { ChannelKind, SubscriptionBasis, SubscriptionFrequency, SubscriptionState } from './gen/codes.ts';
import type { Cursor, RecordId, TimeOfDay, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { InterestQuery } from './interest.ts';

/** 安静时段：其间除预警外不送出，推迟到时段结束。
 * @x-jiyue-en Quiet hours: all but warnings waits until they end. */
export interface QuietHours {
  /** 开始时刻。
   * @x-jiyue-en Time they begin. */
  from: TimeOfDay;
  /** 结束时刻；早于开始时刻即到次日。
   * @x-jiyue-en Time they end; before the beginning means the next day. */
  until: TimeOfDay;
  /** 与协调世界时的时差，如 +08:00。
   * @x-jiyue-en Offset from UTC, such as +08:00.
   * @pattern ^[+-](0[0-9]|1[0-4]):(00|30|45)$ */
  utcOffset: string;
}

/** 订阅，由订阅者给出的内容。
 * @x-jiyue-en Subscription as the subscriber gives it. */
export interface SubscriptionDraft extends Common {
  /** 订阅所在的站点。
   * @x-jiyue-en Site it was made at. */
  siteId: RecordId;
  /** 名称，退订页和消息中显示。
   * @x-jiyue-en Name, shown in messages and on the page to leave.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 依据的种类。
   * @x-jiyue-en What it follows. */
  basis: SubscriptionBasis;
  /** 所依据的兴趣；直接给出条件的不填。
   * @x-jiyue-en Interest it follows; absent where a query is given. */
  interestId?: RecordId;
  /** 检索条件；依据兴趣的不填。
   * @x-jiyue-en Query; absent where it follows an interest. */
  query?: InterestQuery;
  /** 送达渠道。
   * @x-jiyue-en Channel. */
  channel: ChannelKind;
  /** 送达地址：手机号、邮箱、渠道内的用户标识，或浏览器给出的推送订阅（JSON 文本）；站内消息不填。
   * @x-jiyue-en Where it goes: number, mail address, id of the user on the channel, or the push subscription of a browser as JSON text; absent for messages on the site.
   * @x-jiyue-personal
   * @minLength 3
   * @maxLength 2048 */
  address?: string;
  /** 频次。
   * @x-jiyue-en Frequency. */
  frequency: SubscriptionFrequency;
  /** 汇总送出的时刻；即时的不填。
   * @x-jiyue-en Time of day a digest is sent; absent when immediate. */
  digestAt?: TimeOfDay;
  /** 每周汇总在星期几送出（1 为星期一）；其他频次不填。
   * @x-jiyue-en Day of the week of a weekly digest, 1 is Monday; absent otherwise.
   * @TJS-type integer
   * @minimum 1
   * @maximum 7 */
  digestWeekday?: number;
  /** 安静时段；没有则不填。
   * @x-jiyue-en Quiet hours; absent when none. */
  quietHours?: QuietHours;
}

/** 订阅。
 * @x-jiyue-en Subscription.
 * @x-jiyue-requirement JY-PUSH-006 */
export interface Subscription extends SubscriptionDraft, Stored {
  /** 账户；未登录的订阅者不填。
   * @x-jiyue-en Account; absent for a subscriber without one. */
  accountId?: RecordId;
  /** 订阅者标识：有账户的同账户，没有的由平台给出。
   * @x-jiyue-en Subscriber: the account, or an id the platform gives where there is none. */
  subscriberId: RecordId;
  /** 状态。
   * @x-jiyue-en State. */
  state: SubscriptionState;
  /** 地址持有人确认的时刻；待确认的不填。
   * @x-jiyue-en When the holder of the address confirmed; absent until then. */
  confirmedAt?: Timestamp;
  /** 退订的时刻；未退订则不填。
   * @x-jiyue-en When it ended; absent while it runs. */
  endedAt?: Timestamp;
  /** 连续失败的次数。
   * @x-jiyue-en Failures in a row.
   * @TJS-type integer
   * @minimum 0 */
  consecutiveFailures: number;
}

/** 订阅分页。
 * @x-jiyue-en Page of subscriptions. */
export interface SubscriptionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Subscription[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 订阅请求的回执；地址是否已经订阅，内容都相同。
 * @x-jiyue-en Receipt of a subscription; the same whether the address has one already. */
export interface SubscriptionReceipt {
  /** 回执标识，确认时带回。
   * @x-jiyue-en Id of the receipt, to be given back. */
  receiptId: RecordId;
  /** 确认的期限；过期未确认的订阅不成立。
   * @x-jiyue-en Until when it may be confirmed; otherwise there is no subscription. */
  expiresAt: Timestamp;
}

/** 确认订阅。
 * @x-jiyue-en Confirmation of a subscription. */
export interface SubscriptionConfirmation {
  /** 回执标识。
   * @x-jiyue-en Id of the receipt. */
  receiptId: RecordId;
  /** 送达该地址的确认码。
   * @x-jiyue-en Code that was sent to the address.
   * @pattern ^[A-Za-z0-9_-]{6,64}$ */
  code: string;
}

/** 凭退订链接看到的订阅，地址掩码。
 * @x-jiyue-en Subscription as its link shows it, the address masked. */
export interface PublicSubscription {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 渠道。
   * @x-jiyue-en Channel. */
  channel: ChannelKind;
  /** 掩码后的地址，如 199****0001；站内消息不填。
   * @x-jiyue-en Address with its middle masked; absent for messages on the site.
   * @pattern ^[^*]{0,16}\*{3,}[^*]{0,64}$ */
  maskedAddress?: string;
  /** 频次。
   * @x-jiyue-en Frequency. */
  frequency: SubscriptionFrequency;
  /** 状态。
   * @x-jiyue-en State. */
  state: SubscriptionState;
}
