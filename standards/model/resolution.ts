import type { ChainResult, RegionCode, ResolutionOutcome } from './gen/codes.ts';
import type { Cursor, DateOnly, HostName, NetworkAddress, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { FigureBasis } from './report.ts';

/** 站点的数目和比例，由站点登记得出。
 * @x-jiyue-en Number and share of sites, from the register. */
export interface ShareOfSites {
  /** 符合的站点数。
   * @x-jiyue-en Sites that fit.
   * @TJS-type integer
   * @minimum 0 */
  count: number;
  /** 登记中计入的站点数。
   * @x-jiyue-en Sites of the register that count.
   * @TJS-type integer
   * @minimum 0 */
  of: number;
  /** 比例，四舍五入到四位小数；没有计入的站点时为 0。
   * @x-jiyue-en Share, rounded to four places; 0 without sites.
   * @TJS-type number
   * @minimum 0
   * @maximum 1 */
  share: number;
  /** 依据。
   * @x-jiyue-en What it rests on. */
  basis: FigureBasis;
}

/** 域名解析服务，由管理者给出的内容。
 * @x-jiyue-en Resolution service as an administrator gives it. */
export interface ResolutionServiceDraft extends Common {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 运营单位（机构标识）；不在登记中则不填。
   * @x-jiyue-en Operator; absent when it is not in the register. */
  operatorId?: RecordId;
  /** 权威服务器。
   * @x-jiyue-en Authoritative servers.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  nameServers: HostName[];
  /** 是否为集中解析服务。
   * @x-jiyue-en Whether it is the central service. */
  isCentral: boolean;
}

/** 域名解析服务。
 * @x-jiyue-en Resolution service.
 * @x-jiyue-requirement JY-NET-004 */
export interface ResolutionService extends ResolutionServiceDraft, Stored {}

/** 域名解析服务分页。
 * @x-jiyue-en Page of resolution services. */
export interface ResolutionServicePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ResolutionService[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 站点域名应有的解析结果，由管理者登记。
 * @x-jiyue-en What the domain of a site should resolve to, as registered. */
export interface SiteResolutionDraft extends Common {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 域名。
   * @x-jiyue-en Domain. */
  domain: HostName;
  /** 应有的地址；以别名登记的不填。
   * @x-jiyue-en Addresses it should have; absent when an alias is registered.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  addresses?: NetworkAddress[];
  /** 应指向的别名；以地址登记的不填。
   * @x-jiyue-en Name it should lead to; absent when addresses are registered. */
  aliasOf?: HostName;
  /** 由哪个解析服务解析；不知道则不填。
   * @x-jiyue-en Service that resolves it; absent when not known. */
  serviceId?: RecordId;
  /** 注销日期；没有注销则不填。
   * @x-jiyue-en Day it was cancelled; absent until then. */
  cancelledDate?: DateOnly;
}

/** 站点域名应有的解析结果。
 * @x-jiyue-en What the domain of a site should resolve to. */
export interface SiteResolution extends SiteResolutionDraft, Stored {}

/** 域名登记分页。
 * @x-jiyue-en Page of registered resolutions. */
export interface SiteResolutionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: SiteResolution[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一个解析源的回答。
 * @x-jiyue-en Answer of one resolver. */
export interface ResolutionAnswer {
  /** 解析源的名称，每次检查中各不相同。
   * @x-jiyue-en Name of the resolver; different from the others of the check.
   * @minLength 1
   * @maxLength 100 */
  resolver: string;
  /** 回答时刻。
   * @x-jiyue-en When it answered. */
  answeredAt: Timestamp;
  /** 地址；没有结果为空数组。
   * @x-jiyue-en Addresses; empty without a result.
   * @maxItems 50
   * @uniqueItems true */
  addresses: NetworkAddress[];
  /** 别名；没有则不填。
   * @x-jiyue-en Alias; absent when there is none. */
  aliasOf?: HostName;
  /** 解析源是否没有回答。
   * @x-jiyue-en Whether the resolver gave no answer. */
  hasFailed: boolean;
}

/** 一次解析比对：至少两个解析源。
 * @x-jiyue-en One check of a resolution, by two resolvers at least.
 * @x-jiyue-requirement JY-NET-002 */
export interface ResolutionCheck {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 域名。
   * @x-jiyue-en Domain. */
  domain: HostName;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
  /** 各解析源的回答。
   * @x-jiyue-en Answers.
   * @minItems 2
   * @maxItems 20 */
  answers: ResolutionAnswer[];
  /** 比对结果。
   * @x-jiyue-en Outcome. */
  outcome: ResolutionOutcome;
  /** 域名签名（DNSSEC）信任链。
   * @x-jiyue-en Chain of DNSSEC. */
  dnssec: ChainResult;
  /** 证书授权（CAA）记录。
   * @x-jiyue-en CAA record. */
  caa: ChainResult;
  /** 生成的事件；没有则不填。
   * @x-jiyue-en Incident that was made; absent when there is none. */
  incidentId?: RecordId;
}

/** 解析比对分页。
 * @x-jiyue-en Page of resolution checks. */
export interface ResolutionCheckPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ResolutionCheck[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 采用集中解析的站点数目和比例。
 * @x-jiyue-en Number and share of sites that are resolved centrally.
 * @x-jiyue-requirement JY-NET-004 */
export interface ResolutionCoverage {
  /** 行政区划；全平台不填。
   * @x-jiyue-en Division; absent for the whole platform. */
  regionCode?: RegionCode;
  /** 采用集中解析的站点。
   * @x-jiyue-en Sites that are resolved centrally. */
  central: ShareOfSites;
}
