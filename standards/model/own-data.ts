import type { JobState, OwnDataRequestState, PersonalDataRequest, RetentionGround } from './gen/codes.ts';
import type { Cursor, DateOnly, PlatformUri, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 个人信息权利请求，由本人提出。
 * @x-jiyue-en Request of a person about own data. */
export interface OwnDataRequestDraft extends Common {
  /** 请求种类。
   * @x-jiyue-en Kind of request. */
  requestKind: PersonalDataRequest;
  /** 具体要求，如要更正的内容；没有则不填。
   * @x-jiyue-en What is asked, for instance what to correct; absent when nothing more.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 2000 */
  detail?: string;
}

/** 个人信息权利请求及其处理结果。
 * @x-jiyue-en Request of a person about own data, and its result.
 * @x-jiyue-requirement JY-USER-011 */
export interface OwnDataRequest extends OwnDataRequestDraft, Stored {
  /** 提出请求的账户。
   * @x-jiyue-en Account that asks. */
  accountId: RecordId;
  /** 办理状态。
   * @x-jiyue-en State. */
  state: OwnDataRequestState;
  /** 答复期限。
   * @x-jiyue-en Day by which it is answered. */
  dueDate: DateOnly;
  /** 答复时刻；未答复则不填。
   * @x-jiyue-en When it was answered; absent until then. */
  answeredAt?: Timestamp;
  /** 答复内容；拒绝的写明理由。
   * @x-jiyue-en Answer; the reason where it is refused.
   * @minLength 1
   * @maxLength 2000 */
  answer?: string;
}

/** 个人信息权利请求分页。
 * @x-jiyue-en Page of requests about own data. */
export interface OwnDataRequestPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: OwnDataRequest[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 对权利请求的答复。
 * @x-jiyue-en Answer to a request about own data. */
export interface OwnDataAnswer {
  /** 答复后的状态。
   * @x-jiyue-en State after the answer. */
  state: OwnDataRequestState;
  /** 答复内容；拒绝的写明理由。
   * @x-jiyue-en Answer; the reason where it is refused.
   * @minLength 1
   * @maxLength 2000 */
  answer: string;
}

/** 导出本人数据的任务。
 * @x-jiyue-en Job that exports own data. */
export interface OwnDataExport {
  /** 任务标识。
   * @x-jiyue-en Id of the job. */
  id: RecordId;
  /** 任务状态。
   * @x-jiyue-en State of the job. */
  state: JobState;
  /** 提出的时刻。
   * @x-jiyue-en When it was asked for. */
  requestedAt: Timestamp;
  /** 完成的时刻；未完成则不填。
   * @x-jiyue-en When it was finished; absent until then. */
  finishedAt?: Timestamp;
  /** 导出文件失效的时刻；未完成则不填。
   * @x-jiyue-en When the file is removed; absent until it is finished. */
  expiresAt?: Timestamp;
  /** 导出文件的字节数；未完成则不填。
   * @x-jiyue-en Size of the file in bytes; absent until it is finished.
   * @TJS-type integer
   * @minimum 0 */
  sizeBytes?: number;
  /** 导出文件的 SM3 杂凑值；未完成则不填。
   * @x-jiyue-en SM3 digest of the file; absent until it is finished. */
  digest?: Sm3Digest;
}

/** 一条记录，按其类型的格式原样给出。
 * @x-jiyue-en One record in the format of its type, as it is stored. */
export interface OwnDataRecord {
  [field: string]: unknown;
}

/** 导出文件的一节：一个功能所存的一类记录。
 * @x-jiyue-en One section of the export: records of one type that one function holds. */
export interface OwnDataSection {
  /** 功能，如 identity、push。
   * @x-jiyue-en Function, such as identity or push.
   * @pattern ^[a-z][a-z-]{1,31}$ */
  module: string;
  /** 记录类型的名称。
   * @x-jiyue-en Name of the record type.
   * @pattern ^[A-Z][A-Za-z0-9]{1,63}$ */
  typeName: string;
  /** 记录数，等于 records 的项数。
   * @x-jiyue-en Number of records, equal to the length of records.
   * @TJS-type integer
   * @minimum 0 */
  count: number;
  /** 记录。
   * @x-jiyue-en Records.
   * @x-jiyue-personal
   * @maxItems 100000 */
  records: OwnDataRecord[];
}

/** 本人数据的导出文件：平台各功能所存的全部，可由程序读取。
 * @x-jiyue-en Export of own data: all that the functions of the platform hold, readable by programs.
 * @x-jiyue-requirement JY-USER-007 */
export interface OwnDataArchive {
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 导出时刻。
   * @x-jiyue-en When it was exported. */
  exportedAt: Timestamp;
  /** 平台标识（URI）。
   * @x-jiyue-en The platform as a URI. */
  platform: PlatformUri;
  /** 各节；没有数据的功能也列出，记录数为0。
   * @x-jiyue-en Sections; functions without data are listed with a count of 0.
   * @minItems 1
   * @maxItems 200 */
  sections: OwnDataSection[];
}

/** 删除本人数据的请求。
 * @x-jiyue-en Request to erase own data. */
export interface ErasureRequest {
  /** 账户标识，重复一遍以防误操作。
   * @x-jiyue-en The account id once more, against mistakes.
   * @minLength 1
   * @maxLength 64 */
  confirmation: string;
  /** 是否同时注销账户；false 只删除可选填的内容和历史。
   * @x-jiyue-en Whether the account is closed too; false erases optional content and history alone. */
  closesAccount: boolean;
}

/** 一个功能的删除结果。
 * @x-jiyue-en Result of the erasure in one function. */
export interface ErasedPart {
  /** 功能。
   * @x-jiyue-en Function.
   * @pattern ^[a-z][a-z-]{1,31}$ */
  module: string;
  /** 删除的记录数。
   * @x-jiyue-en Records erased.
   * @TJS-type integer
   * @minimum 0 */
  erased: number;
  /** 依法保留的记录数。
   * @x-jiyue-en Records kept by law.
   * @TJS-type integer
   * @minimum 0 */
  retained: number;
  /** 保留的依据；没有保留则不填。
   * @x-jiyue-en Ground for keeping; absent when nothing is kept. */
  ground?: RetentionGround;
  /** 保留到哪一日；没有保留则不填。
   * @x-jiyue-en Day until which they are kept; absent when nothing is kept. */
  retainedUntilDate?: DateOnly;
}

/** 删除回执，不含个人信息；账户注销后凭回执标识查询。
 * @x-jiyue-en Receipt of an erasure, without personal data; read by its id after the account is gone.
 * @x-jiyue-requirement JY-USER-007 */
export interface ErasureReceipt {
  /** 回执标识，不可猜测。
   * @x-jiyue-en Id of the receipt, not to be guessed. */
  id: RecordId;
  /** 删除的进度。
   * @x-jiyue-en State of the erasure. */
  state: JobState;
  /** 提出的时刻。
   * @x-jiyue-en When it was asked for. */
  requestedAt: Timestamp;
  /** 最迟完成的时刻。
   * @x-jiyue-en When it is done at the latest. */
  dueAt: Timestamp;
  /** 完成的时刻；未完成则不填。
   * @x-jiyue-en When it was finished; absent until then. */
  finishedAt?: Timestamp;
  /** 各功能的结果；尚未开始的为空数组。
   * @x-jiyue-en Results by function; empty before it began.
   * @maxItems 200 */
  parts: ErasedPart[];
}
