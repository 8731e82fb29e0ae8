import type { ApprovalLevel, SiteClosingDuty, SiteExemptionKind } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 站点的开办审批，由发送方给出的内容。
 * @x-jiyue-en Approval of a site as a sender gives it. */
export interface SiteApprovalDraft extends Common {
  /** 审批机关的层级。
   * @x-jiyue-en Level of the approving organ. */
  organLevel: ApprovalLevel;
  /** 审批机关名称。
   * @x-jiyue-en Name of the approving organ.
   * @minLength 1
   * @maxLength 200 */
  organName: string;
  /** 审批文件的文号或名称。
   * @x-jiyue-en Number or name of the approval.
   * @minLength 1
   * @maxLength 200 */
  documentNumber: string;
  /** 审批日期。
   * @x-jiyue-en Day of the approval. */
  approvedDate: DateOnly;
  /** 审批文件的附件；没有则不填。
   * @x-jiyue-en Attachment with the approval; absent when there is none. */
  attachmentId?: RecordId;
}

/** 站点的开办审批。
 * @x-jiyue-en Approval of a site.
 * @x-jiyue-requirement JY-SITE-009 */
export interface SiteApproval extends SiteApprovalDraft, Stored {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
}

/** 网站开设豁免，由发送方给出的内容。
 * @x-jiyue-en Exemption for a site as a sender gives it. */
export interface SiteExemptionDraft extends Common {
  /** 获得豁免的主办单位。
   * @x-jiyue-en Organizer that is exempted. */
  organizerId: RecordId;
  /** 豁免种类。
   * @x-jiyue-en Kind of exemption. */
  kind: SiteExemptionKind;
  /** 只对一个站点的，该站点；对主办单位的不填。
   * @x-jiyue-en Site, when it holds for one alone; absent when it holds for the organizer. */
  siteId?: RecordId;
  /** 依据。
   * @x-jiyue-en Ground.
   * @minLength 1
   * @maxLength 1000 */
  ground: string;
  /** 批准文件；没有则不填。
   * @x-jiyue-en Approving document; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  documentNumber?: string;
  /** 起始日期。
   * @x-jiyue-en First day. */
  validFromDate: DateOnly;
  /** 最后一日；没有定则不填。
   * @x-jiyue-en Last day; absent when not set. */
  validUntilDate?: DateOnly;
}

/** 网站开设豁免。
 * @x-jiyue-en Exemption for a site.
 * @x-jiyue-requirement JY-SITE-006 */
export interface SiteExemption extends SiteExemptionDraft, Stored {}

/** 豁免分页。
 * @x-jiyue-en Page of exemptions. */
export interface SiteExemptionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: SiteExemption[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 关停的一项手续。
 * @x-jiyue-en One duty of a closing. */
export interface ClosingDuty {
  /** 手续。
   * @x-jiyue-en Duty. */
  duty: SiteClosingDuty;
  /** 办结日期；未办结则不填。
   * @x-jiyue-en Day it was done; absent while open. */
  doneDate?: DateOnly;
  /** 说明，如注销凭证；没有则不填。
   * @x-jiyue-en Note, such as the proof; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 站点关停清单，由发送方给出的内容。
 * @x-jiyue-en Checklist of a closing as a sender gives it. */
export interface SiteClosingDraft extends Common {
  /** 各项手续，每项一条。
   * @x-jiyue-en Duties, each once.
   * @minItems 1
   * @maxItems 50 */
  duties: ClosingDuty[];
}

/** 站点关停清单。
 * @x-jiyue-en Checklist of the closing of a site.
 * @x-jiyue-requirement JY-SITE-020 */
export interface SiteClosing extends SiteClosingDraft, Stored {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 未办结的手续；都办结则为空数组。
   * @x-jiyue-en Duties still open; empty when all are done.
   * @maxItems 50
   * @uniqueItems true */
  openDuties: SiteClosingDuty[];
}
