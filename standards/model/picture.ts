import type { RecordId } from './gen/scalars.ts';

/** 资源中的一幅图片。
 * @x-jiyue-en One picture of a resource. */
export interface Picture {
  /** 图片附件，须列在 attachmentIds 中。
   * @x-jiyue-en Attachment of the picture, one of attachmentIds. */
  attachmentId: RecordId;
  /** 替代文字：看不到图片的人由此知道图中内容。
   * @x-jiyue-en Text that tells what is seen to those who cannot see it.
   * @minLength 1
   * @maxLength 500 */
  alternativeText: string;
  /** 图片说明；没有则不填。
   * @x-jiyue-en Caption; absent when there is none.
   * @minLength 1
   * @maxLength 1000 */
  caption?: string;
  /** 摄影者或提供者；未写明则不填。
   * @x-jiyue-en Photographer or provider; absent when not stated.
   * @minLength 1
   * @maxLength 100 */
  credit?: string;
}
