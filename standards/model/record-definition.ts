import type { DefinitionState, MetadataFieldType, MetadataSet, SubmitOutcome } from './gen/codes.ts';
import type { Cursor, PlatformUri, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';
import type { ProblemItem } from './problem.ts';

/** 定义或字段的停用、取消说明。取消后定义仍列出此说明（墓碑），旧数据据此可读。
 * @x-jiyue-en Why a definition or field is deprecated or removed. After removal it stays as a tombstone, so that older data can still be read. */
export interface DefinitionEnd {
  /** 自哪个版本起停用。
   * @x-jiyue-en Version that deprecated it.
   * @pattern ^[1-9][0-9]{0,2}\.[0-9]{1,4}$ */
  since: string;
  /** 自哪个版本起取消，之后的数据不再带它；未定则不填。
   * @x-jiyue-en Version that removes it, after which data no longer carry it; absent while undecided.
   * @pattern ^[1-9][0-9]{0,2}\.[0-9]{1,4}$ */
  removeIn?: string;
  /** 改用哪个字段或定义；没有替代的不填。
   * @x-jiyue-en Field or definition to use instead; absent when nothing takes its place.
   * @minLength 1
   * @maxLength 130 */
  use?: string;
  /** 原因（中文）。
   * @x-jiyue-en Reason, in Chinese.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
  /** 原因（英文）；没有译文则不填。
   * @x-jiyue-en Reason, in English; absent when not translated.
   * @minLength 1
   * @maxLength 500 */
  reasonEn?: string;
}

/** 一个字段的定义。各项属性参照电子公文元数据的描述方式：名称、短名、定义、类型、值域、取值示例、注解。
 * @x-jiyue-en Definition of one field, described by name, short name, definition, type, range of values, example and note. */
export interface FieldDefinition {
  /** 字段名，即数据中的键。
   * @x-jiyue-en Name: the key in the data.
   * @pattern ^[A-Za-z][A-Za-z0-9_-]{0,63}$ */
  name: string;
  /** 短名，供列名等受长度限制之处使用；没有约定则不填。
   * @x-jiyue-en Short name for places of limited length, such as columns; absent when none is agreed.
   * @pattern ^[A-Za-z][A-Za-z0-9_]{0,29}$ */
  shortName?: string;
  /** 中文名称。
   * @x-jiyue-en Name in Chinese.
   * @minLength 1
   * @maxLength 100 */
  zh: string;
  /** 英文名称。
   * @x-jiyue-en Name in English.
   * @minLength 1
   * @maxLength 200 */
  en: string;
  /** 定义（中文），写明含义和不填时的意思。
   * @x-jiyue-en Definition in Chinese: what it means, and what its absence means.
   * @minLength 1
   * @maxLength 1000 */
  definition: string;
  /** 定义（英文）；没有译文则不填。
   * @x-jiyue-en Definition in English; absent when not translated.
   * @minLength 1
   * @maxLength 1000 */
  definitionEn?: string;
  /** 类型。
   * @x-jiyue-en Type. */
  type: MetadataFieldType;
  /** 是否必填。
   * @x-jiyue-en Whether it is required. */
  required: boolean;
  /** 是否可有多个值；多选代码、列表以外的类型才有意义。
   * @x-jiyue-en Whether it may have several values; for types other than codes and list. */
  repeatable: boolean;
  /** 是否为记录的题名字段，列表和检索结果以它显示；一个定义至多一个。
   * @x-jiyue-en Whether it is the title of the record, shown in lists and results; at most one in a definition. */
  isTitle: boolean;
  /** 是否为个人信息。
   * @x-jiyue-en Whether it holds personal data. */
  isPersonal: boolean;
  /** 是否由信息资源库管理，发送方不填。
   * @x-jiyue-en Whether the repository fills it in and senders leave it out. */
  isManaged: boolean;
  /** 受限字符串的名称，如 DateOnly、CreditCode；没有则不填。
   * @x-jiyue-en Name of the constrained string, such as DateOnly or CreditCode; absent when none.
   * @pattern ^[A-Z][A-Za-z0-9]{0,63}$ */
  scalar?: string;
  /** 值域：正则表达式；没有则不填。
   * @x-jiyue-en Range of values as a regular expression; absent when none.
   * @minLength 1
   * @maxLength 500 */
  pattern?: string;
  /** 值域：唯一允许的值；没有则不填。
   * @x-jiyue-en Range of values: the only one allowed; absent when there are more.
   * @minLength 1
   * @maxLength 200 */
  fixed?: string;
  /** 值域：代码表标识；类型为单选代码、多选代码时必填。
   * @x-jiyue-en Range of values: id of the code table; required for the types code and codes.
   * @pattern ^[a-z][a-z0-9-]{0,63}$ */
  table?: string;
  /** 最短字符数；不限则不填。
   * @x-jiyue-en Fewest characters; absent when not limited.
   * @TJS-type integer
   * @minimum 0 */
  minLength?: number;
  /** 最长字符数；不限则不填。
   * @x-jiyue-en Most characters; absent when not limited.
   * @TJS-type integer
   * @minimum 0 */
  maxLength?: number;
  /** 最小值；不限则不填。
   * @x-jiyue-en Smallest value; absent when not limited.
   * @TJS-type number */
  minimum?: number;
  /** 最大值；不限则不填。
   * @x-jiyue-en Largest value; absent when not limited.
   * @TJS-type number */
  maximum?: number;
  /** 最少值数；不限则不填。
   * @x-jiyue-en Fewest values; absent when not limited.
   * @TJS-type integer
   * @minimum 0 */
  minItems?: number;
  /** 最多值数；不限则不填。
   * @x-jiyue-en Most values; absent when not limited.
   * @TJS-type integer
   * @minimum 1 */
  maxItems?: number;
  /** 字段组、列表项所用的记录定义，或所关联记录的定义；可为几种之一。字段组不填表示成员不限。
   * @x-jiyue-en Definitions of the group, of the items of the list, or of the record referred to; one of several may apply. A group without it takes any members.
   * @maxItems 50
   * @uniqueItems true */
  of?: RecordId[];
  /** 取值示例；没有则不填。
   * @x-jiyue-en Example of a value; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  example?: string;
  /** 注解；没有则不填。
   * @x-jiyue-en Note; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  note?: string;
  /** 字段状态：在用、停用、已取消。已取消的字段保留在定义中，不得删去。
   * @x-jiyue-en State: active, deprecated, removed. A removed field stays in the definition. */
  state: DefinitionState;
  /** 停用或取消说明；在用则不填。
   * @x-jiyue-en Why it is deprecated or removed; absent while active. */
  end?: DefinitionEnd;
}

/** 记录定义：一种记录的全部字段，本身可交换、有版本。信息资源库在送出数据之前先送出数据所用的定义。
 * @x-jiyue-en Record definition: all fields of one kind of record, itself exchangeable and versioned. A base sends the definitions its data need before the data.
 * @x-jiyue-requirement JY-FMT-022 */
export interface RecordDefinition {
  /** 定义标识，在发出方之内唯一，各版本相同。
   * @x-jiyue-en Id of the definition, unique for its issuer and the same in every version. */
  id: RecordId;
  /** 定义版本“主.次”：只增加选填字段时次版本加 1，其他改动主版本加 1。
   * @x-jiyue-en Version "major.minor": optional fields added raise the minor, anything else the major.
   * @pattern ^[1-9][0-9]{0,2}\.[0-9]{1,4}$ */
  version: string;
  /** 发出方代号：本规范为 jiyue，地方或厂商为其扩展命名空间。
   * @x-jiyue-en Issuer: jiyue for this standard, otherwise the namespace of the extension.
   * @pattern ^[a-z][a-z0-9-]{1,31}$ */
  issuer: string;
  /** 记录类型名。
   * @x-jiyue-en Name of the record type.
   * @pattern ^[A-Z][A-Za-z0-9]{0,63}$ */
  name: string;
  /** 短名，供表名等受长度限制之处使用；没有约定则不填。
   * @x-jiyue-en Short name for places of limited length, such as tables; absent when none is agreed.
   * @pattern ^[A-Za-z][A-Za-z0-9_]{0,29}$ */
  shortName?: string;
  /** 中文名称。
   * @x-jiyue-en Name in Chinese.
   * @minLength 1
   * @maxLength 100 */
  zh: string;
  /** 英文名称。
   * @x-jiyue-en Name in English.
   * @minLength 1
   * @maxLength 200 */
  en: string;
  /** 定义（中文）。
   * @x-jiyue-en Definition in Chinese.
   * @minLength 1
   * @maxLength 1000 */
  definition: string;
  /** 定义（英文）；没有译文则不填。
   * @x-jiyue-en Definition in English; absent when not translated.
   * @minLength 1
   * @maxLength 1000 */
  definitionEn?: string;
  /** 所属元数据集；不属于某一集则不填。
   * @x-jiyue-en Set of metadata it is; absent when it is none. */
  metadataSet?: MetadataSet;
  /** 是否只作为字段组出现在其他记录中，不单独成为记录。
   * @x-jiyue-en Whether it stands inside other records only and is no record of its own. */
  isPart: boolean;
  /** 所扩展的记录定义；其字段位于该记录的 ext.<发出方代号> 之下。不是扩展则不填。
   * @x-jiyue-en Definition that it extends; its fields stand below ext.<issuer> of that record. Absent when it is no extension. */
  extendsId?: RecordId;
  /** 定义状态。
   * @x-jiyue-en State of the definition. */
  state: DefinitionState;
  /** 停用或取消说明；在用则不填。
   * @x-jiyue-en Why it is deprecated or removed; absent while active. */
  end?: DefinitionEnd;
  /** 所依据的要求编号；没有则不填。
   * @x-jiyue-en Requirement it rests on; absent when none.
   * @pattern ^JY-[A-Z]+-[0-9]{3}$ */
  requirement?: string;
  /** 字段，按约定的次序；停用和已取消的也列出。
   * @x-jiyue-en Fields in their agreed order, deprecated and removed ones included.
   * @minItems 1
   * @maxItems 500 */
  fields: FieldDefinition[];
  /** 定义内容（除本字段和发出时刻外，JSON 规范形式）的 SM3 杂凑值；两处相同即为同一定义。
   * @x-jiyue-en SM3 digest of the definition without this member and issuedAt, in canonical JSON (RFC 8785); equal digests mean equal definitions. */
  contentDigest: Sm3Digest;
  /** 发出时刻；本规范自身的定义以规范版本为准，不填。
   * @x-jiyue-en When it was issued; absent in definitions of this standard, which are dated by its version. */
  issuedAt?: Timestamp;
}

/** 记录定义分页。
 * @x-jiyue-en Page of record definitions. */
export interface RecordDefinitionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: RecordDefinition[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 送出记录定义：先于使用它们的数据送出；字段组的定义与使用它的定义同批或更早送出。
 * @x-jiyue-en Record definitions as sent, before the data that use them; definitions of groups come with those that use them, or earlier. */
export interface DefinitionBatch {
  /** 送出平台标识（URI）。
   * @x-jiyue-en Sending platform, as a URI. */
  platform: PlatformUri;
  /** 送出时刻。
   * @x-jiyue-en When it was sent. */
  sentAt: Timestamp;
  /** 记录定义。
   * @x-jiyue-en Definitions.
   * @minItems 1
   * @maxItems 200 */
  definitions: RecordDefinition[];
}

/** 一个记录定义的接收结果。
 * @x-jiyue-en What became of one definition. */
export interface DefinitionResult {
  /** 定义标识。
   * @x-jiyue-en Id of the definition. */
  id: RecordId;
  /** 定义版本。
   * @x-jiyue-en Version of the definition.
   * @pattern ^[1-9][0-9]{0,2}\.[0-9]{1,4}$ */
  version: string;
  /** 结果：stored 已登记，unchanged 已有，rejected 被拒绝（如丢失原有字段）。
   * @x-jiyue-en Outcome: stored, unchanged because known already, or rejected, for instance because a field was dropped. */
  outcome: SubmitOutcome;
  /** 拒绝的逐处说明；其他情况不填。
   * @x-jiyue-en Every place that was wrong; absent otherwise.
   * @maxItems 200 */
  errors?: ProblemItem[];
}

/** 接收记录定义的回复，与请求同序。
 * @x-jiyue-en Reply to definitions that were sent, in the order of the request. */
export interface DefinitionBatchReply {
  /** 各定义的结果。
   * @x-jiyue-en Results. */
  results: DefinitionResult[];
  /** 已登记数。
   * @x-jiyue-en Number stored.
   * @TJS-type integer
   * @minimum 0 */
  stored: number;
  /** 已有、无变化数。
   * @x-jiyue-en Number unchanged.
   * @TJS-type integer
   * @minimum 0 */
  unchanged: number;
  /** 被拒绝数。
   * @x-jiyue-en Number rejected.
   * @TJS-type integer
   * @minimum 0 */
  rejected: number;
}

/** 对一个记录定义版本的引用。
 * @x-jiyue-en Reference to one version of a definition. */
export interface DefinitionReference {
  /** 定义标识。
   * @x-jiyue-en Id of the definition. */
  id: RecordId;
  /** 定义版本。
   * @x-jiyue-en Version of the definition.
   * @pattern ^[1-9][0-9]{0,2}\.[0-9]{1,4}$ */
  version: string;
  /** 发出方代号。
   * @x-jiyue-en Issuer.
   * @pattern ^[a-z][a-z0-9-]{1,31}$ */
  issuer: string;
  /** 定义内容的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the definition's content. */
  contentDigest: Sm3Digest;
}
