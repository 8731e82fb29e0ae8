import type { RegionCode, SiteKind, SiteStatus } from './gen/codes.ts';
import type { DateOnly, HostName, RecordId, SiteCode } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 站点开通前须具备的五项事实；缺一不得转为“开通”。
 * @x-jiyue-en The five facts a site needs before it may be open. */
export interface SiteOpening {
  /** 开办审批文号或批准说明。
   * @x-jiyue-en Approval to open: number or statement.
   * @minLength 1
   * @maxLength 200 */
  approval?: string;
  /** 党政机关网站标识编号（32 位十六进制）。
   * @x-jiyue-en Id of the party and government website badge (32 hexadecimal digits).
   * @pattern ^[0-9A-F]{32}$ */
  badgeId?: string;
  /** ICP 备案编号。
   * @x-jiyue-en ICP filing number.
   * @minLength 6
   * @maxLength 40 */
  icpNumber?: string;
  /** 公安机关备案号。
   * @x-jiyue-en Public-security filing number.
   * @minLength 6
   * @maxLength 40 */
  policeNumber?: string;
}

/** 站点，由发送方给出的内容。
 * @x-jiyue-en Site as a sender gives it. */
export interface SiteDraft extends Common {
  /** 网站标识码；尚未取得则不填（不得开通）。
   * @x-jiyue-en Site code; absent until assigned, and then the site may not be open. */
  siteCode?: SiteCode;
  /** 网站名称（规范名称）。
   * @x-jiyue-en Standard name of the site.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 网站类型。
   * @x-jiyue-en Kind of site. */
  siteKind: SiteKind;
  /** 主办单位（机构标识）。
   * @x-jiyue-en Organizing organization. */
  organizerId: RecordId;
  /** 承办单位（机构标识）；没有则不填。
   * @x-jiyue-en Operating organization; absent when there is none. */
  operatorId?: RecordId;
  /** 主域名，只能有一个。
   * @x-jiyue-en Primary domain, exactly one. */
  domain: HostName;
  /** 其他域名（含中文域名的 ASCII 形式），没有则不填。
   * @x-jiyue-en Further domains; absent when there are none.
   * @maxItems 20
   * @uniqueItems true */
  aliases?: HostName[];
  /** 上级站点（门户）；没有则不填。
   * @x-jiyue-en Superior site (portal); absent when there is none. */
  parentId?: RecordId;
  /** 所属行政区划。
   * @x-jiyue-en Administrative division. */
  regionCode?: RegionCode;
  /** 联系方式（页面底部显示）。
   * @x-jiyue-en Contact shown in the footer.
   * @minLength 1
   * @maxLength 200 */
  contact: string;
  /** 网站简介；没有则不填。
   * @x-jiyue-en Description of the site; absent when there is none.
   * @maxLength 2000 */
  description?: string;
  /** 开通事实。
   * @x-jiyue-en Facts needed for opening. */
  opening: SiteOpening;
}

/** 一次状态变更。
 * @x-jiyue-en One change of status. */
export interface SiteStatusChange {
  /** 目标状态。
   * @x-jiyue-en Status to change to. */
  status: SiteStatus;
  /** 生效日期。
   * @x-jiyue-en Day it takes effect. */
  effectiveDate: DateOnly;
  /** 原因，进入站点历史。
   * @x-jiyue-en Reason, kept in the history of the site.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
  /** 归并到的站点；仅状态为 merged 时填。
   * @x-jiyue-en Site it was merged into; only with status merged. */
  mergedIntoId?: RecordId;
}

/** 站点（政府网站）。
 * @x-jiyue-en Site (government website).
 * @x-jiyue-requirement JY-SITE-001 */
export interface Site extends SiteDraft, Stored {
  /** 当前状态。
   * @x-jiyue-en Current status. */
  status: SiteStatus;
  /** 状态历史，按时间先后；刚申请的站点有一条。
   * @x-jiyue-en Status history, oldest first; one entry for a site just applied for. */
  statusHistory: SiteStatusChange[];
}
