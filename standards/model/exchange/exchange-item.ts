import type { ExchangeFamily } from '../gen/codes.ts';
import type { PlatformUri, RecordId, Sm3Digest, Timestamp, WebAddress } from '../gen/scalars.ts';
import type { Attachment } from '../attachment.ts';
import type { Column } from '../column.ts';
import type { Organization } from '../organization.ts';
import type { Withdrawal } from '../resource-content.ts';
import type { Relation, Resource } from '../resource.ts';
import type { Site } from '../site.ts';

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
  /** 该版本内容（JSON 规范形式）的 SM3 杂凑值；相同即无变化。内容是发送方所给的全部字段（含扩展），不含由信息资源库管理的标识、版本、时刻、状态和撤稿记录。
   * @x-jiyue-en SM3 digest of the content of that version in canonical JSON; equal digests mean unchanged. The content is all members a sender gives, extensions included, without id, version, times, status and withdrawal, which the repository keeps. */
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
