import type { AddressFamily, PageKind, RegionCode, RobotSign, Topic, VisitTerminal } from './gen/codes.ts';
import type { DateOnly, HostName, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { ProblemItem } from './problem.ts';

/** 访问和检索明细的公共字段：只用于统计，不含账户、手机号、完整网络地址和可逆的设备标识。
 * @x-jiyue-en Members common to events of visits and searches: for counting only, without account, telephone number, full network address or reversible device id. */
export interface CountedEvent {
  /** 事件标识，由发送方随机给出，同一标识只计一次；与访客无关。
   * @x-jiyue-en Id of the event, random, given by the sender; one id counts once. It says nothing about the visitor. */
  eventId: RecordId;
  /** 所访问的站点。
   * @x-jiyue-en Site that was visited. */
  siteId: RecordId;
  /** 发生时刻。
   * @x-jiyue-en When it happened. */
  at: Timestamp;
  /** 计入的日期，即发生时刻在北京时间的日期，与机器时区无关。
   * @x-jiyue-en Day it counts for: the date of `at` in Beijing time, whatever the zone of the machine. */
  countedDate: DateOnly;
  /** 访问终端。
   * @x-jiyue-en Terminal. */
  terminal: VisitTerminal;
  /** 访问所用的网络协议版本；不知道则不填。
   * @x-jiyue-en Address family of the visit; absent when not known. */
  addressFamily?: AddressFamily;
  /** 访问来源地，只到省级；不能判断则不填。
   * @x-jiyue-en Province the visit came from, never finer; absent when it cannot be told. */
  regionCode?: RegionCode;
  /** 当日访客标记，用于去重计数：以当日随机盐杂凑后截短，盐在日终销毁，隔日不可关联；不去重则不填。
   * @x-jiyue-en Mark of the visitor for one day, for counting different visitors: a hash with the salt of the day, cut short; the salt is destroyed at the end of the day. Absent where visitors are not told apart.
   * @pattern ^[0-9a-f]{16}$ */
  dayMark?: string;
  /** 是否识别为机器访问；机器访问单独计数。
   * @x-jiyue-en Whether it was recognised as a robot; robots are counted apart. */
  isRobot: boolean;
  /** 识别所用规则的版本（RobotFilter 的 version）。
   * @x-jiyue-en Version of the filter that decided (version of RobotFilter).
   * @TJS-type integer
   * @minimum 1 */
  robotFilterVersion: number;
}

/** 一次页面访问。
 * @x-jiyue-en One visit of a page.
 * @x-jiyue-requirement JY-STAT-004 */
export interface VisitEvent extends CountedEvent {
  /** 页面路径，不含域名、查询串和片段。
   * @x-jiyue-en Path of the page, without host, query and fragment.
   * @pattern ^/[^?#\s]{0,499}$ */
  path: string;
  /** 页面种类；首页、栏目页、内容页以外的页面不填。
   * @x-jiyue-en Kind of page; absent for pages that are neither home, column nor content page. */
  pageKind?: PageKind;
  /** 页面所属栏目；没有则不填。
   * @x-jiyue-en Column of the page; absent when there is none. */
  columnId?: RecordId;
  /** 页面所显示的资源；不是内容页则不填。
   * @x-jiyue-en Resource that the page shows; absent unless a content page. */
  resourceId?: RecordId;
  /** 来路的域名，不含路径和参数；直接进入或不知道则不填。
   * @x-jiyue-en Host it came from, without path and query; absent for a direct visit, or when not known. */
  referrerHost?: HostName;
}

/** 一次站内检索。
 * @x-jiyue-en One search within the site.
 * @x-jiyue-requirement JY-STAT-004 */
export interface SearchEvent extends CountedEvent {
  /** 检索词；其中的手机号、证件号、邮箱等在记录之前以“*”遮盖。
   * @x-jiyue-en Words asked for; telephone numbers, identity numbers, mail addresses and the like are masked with "*" before they are recorded.
   * @minLength 1
   * @maxLength 200 */
  words: string;
  /** 命中总数；0 即没有结果。
   * @x-jiyue-en Number of hits; 0 is a search without a result.
   * @TJS-type integer
   * @minimum 0 */
  hits: number;
  /** 是否带有栏目、日期等筛选条件。
   * @x-jiyue-en Whether it was filtered by column, date and the like. */
  hasFilters: boolean;
  /** 检索词所涉的主题；不能判断则不填。
   * @x-jiyue-en Topics of the words; absent when they cannot be told.
   * @maxItems 10
   * @uniqueItems true */
  topics?: Topic[];
  /** 读者打开的命中在结果中的名次；没有打开或不记录则不填。
   * @x-jiyue-en Rank of the hit that was opened; absent when none was, or it is not recorded.
   * @TJS-type integer
   * @minimum 1
   * @maximum 1000 */
  openedRank?: number;
}

/** 一批页面访问，同一事件重复发送只计一次。
 * @x-jiyue-en A batch of visits; an event that is sent again counts once. */
export interface VisitBatch {
  /** 访问明细。
   * @x-jiyue-en Events.
   * @minItems 1
   * @maxItems 1000 */
  items: VisitEvent[];
}

/** 一批站内检索，同一事件重复发送只计一次。
 * @x-jiyue-en A batch of searches; an event that is sent again counts once. */
export interface SearchBatch {
  /** 检索明细。
   * @x-jiyue-en Events.
   * @minItems 1
   * @maxItems 1000 */
  items: SearchEvent[];
}

/** 明细的回执：三个数相加等于发送的项数。
 * @x-jiyue-en Receipt of events: the three numbers add up to the items that were sent. */
export interface EventReceipt {
  /** 计入的项数。
   * @x-jiyue-en Items counted.
   * @TJS-type integer
   * @minimum 0 */
  counted: number;
  /** 以前计过的项数。
   * @x-jiyue-en Items counted before.
   * @TJS-type integer
   * @minimum 0 */
  repeated: number;
  /** 被拒绝的项数。
   * @x-jiyue-en Items refused.
   * @TJS-type integer
   * @minimum 0 */
  refused: number;
  /** 被拒绝的逐处说明；没有则不填。
   * @x-jiyue-en Every place that was wrong; absent when nothing was refused.
   * @maxItems 200 */
  errors?: ProblemItem[];
}

/** 一条识别规则。
 * @x-jiyue-en One rule of a filter. */
export interface RobotRule {
  /** 规则代号，在识别规则内唯一。
   * @x-jiyue-en Code of the rule, unique in its filter.
   * @pattern ^[a-z][a-z0-9-]{1,47}$ */
  code: string;
  /** 识别依据。
   * @x-jiyue-en What it goes by. */
  sign: RobotSign;
  /** 客户端标识中的词；依据不是词则不填。
   * @x-jiyue-en Words in the agent text; absent where the sign is not a word.
   * @minItems 1
   * @maxItems 200
   * @items.minLength 2
   * @items.maxLength 100 */
  words?: string[];
  /** 同一访客标记每分钟达到多少次即为机器；依据不是频度则不填。
   * @x-jiyue-en Visits of one mark in a minute from which it is a robot; absent where the sign is not frequency.
   * @TJS-type integer
   * @minimum 1
   * @maximum 100000 */
  visitsPerMinute?: number;
}

/** 机器访问识别规则，由管理者给出的内容；每次保存为一个新版本，旧版本仍可读取。
 * @x-jiyue-en Filter of robots as an administrator gives it; each save is a new version, and old versions stay readable. */
export interface RobotFilterDraft extends Common {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 自何时起用于识别。
   * @x-jiyue-en From when it decides. */
  effectiveAt: Timestamp;
  /** 规则，先合者为准。
   * @x-jiyue-en Rules; the first that fits decides.
   * @minItems 1
   * @maxItems 500 */
  rules: RobotRule[];
}

/** 机器访问识别规则的一个版本。
 * @x-jiyue-en One version of the filter of robots.
 * @x-jiyue-requirement JY-STAT-006 */
export interface RobotFilter extends RobotFilterDraft, Stored {}
