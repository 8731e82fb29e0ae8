import type { AlarmQuantity, IncidentKind, IncidentSeverity, IncidentState } from './gen/codes.ts';
import type { Cursor, RecordId, Sm3Digest, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 报警的触发条件：所看的量达到界限并持续一段时间。
 * @x-jiyue-en Condition of an alarm: the quantity reaches its limit and stays there for a while. */
export interface AlarmCondition {
  /** 所看的量；往哪个方向算坏由代码表给出。
   * @x-jiyue-en Quantity; which way is worse stands in the code table. */
  quantity: AlarmQuantity;
  /** 界限。
   * @x-jiyue-en Limit.
   * @TJS-type number */
  limit: number;
  /** 持续秒数；0 为立即。
   * @x-jiyue-en Seconds it must stay there; 0 is at once.
   * @TJS-type integer
   * @minimum 0
   * @maximum 604800 */
  forSeconds: number;
}

/** 报警规则，由管理者给出的内容：影响、条件、处置步骤缺一不可。
 * @x-jiyue-en Alarm rule as an administrator gives it: loss, condition and steps, none of which may be missing.
 * @x-jiyue-requirement JY-OPS-007 */
export interface AlarmRuleDraft extends Common {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  title: string;
  /** 报警生成哪种事件。
   * @x-jiyue-en Kind of incident that it makes. */
  incidentKind: IncidentKind;
  /** 生成的事件的等级。
   * @x-jiyue-en Severity of that incident. */
  severity: IncidentSeverity;
  /** 公众或编辑看得到的影响。
   * @x-jiyue-en What the public or editors lose.
   * @minLength 1
   * @maxLength 500 */
  loss: string;
  /** 触发条件。
   * @x-jiyue-en Condition. */
  condition: AlarmCondition;
  /** 处置步骤，按先后。
   * @x-jiyue-en Steps to take, in order.
   * @minItems 1
   * @maxItems 30
   * @items.minLength 1
   * @items.maxLength 500 */
  steps: string[];
  /** 通知谁：账户或机构。
   * @x-jiyue-en Whom to tell: accounts or organizations.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  recipientIds: RecordId[];
  /** 是否启用。
   * @x-jiyue-en Whether it is switched on. */
  isEnabled: boolean;
}

/** 报警规则。
 * @x-jiyue-en Alarm rule. */
export interface AlarmRule extends AlarmRuleDraft, Stored {}

/** 报警规则分页。
 * @x-jiyue-en Page of alarm rules. */
export interface AlarmRulePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: AlarmRule[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 页面正文与库内版本不一致之处。
 * @x-jiyue-en A page whose text differs from the version in the repository. */
export interface TextDifference {
  /** 页面地址。
   * @x-jiyue-en Address of the page. */
  url: WebAddress;
  /** 资源。
   * @x-jiyue-en Resource. */
  resourceId: RecordId;
  /** 应显示的版本。
   * @x-jiyue-en Version that should be shown.
   * @TJS-type integer
   * @minimum 1 */
  resourceVersion: number;
  /** 库内版本正文的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the text in the repository. */
  expectedDigest: Sm3Digest;
  /** 页面正文的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the text of the page. */
  foundDigest: Sm3Digest;
  /** 取得页面的时刻。
   * @x-jiyue-en When the page was fetched. */
  seenAt: Timestamp;
}

/** 个人信息泄露的告知内容（个人信息保护法第五十七条）。
 * @x-jiyue-en Contents of the notice of a leak of personal information (article 57 of the Personal Information Protection Law). */
export interface BreachNotice {
  /** 泄露的个人信息种类。
   * @x-jiyue-en Kinds of personal information.
   * @minLength 1
   * @maxLength 1000 */
  kinds: string;
  /** 原因。
   * @x-jiyue-en Cause.
   * @minLength 1
   * @maxLength 1000 */
  cause: string;
  /** 可能造成的危害。
   * @x-jiyue-en Possible harm.
   * @minLength 1
   * @maxLength 1000 */
  harm: string;
  /** 已采取的补救措施和个人可以采取的减轻危害的措施。
   * @x-jiyue-en What was done, and what persons can do against harm.
   * @minLength 1
   * @maxLength 1000 */
  remedy: string;
  /** 处理者的联系方式。
   * @x-jiyue-en Contact of the processor.
   * @minLength 1
   * @maxLength 200 */
  contact: string;
}

/** 事件，由发现者给出的内容。
 * @x-jiyue-en Incident as the one who found it gives it. */
export interface IncidentDraft extends Common {
  /** 站点；全平台的事件不填。
   * @x-jiyue-en Site; absent for one of the whole platform. */
  siteId?: RecordId;
  /** 种类。
   * @x-jiyue-en Kind. */
  kind: IncidentKind;
  /** 等级。
   * @x-jiyue-en Severity. */
  severity: IncidentSeverity;
  /** 简述，不含个人信息。
   * @x-jiyue-en Title, without personal information.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 发现时刻。
   * @x-jiyue-en When it was found. */
  detectedAt: Timestamp;
  /** 触发的报警规则；由人发现则不填。
   * @x-jiyue-en Alarm rule that fired; absent when a person found it. */
  alarmRuleId?: RecordId;
  /** 涉及的地址；没有则不填。
   * @x-jiyue-en Address concerned; absent when there is none. */
  url?: WebAddress;
  /** 与库内版本不一致的页面；不是篡改则不填。
   * @x-jiyue-en Pages that differ from the repository; absent unless one was changed.
   * @minItems 1
   * @maxItems 200 */
  differences?: TextDifference[];
  /** 个人信息泄露的告知内容；没有泄露则不填。
   * @x-jiyue-en Notice of a leak of personal information; absent when nothing leaked. */
  breach?: BreachNotice;
}

/** 一步处置。
 * @x-jiyue-en One step of the handling. */
export interface IncidentStep {
  /** 到达的状态。
   * @x-jiyue-en State that was reached. */
  state: IncidentState;
  /** 时刻。
   * @x-jiyue-en When. */
  at: Timestamp;
  /** 处置人的账户。
   * @x-jiyue-en Account of the person who did it. */
  actorId: RecordId;
  /** 处置措施。
   * @x-jiyue-en Measure that was taken.
   * @minLength 1
   * @maxLength 1000 */
  measure: string;
}

/** 事件及其处置。
 * @x-jiyue-en Incident with its handling.
 * @x-jiyue-requirement JY-OPS-008 */
export interface Incident extends IncidentDraft, Stored {
  /** 当前状态。
   * @x-jiyue-en Current state. */
  state: IncidentState;
  /** 处置步骤，按先后；第一步为“已发现”。
   * @x-jiyue-en Steps in order; the first is detected.
   * @minItems 1
   * @maxItems 200 */
  steps: IncidentStep[];
  /** 关闭时刻，即到达最后状态的时刻；未关闭则不填。
   * @x-jiyue-en When it was closed, that is when it reached a last state; absent while open. */
  closedAt?: Timestamp;
}

/** 事件分页。
 * @x-jiyue-en Page of incidents. */
export interface IncidentPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Incident[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 处置一步的请求。
 * @x-jiyue-en Request to take one step. */
export interface IncidentChange {
  /** 要到达的状态。
   * @x-jiyue-en State to reach. */
  state: IncidentState;
  /** 处置措施。
   * @x-jiyue-en Measure that was taken.
   * @minLength 1
   * @maxLength 1000 */
  measure: string;
  /** 重新判定的等级；不变则不填。
   * @x-jiyue-en Severity as judged anew; absent when unchanged. */
  severity?: IncidentSeverity;
}
