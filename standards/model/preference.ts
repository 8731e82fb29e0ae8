import type { Audience, ConsentPurpose, DisplayMode, RegionCode, ResourceKind } from './gen/codes.ts';
import type { Cursor, LogSequence, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 个人偏好，由本人给出的内容。
 * @x-jiyue-en Preferences as the person gives them. */
export interface PreferencesDraft extends Common {
  /** 是否使用个性化推荐；关闭后下一次请求即不再使用画像。
   * @x-jiyue-en Whether recommendations are made; once off, the next request uses no profile. */
  usesRecommendations: boolean;
  /** 是否保存浏览和搜索历史。
   * @x-jiyue-en Whether reading and searching is kept. */
  keepsHistory: boolean;
  /** 选定的地区；没有则不填。
   * @x-jiyue-en Division chosen; absent when not chosen. */
  regionCode?: RegionCode;
  /** 选定的身份；没有则不填。
   * @x-jiyue-en Roles chosen; absent when not chosen.
   * @minItems 1
   * @maxItems 10
   * @uniqueItems true */
  audiences?: Audience[];
  /** 常用站点，按显示顺序；没有则不填。
   * @x-jiyue-en Sites used often, in display order; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true */
  siteIds?: RecordId[];
  /** 显示方式。
   * @x-jiyue-en Way of display. */
  displayMode: DisplayMode;
}

/** 个人偏好。
 * @x-jiyue-en Preferences.
 * @x-jiyue-requirement JY-PERS-003 */
export interface Preferences extends PreferencesDraft, Stored {
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
}

/** 本人对推断兴趣的现行意思：由最近一条同意记录得出。
 * @x-jiyue-en Present standing of a person on inferred interests, from the latest record of consent.
 * @x-jiyue-requirement JY-PERS-004 */
export interface Consent {
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 处理目的。
   * @x-jiyue-en Purpose. */
  purpose: ConsentPurpose;
  /** 是否同意；从未表态为 false。
   * @x-jiyue-en Whether granted; false when never asked. */
  isGranted: boolean;
  /** 所依据的同意记录；从未表态则不填。
   * @x-jiyue-en Record it rests on; absent when never asked. */
  consentId?: RecordId;
  /** 同意的告知文本版本；从未表态则不填。
   * @x-jiyue-en Version of the notice; absent when never asked.
   * @TJS-type integer
   * @minimum 1 */
  noticeVersion?: number;
  /** 告知文本是否已有新版本，须重新征求同意。
   * @x-jiyue-en Whether the notice has a newer version, so that consent must be asked again. */
  isOutdated: boolean;
}

/** 个人首页的一条资源；标识和版本由条件选出，文字来自信息资源库。
 * @x-jiyue-en One resource on the home page; id and version by the query, text from the repository. */
export interface HomeItem {
  /** 资源标识。
   * @x-jiyue-en Resource id. */
  id: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  resourceKind: ResourceKind;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 发布时刻。
   * @x-jiyue-en When it was published. */
  publishedAt: Timestamp;
}

/** 个人首页的一节。
 * @x-jiyue-en One section of the home page. */
export interface HomeSection {
  /** 本节名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 100 */
  title: string;
  /** 所依据的兴趣；对所有人相同的一节不填。
   * @x-jiyue-en Interest it rests on; absent for a section that is the same for everybody. */
  interestId?: RecordId;
  /** 资源。
   * @x-jiyue-en Resources.
   * @maxItems 50 */
  items: HomeItem[];
}

/** 个人首页；不进公共缓存。
 * @x-jiyue-en Personal home page; kept by no shared cache.
 * @x-jiyue-requirement JY-PERS-005 */
export interface PersonalHome {
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 是否按本人的兴趣选出；关闭推荐的为 false。
   * @x-jiyue-en Whether chosen by own interests; false once recommendations are off. */
  isPersonalized: boolean;
  /** 各节。
   * @x-jiyue-en Sections.
   * @maxItems 50 */
  sections: HomeSection[];
  /** 得出本页的日志位置。
   * @x-jiyue-en Place in the log the page rests on. */
  asOfSequence: LogSequence;
}

/** 收藏一条资源。
 * @x-jiyue-en A resource to be kept as a favourite. */
export interface FavouriteDraft {
  /** 资源。
   * @x-jiyue-en Resource. */
  resourceId: RecordId;
  /** 本人的备注；没有则不填。
   * @x-jiyue-en Note of the person; absent when none.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}

/** 收藏；资源撤稿后仍列出，只显示标题和撤稿说明。
 * @x-jiyue-en Favourite; it stays listed after a withdrawal, with title and notice alone.
 * @x-jiyue-requirement JY-PERS-006 */
export interface Favourite extends FavouriteDraft {
  /** 收藏时刻。
   * @x-jiyue-en When it was added. */
  addedAt: Timestamp;
  /** 资源是否已撤稿。
   * @x-jiyue-en Whether the resource was withdrawn. */
  isWithdrawn: boolean;
}

/** 收藏分页。
 * @x-jiyue-en Page of favourites. */
export interface FavouritePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Favourite[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}
