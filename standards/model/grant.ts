import type { AccountState, AccountVerification, AdministrativePower, PermissionAction, PrincipalKind } from './gen/codes.ts';
import type { Cursor, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 角色：一组动作的名称，由安全管理员给出。
 * @x-jiyue-en Role: a named set of actions, as a security administrator gives it. */
export interface RoleDraft extends Common {
  /** 角色代码，平台内唯一，不改。
   * @x-jiyue-en Code, unique on the platform, never changed.
   * @pattern ^[a-z][a-z0-9-]{1,63}$ */
  code: string;
  /** 角色名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 说明；没有则不填。
   * @x-jiyue-en Description; absent when none.
   * @minLength 1
   * @maxLength 500 */
  description?: string;
  /** 所含动作；管理角色可为空数组。
   * @x-jiyue-en Actions; may be empty for a role of administration.
   * @maxItems 50
   * @uniqueItems true */
  actions: PermissionAction[];
  /** 所含管理权限，至多一种；不是管理角色则不填。
   * @x-jiyue-en Power of administration, one at most; absent for other roles. */
  power?: AdministrativePower;
}

/** 角色。
 * @x-jiyue-en Role.
 * @x-jiyue-requirement JY-PERM-015 */
export interface Role extends RoleDraft, Stored {}

/** 角色分页。
 * @x-jiyue-en Page of roles. */
export interface RolePage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Role[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 授权的范围：几项都填的须同时满足。
 * @x-jiyue-en Scope of a grant: where several members are given, all must hold. */
export interface GrantScope {
  /** 站点；不填则为全部站点。
   * @x-jiyue-en Site; absent means every site. */
  siteId?: RecordId;
  /** 栏目，只及于所列栏目本身；不填则为站点的全部栏目。
   * @x-jiyue-en Columns, those listed and no others; absent means all of the site.
   * @minItems 1
   * @maxItems 200
   * @uniqueItems true */
  columnIds?: RecordId[];
  /** 只及于该机构的记录；不填则不限。
   * @x-jiyue-en Only records of this organization; absent means of any. */
  organizationId?: RecordId;
}

/** 一项授权，由授权者给出的内容。
 * @x-jiyue-en One grant as its giver writes it. */
export interface GrantDraft {
  /** 动作；只给角色的为空数组。
   * @x-jiyue-en Actions; empty where roles alone are given.
   * @maxItems 50
   * @uniqueItems true */
  actions: PermissionAction[];
  /** 角色；没有则不填。
   * @x-jiyue-en Roles; absent when none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  roleIds?: RecordId[];
  /** 管理权限；没有则不填。
   * @x-jiyue-en Power of administration; absent when none. */
  power?: AdministrativePower;
  /** 范围。
   * @x-jiyue-en Scope. */
  scope: GrantScope;
  /** 生效时刻；不填则立即生效。
   * @x-jiyue-en First instant; absent means at once. */
  fromAt?: Timestamp;
  /** 终止时刻（不含）；不填则不设期限。
   * @x-jiyue-en Instant it ends, itself excluded; absent means no limit. */
  untilAt?: Timestamp;
  /** 依据：岗位、批准文号或合同。
   * @x-jiyue-en What it rests on: a post, an approval, a contract.
   * @minLength 1
   * @maxLength 200 */
  basis: string;
}

/** 一项授权：谁、可做什么、在何范围、何时。
 * @x-jiyue-en One grant: who may do what, where and when.
 * @x-jiyue-requirement JY-PERM-016 */
export interface Grant extends GrantDraft {
  /** 授权标识。
   * @x-jiyue-en Id of the grant. */
  id: RecordId;
  /** 被授权的账户。
   * @x-jiyue-en Account that holds it. */
  accountId: RecordId;
  /** 授权者的账户。
   * @x-jiyue-en Account that gave it. */
  grantedBy: RecordId;
  /** 授权时刻。
   * @x-jiyue-en When it was given. */
  grantedAt: Timestamp;
  /** 收回者的账户；未收回则不填。
   * @x-jiyue-en Account that took it back; absent while it stands. */
  revokedBy?: RecordId;
  /** 收回时刻；未收回则不填。
   * @x-jiyue-en When it was taken back; absent while it stands. */
  revokedAt?: Timestamp;
}

/** 一个账户在一个站点（或全部站点）的授权，整份替换；其他站点的不变。
 * @x-jiyue-en Grants of an account on one site, or on every site, replaced as a whole; those of other sites stay. */
export interface SiteGrantsDraft {
  /** 授权；空数组即全部收回。
   * @x-jiyue-en Grants; an empty list takes all back.
   * @maxItems 200 */
  grants: GrantDraft[];
}

/** 一个账户在一个站点（或全部站点）现有的授权。
 * @x-jiyue-en Grants an account holds on one site, or on every site. */
export interface SiteGrants {
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 站点；全部站点的授权不填。
   * @x-jiyue-en Site; absent for grants on every site. */
  siteId?: RecordId;
  /** 版本号，从 1 开始，每次写入加 1；用于并发控制（If-Match）。
   * @x-jiyue-en Version, from 1, one more at each write; used for optimistic locking (If-Match).
   * @TJS-type integer
   * @minimum 1 */
  version: number;
  /** 授权。
   * @x-jiyue-en Grants.
   * @maxItems 200 */
  grants: Grant[];
}

/** 授权分页。
 * @x-jiyue-en Page of grants. */
export interface GrantPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Grant[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 某一时刻某账户持有的全部授权，由日志得出。
 * @x-jiyue-en All grants that an account held at an instant, from the log.
 * @x-jiyue-requirement JY-PERM-010 */
export interface GrantsReport {
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 主体种类。
   * @x-jiyue-en Kind of principal. */
  principalKind: PrincipalKind;
  /** 所问的时刻。
   * @x-jiyue-en Instant that was asked for. */
  at: Timestamp;
  /** 该时刻的账户状态；不是正常状态的，授权不起作用。
   * @x-jiyue-en State of the account then; unless active, its grants have no effect. */
  accountState: AccountState;
  /** 该时刻有效的授权。
   * @x-jiyue-en Grants in force then.
   * @maxItems 2000 */
  grants: Grant[];
  /** 得出本报告的日志位置。
   * @x-jiyue-en Place in the log the report rests on.
   * @pattern ^[0-9]{16}$ */
  logSequence: string;
}

/** 询问一个账户能否做一件事。
 * @x-jiyue-en Question whether an account may do something. */
export interface PermissionQuestion {
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 动作。
   * @x-jiyue-en Action. */
  action: PermissionAction;
  /** 范围。
   * @x-jiyue-en Scope. */
  scope: GrantScope;
  /** 时刻；不填则为此刻。
   * @x-jiyue-en Instant; absent means now. */
  at?: Timestamp;
}

/** 能否的回答及其依据。
 * @x-jiyue-en The answer, and what it rests on. */
export interface PermissionAnswer {
  /** 能否。
   * @x-jiyue-en Whether it may. */
  isAllowed: boolean;
  /** 所依据的授权；不能的为空数组。
   * @x-jiyue-en Grants it rests on; empty when it may not.
   * @maxItems 200
   * @uniqueItems true */
  grantIds: RecordId[];
  /** 还缺的核验等级；不缺则不填。
   * @x-jiyue-en Level of verification that is missing; absent when none is. */
  requiredVerification?: AccountVerification;
}
