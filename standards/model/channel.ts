import type {
  ChannelAct,
  ChannelKind,
  ChannelPostState,
  ChannelRecallCause,
  ChannelRecallOutcome,
  ComplaintSubject,
  DeliveryFailure,
  FilingState,
  RegionCode,
  ServiceEntryHandling,
  ServiceEntrySignIn,
} from './gen/codes.ts';
import type { ContactAddress, Cursor, DateOnly, HostName, RecordId, Sm3Digest, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Contact } from './account.ts';
import type { Common, Stored } from './common.ts';

/** 新媒体账号或应用中的一个办事入口。
 * @x-jiyue-en One service entry of an account or app. */
export interface ChannelServiceEntry {
  /** 入口名称，如“社保查询”。
   * @x-jiyue-en Name of the entry.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 入口地址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 由何处办理。
   * @x-jiyue-en What handles it. */
  handling: ServiceEntryHandling;
  /** 登录方式。
   * @x-jiyue-en How a person signs in. */
  signIn: ServiceEntrySignIn;
  /** 对应的办事指南；没有则不填。
   * @x-jiyue-en Service guide it belongs to; absent when there is none. */
  guideId?: RecordId;
}

/** 政务新媒体账号或移动应用，由主办单位给出的内容。
 * @x-jiyue-en Account on a platform, or an app, as its organizer gives it. */
export interface ChannelAccountDraft extends Common {
  /** 渠道种类。
   * @x-jiyue-en Kind of channel. */
  channel: ChannelKind;
  /** 平台名称，如“微信”。
   * @x-jiyue-en Name of the platform.
   * @minLength 1
   * @maxLength 100 */
  platformName: string;
  /** 账号或应用名称。
   * @x-jiyue-en Name of the account or app.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 账号在平台内的标识；没有则不填。
   * @x-jiyue-en Id of the account on the platform; absent when none.
   * @minLength 1
   * @maxLength 200 */
  handle?: string;
  /** 主办单位。
   * @x-jiyue-en Organizer. */
  organizerId: RecordId;
  /** 平台公开认证的主体名称。
   * @x-jiyue-en Name in the public certification.
   * @minLength 1
   * @maxLength 200 */
  certifiedAs: string;
  /** 承办或运维单位；没有则不填。
   * @x-jiyue-en Unit that runs it; absent when none. */
  operatorId?: RecordId;
  /** 备案编号；尚未取得则不填（应用不得上线）。
   * @x-jiyue-en Filing number; absent until given, and then an app may not be launched.
   * @minLength 1
   * @maxLength 100 */
  filingNumber?: string;
  /** 同一平台另设账号的依据；没有则不填。
   * @x-jiyue-en Ground for a second account on the platform; absent when none.
   * @minLength 1
   * @maxLength 200 */
  exemption?: string;
  /** 所属行政区划；不知道则不填。
   * @x-jiyue-en Division; absent when not known. */
  regionCode?: RegionCode;
  /** 公开主页或下载地址；没有则不填。
   * @x-jiyue-en Public page or download; absent when none. */
  url?: WebAddress;
  /** 功能介绍；没有则不填。
   * @x-jiyue-en Introduction; absent when none.
   * @minLength 1
   * @maxLength 1000 */
  introduction?: string;
  /** 管理员姓名，不公开。
   * @x-jiyue-en Name of the manager, not public.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 100 */
  managerName: string;
  /** 管理员电话，不公开。
   * @x-jiyue-en Telephone of the manager, not public.
   * @x-jiyue-personal */
  managerPhone: ContactAddress;
  /** 是否有投诉建议入口；应用须有。
   * @x-jiyue-en Whether it has an entry for complaints, which an app must have. */
  hasComplaintEntry: boolean;
  /** 办事入口；没有则不填。
   * @x-jiyue-en Service entries; absent when there are none.
   * @minItems 1
   * @maxItems 500 */
  serviceEntries?: ChannelServiceEntry[];
}

/** 一次账号变动。
 * @x-jiyue-en One act on an account. */
export interface ChannelActRecord {
  /** 变动种类。
   * @x-jiyue-en Kind of act. */
  act: ChannelAct;
  /** 生效日期。
   * @x-jiyue-en Day it takes effect. */
  effectiveDate: DateOnly;
  /** 备案的时刻。
   * @x-jiyue-en When it was filed. */
  filedAt: Timestamp;
  /** 原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
  /** 原名称；名称未变则不填。
   * @x-jiyue-en Former name; absent when unchanged.
   * @minLength 1
   * @maxLength 100 */
  nameBefore?: string;
  /** 原主办单位；未变则不填。
   * @x-jiyue-en Former organizer; absent when unchanged. */
  organizerBeforeId?: RecordId;
  /** 告知公众的公告；不需公告则不填。
   * @x-jiyue-en Notice to the public; absent where none is needed. */
  noticeId?: RecordId;
}

/** 政务新媒体账号或移动应用。
 * @x-jiyue-en Account on a platform, or an app.
 * @x-jiyue-requirement JY-CHN-001 */
export interface ChannelAccount extends ChannelAccountDraft, Stored {
  /** 备案状态。
   * @x-jiyue-en State of the filing. */
  filingState: FilingState;
  /** 是否上线（在用）。
   * @x-jiyue-en Whether it is launched and in use. */
  isLaunched: boolean;
  /** 历次变动，按时间先后；刚登记的有一条开设。
   * @x-jiyue-en Acts, oldest first; one opening for an account just registered.
   * @minItems 1
   * @maxItems 500 */
  acts: ChannelActRecord[];
  /** 最近一次成功发布的时刻；从未发布则不填。
   * @x-jiyue-en Last successful post; absent when never posted. */
  lastPostAt?: Timestamp;
}

/** 账号分页。
 * @x-jiyue-en Page of channel accounts. */
export interface ChannelAccountPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ChannelAccount[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 政务新媒体目录中的一项，供公众核对真假。
 * @x-jiyue-en One entry of the public directory, by which people tell true accounts from false. */
export interface PublicChannelAccount {
  /** 账号标识。
   * @x-jiyue-en Id of the account. */
  id: RecordId;
  /** 渠道种类。
   * @x-jiyue-en Kind of channel. */
  channel: ChannelKind;
  /** 平台名称。
   * @x-jiyue-en Name of the platform.
   * @minLength 1
   * @maxLength 100 */
  platformName: string;
  /** 账号或应用名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 账号在平台内的标识；没有则不填。
   * @x-jiyue-en Id on the platform; absent when none.
   * @minLength 1
   * @maxLength 200 */
  handle?: string;
  /** 主办单位。
   * @x-jiyue-en Organizer. */
  organizerId: RecordId;
  /** 备案编号；没有则不填。
   * @x-jiyue-en Filing number; absent when none.
   * @minLength 1
   * @maxLength 100 */
  filingNumber?: string;
  /** 公开主页或下载地址；没有则不填。
   * @x-jiyue-en Public page or download; absent when none. */
  url?: WebAddress;
  /** 是否在用；已关停的也列出。
   * @x-jiyue-en Whether in use; closed ones are listed too. */
  isLaunched: boolean;
}

/** 政务新媒体目录分页。
 * @x-jiyue-en Page of channel accounts. */
export interface PublicChannelAccountPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PublicChannelAccount[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 变更、关停或注销账号的请求。
 * @x-jiyue-en Request to change, close or cancel an account. */
export interface ChannelActDraft {
  /** 变动种类。
   * @x-jiyue-en Kind of act. */
  act: ChannelAct;
  /** 生效日期。
   * @x-jiyue-en Day it takes effect. */
  effectiveDate: DateOnly;
  /** 原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
  /** 新名称；不改名则不填。
   * @x-jiyue-en New name; absent when unchanged.
   * @minLength 1
   * @maxLength 100 */
  name?: string;
  /** 新主办单位；不变则不填。
   * @x-jiyue-en New organizer; absent when unchanged. */
  organizerId?: RecordId;
  /** 本次变动的备案编号；没有则不填。
   * @x-jiyue-en Filing number of the act; absent when none.
   * @minLength 1
   * @maxLength 100 */
  filingNumber?: string;
}

/** 账号变更告知公众的公告。
 * @x-jiyue-en Notice to the public of a change of an account.
 * @x-jiyue-requirement JY-CHN-013 */
export interface ChannelNotice {
  /** 公告标识。
   * @x-jiyue-en Id of the notice. */
  id: RecordId;
  /** 账号。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 变动种类。
   * @x-jiyue-en Kind of act. */
  act: ChannelAct;
  /** 变更前的名称。
   * @x-jiyue-en Name before.
   * @minLength 1
   * @maxLength 100 */
  nameBefore: string;
  /** 变更后的名称；关停和注销的与变更前相同。
   * @x-jiyue-en Name after; the same for closing and cancelling.
   * @minLength 1
   * @maxLength 100 */
  nameAfter: string;
  /** 变更前的主办单位名称。
   * @x-jiyue-en Organizer before, by name.
   * @minLength 1
   * @maxLength 200 */
  organizerBefore: string;
  /** 变更后的主办单位名称；未变的与变更前相同。
   * @x-jiyue-en Organizer after, by name; the same when unchanged.
   * @minLength 1
   * @maxLength 200 */
  organizerAfter: string;
  /** 公告在库内的资源。
   * @x-jiyue-en Resource of the notice. */
  resourceId: RecordId;
  /** 公开的时刻。
   * @x-jiyue-en When it was published. */
  publishedAt: Timestamp;
}

/** 账号变更公告分页。
 * @x-jiyue-en Page of notices of changes. */
export interface ChannelNoticePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ChannelNotice[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 编辑登记的摘编文字，供篇幅有限的渠道使用。
 * @x-jiyue-en Excerpt that an editor registers for channels with little room. */
export interface ChannelExcerptDraft extends Common {
  /** 资源标识。
   * @x-jiyue-en Resource id. */
  resourceId: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version of the resource.
   * @TJS-type integer
   * @minimum 1 */
  resourceVersion: number;
  /** 用于哪些渠道。
   * @x-jiyue-en Channels it is for.
   * @minItems 1
   * @maxItems 30
   * @uniqueItems true */
  channels: ChannelKind[];
  /** 摘编文字，纯文本。
   * @x-jiyue-en Text of the excerpt, plain.
   * @minLength 1
   * @maxLength 5000 */
  text: string;
}

/** 摘编文字。
 * @x-jiyue-en Excerpt.
 * @x-jiyue-requirement JY-CHN-004 */
export interface ChannelExcerpt extends ChannelExcerptDraft, Stored {
  /** 摘编文字（去除空白）的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the excerpt without blanks. */
  excerptDigest: Sm3Digest;
  /** 登记的账户。
   * @x-jiyue-en Account that registered it. */
  registeredBy: RecordId;
}

/** 摘编分页。
 * @x-jiyue-en Page of excerpts. */
export interface ChannelExcerptPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ChannelExcerpt[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 向渠道发布的请求。
 * @x-jiyue-en Request to post to a channel. */
export interface ChannelPostDraft {
  /** 账号。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 资源标识。
   * @x-jiyue-en Resource id. */
  resourceId: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version of the resource.
   * @TJS-type integer
   * @minimum 1 */
  resourceVersion: number;
  /** 所用的摘编；用全文则不填。
   * @x-jiyue-en Excerpt used; absent for the whole text. */
  excerptId?: RecordId;
  /** 转载来源；不是转载则不填。
   * @x-jiyue-en Source of a relay; absent otherwise. */
  relaySourceId?: RecordId;
  /** 定时发出的时刻；立即发出则不填。
   * @x-jiyue-en When to send; absent means at once. */
  sendAt?: Timestamp;
}

/** 向渠道发布的一条内容。
 * @x-jiyue-en One post to a channel.
 * @x-jiyue-requirement JY-CHN-003 */
export interface ChannelPost extends ChannelPostDraft, Stored {
  /** 发出文字（去除排版和空白）的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the text without layout and blanks. */
  textDigest: Sm3Digest;
  /** 内容中的全部链接；没有则为空数组。
   * @x-jiyue-en All links in it; empty when none.
   * @maxItems 200 */
  links: WebAddress[];
  /** 状态。
   * @x-jiyue-en State. */
  state: ChannelPostState;
  /** 发出的时刻；未发出则不填。
   * @x-jiyue-en When it was sent; absent until then. */
  sentAt?: Timestamp;
  /** 平台给出的标识；没有则不填。
   * @x-jiyue-en Id the platform gave; absent when none.
   * @minLength 1
   * @maxLength 200 */
  channelPostId?: string;
  /** 在平台上的地址；没有则不填。
   * @x-jiyue-en Address on the platform; absent when none. */
  url?: WebAddress;
  /** 失败原因；未失败则不填。
   * @x-jiyue-en Cause of the failure; absent without one. */
  failure?: DeliveryFailure;
}

/** 渠道发布记录分页。
 * @x-jiyue-en Page of posts. */
export interface ChannelPostPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ChannelPost[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一个账号上的撤回结果。
 * @x-jiyue-en Result of a recall on one account. */
export interface RecallResult {
  /** 账号。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 所涉发布记录。
   * @x-jiyue-en Post concerned. */
  postId: RecordId;
  /** 结果。
   * @x-jiyue-en Outcome. */
  outcome: ChannelRecallOutcome;
  /** 得到该结果的时刻。
   * @x-jiyue-en When that outcome was known. */
  updatedAt: Timestamp;
  /** 说明，如渠道不支持更正；没有则不填。
   * @x-jiyue-en Note, for instance that the channel cannot correct; absent when none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 资源更正或撤稿后，在曾发布它的每个渠道上的处理。
 * @x-jiyue-en What was done on every channel that carried a resource, after its correction or withdrawal.
 * @x-jiyue-requirement JY-CHN-005 */
export interface ChannelRecall {
  /** 撤回标识。
   * @x-jiyue-en Id of the recall. */
  id: RecordId;
  /** 资源。
   * @x-jiyue-en Resource. */
  resourceId: RecordId;
  /** 缘由。
   * @x-jiyue-en Cause. */
  cause: ChannelRecallCause;
  /** 更正或撤下的版本。
   * @x-jiyue-en Version corrected or withdrawn.
   * @TJS-type integer
   * @minimum 1 */
  fromVersion: number;
  /** 更正后的版本；撤稿的不填。
   * @x-jiyue-en Version after the correction; absent for a withdrawal.
   * @TJS-type integer
   * @minimum 1 */
  toVersion?: number;
  /** 开始的时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 各账号的结果，曾发布的一个不漏。
   * @x-jiyue-en Results by account, with every one that carried it.
   * @minItems 1
   * @maxItems 1000 */
  results: RecallResult[];
  /** 须人工处理的个数。
   * @x-jiyue-en Number left to a person.
   * @TJS-type integer
   * @minimum 0 */
  byHand: number;
}

/** 渠道撤回分页。
 * @x-jiyue-en Page of recalls. */
export interface ChannelRecallPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ChannelRecall[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 人工处理一个账号上的撤回。
 * @x-jiyue-en Handling of a recall on one account by a person. */
export interface RecallResolution {
  /** 所涉发布记录。
   * @x-jiyue-en Post concerned. */
  postId: RecordId;
  /** 处理后的结果。
   * @x-jiyue-en Outcome after it. */
  outcome: ChannelRecallOutcome;
  /** 处理情况。
   * @x-jiyue-en What was done.
   * @minLength 1
   * @maxLength 500 */
  note: string;
}

/** 一个不更新的账号。
 * @x-jiyue-en An account that is not updated.
 * @x-jiyue-requirement JY-CHN-006 */
export interface StaleAccount {
  /** 账号。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 渠道种类。
   * @x-jiyue-en Kind of channel. */
  channel: ChannelKind;
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 主办单位。
   * @x-jiyue-en Organizer. */
  organizerId: RecordId;
  /** 最近一次成功发布的时刻；从未发布则不填。
   * @x-jiyue-en Last successful post; absent when never posted. */
  lastPostAt?: Timestamp;
  /** 距该时刻（从未发布的为开设）的整天数。
   * @x-jiyue-en Whole days since then, or since the opening when never posted.
   * @TJS-type integer
   * @minimum 1 */
  daysWithoutPost: number;
}

/** 不更新账号分页。
 * @x-jiyue-en Page of accounts without updates. */
export interface StaleAccountPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: StaleAccount[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 可转载的来源，由运营者登记的内容。
 * @x-jiyue-en Source that may be relayed, as the operator registers it. */
export interface RelaySourceDraft extends Common {
  /** 来源名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 来源的主机；只在平台账号上发布的为空数组。
   * @x-jiyue-en Hosts; empty for a source on platforms alone.
   * @maxItems 50
   * @uniqueItems true */
  hosts: HostName[];
  /** 是否党政机关的网站或账号。
   * @x-jiyue-en Whether it is a site or account of the party or government. */
  isGovernment: boolean;
  /** 列入名单的依据。
   * @x-jiyue-en Why it is listed.
   * @minLength 1
   * @maxLength 200 */
  basis: string;
  /** 有效到哪一日；不设期限则不填。
   * @x-jiyue-en Last day it holds; absent without a limit. */
  untilDate?: DateOnly;
}

/** 可转载的来源。
 * @x-jiyue-en Source that may be relayed.
 * @x-jiyue-requirement JY-CHN-007 */
export interface RelaySource extends RelaySourceDraft, Stored {}

/** 转载来源分页。
 * @x-jiyue-en Page of sources of relays. */
export interface RelaySourcePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: RelaySource[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 应用或账号内提交的投诉建议。
 * @x-jiyue-en Complaint or suggestion handed in within an app or account. */
export interface ChannelComplaintDraft extends Common {
  /** 所在账号或应用。
   * @x-jiyue-en Account or app it comes from. */
  accountId: RecordId;
  /** 事由。
   * @x-jiyue-en Subject. */
  subject: ComplaintSubject;
  /** 内容。
   * @x-jiyue-en Text.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 5000 */
  text: string;
  /** 联系方式；不要求答复的不填。
   * @x-jiyue-en Contact; absent where no answer is wanted. */
  contact?: Contact;
  /** 所指的资源；没有则不填。
   * @x-jiyue-en Resource it is about; absent when none. */
  resourceId?: RecordId;
}

/** 投诉建议的回执：内容已进入平台的投诉举报。
 * @x-jiyue-en Receipt of a complaint, which has entered the complaint function of the platform.
 * @x-jiyue-requirement JY-CHN-009 */
export interface ChannelComplaint {
  /** 投诉标识。
   * @x-jiyue-en Id of the complaint. */
  id: RecordId;
  /** 查询码，凭它查看办理进度。
   * @x-jiyue-en Code by which its progress is read.
   * @pattern ^[A-Z0-9]{8,32}$ */
  queryCode: string;
  /** 收到的时刻。
   * @x-jiyue-en When it was received. */
  acceptedAt: Timestamp;
}
