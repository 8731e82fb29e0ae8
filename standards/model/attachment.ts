import type { MediaType, RecordId, Sha256Digest, Sm3Digest } from './gen/scalars.ts';
import type { Stored } from './common.ts';

/** 附件。内容按杂凑值存放，文件名只是标签。
 * @x-jiyue-en Attachment. Content is addressed by its digest; the file name is a label only. */
export interface Attachment extends Stored {
  /** 所属站点。
   * @x-jiyue-en Site it belongs to. */
  siteId: RecordId;
  /** 显示名称；没有另给名称时等于文件名。
   * @x-jiyue-en Title shown; the file name when no other was given.
   * @minLength 1
   * @maxLength 300 */
  title: string;
  /** 原文件名，只作标签，不作路径。
   * @x-jiyue-en Original file name: a label, never a path.
   * @minLength 1
   * @maxLength 200 */
  fileName: string;
  /** 媒体类型，由内容判断，不由扩展名判断。
   * @x-jiyue-en Media type, judged by content, not by extension. */
  mediaType: MediaType;
  /** 大小（字节）。
   * @x-jiyue-en Size in bytes.
   * @TJS-type integer
   * @minimum 0 */
  sizeBytes: number;
  /** 内容的 SM3 杂凑值。
   * @x-jiyue-en SM3 digest of the content. */
  sm3: Sm3Digest;
  /** 内容的 SHA-256 杂凑值。
   * @x-jiyue-en SHA-256 digest of the content. */
  sha256: Sha256Digest;
  /** 同一内容的其他格式所替代的附件；没有则不填。
   * @x-jiyue-en Attachment of which this is another format; absent when none. */
  alternativeOfId?: RecordId;
}
