import type { RetentionPeriod } from './gen/codes.ts';
import type { DateOnly, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';

/** 转载标记：文字来自其他网站或媒体。
 * @x-jiyue-en Mark of a relay: the text comes from another site or medium.
 * @x-jiyue-requirement JY-PUB-016 */
export interface RelayMark {
  /** 首次发布该文字的网站或媒体名称，不得是本站。
   * @x-jiyue-en Site or medium that published it first; never this site itself.
   * @minLength 1
   * @maxLength 200 */
  originalName: string;
  /** 原文网址；没有则不填。
   * @x-jiyue-en Address of the original; absent when there is none. */
  originalUrl?: WebAddress;
  /** 原文发布时刻；只有日期时用 originalPublishedDate，都不知道则都不填。
   * @x-jiyue-en Instant of the original publication; a mere date goes into originalPublishedDate, and neither is given when unknown. */
  originalPublishedAt?: Timestamp;
  /** 原文发布日期（只有日期时）。
   * @x-jiyue-en Date of the original publication where only a date is known. */
  originalPublishedDate?: DateOnly;
  /** 是否有删节；全文照登为 false。
   * @x-jiyue-en Whether the text was shortened; false when relayed in full. */
  isAbridged: boolean;
}

/** 地图标记：一件附件是地图。
 * @x-jiyue-en Mark of a map: an attachment is one.
 * @x-jiyue-requirement JY-PUB-017 */
export interface MapMark {
  /** 地图所在的附件，须列在 attachmentIds 中。
   * @x-jiyue-en Attachment that is the map, one of attachmentIds. */
  attachmentId: RecordId;
  /** 审图号，照录。
   * @x-jiyue-en Approval number of the map, as printed.
   * @minLength 1
   * @maxLength 60 */
  approvalNumber: string;
}

/** 译文标记：文字译自本库的一条资源。
 * @x-jiyue-en Mark of a translation: the text was translated from a resource of the repository.
 * @x-jiyue-requirement JY-ACC-010 */
export interface TranslationMark {
  /** 原文资源。
   * @x-jiyue-en Resource it was translated from. */
  originalId: RecordId;
  /** 所译的原文版本。
   * @x-jiyue-en Version of the original that was translated.
   * @TJS-type integer
   * @minimum 1 */
  originalVersion: number;
  /** 是否为机器翻译且未经人工审校。
   * @x-jiyue-en Whether a machine made it and no person revised it. */
  isMachineMade: boolean;
  /** 译者或翻译单位；未写明则不填。
   * @x-jiyue-en Translator or translating unit; absent when not stated.
   * @minLength 1
   * @maxLength 200 */
  translator?: string;
}

/** 权利与保存期限，各项都可不填，不填的不作推定。
 * @x-jiyue-en Rights and retention; every member is optional and nothing is presumed where absent.
 * @x-jiyue-requirement JY-RES-020 */
export interface ResourceRights {
  /** 权利人；未写明则不填。
   * @x-jiyue-en Rights holder; absent when not stated.
   * @minLength 1
   * @maxLength 200 */
  holder?: string;
  /** 使用许可的名称或原文表述；未写明则不填。
   * @x-jiyue-en Name of the licence or its words; absent when not stated.
   * @minLength 1
   * @maxLength 200 */
  licence?: string;
  /** 使用许可全文的网址；没有则不填。
   * @x-jiyue-en Address of the text of the licence; absent when there is none. */
  licenceUrl?: WebAddress;
  /** 保存期限；未定则不填。
   * @x-jiyue-en How long it is kept; absent when not settled. */
  retention?: RetentionPeriod;
}
