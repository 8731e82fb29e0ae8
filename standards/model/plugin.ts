import type { EventType, PluginState } from './gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from './gen/scalars.ts';
import type { ProblemData } from './problem.ts';

/** 插件名称。
 * @x-jiyue-en Title of a plugin. */
export interface PluginTitle {
  /** 中文名称。
   * @x-jiyue-en Chinese title.
   * @minLength 1
   * @maxLength 100 */
  zh: string;
  /** 英文名称；没有则不填。
   * @x-jiyue-en English title; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  en?: string;
}

/** 一条处理不了、等待重新处理的日志，或排在它之后、同一记录的日志。
 * @x-jiyue-en A log entry that could not be dealt with and waits to be tried again, or one of the same record behind it. */
export interface PluginDeadLetter {
  /** 日志序号。
   * @x-jiyue-en Sequence of the log entry.
   * @pattern ^[0-9]{16}$ */
  sequence: string;
  /** 事件类型。
   * @x-jiyue-en Event type. */
  type: EventType;
  /** 记录标识。
   * @x-jiyue-en Record id. */
  subject: RecordId;
  /** 处理不了的原因；排在另一条之后的不填。
   * @x-jiyue-en Why it could not be dealt with; absent when it waits behind another.
   * @minLength 1
   * @maxLength 500 */
  cause?: string;
}

/** 插件的健康状况。
 * @x-jiyue-en Health of a plugin. */
export interface PluginHealth {
  /** 是否正常。
   * @x-jiyue-en Whether it works. */
  isHealthy: boolean;
  /** 检查时刻。
   * @x-jiyue-en When it was checked. */
  checkedAt: Timestamp;
  /** 故障代码；正常或没有代码的不填。
   * @x-jiyue-en Code of the fault; absent when healthy, and when no code is known.
   * @minLength 1
   * @maxLength 100 */
  code?: string;
  /** 故障或降级的说明，语言随 Accept-Language；正常的不填。
   * @x-jiyue-en What is wrong with it, in the language of Accept-Language; absent when healthy.
   * @minLength 1
   * @maxLength 2000 */
  detail?: string;
  /** 故障代码的数据，不含设置和密钥；没有则不填。
   * @x-jiyue-en Data of the code, without settings or secrets; absent when there is none. */
  data?: ProblemData;
  /** 等待重新处理的日志条数；没有则不填。
   * @x-jiyue-en Log entries that wait to be tried again; absent when none.
   * @TJS-type integer
   * @minimum 1 */
  deadLetterCount?: number;
  /** 等待重新处理的日志，按序号排列，最多20条；没有则不填。
   * @x-jiyue-en Log entries that wait to be tried again, by sequence, the first 20; absent when none.
   * @minItems 1
   * @maxItems 20 */
  deadLetters?: PluginDeadLetter[];
  /** 落后于日志的条数；不跟随日志的不填。
   * @x-jiyue-en Log entries it is behind; absent when it follows no log.
   * @TJS-type integer
   * @minimum 0 */
  lagEntries?: number;
}

/** 一个插件及其状态，不含设置和密钥。
 * @x-jiyue-en One plugin and its state, without settings or secrets.
 * @x-jiyue-requirement JY-ARC-015 */
export interface PluginStatus {
  /** 插件标识。
   * @x-jiyue-en Id of the plugin.
   * @minLength 2
   * @maxLength 32
   * @pattern ^[a-z][a-z0-9-]{1,31}$ */
  id: string;
  /** 名称；插件清单读不出的不填。
   * @x-jiyue-en Title; absent while its manifest cannot be read. */
  title?: PluginTitle;
  /** 插件版本；插件清单读不出的不填。
   * @x-jiyue-en Version of the plugin; absent while its manifest cannot be read.
   * @minLength 1
   * @maxLength 40 */
  pluginVersion?: string;
  /** 所依据的插件合同版本范围；插件清单读不出的不填。
   * @x-jiyue-en Range of the plugin contract it rests on; absent while its manifest cannot be read.
   * @minLength 1
   * @maxLength 40 */
  contract?: string;
  /** 状态。
   * @x-jiyue-en State. */
  state: PluginState;
  /** 平台是否缺它不可。
   * @x-jiyue-en Whether the platform cannot do without it. */
  isRequired: boolean;
  /** 提供的规范接口模块；没有则为空数组。
   * @x-jiyue-en Interface modules it serves; empty when none.
   * @uniqueItems true
   * @items.minLength 2
   * @items.maxLength 32 */
  modules: string[];
  /** 已授予的权限。
   * @x-jiyue-en Permissions it was granted.
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 200 */
  permissions: string[];
  /** 授权的站点；全部站点为空数组。
   * @x-jiyue-en Sites it was granted; empty means all.
   * @uniqueItems true */
  siteIds: RecordId[];
  /** 健康状况。
   * @x-jiyue-en Health. */
  health: PluginHealth;
  /** 状态变更的时刻。
   * @x-jiyue-en When its state changed. */
  changedAt: Timestamp;
}

/** 插件分页。
 * @x-jiyue-en Page of plugins. */
export interface PluginStatusPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PluginStatus[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
