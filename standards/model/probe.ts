import type { AddressFamily, ProbeFault, ProbeOutcome, RegionCode } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Sm3Digest, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 探测端，由管理者给出的内容：从哪里看站点。
 * @x-jiyue-en Probe as an administrator gives it: where sites are looked at from. */
export interface ProbeDraft extends Common {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  title: string;
  /** 所在网络，如运营商；不说明则不填。
   * @x-jiyue-en Network it stands in, such as the carrier; absent when not told.
   * @minLength 1
   * @maxLength 100 */
  network?: string;
  /** 所在行政区划；不说明则不填。
   * @x-jiyue-en Division it stands in; absent when not told. */
  regionCode?: RegionCode;
  /** 可用的网络协议版本。
   * @x-jiyue-en Address families it can use.
   * @minItems 1
   * @maxItems 2
   * @uniqueItems true */
  addressFamilies: AddressFamily[];
  /** 是否在用。
   * @x-jiyue-en Whether it is in use. */
  isActive: boolean;
}

/** 探测端。
 * @x-jiyue-en Probe. */
export interface Probe extends ProbeDraft, Stored {}

/** 探测端分页。
 * @x-jiyue-en Page of probes. */
export interface ProbePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Probe[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一次访问的结果。探测端自身的故障记为“无法判断”，不是站点的失败。
 * @x-jiyue-en Result of one visit. A fault of the probe itself is "could not tell", never a failure of the site.
 * @x-jiyue-requirement JY-OPS-001 */
export interface ProbeResult {
  /** 探测端。
   * @x-jiyue-en Probe. */
  probeId: RecordId;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 访问的地址。
   * @x-jiyue-en Address that was visited. */
  url: WebAddress;
  /** 开始时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 耗时（毫秒），到打开或放弃为止。
   * @x-jiyue-en Milliseconds until it opened or was given up.
   * @TJS-type integer
   * @minimum 0
   * @maximum 600000 */
  durationMs: number;
  /** 所用的网络协议版本；没有连接则不填。
   * @x-jiyue-en Address family used; absent when nothing was connected. */
  addressFamily?: AddressFamily;
  /** 结果。
   * @x-jiyue-en Outcome. */
  outcome: ProbeOutcome;
  /** 失败原因；打开了则不填。
   * @x-jiyue-en Fault; absent when it opened. */
  fault?: ProbeFault;
  /** 回复状态码；没有回复则不填。
   * @x-jiyue-en HTTP status; absent without a reply.
   * @TJS-type integer
   * @minimum 100
   * @maximum 599 */
  httpStatus?: number;
  /** 页面正文的 SM3 杂凑值；没有取得正文则不填。
   * @x-jiyue-en SM3 digest of the text of the page; absent when none was received. */
  textDigest?: Sm3Digest;
}

/** 访问结果分页。
 * @x-jiyue-en Page of results of visits. */
export interface ProbeResultPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: ProbeResult[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一批访问结果，由探测端发送。
 * @x-jiyue-en A batch of results as a probe sends it. */
export interface ProbeBatch {
  /** 访问结果。
   * @x-jiyue-en Results.
   * @minItems 1
   * @maxItems 1000 */
  items: ProbeResult[];
}

/** 一个站点在监测期间的可访问情况。阈值取自检查指标，写在记录中以便核对。
 * @x-jiyue-en How a site could be reached in a period. The limits come from the indicators and stand in the record so that it can be checked.
 * @x-jiyue-requirement JY-OPS-003 */
export interface Availability {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 监测的第一天（北京时间）。
   * @x-jiyue-en First day, in Beijing time. */
  periodStart: DateOnly;
  /** 监测的最后一天（含）。
   * @x-jiyue-en Last day, included. */
  periodEnd: DateOnly;
  /** 计入的访问次数，不含“无法判断”。
   * @x-jiyue-en Visits that count, those that could not tell left out.
   * @TJS-type integer
   * @minimum 0 */
  visits: number;
  /** 其中失败的次数。
   * @x-jiyue-en Of these, failed.
   * @TJS-type integer
   * @minimum 0 */
  failed: number;
  /** “无法判断”的次数。
   * @x-jiyue-en Visits that could not tell.
   * @TJS-type integer
   * @minimum 0 */
  couldNotTell: number;
  /** 失败比例，四舍五入到四位小数；没有计入的访问时为 0。
   * @x-jiyue-en Share of failures, rounded to four places; 0 without visits that count.
   * @TJS-type number
   * @minimum 0
   * @maximum 1 */
  failedShare: number;
  /** 判为有风险的比例，不宽于检查指标 V2。
   * @x-jiyue-en Share from which the site is at risk, no looser than indicator V2.
   * @TJS-type number
   * @minimum 0
   * @maximum 1 */
  limitShare: number;
  /** 失败比例是否达到该比例。
   * @x-jiyue-en Whether the share is reached. */
  isAtRisk: boolean;
  /** 各天中最少的访问次数。
   * @x-jiyue-en Fewest visits on any day.
   * @TJS-type integer
   * @minimum 0 */
  leastVisitsOfDay: number;
  /** 每天的访问次数是否都够。
   * @x-jiyue-en Whether every day had enough visits. */
  isComplete: boolean;
}

/** 可访问情况分页。
 * @x-jiyue-en Page of availability. */
export interface AvailabilityPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Availability[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
