import type { AdministrativePower, AuditEvent, AuditResult, PrincipalKind } from './gen/codes.ts';
import type { Cursor, DateOnly, RecordId, Sm3Digest, Timestamp } from './gen/scalars.ts';

/** 审计事件涉及的对象。
 * @x-jiyue-en What an audited event was about. */
export interface AuditSubject {
  /** 记录族，如 site、resource、account、grant。
   * @x-jiyue-en Family of the record, such as site, resource, account or grant.
   * @pattern ^[a-z][a-z-]{1,31}$ */
  family: string;
  /** 标识。
   * @x-jiyue-en Id. */
  id: RecordId;
  /** 版本；没有版本的不填。
   * @x-jiyue-en Version; absent where there is none.
   * @TJS-type integer
   * @minimum 1 */
  version?: number;
  /** 所属站点；没有则不填。
   * @x-jiyue-en Site; absent when none. */
  siteId?: RecordId;
}

/** 审计记录：何时、何人、何事、结果如何；只增不改，以 SM3 杂凑链相连。
 * @x-jiyue-en Audit entry: when, who, what, with what result; only added to, linked by an SM3 hash chain.
 * @x-jiyue-requirement JY-SEC-013 */
export interface AuditEntry {
  /** 记录标识：16 位序号，连续。
   * @x-jiyue-en Id: the sequence in 16 digits, without holes.
   * @pattern ^[0-9]{16}$ */
  id: string;
  /** 日期时间。
   * @x-jiyue-en Date and time. */
  occurredAt: Timestamp;
  /** 主体种类。
   * @x-jiyue-en Kind of principal. */
  principalKind: PrincipalKind;
  /** 用户（账户标识）；无法认出用户的（如登录名不存在）不填。
   * @x-jiyue-en User, by account id; absent where none is known, as with a login name that does not exist. */
  accountId?: RecordId;
  /** 账户种类，与 Account 的 kind 相同；无法认出用户的不填。
   * @x-jiyue-en Kind of account, as in Account; absent where no user is known.
   * @pattern ^(user|staff|contractor|system)$ */
  accountKind?: string;
  /** 事件类型。
   * @x-jiyue-en Type of event. */
  event: AuditEvent;
  /** 是否成功。
   * @x-jiyue-en Result. */
  result: AuditResult;
  /** 对象；没有则不填。
   * @x-jiyue-en What it was about; absent when nothing. */
  subject?: AuditSubject;
  /** 凭何种管理权限；不凭管理权限则不填。
   * @x-jiyue-en Power of administration it was done by; absent when by none. */
  power?: AdministrativePower;
  /** 失败或拒绝的原因代码；成功的不填。
   * @x-jiyue-en Error code of a failure or refusal; absent on success.
   * @pattern ^[A-Z][A-Z0-9_]{1,63}$ */
  reason?: string;
  /** 请求编号，与回复和运行日志中的相同。
   * @x-jiyue-en Request id, the same as in the reply and the running log.
   * @minLength 1
   * @maxLength 100 */
  requestId: string;
  /** 经由的应用；没有则不填。
   * @x-jiyue-en Client it came through; absent when none. */
  clientId?: RecordId;
  /** 来源网络地址；平台内部的动作不填。
   * @x-jiyue-en Network address it came from; absent for acts inside the platform.
   * @x-jiyue-personal
   * @minLength 2
   * @maxLength 64 */
  sourceAddress?: string;
  /** 变更内容的 SM3 杂凑值，内容本身不进审计记录；没有则不填。
   * @x-jiyue-en SM3 digest of what changed, which itself is kept out; absent when nothing changed. */
  detailDigest?: Sm3Digest;
  /** 上一条记录的杂凑值；第一条为 64 个 0。
   * @x-jiyue-en Hash of the entry before; 64 zeros in the first. */
  previousHash: Sm3Digest;
  /** 本条杂凑值：除本字段外各字段按 RFC 8785 规范形式的 SM3 值。
   * @x-jiyue-en Hash of this entry: SM3 of all other members in canonical JSON (RFC 8785). */
  entryHash: Sm3Digest;
}

/** 审计记录分页。
 * @x-jiyue-en Page of audit entries. */
export interface AuditEntryPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: AuditEntry[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 审计链在一日终了的链头，交由另一级平台留存，整条链被重写也能发现。
 * @x-jiyue-en Head of the audit chain at the end of a day; kept by another level, it shows even a chain rewritten as a whole. */
export interface AuditAnchor {
  /** 日期（东八区）。
   * @x-jiyue-en Day (UTC+8). */
  anchoredDate: DateOnly;
  /** 当日最后一条的标识。
   * @x-jiyue-en Id of the last entry of the day.
   * @pattern ^[0-9]{16}$ */
  lastId: string;
  /** 该条的杂凑值。
   * @x-jiyue-en Hash of that entry. */
  entryHash: Sm3Digest;
  /** 当日的条数，可为0。
   * @x-jiyue-en Entries of the day, may be 0.
   * @TJS-type integer
   * @minimum 0 */
  entries: number;
  /** 留存链头的机构；尚未交出则不填。
   * @x-jiyue-en Organization that keeps the head; absent until it was handed over. */
  keptBy?: RecordId;
}

/** 审计链头分页。
 * @x-jiyue-en Page of heads of the audit chain. */
export interface AuditAnchorPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: AuditAnchor[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 核对审计链的结果。
 * @x-jiyue-en Result of checking the audit chain.
 * @x-jiyue-requirement JY-SEC-026 */
export interface AuditVerification {
  /** 核对的第一条。
   * @x-jiyue-en First entry checked.
   * @pattern ^[0-9]{16}$ */
  fromId: string;
  /** 核对的最后一条。
   * @x-jiyue-en Last entry checked.
   * @pattern ^[0-9]{16}$ */
  untilId: string;
  /** 核对的条数。
   * @x-jiyue-en Entries checked.
   * @TJS-type integer
   * @minimum 0 */
  checked: number;
  /** 是否完好。
   * @x-jiyue-en Whether the chain is whole. */
  isIntact: boolean;
  /** 第一处不符的条目；完好则不填。
   * @x-jiyue-en First entry that does not fit; absent when whole.
   * @pattern ^[0-9]{16}$ */
  firstBrokenId?: string;
  /** 现存最早一条的时刻。
   * @x-jiyue-en Instant of the oldest entry that is kept. */
  oldestAt: Timestamp;
}
