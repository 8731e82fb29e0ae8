import type {
  Audience,
  DisclosureCategory,
  DisclosureMode,
  DisclosureRefusalGround,
  DocumentValidity,
  Genre,
  IndexNumberScheme,
  LegalLevel,
  MediaForm,
  RegionCode,
  Topic,
  Urgency,
} from './gen/codes.ts';
import type { DateOnly, RecordId } from './gen/scalars.ts';

/** 公文元数据集。文号、发文机关不是处处都有，因此只在来源给出时填。
 * @x-jiyue-en Metadata set "document". Numbers and issuers are not known everywhere, so they are given only where the source states them. */
export interface DocumentMetadata {
  /** 发文字号，如 国办函〔2018〕71号；令号照录。没有则不填。
   * @x-jiyue-en Document number as printed; absent when there is none.
   * @minLength 1
   * @maxLength 100 */
  documentNumber?: string;
  /** 发文机关名称，联合发文按印发顺序。来源未写明则不填。
   * @x-jiyue-en Issuers in printed order; absent when the source does not say.
   * @minItems 1
   * @maxItems 50
   * @items.minLength 1
   * @items.maxLength 200 */
  issuers?: string[];
  /** 发文机关在机构目录中的标识；未登记则不填。
   * @x-jiyue-en Ids of the issuers in the organization register; absent when not registered.
   * @minItems 1
   * @maxItems 50 */
  issuerIds?: RecordId[];
  /** 公文种类（体裁、文种）。
   * @x-jiyue-en Genre of the document. */
  genre?: Genre;
  /** 效力位阶的原文表述，如“地方性法规”。
   * @x-jiyue-en Legal level in the words of the source.
   * @minLength 1
   * @maxLength 50 */
  legalLevel?: string;
  /** 效力位阶；由原文表述对照得到，不能确定的不填。
   * @x-jiyue-en Legal level as a code; absent when the words of the source do not decide it. */
  legalLevelCode?: LegalLevel;
  /** 成文日期；来源未写明则不填，不得由其他日期推出。
   * @x-jiyue-en Day the document was signed; absent when the source does not say, never derived. */
  writtenDate?: DateOnly;
  /** 印发日期。
   * @x-jiyue-en Day it was printed and issued. */
  issuedDate?: DateOnly;
  /** 施行日期。
   * @x-jiyue-en Day it takes effect. */
  effectiveDate?: DateOnly;
  /** 废止日期；为空不表示有效。
   * @x-jiyue-en Day of repeal; its absence says nothing about validity. */
  abolishedDate?: DateOnly;
  /** 失效日期（有效期届满）。
   * @x-jiyue-en Day of expiry. */
  expiresDate?: DateOnly;
  /** 有效性，必须明确写出；不知道填 unknown。
   * @x-jiyue-en Validity, always stated; unknown where it is not known. */
  validity: DocumentValidity;
  /** 主送机关；没有则不填。
   * @x-jiyue-en Addressees; absent when there are none.
   * @maxLength 1000 */
  addressees?: string;
  /** 抄送机关；没有则不填。
   * @x-jiyue-en Copy recipients; absent when there are none.
   * @minLength 1
   * @maxLength 1000 */
  copyRecipients?: string;
  /** 紧急程度；没有标明则不填。
   * @x-jiyue-en Urgency; absent when not marked. */
  urgency?: Urgency;
  /** 签发人；没有则不填。
   * @x-jiyue-en Signer; absent when not stated.
   * @minLength 1
   * @maxLength 100 */
  signer?: string;
}

/** 不予公开的理由。
 * @x-jiyue-en Why information is not disclosed.
 * @x-jiyue-requirement JY-PUB-014 */
export interface NonDisclosure {
  /** 理由代码，取到条款之下的一项。
   * @x-jiyue-en Ground, as precise as the regulation is. */
  ground: DisclosureRefusalGround;
  /** 作出不予公开结论的日期。
   * @x-jiyue-en Day the conclusion was reached. */
  assessedDate: DateOnly;
  /** 下次评估日期，晚于作出结论的日期。
   * @x-jiyue-en Day of the next assessment, after that of the conclusion. */
  nextAssessmentDate: DateOnly;
  /** 依据的法律法规条款或定密文件；没有则不填。
   * @x-jiyue-en Article of law or classification document it rests on; absent when there is none.
   * @minLength 1
   * @maxLength 500 */
  basis?: string;
}

/** 政府信息公开元数据集。
 * @x-jiyue-en Metadata set "disclosure". */
export interface DisclosureMetadata {
  /** 索引号，作为不透明文本照录。
   * @x-jiyue-en Index number, kept as opaque text.
   * @minLength 1
   * @maxLength 100 */
  indexNumber?: string;
  /** 索引号的编制方案；认不出则不填。
   * @x-jiyue-en Scheme of the index number; absent when not recognised. */
  indexNumberScheme?: IndexNumberScheme;
  /** 法定主动公开内容类别。
   * @x-jiyue-en Category of statutory disclosure. */
  category?: DisclosureCategory;
  /** 公开方式。
   * @x-jiyue-en Mode of disclosure. */
  mode?: DisclosureMode;
  /** 公开范围的原文表述，如“面向全社会”；来源未写明则不填。
   * @x-jiyue-en Range of disclosure in the words of the source; absent when it does not say.
   * @minLength 1
   * @maxLength 200 */
  range?: string;
  /** 公开时限的原文表述，如“长期公开”；来源未写明则不填，不用来计算期限。
   * @x-jiyue-en Time limit of disclosure in the words of the source; absent when it does not say, and no term is computed from it.
   * @minLength 1
   * @maxLength 200 */
  timeLimit?: string;
  /** 信息形成或变更的日期，主动公开期限自此起算；来源未写明则不填，不由成文日期推出。
   * @x-jiyue-en Day the information was made or changed, from which the term of proactive disclosure runs; absent when the source does not say, never derived from the written date. */
  madeDate?: DateOnly;
  /** 不予公开的理由与下次评估日期；公开方式不是“不予公开”的不填。
   * @x-jiyue-en Ground for not disclosing and day of the next assessment; absent unless the mode says so. */
  nonDisclosure?: NonDisclosure;
}

/** 分类元数据集。
 * @x-jiyue-en Metadata set "classification". */
export interface ClassificationMetadata {
  /** 主题分类（两级代码）。
   * @x-jiyue-en Topics (codes of two levels).
   * @maxItems 20
   * @uniqueItems true */
  topics?: Topic[];
  /** 关键词。
   * @x-jiyue-en Keywords.
   * @maxItems 50
   * @uniqueItems true
   * @items.minLength 1
   * @items.maxLength 50 */
  keywords?: string[];
  /** 服务对象；不分对象的不填。
   * @x-jiyue-en Audiences; absent when it is for everybody.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  audiences?: Audience[];
  /** 载体形态；按资源种类已能知道的不填。
   * @x-jiyue-en Form of the content; absent where the kind of resource tells it. */
  mediaForm?: MediaForm;
  /** 适用的行政区划。
   * @x-jiyue-en Division it applies to. */
  regionCode?: RegionCode;
  /** 适用地区的原文名称，来源只给名称时用。
   * @x-jiyue-en Name of the region in the words of the source.
   * @minLength 1
   * @maxLength 100 */
  regionName?: string;
}
