import type { ChannelKind, DeliveryFailure, DeliveryState, PushMessageKind, UpdateType, WithdrawalKind } from './gen/codes.ts';
import type { Cursor, LogSequence, RecordId, Sm3Digest, Timestamp, WebAddress } from './gen/scalars.ts';

/** 消息中的一条资源。
 * @x-jiyue-en One resource in a message. */
export interface PushItem {
  /** 资源标识。
   * @x-jiyue-en Resource id. */
  resourceId: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 更新类型；只有重大更新进入消息。
   * @x-jiyue-en Kind of update; only a major one enters a message. */
  updateType: UpdateType;
  /** 标题，取自该版本。
   * @x-jiyue-en Title, from that version.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 网址。
   * @x-jiyue-en Address. */
  url: WebAddress;
}

/** 一条推送消息：送给所有符合条件的订阅者，内容只来自信息资源库。
 * @x-jiyue-en A message: sent to every subscriber it fits, with content from the repository alone.
 * @x-jiyue-requirement JY-PUSH-003 */
export interface PushMessage {
  /** 消息标识。
   * @x-jiyue-en Id of the message. */
  id: RecordId;
  /** 消息种类。
   * @x-jiyue-en Kind of message. */
  messageKind: PushMessageKind;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 资源；没有内容就没有消息。
   * @x-jiyue-en Resources; without content there is no message.
   * @minItems 1
   * @maxItems 500 */
  resources: PushItem[];
  /** 汇总所含的第一条日志；不是汇总则不填。
   * @x-jiyue-en First log entry of a digest; absent otherwise. */
  fromSequence?: LogSequence;
  /** 汇总所含的最后一条日志；不是汇总则不填。
   * @x-jiyue-en Last log entry of a digest; absent otherwise. */
  untilSequence?: LogSequence;
  /** 预警；不是预警消息则不填。
   * @x-jiyue-en Public warning; absent otherwise. */
  alertId?: RecordId;
  /** 撤稿通知；不是撤稿消息则不填。
   * @x-jiyue-en Recall notice; absent otherwise. */
  recallId?: RecordId;
  /** 形成的时刻。
   * @x-jiyue-en When it was made. */
  createdAt: Timestamp;
  /** 应送达的订阅数。
   * @x-jiyue-en Subscriptions it is meant for.
   * @TJS-type integer
   * @minimum 0 */
  receivers: number;
}

/** 推送消息分页。
 * @x-jiyue-en Page of messages. */
export interface PushMessagePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PushMessage[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 送达的一条资源及其幂等键。
 * @x-jiyue-en One resource delivered, with its idempotency key. */
export interface DeliveredItem {
  /** 资源标识。
   * @x-jiyue-en Resource id. */
  resourceId: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 幂等键：订阅者标识、资源标识、版本、渠道四行文字的 SM3 值。
   * @x-jiyue-en Idempotency key: SM3 of subscriber, resource, version and channel, each on a line. */
  idempotencyKey: Sm3Digest;
}

/** 一次送达：一条消息送给一个订阅。
 * @x-jiyue-en A delivery: one message to one subscription.
 * @x-jiyue-requirement JY-PUSH-001 */
export interface Delivery {
  /** 送达标识。
   * @x-jiyue-en Id of the delivery. */
  id: RecordId;
  /** 消息。
   * @x-jiyue-en Message. */
  messageId: RecordId;
  /** 订阅。
   * @x-jiyue-en Subscription. */
  subscriptionId: RecordId;
  /** 订阅者。
   * @x-jiyue-en Subscriber. */
  subscriberId: RecordId;
  /** 渠道。
   * @x-jiyue-en Channel. */
  channel: ChannelKind;
  /** 送达的资源及版本。
   * @x-jiyue-en Resources and versions delivered.
   * @minItems 1
   * @maxItems 500 */
  resources: DeliveredItem[];
  /** 状态。
   * @x-jiyue-en State. */
  state: DeliveryState;
  /** 已试次数。
   * @x-jiyue-en Attempts made.
   * @TJS-type integer
   * @minimum 0 */
  attempts: number;
  /** 最近一次尝试的时刻；未试则不填。
   * @x-jiyue-en Last attempt; absent before the first. */
  lastAttemptAt?: Timestamp;
  /** 下次尝试的时刻；不再试则不填。
   * @x-jiyue-en Next attempt; absent when there is none. */
  nextAttemptAt?: Timestamp;
  /** 因安静时段推迟到的时刻；不推迟则不填。
   * @x-jiyue-en Until when quiet hours hold it; absent otherwise. */
  heldUntilAt?: Timestamp;
  /** 送达的时刻；未送达则不填。
   * @x-jiyue-en When it was delivered; absent until then. */
  deliveredAt?: Timestamp;
  /** 失败原因；未失败则不填。
   * @x-jiyue-en Cause of the failure; absent without one. */
  failure?: DeliveryFailure;
  /** 渠道给出的说明，不含地址；没有则不填。
   * @x-jiyue-en What the channel says, without addresses; absent when nothing.
   * @minLength 1
   * @maxLength 500 */
  failureNote?: string;
  /** 渠道给出的消息标识；没有则不填。
   * @x-jiyue-en Id the channel gave; absent when none.
   * @minLength 1
   * @maxLength 200 */
  channelMessageId?: string;
  /** 渠道是否保证凭幂等键不重复；否则只能做到至少一次。
   * @x-jiyue-en Whether the channel honours the key; otherwise it is at least once. */
  isExactlyOnce: boolean;
}

/** 送达记录分页。
 * @x-jiyue-en Page of deliveries. */
export interface DeliveryPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Delivery[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 渠道回报的送达结果。
 * @x-jiyue-en Result of a delivery as the channel reports it.
 * @x-jiyue-requirement JY-PUSH-016 */
export interface DeliveryReport {
  /** 渠道。
   * @x-jiyue-en Channel. */
  channel: ChannelKind;
  /** 渠道给出的消息标识。
   * @x-jiyue-en Id the channel gave.
   * @minLength 1
   * @maxLength 200 */
  channelMessageId: string;
  /** 结果。
   * @x-jiyue-en Result. */
  state: DeliveryState;
  /** 发生的时刻。
   * @x-jiyue-en When it happened. */
  occurredAt: Timestamp;
  /** 失败原因；未失败则不填。
   * @x-jiyue-en Cause of the failure; absent without one. */
  failure?: DeliveryFailure;
}

/** 撤稿通知：送给曾收到该资源的每个订阅者。
 * @x-jiyue-en Recall notice: for every subscriber who got the resource.
 * @x-jiyue-requirement JY-PUSH-004 */
export interface RecallNotice {
  /** 通知标识。
   * @x-jiyue-en Id of the notice. */
  id: RecordId;
  /** 撤下的资源。
   * @x-jiyue-en Resource that was withdrawn. */
  resourceId: RecordId;
  /** 撤下的版本。
   * @x-jiyue-en Version that was withdrawn.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 撤稿方式；不留痕迹的没有通知。
   * @x-jiyue-en Kind of withdrawal; one without trace has no notice. */
  withdrawal: WithdrawalKind;
  /** 替代资源，通知中写明其标题和网址；仅方式为 substitute 时填。
   * @x-jiyue-en Resource that takes its place, which the notice names and links; with kind substitute only. */
  substituteId?: RecordId;
  /** 向订阅者说明的原因。
   * @x-jiyue-en Reason told to subscribers.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
  /** 发出的时刻。
   * @x-jiyue-en When it was issued. */
  issuedAt: Timestamp;
  /** 曾收到的订阅者数。
   * @x-jiyue-en Subscribers who got it.
   * @TJS-type integer
   * @minimum 0 */
  receivers: number;
  /** 通知已送达数。
   * @x-jiyue-en Notices delivered.
   * @TJS-type integer
   * @minimum 0 */
  delivered: number;
  /** 通知失败数。
   * @x-jiyue-en Notices failed.
   * @TJS-type integer
   * @minimum 0 */
  failed: number;
  /** 通知待送数。
   * @x-jiyue-en Notices waiting.
   * @TJS-type integer
   * @minimum 0 */
  waiting: number;
}

/** 撤稿通知分页。
 * @x-jiyue-en Page of recall notices. */
export interface RecallNoticePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: RecallNotice[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
