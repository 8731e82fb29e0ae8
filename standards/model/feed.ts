import type { Topic } from './gen/codes.ts';
import type { Cursor, Locale, MediaType, RecordId, Timestamp, WebAddress } from './gen/scalars.ts';

/** 条目的附件。
 * @x-jiyue-en Attachment of an entry. */
export interface FeedEnclosure {
  /** 网址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 媒体类型。
   * @x-jiyue-en Media type. */
  mediaType: MediaType;
  /** 字节数；不知道则不填。
   * @x-jiyue-en Size in bytes; absent when not known.
   * @TJS-type integer
   * @minimum 0 */
  sizeBytes?: number;
  /** 名称；没有则不填。
   * @x-jiyue-en Title; absent when none.
   * @minLength 1
   * @maxLength 200 */
  title?: string;
}

/** 订阅源的一个条目：RSS、Atom 和 JSON Feed 三种格式由它得出。
 * @x-jiyue-en One entry of a feed, from which RSS, Atom and JSON Feed are made.
 * @x-jiyue-requirement JY-PUSH-010 */
export interface FeedEntry {
  /** 条目标识，等于资源标识；改标题不变。
   * @x-jiyue-en Id of the entry, equal to the resource id; a new title keeps it. */
  id: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 栏目。
   * @x-jiyue-en Column. */
  columnId: RecordId;
  /** 语言。
   * @x-jiyue-en Language. */
  locale: Locale;
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 网址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 摘要；没有则不填。
   * @x-jiyue-en Summary; absent when none.
   * @minLength 1
   * @maxLength 2000 */
  summary?: string;
  /** 正文，已按白名单清理，地址为绝对地址；只给摘要的订阅源不填。
   * @x-jiyue-en Body, cleaned, with absolute addresses; absent in a feed of summaries.
   * @maxLength 2000000 */
  contentHtml?: string;
  /** 信息来源。
   * @x-jiyue-en Source.
   * @minLength 1
   * @maxLength 200 */
  sourceName: string;
  /** 首次发布时刻。
   * @x-jiyue-en First publication. */
  publishedAt: Timestamp;
  /** 本版本发布时刻。
   * @x-jiyue-en Publication of this version. */
  updatedAt: Timestamp;
  /** 主题分类；没有则不填。
   * @x-jiyue-en Topics; absent when none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  topics?: Topic[];
  /** 关键词；没有则不填。
   * @x-jiyue-en Keywords; absent when none.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 50 */
  keywords?: string[];
  /** 附件；没有则不填。
   * @x-jiyue-en Attachments; absent when none.
   * @minItems 1
   * @maxItems 50 */
  enclosures?: FeedEnclosure[];
}

/** 条目分页。
 * @x-jiyue-en Page of entries. */
export interface FeedEntryPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: FeedEntry[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 一个订阅源的地址。
 * @x-jiyue-en Address of a feed. */
export interface FeedLink {
  /** 站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 栏目；整个站点的不填。
   * @x-jiyue-en Column; absent for the whole site. */
  columnId?: RecordId;
  /** 名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 格式：rss、atom 或 json。
   * @x-jiyue-en Format: rss, atom or json.
   * @pattern ^(rss|atom|json)$ */
  format: string;
  /** 地址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** WebSub 集线地址；没有则不填。
   * @x-jiyue-en WebSub hub; absent when none. */
  hubUrl?: WebAddress;
}

/** 订阅源地址分页。
 * @x-jiyue-en Page of feeds. */
export interface FeedLinkPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: FeedLink[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** JSON Feed 的作者：信息来源。
 * @x-jiyue-en Author in JSON Feed: the source. */
export interface JsonFeedAuthor {
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 200 */
  name: string;
}

/** JSON Feed 的附件。
 * @x-jiyue-en Attachment in JSON Feed. */
export interface JsonFeedAttachment {
  /** 网址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 媒体类型。
   * @x-jiyue-en Media type. */
  mime_type: MediaType;
  /** 名称；没有则不填。
   * @x-jiyue-en Title; absent when none.
   * @minLength 1
   * @maxLength 200 */
  title?: string;
  /** 字节数；不知道则不填。
   * @x-jiyue-en Size in bytes; absent when not known.
   * @TJS-type integer
   * @minimum 0 */
  size_in_bytes?: number;
}

/** JSON Feed 1.1 的一项。
 * @x-jiyue-en One item of JSON Feed 1.1. */
export interface JsonFeedItem {
  /** 等于资源标识。
   * @x-jiyue-en Equal to the resource id. */
  id: RecordId;
  /** 网址。
   * @x-jiyue-en Address. */
  url: WebAddress;
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 正文；给出 content_text 的不填。
   * @x-jiyue-en Body; absent where content_text is given.
   * @maxLength 2000000 */
  content_html?: string;
  /** 纯文本的正文或摘要；给出 content_html 的不填。
   * @x-jiyue-en Plain body or summary; absent where content_html is given.
   * @maxLength 2000000 */
  content_text?: string;
  /** 摘要；没有则不填。
   * @x-jiyue-en Summary; absent when none.
   * @minLength 1
   * @maxLength 2000 */
  summary?: string;
  /** 首次发布时刻。
   * @x-jiyue-en First publication. */
  date_published: Timestamp;
  /** 本版本发布时刻。
   * @x-jiyue-en Publication of this version. */
  date_modified: Timestamp;
  /** 信息来源。
   * @x-jiyue-en Source.
   * @minItems 1
   * @maxItems 10 */
  authors: JsonFeedAuthor[];
  /** 主题名称和关键词；没有则不填。
   * @x-jiyue-en Names of topics, and keywords; absent when none.
   * @minItems 1
   * @maxItems 100
   * @items.minLength 1
   * @items.maxLength 100 */
  tags?: string[];
  /** 语言；与订阅源相同的不填。
   * @x-jiyue-en Language; absent when that of the feed. */
  language?: Locale;
  /** 附件；没有则不填。
   * @x-jiyue-en Attachments; absent when none.
   * @minItems 1
   * @maxItems 50 */
  attachments?: JsonFeedAttachment[];
}

/** 集线。
 * @x-jiyue-en A hub. */
export interface JsonFeedHub {
  /** 集线的协议，固定为 WebSub。
   * @x-jiyue-en Protocol, always WebSub.
   * @pattern ^WebSub$ */
  type: string;
  /** 集线地址。
   * @x-jiyue-en Address of the hub. */
  url: WebAddress;
}

/** JSON Feed 1.1 文档。
 * @x-jiyue-en A document of JSON Feed 1.1. */
export interface JsonFeed {
  /** 格式版本的地址，由该规范规定。
   * @x-jiyue-en Address of the version, fixed by that document.
   * @pattern ^https://jsonfeed\.org/version/1\.1$ */
  version: string;
  /** 名称。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 200 */
  title: string;
  /** 站点或栏目的网址。
   * @x-jiyue-en Address of the site or column. */
  home_page_url: WebAddress;
  /** 本订阅源的地址。
   * @x-jiyue-en Address of this feed. */
  feed_url: WebAddress;
  /** 语言。
   * @x-jiyue-en Language. */
  language: Locale;
  /** 更早条目的地址；没有则不填。
   * @x-jiyue-en Address of older entries; absent when none. */
  next_url?: WebAddress;
  /** 集线；没有则不填。
   * @x-jiyue-en Hubs; absent when none.
   * @minItems 1
   * @maxItems 5 */
  hubs?: JsonFeedHub[];
  /** 各项，新的在前。
   * @x-jiyue-en Items, newest first.
   * @maxItems 500 */
  items: JsonFeedItem[];
}
