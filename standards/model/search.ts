import type { ResourceKind } from './gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from './gen/scalars.ts';

/** 一段文字，命中部分单独标出；不含 HTML。
 * @x-jiyue-en A piece of text, hits marked apart; never HTML. */
export interface HighlightPiece {
  /** 文字。
   * @x-jiyue-en Text.
   * @maxLength 2000 */
  text: string;
  /** 是否命中。
   * @x-jiyue-en Whether it is a hit. */
  hit: boolean;
}

/** 一条检索结果。标识和版本来自索引，文字来自信息资源库。
 * @x-jiyue-en One hit. Id and version come from the index, all text from the repository. */
export interface SearchHit {
  /** 资源标识。
   * @x-jiyue-en Resource id. */
  id: RecordId;
  /** 资源版本。
   * @x-jiyue-en Version of the resource.
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 资源种类。
   * @x-jiyue-en Kind of resource. */
  kind: ResourceKind;
  /** 所属站点。
   * @x-jiyue-en Site. */
  siteId: RecordId;
  /** 所属栏目。
   * @x-jiyue-en Column. */
  columnId: RecordId;
  /** 标题，命中部分标出。
   * @x-jiyue-en Title with hits marked. */
  title: HighlightPiece[];
  /** 正文片段，命中部分标出。
   * @x-jiyue-en Extract of the text with hits marked. */
  extract: HighlightPiece[];
  /** 发文字号；没有则不填。
   * @x-jiyue-en Document number; absent when there is none.
   * @maxLength 100 */
  documentNumber?: string;
  /** 信息来源名称。
   * @x-jiyue-en Name of the source.
   * @maxLength 200 */
  sourceName: string;
  /** 发布时刻。
   * @x-jiyue-en When it was published. */
  publishedAt: Timestamp;
  /** 有效性代码；不是政策文件则不填。
   * @x-jiyue-en Validity code; absent unless a policy document.
   * @maxLength 40 */
  validity?: string;
  /** 相关度得分，只在同一次检索内可比。
   * @x-jiyue-en Score, comparable within one query only.
   * @TJS-type number */
  score: number;
}

/** 分面的一个值及其数目。
 * @x-jiyue-en One value of a facet and its count. */
export interface FacetValue {
  /** 值：代码或标识。
   * @x-jiyue-en Value: a code or an id.
   * @maxLength 200 */
  value: string;
  /** 数目。
   * @x-jiyue-en Count.
   * @TJS-type integer
   * @minimum 0 */
  count: number;
}

/** 一个分面。
 * @x-jiyue-en One facet. */
export interface Facet {
  /** 分面名：kind、siteId、columnId、topic、issuer、year。
   * @x-jiyue-en Name of the facet.
   * @pattern ^[a-zA-Z]{2,32}$ */
  name: string;
  /** 值，数目多的在前。
   * @x-jiyue-en Values, largest count first. */
  values: FacetValue[];
}

/** 检索回复。
 * @x-jiyue-en Reply to a search.
 * @x-jiyue-requirement JY-SRCH-001 */
export interface SearchReply {
  /** 本页命中。
   * @x-jiyue-en Hits of this page. */
  items: SearchHit[];
  /** 下一页游标；没有则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 命中总数。
   * @x-jiyue-en Number of hits.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
  /** 分面。
   * @x-jiyue-en Facets. */
  facets: Facet[];
}
