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
  /** 点击凭据：打开结果时交还平台，只计一次点击，不含个人信息；没有要求给出、平台不统计点击，或检索人不愿被统计的不填。
   * @x-jiyue-en Click token: given back to the platform when the hit is opened, counts one click, holds nothing personal; absent unless asked for, when clicks are not counted, or when the reader does not want to be.
   * @pattern ^[A-Za-z0-9_-]{20,400}$ */
  clickToken?: string;
}

/** 编辑推荐：编辑为某些检索词选定的一条资源，与检索结果分开显示并标明。标题来自信息资源库。
 * @x-jiyue-en Best bet: a resource that editors chose for certain words, shown apart from the hits and marked. The title comes from the repository.
 * @x-jiyue-requirement JY-SRCH-019 */
export interface BestBet {
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
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 编辑的说明；没有则不填。
   * @x-jiyue-en Note of the editors; absent when there is none.
   * @minLength 1
   * @maxLength 200 */
  note?: string;
  /** 信息来源名称。
   * @x-jiyue-en Name of the source.
   * @maxLength 200 */
  sourceName: string;
  /** 发布时刻。
   * @x-jiyue-en When it was published. */
  publishedAt: Timestamp;
  /** 点击凭据，同检索结果。
   * @x-jiyue-en Click token, as in hits.
   * @pattern ^[A-Za-z0-9_-]{20,400}$ */
  clickToken?: string;
}

/** 直接回答：一条命中资源中最能回答提问的一段原文，一字不改，与检索结果分开显示并注明出处。
 * @x-jiyue-en Quoted answer: the passage of a hit that answers the question best, word for word, shown apart from the hits with its source.
 * @x-jiyue-requirement JY-SRCH-023 */
export interface QuotedAnswer {
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
  /** 标题。
   * @x-jiyue-en Title.
   * @minLength 1
   * @maxLength 500 */
  title: string;
  /** 所在的条，或问答中的那一问；没有则不填。
   * @x-jiyue-en Article it stands in, or the question it answers; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  place?: string;
  /** 原文，命中部分标出；前后有省略的以省略号表示。
   * @x-jiyue-en The passage with hits marked; an ellipsis stands for what is left out before and behind.
   * @minItems 1 */
  passage: HighlightPiece[];
  /** 信息来源名称。
   * @x-jiyue-en Name of the source.
   * @maxLength 200 */
  sourceName: string;
  /** 发布时刻。
   * @x-jiyue-en When it was published. */
  publishedAt: Timestamp;
  /** 点击凭据，同检索结果。
   * @x-jiyue-en Click token, as in hits.
   * @pattern ^[A-Za-z0-9_-]{20,400}$ */
  clickToken?: string;
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

/** 去掉后就有命中的一项条件。
 * @x-jiyue-en One condition without which there are hits. */
export interface SearchRelaxation {
  /** 筛选条件的参数名，或那个词。
   * @x-jiyue-en Name of the parameter of the filter, or the word.
   * @minLength 1
   * @maxLength 200 */
  value: string;
  /** 去掉后的命中数。
   * @x-jiyue-en Number of hits without it.
   * @TJS-type integer
   * @minimum 1 */
  total: number;
}

/** 没有命中时的帮助：哪些词没有，去掉什么就有。
 * @x-jiyue-en Help where nothing was found: which words no text holds, and what to leave out.
 * @x-jiyue-requirement JY-SRCH-022 */
export interface SearchHelp {
  /** 可检索的文字中没有的词。
   * @x-jiyue-en Words that no searchable text holds.
   * @maxItems 20
   * @items.maxLength 200 */
  unknownWords: string[];
  /** 去掉其中一个筛选条件就有命中，命中多的在前。
   * @x-jiyue-en Leaving one of these filters out gives hits; most hits first.
   * @maxItems 20 */
  withoutFilter: SearchRelaxation[];
  /** 去掉其中一个词就有命中，命中多的在前。
   * @x-jiyue-en Leaving one of these words out gives hits; most hits first.
   * @maxItems 20 */
  withoutWord: SearchRelaxation[];
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
  /** 可能想检索的问法，可能性大的在前，其中每一个都有命中；没有则不填。
   * @x-jiyue-en What may have been meant, the likeliest first; each finds something. Absent when there is none.
   * @minItems 1
   * @maxItems 3
   * @items.maxLength 200 */
  didYouMean?: string[];
  /** 原问没有命中、本回复给出的是这一问法的命中时填写；否则不填。
   * @x-jiyue-en Set when the question itself found nothing and the hits are those of this one instead; absent otherwise.
   * @minLength 1
   * @maxLength 200 */
  searchedInstead?: string;
  /** 没有命中时的帮助；有命中则不填。
   * @x-jiyue-en Help where nothing was found; absent when there are hits. */
  help?: SearchHelp;
  /** 分面。
   * @x-jiyue-en Facets. */
  facets: Facet[];
  /** 编辑推荐，只在第一页给出；没有则不填。不计入总数和分面。
   * @x-jiyue-en Best bets, on the first page alone; absent when there are none. They count in neither total nor facets.
   * @minItems 1
   * @maxItems 5 */
  bestBets?: BestBet[];
  /** 直接回答，只在第一页、按相关度排序时给出；检索词不是提问、没有足以回答的原文的不填。不计入总数和分面。
   * @x-jiyue-en Quoted answer, on the first page by relevance alone; absent when nothing was asked or no text answers it. It counts in neither total nor facets. */
  answer?: QuotedAnswer;
}
