import type { RelationType, ResourceKind, ResourceStatus, UpdateType, WithdrawalKind } from './gen/codes.ts';
import type { RecordId, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Stored } from './common.ts';
import type { Dataset, DatasetDraft } from './dataset.ts';
import type { DisclosureGuide, DisclosureGuideDraft } from './disclosure-guide.ts';
import type { Faq, FaqDraft } from './faq.ts';
import type { Gallery, GalleryDraft } from './gallery.ts';
import type { LeaderProfile, LeaderProfileDraft } from './leader-profile.ts';
import type { OrganizationProfile, OrganizationProfileDraft } from './organization-profile.ts';
import type { ServiceGuideResource, ServiceGuideResourceDraft } from './service-guide-resource.ts';
import type { SpecialTopic, SpecialTopicDraft } from './special-topic.ts';
import type { Video, VideoDraft } from './video.ts';
import type { WebLink, WebLinkDraft } from './web-link.ts';
import type { DocumentMetadata } from './metadata.ts';
import type { ResourceContent, ResourceState } from './resource-content.ts';

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
export type Resource =
  | Article
  | PolicyDocument
  | Interpretation
  | Gallery
  | Video
  | WebLink
  | LeaderProfile
  | OrganizationProfile
  | Dataset
  | SpecialTopic
  | Faq
  | DisclosureGuide
  | ServiceGuideResource;

/** 信息资源草稿。
 * @x-jiyue-en Draft of a resource. */
export type ResourceDraft =
  | ArticleDraft
  | PolicyDocumentDraft
  | InterpretationDraft
  | GalleryDraft
  | VideoDraft
  | WebLinkDraft
  | LeaderProfileDraft
  | OrganizationProfileDraft
  | DatasetDraft
  | SpecialTopicDraft
  | FaqDraft
  | DisclosureGuideDraft
  | ServiceGuideResourceDraft;

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
