import type { RecordId } from './gen/scalars.ts';

/** 联系人：提交人的个人信息，只供受理和承办机构核实与联系，不进入任何公开视图和事件。
 * @x-jiyue-en The person who submits: personal information for checking and contact by the organs in charge; part of no public view and no event. */
export interface ContactPerson {
  /** 姓名或单位名称。
   * @x-jiyue-en Name of the person, or of the unit.
   * @minLength 1
   * @maxLength 100
   * @x-jiyue-personal */
  name: string;
  /** 联系电话；没有则不填。
   * @x-jiyue-en Telephone; absent when there is none.
   * @pattern ^[+0-9][0-9-]{4,24}$
   * @x-jiyue-personal */
  phone?: string;
  /** 电子邮箱；没有则不填。
   * @x-jiyue-en E-mail address; absent when there is none.
   * @pattern ^[^\s@<>]{1,64}@[^\s@<>]{1,190}$
   * @x-jiyue-personal */
  email?: string;
  /** 通信地址；没有则不填。
   * @x-jiyue-en Postal address; absent when there is none.
   * @minLength 1
   * @maxLength 300
   * @x-jiyue-personal */
  address?: string;
  /** 提交时所用的账户；未登录则不填。
   * @x-jiyue-en Account used to submit; absent without sign-in.
   * @x-jiyue-personal */
  accountId?: RecordId;
}
