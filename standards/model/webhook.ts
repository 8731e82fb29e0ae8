import type { Algorithm, DeliveryFailure, EndpointState, EventType } from './gen/codes.ts';
import type { Cursor, LogSequence, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { InterestQuery } from './interest.ts';

/** 网络回调端点，由接收方给出的内容。
 * @x-jiyue-en Webhook endpoint as its receiver gives it. */
export interface WebhookEndpointDraft extends Common {
  /** 接收地址，只许 https，不许指向内部网络。
   * @x-jiyue-en Address that receives; https only, never inside a private network.
   * @pattern ^https://[^\s<>"#]{4,1000}$ */
  url: string;
  /** 用途。
   * @x-jiyue-en What it is for.
   * @minLength 1
   * @maxLength 500 */
  description: string;
  /** 对端点负责的机构。
   * @x-jiyue-en Organization that answers for it. */
  ownerId: RecordId;
  /** 要接收的事件类型。
   * @x-jiyue-en Types of event it wants.
   * @minItems 1
   * @maxItems 200
   * @uniqueItems true */
  eventTypes: EventType[];
  /** 只接收这些站点的；不填则不限。
   * @x-jiyue-en Only of these sites; absent means of any.
   * @minItems 1
   * @maxItems 200
   * @uniqueItems true */
  siteIds?: RecordId[];
  /** 只接收符合条件的资源；不填则不限。
   * @x-jiyue-en Only resources that match; absent means any. */
  query?: InterestQuery;
  /** 签名算法。
   * @x-jiyue-en Signature algorithm. */
  algorithm: Algorithm;
  /** 是否启用。
   * @x-jiyue-en Whether it is enabled. */
  isEnabled: boolean;
}

/** 网络回调端点；验证通过后才发送。
 * @x-jiyue-en Webhook endpoint; nothing is sent before it is verified.
 * @x-jiyue-requirement JY-PUSH-009 */
export interface WebhookEndpoint extends WebhookEndpointDraft, Stored {
  /** 状态。
   * @x-jiyue-en State. */
  state: EndpointState;
  /** 验证通过的时刻；未验证则不填。
   * @x-jiyue-en When it was verified; absent until then. */
  verifiedAt?: Timestamp;
  /** 签名所用公钥的标识；对称算法不填。
   * @x-jiyue-en Id of the public key that signs; absent for a shared secret.
   * @minLength 1
   * @maxLength 100 */
  keyId?: string;
  /** 现用密钥的生成时刻；非对称算法不填。
   * @x-jiyue-en When the secret in use was made; absent for a public key. */
  secretSinceAt?: Timestamp;
  /** 连续失败次数。
   * @x-jiyue-en Failures in a row.
   * @TJS-type integer
   * @minimum 0 */
  consecutiveFailures: number;
  /** 因连续失败停发的时刻；未停发则不填。
   * @x-jiyue-en When it was stopped after failures; absent otherwise. */
  stoppedAt?: Timestamp;
}

/** 回调端点分页。
 * @x-jiyue-en Page of webhook endpoints. */
export interface WebhookEndpointPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: WebhookEndpoint[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 端点的签名密钥，只在生成时给出一次。
 * @x-jiyue-en Secret of an endpoint, given once when it is made. */
export interface WebhookSecret {
  /** 端点。
   * @x-jiyue-en Endpoint. */
  endpointId: RecordId;
  /** 密钥：whsec_ 加 base64。
   * @x-jiyue-en The secret: whsec_ and base64.
   * @pattern ^whsec_[A-Za-z0-9+/]{32,88}={0,2}$ */
  secret: string;
  /** 旧密钥的签名继续附上到何时；没有旧密钥则不填。
   * @x-jiyue-en Until when signatures by the former secret go along; absent without one. */
  previousEndsAt?: Timestamp;
}

/** 一次回调。
 * @x-jiyue-en One call of an endpoint. */
export interface WebhookAttempt {
  /** 标识，即 webhook-id 头；重试时不变。
   * @x-jiyue-en Id, sent as webhook-id; the same at each retry. */
  id: RecordId;
  /** 端点。
   * @x-jiyue-en Endpoint. */
  endpointId: RecordId;
  /** 事件类型。
   * @x-jiyue-en Type of event. */
  eventType: EventType;
  /** 日志位置。
   * @x-jiyue-en Place in the log. */
  sequence: LogSequence;
  /** 第几次。
   * @x-jiyue-en Number of the attempt.
   * @TJS-type integer
   * @minimum 1 */
  attempt: number;
  /** 开始的时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 用时（毫秒）。
   * @x-jiyue-en Milliseconds it took.
   * @TJS-type integer
   * @minimum 0 */
  durationMs: number;
  /** 对方的 HTTP 状态；没有回复则不填。
   * @x-jiyue-en HTTP status of the reply; absent without one.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  status?: number;
  /** 失败原因；成功则不填。
   * @x-jiyue-en Cause of the failure; absent on success. */
  failure?: DeliveryFailure;
  /** 下次尝试的时刻；不再试则不填。
   * @x-jiyue-en Next attempt; absent when there is none. */
  nextAttemptAt?: Timestamp;
}

/** 回调记录分页。
 * @x-jiyue-en Page of calls. */
export interface WebhookAttemptPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: WebhookAttempt[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
