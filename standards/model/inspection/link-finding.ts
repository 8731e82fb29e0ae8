import type { ProbeFault, ReachabilityStep } from '../gen/codes.ts';
import type { Cursor, RecordId, Sm3Digest, Timestamp, WebAddress } from '../gen/scalars.ts';

/** 不能打开的站内链接。
 * @x-jiyue-en An internal link that does not open.
 * @x-jiyue-requirement JY-PAGE-017 */
export interface DeadLink {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 链接的地址。
   * @x-jiyue-en Address of the link. */
  url: WebAddress;
  /** 所在页面。
   * @x-jiyue-en Page it stands on. */
  pageUrl: WebAddress;
  /** 是否在首页。
   * @x-jiyue-en Whether that is the home page. */
  isOnHomePage: boolean;
  /** 状态码；没有回复则不填。
   * @x-jiyue-en HTTP status; absent without a reply.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  httpStatus?: number;
  /** 没有回复的原因；有回复则不填。
   * @x-jiyue-en Why there was no reply; absent when there was one. */
  fault?: ProbeFault;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
}

/** 不能打开的链接分页。
 * @x-jiyue-en Page of dead links. */
export interface DeadLinkPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: DeadLink[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 经 IPv6 不可达的链接。
 * @x-jiyue-en A link that cannot be reached over IPv6. */
export interface UnreachableLink {
  /** 链接的地址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 层级：0 为首页，1、2 为其下两层。
   * @x-jiyue-en Level: 0 is the home page, 1 and 2 are the two below.
   * @TJS-type integer
   * @minimum 0
   * @maximum 2 */
  level: number;
  /** 第一个不通过的步骤。
   * @x-jiyue-en First step that failed. */
  step: ReachabilityStep;
}

/** 经两种协议取得的内容不同的页面。
 * @x-jiyue-en A page that differs between the two families. */
export interface ContentDifference {
  /** 地址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 经 IPv4 的状态码。
   * @x-jiyue-en Status over IPv4.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  ipv4Status: number;
  /** 经 IPv6 的状态码。
   * @x-jiyue-en Status over IPv6.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  ipv6Status: number;
  /** 经 IPv4 的正文杂凑值。
   * @x-jiyue-en Digest of the text over IPv4. */
  ipv4Digest: Sm3Digest;
  /** 经 IPv6 的正文杂凑值。
   * @x-jiyue-en Digest of the text over IPv6. */
  ipv6Digest: Sm3Digest;
}

/** 站点经 IPv6 的可达情况：首页及其下两层链接。
 * @x-jiyue-en How a site is reached over IPv6: its home page and the links two levels below.
 * @x-jiyue-requirement JY-NET-006 */
export interface ReachabilityReport {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
  /** 首页第一个不通过的步骤；都通过则不填。
   * @x-jiyue-en First step that the home page failed; absent when it passed all. */
  failedStep?: ReachabilityStep;
  /** 检查的链接数，含首页。
   * @x-jiyue-en Links checked, the home page included.
   * @TJS-type integer
   * @minimum 0 */
  links: number;
  /** 可达的链接数。
   * @x-jiyue-en Links that were reached.
   * @TJS-type integer
   * @minimum 0 */
  reachable: number;
  /** 比例，四舍五入到四位小数；没有链接时为 0。
   * @x-jiyue-en Share, rounded to four places; 0 without links.
   * @TJS-type number
   * @minimum 0
   * @maximum 1 */
  share: number;
  /** 不可达的链接；没有则为空数组。
   * @x-jiyue-en Links not reached; empty when there are none.
   * @maxItems 5000 */
  unreachable: UnreachableLink[];
  /** 内容不同的页面；没有则为空数组。
   * @x-jiyue-en Pages that differ; empty when there are none.
   * @maxItems 5000 */
  differing: ContentDifference[];
}
