import type { Algorithm } from './gen/codes.ts';
import type { Locale, PlatformUri } from './gen/scalars.ts';

/** 软件名称与版本。
 * @x-jiyue-en Name and version of the software. */
export interface CapabilitySoftware {
  /** 软件名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 软件版本。
   * @x-jiyue-en Version.
   * @minLength 1
   * @maxLength 50 */
  version: string;
}

/** 一个已提供的接口模块。
 * @x-jiyue-en One interface module that is served. */
export interface CapabilityModule {
  /** 模块名，如 registry、resources、changes、search。
   * @x-jiyue-en Name of the module.
   * @pattern ^[a-z][a-z-]{1,31}$ */
  name: string;
  /** 模块版本。
   * @x-jiyue-en Version of the module.
   * @pattern ^[0-9]+\.[0-9]+$ */
  version: string;
  /** 提供者：core 或插件标识。
   * @x-jiyue-en Who serves it: core, or the id of a plugin.
   * @pattern ^[a-z][a-z0-9-]{1,31}$ */
  servedBy: string;
}

/** 平台的限额。
 * @x-jiyue-en Limits of the platform. */
export interface CapabilityLimits {
  /** 每页最多项数。
   * @x-jiyue-en Most items on a page.
   * @TJS-type integer
   * @minimum 1 */
  pageItems: number;
  /** 每批最多提交的资源数。
   * @x-jiyue-en Most resources in one batch.
   * @TJS-type integer
   * @minimum 1 */
  batchItems: number;
  /** 请求体上限（字节）。
   * @x-jiyue-en Largest request body in bytes.
   * @TJS-type integer
   * @minimum 1 */
  bodyBytes: number;
  /** 附件上限（字节）。
   * @x-jiyue-en Largest attachment in bytes.
   * @TJS-type integer
   * @minimum 1 */
  attachmentBytes: number;
  /** 带幂等键的写入，其结果至少保存多少小时，不少于24；不接受幂等键则不填。
   * @x-jiyue-en Hours for which the result of a write with an idempotency key is kept, at least 24; absent: keys are not honoured.
   * @TJS-type integer
   * @minimum 24
   * @maximum 8760 */
  idempotencyKeyHours?: number;
  /** 每个调用者每分钟最多写入请求数；不限则不填。
   * @x-jiyue-en Most write requests per caller and minute; absent: no limit.
   * @TJS-type integer
   * @minimum 1 */
  writesPerMinute?: number;
  /** 每个调用者每分钟最多检索请求数；不限则不填。
   * @x-jiyue-en Most searches per caller and minute; absent: no limit.
   * @TJS-type integer
   * @minimum 1 */
  searchesPerMinute?: number;
}

/** 平台声明的最长延迟。
 * @x-jiyue-en Longest delays the platform declares. */
export interface CapabilityDelays {
  /** 发布后多少秒内可检索到；不提供检索则不填。
   * @x-jiyue-en Seconds from publication until found; absent without search.
   * @TJS-type number
   * @minimum 0 */
  searchSeconds?: number;
}

/** 平台接受的调用签名。
 * @x-jiyue-en Call signatures that the platform takes. */
export interface CapabilitySignatures {
  /** 接受的算法。
   * @x-jiyue-en Algorithms that are taken.
   * @minItems 1 */
  algorithms: Algorithm[];
  /** 签名时刻与平台时间最多相差多少秒。
   * @x-jiyue-en Longest difference in seconds between the time of a signature and that of the platform.
   * @TJS-type integer
   * @minimum 30
   * @maximum 300 */
  windowSeconds: number;
}

/** 平台能力说明，位于 /.well-known/jiyue。
 * @x-jiyue-en Capability document at /.well-known/jiyue.
 * @x-jiyue-requirement JY-IFC-001 */
export interface Capabilities {
  /** 规范名称，固定为 jiyue。
   * @x-jiyue-en Name of the specification, always jiyue.
   * @pattern ^jiyue$ */
  specification: string;
  /** 支持的规范版本。
   * @x-jiyue-en Versions of the specification that are supported.
   * @minItems 1
   * @items.pattern ^[0-9]+\.[0-9]+$ */
  versions: string[];
  /** 平台标识（URI），变更事件的 source。
   * @x-jiyue-en The platform as a URI; source of its change events. */
  platform: PlatformUri;
  /** 提供的模块。
   * @x-jiyue-en Modules that are served. */
  modules: CapabilityModule[];
  /** 声明的专用规范（profile@版本）；没有则为空数组。
   * @x-jiyue-en Profiles claimed (profile@version); empty when none. */
  profiles: string[];
  /** 限额。
   * @x-jiyue-en Limits. */
  limits: CapabilityLimits;
  /** 接受的调用签名；不接受则不填。
   * @x-jiyue-en Call signatures that are taken; absent: none. */
  callSignatures?: CapabilitySignatures;
  /** 延迟。
   * @x-jiyue-en Delays. */
  delays: CapabilityDelays;
  /** 支持的语言，第一个为默认语言。
   * @x-jiyue-en Languages, the default first.
   * @minItems 1 */
  languages: Locale[];
  /** 软件。
   * @x-jiyue-en Software. */
  software: CapabilitySoftware;
  /** 是否为测试实例（允许破坏性测试）。
   * @x-jiyue-en Whether this is a test instance (destructive tests allowed). */
  testInstance: boolean;
}
