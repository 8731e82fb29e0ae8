import type { BodyFormat, RelationType, ResourceKind, ResourceStatus, UpdateType, WithdrawalKind } from './gen/codes.ts';
import type { DateOnly, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Origin, Source, Stored } from './common.ts';
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
  /** 撤稿记录；未撤稿则不填。
   * @x-jiyue-en Withdrawal; absent when not withdrawn. */
  withdrawal?: Withdrawal;
}

/** 文章草稿。
 * @x-jiyue-en Draft of an article. */
export interface ArticleDraft extends ResourceContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'article';
}

/** 文章（政务动态、通知公告等）。
 * @x-jiyue-en Article (news, notices and the like). */
export interface Article extends ResourceContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'article';
}

/** 政策文件草稿。
 * @x-jiyue-en Draft of a policy document. */
export interface PolicyDocumentDraft extends ResourceContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'policy-document';
  /** 公文元数据集，政策文件必填。
   * @x-jiyue-en Metadata set "document", required for a policy document. */
  document: DocumentMetadata;
}

/** 政策文件。
 * @x-jiyue-en Policy document. */
export interface PolicyDocument extends ResourceContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'policy-document';
  /** 公文元数据集，政策文件必填。
   * @x-jiyue-en Metadata set "document", required for a policy document. */
  document: DocumentMetadata;
}

/** 政策解读草稿。
 * @x-jiyue-en Draft of an interpretation. */
export interface InterpretationDraft extends ResourceContent {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'interpretation';
  /** 所解读的政策文件；不在本库则不填，并在正文注明。
   * @x-jiyue-en Policy documents it explains; absent when they are not in the repository.
   * @maxItems 20
   * @uniqueItems true */
  interpretsIds?: RecordId[];
}

/** 政策解读。
 * @x-jiyue-en Interpretation of a policy. */
export interface Interpretation extends ResourceContent, ResourceState {
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: 'interpretation';
  /** 所解读的政策文件；不在本库则不填，并在正文注明。
   * @x-jiyue-en Policy documents it explains; absent when they are not in the repository.
   * @maxItems 20
   * @uniqueItems true */
  interpretsIds?: RecordId[];
}

/** 信息资源。
 * @x-jiyue-en Resource. */
export type Resource = Article | PolicyDocument | Interpretation;

/** 信息资源草稿。
 * @x-jiyue-en Draft of a resource. */
export type ResourceDraft = ArticleDraft | PolicyDocumentDraft | InterpretationDraft;

/** 撤稿请求。
 * @x-jiyue-en Request to withdraw. */
export interface WithdrawRequest {
  /** 撤稿方式。
   * @x-jiyue-en Kind of withdrawal. */
  kind: WithdrawalKind;
  /** 原因。
   * @x-jiyue-en Reason.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
  /** 转向网址；方式为 redirect 时必填。
   * @x-jiyue-en Address to go to; required with kind redirect. */
  redirectTo?: WebAddress;
  /** 替代资源；方式为 substitute 时必填。
   * @x-jiyue-en Resource that takes its place; required with kind substitute. */
  substituteId?: RecordId;
}

/** 一个历史版本的摘要。
 * @x-jiyue-en Summary of one version in the history. */
export interface ResourceVersion {
  /** 资源标识。
   * @x-jiyue-en Resource id. */
  id: RecordId;
  /** 版本号。
   * @x-jiyue-en Version.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: ResourceKind;
  /** 该版本的状态。
   * @x-jiyue-en Status of the version. */
  status: ResourceStatus;
  /** 该版本的标题。
   * @x-jiyue-en Title of the version.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 写入时刻。
   * @x-jiyue-en When it was written. */
  updatedAt: Timestamp;
  /** 更新类型。
   * @x-jiyue-en Kind of update. */
  updateType: UpdateType;
  /** 更新说明；没有则不填。
   * @x-jiyue-en Change note; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  changeNote?: string;
}

/** 关系，由发送方给出的内容。
 * @x-jiyue-en Relation as a sender gives it. */
export interface RelationDraft {
  /** 关系类型。
   * @x-jiyue-en Type of the relation. */
  type: RelationType;
  /** 起点资源。
   * @x-jiyue-en Resource it starts from. */
  fromId: RecordId;
  /** 终点资源。
   * @x-jiyue-en Resource it points to. */
  toId: RecordId;
  /** 说明；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  note?: string;
}

/** 资源之间的有类型的关系，双向可读。
 * @x-jiyue-en Typed relation between resources, readable from both ends. */
export interface Relation extends RelationDraft, Stored {
  /** 关系所属站点（起点资源的站点）。
   * @x-jiyue-en Site of the relation: that of the resource it starts from. */
  siteId: RecordId;
}
