import type {
  CorrectionState,
  DataGrade,
  DatasetUpdateCycle,
  ExchangeDirection,
  ExchangeFamily,
  ExchangeHoldReason,
  ExchangeOutcome,
  ExchangePartner,
  JobState,
  OpeningAttribute,
  RegionCode,
  SharingAttribute,
} from './gen/codes.ts';
import type { Cursor, DateOnly, JsonPointer, MediaType, PlatformUri, RecordId, Sm3Digest, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Attachment } from './attachment.ts';
import type { Column } from './column.ts';
import type { Common, Stored } from './common.ts';
import type { Organization } from './organization.ts';
import type { ProblemItem } from './problem.ts';
import type { DefinitionReference } from './record-definition.ts';
import type { Relation, Resource } from './resource.ts';
import type { Withdrawal } from './resource-content.ts';
import type { Site } from './site.ts';

/** 对接平台登记，由发送方给出的内容。令牌、密钥不在其中，由运营者另行保管。
 * @x-jiyue-en Partner platform as a sender gives it. Tokens and keys are no part of it; the operator keeps them elsewhere. */
export interface PartnerPlatformDraft extends Common {
  /** 平台名称。
   * @x-jiyue-en Name of the platform.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 平台种类。
   * @x-jiyue-en Kind of platform. */
  partnerKind: ExchangePartner;
  /** 平台标识（URI），即其变更事件的 source。
   * @x-jiyue-en The platform as a URI: source of its change events. */
  platform: PlatformUri;
  /** 接口根地址。
   * @x-jiyue-en Address below which its interfaces stand. */
  baseUrl: WebAddress;
  /** 运营该平台的机构。
   * @x-jiyue-en Organization that runs it. */
  organizationId: RecordId;
  /** 所服务的行政区划；跨区划的不填。
   * @x-jiyue-en Division that it serves; absent when it serves several. */
  regionCode?: RegionCode;
  /** 交换方向，从本平台看。
   * @x-jiyue-en Directions of exchange, as seen from here.
   * @minItems 1
   * @maxItems 3
   * @uniqueItems true */
  directions: ExchangeDirection[];
  /** 交换哪些记录族。
   * @x-jiyue-en Families of records that are exchanged.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  families: ExchangeFamily[];
  /** 只交换这些站点的记录；不限站点则不填。
   * @x-jiyue-en Only records of these sites; absent when sites are not limited.
   * @minItems 1
   * @maxItems 1000
   * @uniqueItems true */
  siteIds?: RecordId[];
  /** 每隔多少秒拉取一次；只由对方推送则不填。
   * @x-jiyue-en Seconds between two pulls; absent when the partner only pushes.
   * @TJS-type integer
   * @minimum 1
   * @maximum 86400 */
  pollSeconds?: number;
  /** 对方支持的规范版本。
   * @x-jiyue-en Versions of the standard that the partner speaks.
   * @minItems 1
   * @maxItems 20
   * @items.pattern ^[0-9]+\.[0-9]+$ */
  standardVersions: string[];
  /** 是否已暂停交换。
   * @x-jiyue-en Whether exchange with it is suspended. */
  isSuspended: boolean;
}

/** 对接平台。
 * @x-jiyue-en Partner platform.
 * @x-jiyue-requirement JY-EXC-021 */
export interface PartnerPlatform extends PartnerPlatformDraft, Stored {}

/** 对接平台分页。
 * @x-jiyue-en Page of partner platforms. */
export interface PartnerPlatformPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PartnerPlatform[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 记录的最初来源。转送时原样保留，据此识别送回的记录。
 * @x-jiyue-en First origin of a record. It is kept when the record is sent on, and tells a record that comes back.
 * @x-jiyue-requirement JY-EXC-009 */
export interface ExchangeOrigin {
  /** 最初来源平台（URI）。
   * @x-jiyue-en Platform it first came from, as a URI. */
  platform: PlatformUri;
  /** 记录在最初来源平台上的版本。
   * @x-jiyue-en Version of the record on that platform.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 该版本内容（JSON 规范形式）的 SM3 杂凑值；相同即无变化。
   * @x-jiyue-en SM3 digest of the content of that version in canonical JSON; equal digests mean unchanged. */
  contentDigest: Sm3Digest;
  /** 依次经过的平台（URI），从来源到送出方；直接来自来源平台则只有来源一项。同一平台不得出现两次。
   * @x-jiyue-en Platforms it passed, from the origin to the sender; the origin alone when it comes straight from there. None stands twice.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  via: PlatformUri[];
}

/** 交换项：机构。
 * @x-jiyue-en Item of an exchange: an organization. */
export interface OrganizationItem {
  /** 交换项种类。
   * @x-jiyue-en Kind of item. */
  kind: 'organization';
  /** 最初来源。
   * @x-jiyue-en First origin. */
  origin: ExchangeOrigin;
  /** 机构。
   * @x-jiyue-en The organization. */
  organization: Organization;
}

/** 交换项：站点。
 * @x-jiyue-en Item of an exchange: a site. */
export interface SiteItem {
  /** 交换项种类。
   * @x-jiyue-en Kind of item. */
  kind: 'site';
  /** 最初来源。
   * @x-jiyue-en First origin. */
  origin: ExchangeOrigin;
  /** 站点。
   * @x-jiyue-en The site. */
  site: Site;
}

/** 交换项：栏目。
 * @x-jiyue-en Item of an exchange: a column. */
export interface ColumnItem {
  /** 交换项种类。
   * @x-jiyue-en Kind of item. */
  kind: 'column';
  /** 最初来源。
   * @x-jiyue-en First origin. */
  origin: ExchangeOrigin;
  /** 栏目。
   * @x-jiyue-en The column. */
  column: Column;
}

/** 交换项：信息资源。
 * @x-jiyue-en Item of an exchange: a resource. */
export interface ResourceItem {
  /** 交换项种类。
   * @x-jiyue-en Kind of item. */
  kind: 'resource';
  /** 最初来源。
   * @x-jiyue-en First origin. */
  origin: ExchangeOrigin;
  /** 信息资源的已发布版本。
   * @x-jiyue-en The published version of the resource. */
  resource: Resource;
}

/** 交换项：关系。
 * @x-jiyue-en Item of an exchange: a relation. */
export interface RelationItem {
  /** 交换项种类。
   * @x-jiyue-en Kind of item. */
  kind: 'relation';
  /** 最初来源。
   * @x-jiyue-en First origin. */
  origin: ExchangeOrigin;
  /** 关系。
   * @x-jiyue-en The relation. */
  relation: Relation;
}

/** 交换项：附件。内容由接收方按地址取得，并核对杂凑值。
 * @x-jiyue-en Item of an exchange: an attachment. The receiver fetches the content from the address and checks its digest. */
export interface AttachmentItem {
  /** 交换项种类。
   * @x-jiyue-en Kind of item. */
  kind: 'attachment';
  /** 最初来源。
   * @x-jiyue-en First origin. */
  origin: ExchangeOrigin;
  /** 附件。
   * @x-jiyue-en The attachment. */
  attachment: Attachment;
  /** 内容的取得地址。
   * @x-jiyue-en Where its content is fetched. */
  contentUrl: WebAddress;
}

/** 交换项：撤下的记录（墓碑）。
 * @x-jiyue-en Item of an exchange: a record that was taken back, as a tombstone. */
export interface TombstoneItem {
  /** 交换项种类。
   * @x-jiyue-en Kind of item. */
  kind: 'tombstone';
  /** 最初来源。
   * @x-jiyue-en First origin. */
  origin: ExchangeOrigin;
  /** 记录族。
   * @x-jiyue-en Family of the record. */
  family: ExchangeFamily;
  /** 记录标识。
   * @x-jiyue-en Id of the record. */
  recordId: RecordId;
  /** 撤下时刻。
   * @x-jiyue-en When it was taken back. */
  removedAt: Timestamp;
  /** 撤稿方式和原因；仅信息资源有。
   * @x-jiyue-en How and why; resources only. */
  withdrawal?: Withdrawal;
}

/** 交换项。
 * @x-jiyue-en Item of an exchange.
 * @x-jiyue-requirement JY-EXC-015 */
export type ExchangeItem = OrganizationItem | SiteItem | ColumnItem | ResourceItem | RelationItem | AttachmentItem | TombstoneItem;

/** 交换批次：送出平台推送的一批记录。记录所用的扩展的定义应已先送出，并在此引用。
 * @x-jiyue-en Batch of an exchange as the sending platform pushes it. Definitions of extensions in its records were sent before and are named here.
 * @x-jiyue-requirement JY-EXC-022 */
export interface ExchangeBatch {
  /** 批次标识，由送出平台给出；同一标识重复送出时给出首次的回执。
   * @x-jiyue-en Id of the batch, given by the sender; a batch sent again gets the receipts of the first time. */
  batchId: RecordId;
  /** 送出平台（URI）。
   * @x-jiyue-en Sending platform, as a URI. */
  platform: PlatformUri;
  /** 交换方向，从送出平台看。
   * @x-jiyue-en Direction, as seen from the sender. */
  direction: ExchangeDirection;
  /** 送出时刻。
   * @x-jiyue-en When it was sent. */
  sentAt: Timestamp;
  /** 记录所用扩展的定义；没有扩展则为空数组。
   * @x-jiyue-en Definitions of the extensions in its records; an empty array without extensions.
   * @maxItems 200 */
  definitions: DefinitionReference[];
  /** 交换项，按先后次序处理。
   * @x-jiyue-en Items, handled in their order.
   * @minItems 1
   * @maxItems 1000 */
  items: ExchangeItem[];
}

/** 一条记录的回执。
 * @x-jiyue-en Receipt for one record.
 * @x-jiyue-requirement JY-EXC-007 */
export interface ExchangeReceipt {
  /** 回执标识。
   * @x-jiyue-en Id of the receipt. */
  id: RecordId;
  /** 所属交换运行。
   * @x-jiyue-en Run it belongs to. */
  runId: RecordId;
  /** 所属批次；由拉取得到的不填。
   * @x-jiyue-en Batch it came in; absent when it was pulled. */
  batchId?: RecordId;
  /** 送出平台的登记标识。
   * @x-jiyue-en Partner that sent it. */
  partnerId: RecordId;
  /** 记录族。
   * @x-jiyue-en Family of the record. */
  family: ExchangeFamily;
  /** 记录标识，在各平台相同。
   * @x-jiyue-en Id of the record, the same on every platform. */
  recordId: RecordId;
  /** 记录在最初来源平台上的版本。
   * @x-jiyue-en Version of the record on its first platform.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 结果：待定、已公开、已拒绝。
   * @x-jiyue-en Outcome: waiting, published, refused. */
  outcome: ExchangeOutcome;
  /** 收到前是否已有同一内容。
   * @x-jiyue-en Whether the same content was there before. */
  isUnchanged: boolean;
  /** 收到时刻。
   * @x-jiyue-en When it was received. */
  receivedAt: Timestamp;
  /** 结果确定的时刻；待定的不填。
   * @x-jiyue-en When the outcome was settled; absent while waiting. */
  settledAt?: Timestamp;
  /** 拒绝的逐处说明；其他结果不填。
   * @x-jiyue-en Every place that was wrong; absent unless refused.
   * @maxItems 200 */
  errors?: ProblemItem[];
}

/** 回执分页。
 * @x-jiyue-en Page of receipts. */
export interface ExchangeReceiptPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ExchangeReceipt[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 接收一批的回复：回执与交换项同序，各数相加等于项数。
 * @x-jiyue-en Reply to a batch: receipts in the order of its items; the counts add up to their number.
 * @x-jiyue-requirement JY-EXC-022 */
export interface ExchangeBatchReply {
  /** 交换运行。
   * @x-jiyue-en Run. */
  runId: RecordId;
  /** 回执。
   * @x-jiyue-en Receipts.
   * @minItems 1
   * @maxItems 1000 */
  receipts: ExchangeReceipt[];
  /** 待定数。
   * @x-jiyue-en Number waiting.
   * @TJS-type integer
   * @minimum 0 */
  waiting: number;
  /** 已公开数。
   * @x-jiyue-en Number published.
   * @TJS-type integer
   * @minimum 0 */
  published: number;
  /** 已拒绝数。
   * @x-jiyue-en Number refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
}

/** 暂停说明：目录为空或大幅缩减时，平台停下请人确认，不据此撤稿。
 * @x-jiyue-en Why a run was held: its catalogue was empty or shrank, so a person is asked and nothing is withdrawn. */
export interface ExchangeHold {
  /** 原因。
   * @x-jiyue-en Reason. */
  reason: ExchangeHoldReason;
  /** 暂停时刻。
   * @x-jiyue-en When it was held. */
  heldAt: Timestamp;
  /** 是否确认继续；尚未决定则不填。
   * @x-jiyue-en Whether it was confirmed to go on; absent while undecided. */
  goesOn?: boolean;
  /** 决定时刻；尚未决定则不填。
   * @x-jiyue-en When that was decided; absent while undecided. */
  decidedAt?: Timestamp;
  /** 决定的说明；没有则不填。
   * @x-jiyue-en Note of the decision; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 对暂停的运行的决定。
 * @x-jiyue-en Decision on a run that was held. */
export interface ExchangeRunDecision {
  /** 是否继续；false 则终止，不撤下任何记录。
   * @x-jiyue-en Whether it goes on; false ends it and withdraws nothing. */
  goesOn: boolean;
  /** 说明。
   * @x-jiyue-en Note.
   * @minLength 1
   * @maxLength 500 */
  note: string;
}

/** 一次交换运行：收了多少、怎样了、停在哪里。
 * @x-jiyue-en One run of an exchange: how much was received, what became of it, and where it stands.
 * @x-jiyue-requirement JY-EXC-010 */
export interface ExchangeRun {
  /** 运行标识。
   * @x-jiyue-en Id of the run. */
  id: RecordId;
  /** 对接平台。
   * @x-jiyue-en Partner. */
  partnerId: RecordId;
  /** 方向，从本平台看。
   * @x-jiyue-en Direction, as seen from here. */
  direction: ExchangeDirection;
  /** 是拉取（true）还是接收推送（false）。
   * @x-jiyue-en Whether it was pulled (true) or pushed by the partner (false). */
  isPull: boolean;
  /** 状态。
   * @x-jiyue-en State. */
  state: JobState;
  /** 开始时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 结束时刻；未结束则不填。
   * @x-jiyue-en When it ended; absent while it has not. */
  finishedAt?: Timestamp;
  /** 从对方变更流的何处读起；从头读的不填。
   * @x-jiyue-en Place in the partner's feed where it began to read; absent from the start. */
  after?: Cursor;
  /** 下次从何处读起；推送的不填。
   * @x-jiyue-en Place to go on from next time; absent when pushed. */
  next?: Cursor;
  /** 上一次运行时对方目录中的记录数；首次为 0。
   * @x-jiyue-en Records in the partner's catalogue at the run before; 0 at the first.
   * @TJS-type integer
   * @minimum 0 */
  catalogueBefore: number;
  /** 本次对方目录中的记录数。
   * @x-jiyue-en Records in the partner's catalogue now.
   * @TJS-type integer
   * @minimum 0 */
  catalogueNow: number;
  /** 本次读到的项数。
   * @x-jiyue-en Items read in this run.
   * @TJS-type integer
   * @minimum 0 */
  read: number;
  /** 已入库数（待定的和已公开的）。
   * @x-jiyue-en Items stored, waiting or published.
   * @TJS-type integer
   * @minimum 0 */
  stored: number;
  /** 无变化数。
   * @x-jiyue-en Items unchanged.
   * @TJS-type integer
   * @minimum 0 */
  unchanged: number;
  /** 已拒绝数。
   * @x-jiyue-en Items refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
  /** 已撤下数。
   * @x-jiyue-en Records taken back.
   * @TJS-type integer
   * @minimum 0 */
  withdrawn: number;
  /** 暂停说明；没有暂停过则不填。
   * @x-jiyue-en Why it was held; absent when it never was. */
  hold?: ExchangeHold;
}

/** 交换运行分页。
 * @x-jiyue-en Page of runs. */
export interface ExchangeRunPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ExchangeRun[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一次超时的转载：要求转载的信息未转载，或转载晚于时限。
 * @x-jiyue-en A late relay: what was to be relayed was not, or only after the time allowed.
 * @x-jiyue-requirement JY-EXC-014 */
export interface LateRelay {
  /** 应转载的站点。
   * @x-jiyue-en Site that was to relay it. */
  siteId: RecordId;
  /** 转载的资源；未转载则不填。
   * @x-jiyue-en Resource that relays it; absent when it was not relayed. */
  resourceId?: RecordId;
  /** 原文标题。
   * @x-jiyue-en Title of the original.
   * @minLength 1
   * @maxLength 500 */
  sourceTitle: string;
  /** 原文网址。
   * @x-jiyue-en Address of the original. */
  sourceUrl: WebAddress;
  /** 原文发布时刻，由来源给出。
   * @x-jiyue-en When the original was published, as its source says. */
  sourcePublishedAt: Timestamp;
  /** 转载时刻；未转载则不填。
   * @x-jiyue-en When it was relayed; absent when it was not. */
  relayedAt?: Timestamp;
  /** 统计时刻，未转载的算到此刻。
   * @x-jiyue-en Time of counting; what was not relayed is counted up to it. */
  countedAt: Timestamp;
  /** 相差的分钟数，不足一分钟的舍去。
   * @x-jiyue-en Whole minutes between the two.
   * @TJS-type integer
   * @minimum 0 */
  delayMinutes: number;
  /** 所依据的时限（分钟），取自检查指标。
   * @x-jiyue-en Time allowed in minutes, from the indicator.
   * @TJS-type integer
   * @minimum 1 */
  limitMinutes: number;
}

/** 超时转载分页。
 * @x-jiyue-en Page of late relays. */
export interface LateRelayPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: LateRelay[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 更正请求，由使用方给出的内容。
 * @x-jiyue-en Request for correction as the user of the data gives it. */
export interface CorrectionRequestDraft extends Common {
  /** 记录族。
   * @x-jiyue-en Family of the record. */
  family: ExchangeFamily;
  /** 有误的记录。
   * @x-jiyue-en Record that is wrong. */
  recordId: RecordId;
  /** 所见的版本。
   * @x-jiyue-en Version that was seen.
   * @TJS-type integer
   * @minimum 1 */
  seenVersion: number;
  /** 有误之处在记录中的位置；整条记录有误则为空字符串。
   * @x-jiyue-en Place in the record; the empty string for the record as a whole. */
  pointer: JsonPointer;
  /** 所见的值（截短）；不便写出则不填。
   * @x-jiyue-en Value that was seen, cut short; absent when it cannot be written.
   * @minLength 1
   * @maxLength 2000 */
  found?: string;
  /** 建议的值；不知道则不填。
   * @x-jiyue-en Value proposed; absent when not known.
   * @minLength 1
   * @maxLength 2000 */
  proposed?: string;
  /** 理由。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 2000 */
  reason: string;
  /** 提出更正的机构。
   * @x-jiyue-en Organization that asks. */
  organizationId: RecordId;
  /** 证明材料的附件；没有则不填。
   * @x-jiyue-en Attachments that prove it; absent when there are none.
   * @maxItems 20
   * @uniqueItems true */
  attachmentIds?: RecordId[];
}

/** 更正请求的处理结果。
 * @x-jiyue-en What became of a request for correction. */
export interface CorrectionResult {
  /** 处理时刻。
   * @x-jiyue-en When it was decided. */
  decidedAt: Timestamp;
  /** 说明。
   * @x-jiyue-en Explanation.
   * @minLength 1
   * @maxLength 2000 */
  note: string;
  /** 更正后的版本；未更正则不填。
   * @x-jiyue-en Version that corrects it; absent when nothing was corrected.
   * @TJS-type integer
   * @minimum 1 */
  correctedVersion?: number;
}

/** 对更正请求的决定。
 * @x-jiyue-en Decision on a request for correction. */
export interface CorrectionDecision {
  /** 新的状态。
   * @x-jiyue-en New state. */
  state: CorrectionState;
  /** 说明。
   * @x-jiyue-en Explanation.
   * @minLength 1
   * @maxLength 2000 */
  note: string;
  /** 更正后的版本；未更正则不填。
   * @x-jiyue-en Version that corrects it; absent when nothing was corrected.
   * @TJS-type integer
   * @minimum 1 */
  correctedVersion?: number;
}

/** 更正请求。
 * @x-jiyue-en Request for correction.
 * @x-jiyue-requirement JY-EXC-013 */
export interface CorrectionRequest extends CorrectionRequestDraft, Stored {
  /** 状态。
   * @x-jiyue-en State. */
  state: CorrectionState;
  /** 处理结果；尚未处理则不填。
   * @x-jiyue-en Result; absent while undecided. */
  result?: CorrectionResult;
}

/** 更正请求分页。
 * @x-jiyue-en Page of requests for correction. */
export interface CorrectionRequestPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: CorrectionRequest[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 数据集的一种取得方式。
 * @x-jiyue-en One way to get a data set. */
export interface DatasetDistribution {
  /** 名称，如“2025年数据（CSV）”。
   * @x-jiyue-en Name, such as "data of 2025 (CSV)".
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 媒体类型。
   * @x-jiyue-en Media type. */
  mediaType: MediaType;
  /** 下载或接口地址；以附件给出的不填。
   * @x-jiyue-en Address of the download or interface; absent when it is an attachment. */
  url?: WebAddress;
  /** 附件；以地址给出的不填。
   * @x-jiyue-en Attachment; absent when it is an address. */
  attachmentId?: RecordId;
}

/** 共享数据目录的一项，由提供方给出的内容。
 * @x-jiyue-en Entry of the catalogue of shared data as its provider gives it. */
export interface SharedDatasetDraft extends Common {
  /** 数据集名称。
   * @x-jiyue-en Name of the data set.
   * @minLength 1
   * @maxLength 300 */
  title: string;
  /** 内容说明。
   * @x-jiyue-en What it holds.
   * @minLength 1
   * @maxLength 2000 */
  summary: string;
  /** 提供机构。
   * @x-jiyue-en Organization that provides it. */
  providerId: RecordId;
  /** 覆盖的行政区划；不按区划则不填。
   * @x-jiyue-en Division that it covers; absent when it is not by division. */
  regionCode?: RegionCode;
  /** 共享属性（机构之间）。
   * @x-jiyue-en Sharing attribute, between organs. */
  sharing: SharingAttribute;
  /** 共享条件；有条件共享的必填，其他不填。
   * @x-jiyue-en Condition of sharing; required when conditional, absent otherwise.
   * @minLength 1
   * @maxLength 1000 */
  sharingCondition?: string;
  /** 不予共享的依据（法律、行政法规或国务院决定）；不予共享的必填，其他不填。
   * @x-jiyue-en Ground in law for not sharing; required when not shared, absent otherwise.
   * @minLength 1
   * @maxLength 1000 */
  sharingGround?: string;
  /** 开放属性（对公众）。
   * @x-jiyue-en Opening attribute, to the public. */
  opening: OpeningAttribute;
  /** 开放条件；有条件开放的必填，其他不填。
   * @x-jiyue-en Condition of opening; required when conditional, absent otherwise.
   * @minLength 1
   * @maxLength 1000 */
  openingCondition?: string;
  /** 不开放的依据；不开放的必填，其他不填。
   * @x-jiyue-en Ground for not opening; required when not open, absent otherwise.
   * @minLength 1
   * @maxLength 1000 */
  openingGround?: string;
  /** 更新周期。
   * @x-jiyue-en Update cycle. */
  updateCycle: DatasetUpdateCycle;
  /** 最近更新日期；尚无数据则不填。
   * @x-jiyue-en Day of the last update; absent while it holds nothing. */
  updatedDate?: DateOnly;
  /** 数据分级。
   * @x-jiyue-en Grade of the data. */
  grade: DataGrade;
  /** 是否含个人信息。
   * @x-jiyue-en Whether it holds personal information. */
  hasPersonalData: boolean;
  /** 字段说明：记录定义的引用。
   * @x-jiyue-en Description of its fields: a record definition. */
  definition: DefinitionReference;
  /** 取得方式；尚不能取得则为空数组。
   * @x-jiyue-en Ways to get it; an empty array while there is none.
   * @maxItems 50 */
  distributions: DatasetDistribution[];
}

/** 共享数据目录的一项。
 * @x-jiyue-en Entry of the catalogue of shared data.
 * @x-jiyue-requirement JY-EXC-012 */
export interface SharedDataset extends SharedDatasetDraft, Stored {}

/** 共享数据目录分页。
 * @x-jiyue-en Page of the catalogue of shared data. */
export interface SharedDatasetPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: SharedDataset[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
