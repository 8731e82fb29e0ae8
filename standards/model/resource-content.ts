import type { BodyFormat, ResourceStatus, UpdateType, WithdrawalKind } from './gen/codes.ts';
import type { DateOnly, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Origin, Source, Stored } from './common.ts';
import type { MapMark, RelayMark, ResourceRights, TranslationMark } from './marks.ts';
import type { ClassificationMetadata, DisclosureMetadata, DocumentMetadata } from './metadata.ts';

/** 正文。html 为结构化片段，入库时按白名单清理；plain 为纯文本，换行即分段。
 * @x-jiyue-en Body text. html is a fragment cleaned by an allow-list on entry; plain is text whose line breaks are paragraphs. */
export interface Body {
  /** 正文格式。
   * @x-jiyue-en Format of the text. */
  format: BodyFormat;
  /** 正文内容，可为空字符串（如仅有附件）。
   * @x-jiyue-en The text; may be empty, for instance when all is in attachments.
   * @maxLength 2000000 */
  text: string;
}

/** 信息资源的内容部分，各类资源共用，由发送方给出。
 * @x-jiyue-en Content common to all kinds of resource, as a sender gives it.
 * @x-jiyue-requirement JY-FMT-001 */
export interface ResourceContent extends Common {
  /** 所属站点。
   * @x-jiyue-en Site it belongs to. */
  siteId: RecordId;
  /** 所属栏目。
   * @x-jiyue-en Column it stands in. */
  columnId: RecordId;
  /** 所属机构（对内容负责的机构）。
   * @x-jiyue-en Owner: the organization that answers for the content. */
  ownerId: RecordId;
  /** 标题，对应网页标签 ArticleTitle。
   * @x-jiyue-en Title; page tag ArticleTitle.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 副标题；没有则不填。
   * @x-jiyue-en Subtitle; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  subtitle?: string;
  /** 摘要；没有则不填。
   * @x-jiyue-en Summary; absent when there is none.
   * @minLength 1
   * @maxLength 2000 */
  summary?: string;
  /** 信息来源，处处必填。
   * @x-jiyue-en Source, required everywhere. */
  source: Source;
  /** 正文。
   * @x-jiyue-en Body. */
  body: Body;
  /** 来源系统的记录身份；本平台直接录入的不填。
   * @x-jiyue-en Identity in the source system; absent when written on this platform. */
  origin?: Origin;
  /** 展示日期（页面上显示的日期，由编辑指定）；没有则不填，不由其他日期推出。
   * @x-jiyue-en Date shown on the page as set by an editor; absent when not set, never derived. */
  displayedDate?: DateOnly;
  /** 公文元数据集。
   * @x-jiyue-en Metadata set "document". */
  document?: DocumentMetadata;
  /** 政府信息公开元数据集。
   * @x-jiyue-en Metadata set "disclosure". */
  disclosure?: DisclosureMetadata;
  /** 分类元数据集。
   * @x-jiyue-en Metadata set "classification". */
  classification?: ClassificationMetadata;
  /** 附件标识，按显示顺序。
   * @x-jiyue-en Attachments in display order.
   * @maxItems 200
   * @uniqueItems true */
  attachmentIds?: RecordId[];
  /** 转载标记；不是转载的不填。
   * @x-jiyue-en Mark of a relay; absent when it is none. */
  relay?: RelayMark;
  /** 附件中的地图及其审图号；没有地图则不填。
   * @x-jiyue-en Maps among the attachments with their approval numbers; absent when there are none.
   * @minItems 1
   * @maxItems 50 */
  maps?: MapMark[];
  /** 译文标记；不是译文的不填。
   * @x-jiyue-en Mark of a translation; absent when it is none. */
  translation?: TranslationMark;
  /** 权利与保存期限；不填的不作推定。
   * @x-jiyue-en Rights and retention; nothing is presumed where absent. */
  rights?: ResourceRights;
  /** 本次更新类型；重大更新才通知订阅者。
   * @x-jiyue-en Kind of update; only a major one wakes subscribers. */
  updateType: UpdateType;
  /** 更新说明；重大更新宜填。
   * @x-jiyue-en Change note; advised for a major update.
   * @minLength 1
   * @maxLength 500 */
  changeNote?: string;
}

/** 撤稿记录：撤稿方式、原因与时刻。
 * @x-jiyue-en How, why and when a resource was withdrawn. */
export interface Withdrawal {
  /** 撤稿方式。
   * @x-jiyue-en Kind of withdrawal. */
  kind: WithdrawalKind;
  /** 原因，撤稿且仍可阅读时向公众显示。
   * @x-jiyue-en Reason; shown to the public where the text stays readable.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
  /** 撤稿时刻。
   * @x-jiyue-en When it was withdrawn. */
  withdrawnAt: Timestamp;
  /** 转向网址；仅方式为 redirect 时填。
   * @x-jiyue-en Address to go to; with kind redirect only. */
  redirectTo?: WebAddress;
  /** 替代资源；仅方式为 substitute 时填。
   * @x-jiyue-en Resource that takes its place; with kind substitute only. */
  substituteId?: RecordId;
}

/** 资源的库内状态部分，由信息资源库管理。
 * @x-jiyue-en State of a resource, kept by the repository. */
export interface ResourceState extends Stored {
  /** 资源状态。
   * @x-jiyue-en Status of this version. */
  status: ResourceStatus;
  /** 首次发布时刻；从未发布则不填。
   * @x-jiyue-en First publication; absent when never published. */
  firstPublishedAt?: Timestamp;
  /** 本版本发布时刻；未发布则不填。
   * @x-jiyue-en Publication of this version; absent when not published. */
  publishedAt?: Timestamp;
  /** 定时发布的时刻；状态不是 scheduled 则不填。
   * @x-jiyue-en When it is to be published; absent unless scheduled. */
  scheduledAt?: Timestamp;
  /** 撤稿记录；未撤稿则不填。
   * @x-jiyue-en Withdrawal; absent when not withdrawn. */
  withdrawal?: Withdrawal;
}
