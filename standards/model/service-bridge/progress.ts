import type { ServiceCaseState } from '../gen/codes.ts';
import type { Timestamp, WebAddress } from '../gen/scalars.ts';

/** 办件进度查询。办件编号只用于转送查询，不保存。
 * @x-jiyue-en Question about the progress of a case. The number is passed on and never stored. */
export interface ServiceProgressQuery {
  /** 办理该事项的政务服务平台代号。
   * @x-jiyue-en Code of the service platform.
   * @minLength 1
   * @maxLength 64 */
  system: string;
  /** 办件编号。
   * @x-jiyue-en Number of the case.
   * @minLength 1
   * @maxLength 100
   * @x-jiyue-personal */
  caseNumber: string;
  /** 查询码等核对内容；平台不要求则不填。
   * @x-jiyue-en Query code or the like; absent when the platform asks for none.
   * @minLength 1
   * @maxLength 100
   * @x-jiyue-personal */
  checkValue?: string;
}

/** 办件进度，查询时取得，不在本平台另存。
 * @x-jiyue-en Progress of a case, read when asked and not stored here.
 * @x-jiyue-requirement JY-SVC-012 */
export interface ServiceProgress {
  /** 是否取到；取不到时凭原平台入口查询。
   * @x-jiyue-en Whether it was obtained; if not, ask at the entry of the service platform. */
  isAvailable: boolean;
  /** 原平台的查询入口，总是给出。
   * @x-jiyue-en Entry of the service platform, always given. */
  entryUrl: WebAddress;
  /** 查询时刻。
   * @x-jiyue-en When it was asked. */
  askedAt: Timestamp;
  /** 进度；取不到则不填。
   * @x-jiyue-en Progress; absent when not obtained. */
  state?: ServiceCaseState;
  /** 原平台给出的状态文字，只供显示；取不到则不填。
   * @x-jiyue-en Words of the service platform for it, for display only; absent when not obtained.
   * @minLength 1
   * @maxLength 100 */
  stateGiven?: string;
  /** 最近变动时刻；取不到则不填。
   * @x-jiyue-en When it last changed; absent when not obtained. */
  changedAt?: Timestamp;
  /** 取不到的原因；取到则不填。
   * @x-jiyue-en Why it was not obtained; absent when it was.
   * @minLength 1
   * @maxLength 500 */
  note?: string;
}
