import type { AccountState, AccountVerification, AuthenticatorKind, ConsentPurpose, ContactChannel, IdentityDocument, RegionCode } from './gen/codes.ts';
import type { ContactAddress, Cursor, DateOnly, RecordId, Timestamp } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 一个联系方式：手机号码或电子邮箱，只填一种。
 * @x-jiyue-en One way to reach a person: a mobile number or a mail address, one of the two. */
export interface Contact {
  /** 联系方式的种类。
   * @x-jiyue-en Kind of contact. */
  channel: ContactChannel;
  /** 手机号码（境外号码带国际区号）或电子邮箱。
   * @x-jiyue-en Mobile number (with country code when foreign) or mail address.
   * @x-jiyue-personal */
  value: ContactAddress;
  /** 核验时刻，由平台写入；未核验则不填。
   * @x-jiyue-en When it was verified, written by the platform; absent when not verified. */
  verifiedAt?: Timestamp;
}

/** 一个鉴别方式的登记，不含口令和密钥本身。
 * @x-jiyue-en One registered authenticator, without the password or key itself. */
export interface Authenticator {
  /** 鉴别方式的标识。
   * @x-jiyue-en Id of the authenticator. */
  id: RecordId;
  /** 鉴别方式的种类。
   * @x-jiyue-en Kind of authenticator. */
  authenticatorKind: AuthenticatorKind;
  /** 本人起的名称；没有则不填。
   * @x-jiyue-en Name its owner gave it; absent when none.
   * @minLength 1
   * @maxLength 50 */
  label?: string;
  /** 登记时刻。
   * @x-jiyue-en When it was registered. */
  addedAt: Timestamp;
  /** 最近一次使用的时刻；从未使用则不填。
   * @x-jiyue-en Last use; absent when never used. */
  lastUsedAt?: Timestamp;
}

/** 账户由平台管理的部分，各种账户共用。
 * @x-jiyue-en What the platform keeps of an account, common to all kinds. */
export interface AccountStanding extends Stored {
  /** 账户状态。
   * @x-jiyue-en State of the account. */
  state: AccountState;
  /** 最近一次状态变更的原因；刚登记的不填。
   * @x-jiyue-en Reason of the last change of state; absent when just registered.
   * @minLength 1
   * @maxLength 500 */
  stateReason?: string;
  /** 已登记的鉴别方式；刚登记的账户可为空数组。
   * @x-jiyue-en Registered authenticators; empty for an account just made.
   * @maxItems 20 */
  authenticators: Authenticator[];
  /** 最近一次登录成功的时刻；从未登录则不填。
   * @x-jiyue-en Last successful sign-in; absent when never signed in. */
  lastSignInAt?: Timestamp;
}

/** 公众账户中由本人填写的内容。
 * @x-jiyue-en What a member of the public writes of an own account. */
export interface UserAccountDraft extends Common {
  /** 账户种类：公众。
   * @x-jiyue-en Kind of account: member of the public. */
  kind: 'user';
  /** 页面上显示的称呼；没有则显示掩码后的联系方式。
   * @x-jiyue-en Name to be shown; absent shows the masked contact.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 50 */
  displayName?: string;
  /** 联系方式，至少一个；改动后需重新核验。
   * @x-jiyue-en Contacts, at least one; a changed one must be verified again.
   * @minItems 1
   * @maxItems 5 */
  contacts: Contact[];
  /** 本人选定的所在地区；没有则不填。
   * @x-jiyue-en Division the person chose; absent when not chosen. */
  regionCode?: RegionCode;
}

/** 公众账户：在平台任一站点注册，各站点通用。
 * @x-jiyue-en Account of a member of the public: registered at one site, good at all.
 * @x-jiyue-requirement JY-USER-001 */
export interface UserAccount extends UserAccountDraft, AccountStanding {
  /** 账户种类：公众。
   * @x-jiyue-en Kind of account: member of the public. */
  kind: 'user';
  /** 核验等级。
   * @x-jiyue-en Level of verification. */
  verification: AccountVerification;
  /** 达到该核验等级的时刻；未核验则不填。
   * @x-jiyue-en When that level was reached; absent when not verified. */
  verifiedAt?: Timestamp;
  /** 核验过的真实姓名；未实名核验则不填。
   * @x-jiyue-en Real name as verified; absent below the level real-name.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 100 */
  realName?: string;
  /** 注册所在的站点，只作记录，不限制使用。
   * @x-jiyue-en Site of registration; kept as a fact, limits nothing. */
  registeredAtSiteId: RecordId;
}

/** 工作人员账户，由管理者给出的内容。
 * @x-jiyue-en Account of staff as an administrator gives it. */
export interface StaffAccountDraft extends Common {
  /** 账户种类：工作人员。
   * @x-jiyue-en Kind of account: staff. */
  kind: 'staff';
  /** 登录名，平台内唯一，保存后不改。
   * @x-jiyue-en Login name, unique on the platform, never changed.
   * @x-jiyue-personal
   * @minLength 2
   * @maxLength 64 */
  loginName: string;
  /** 姓名。
   * @x-jiyue-en Name.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 100 */
  realName: string;
  /** 所在机构。
   * @x-jiyue-en Organization the person works in. */
  organizationId: RecordId;
  /** 岗位；没有则不填。
   * @x-jiyue-en Post; absent when none.
   * @minLength 1
   * @maxLength 100 */
  post?: string;
  /** 工作联系方式，用于通知和找回。
   * @x-jiyue-en Contacts at work, for notices and recovery.
   * @minItems 1
   * @maxItems 5 */
  contacts: Contact[];
  /** 是否管理账户；管理账户登录须用两种鉴别方式。
   * @x-jiyue-en Whether this is an administrator, who signs in with two factors. */
  isAdministrator: boolean;
}

/** 工作人员账户。
 * @x-jiyue-en Account of staff. */
export interface StaffAccount extends StaffAccountDraft, AccountStanding {
  /** 账户种类：工作人员。
   * @x-jiyue-en Kind of account: staff. */
  kind: 'staff';
}

/** 厂商运维账户，由管理者给出的内容；与工作人员账户分开标明。
 * @x-jiyue-en Account of a contractor as an administrator gives it, marked apart from staff. */
export interface ContractorAccountDraft extends Common {
  /** 账户种类：厂商运维人员。
   * @x-jiyue-en Kind of account: contractor. */
  kind: 'contractor';
  /** 登录名，平台内唯一，保存后不改。
   * @x-jiyue-en Login name, unique on the platform, never changed.
   * @x-jiyue-personal
   * @minLength 2
   * @maxLength 64 */
  loginName: string;
  /** 姓名。
   * @x-jiyue-en Name.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 100 */
  realName: string;
  /** 所属厂商的名称。
   * @x-jiyue-en Name of the firm.
   * @minLength 1
   * @maxLength 200 */
  employer: string;
  /** 合同编号。
   * @x-jiyue-en Number of the contract.
   * @minLength 1
   * @maxLength 100 */
  contractNumber: string;
  /** 合同开始日期。
   * @x-jiyue-en First day of the contract. */
  contractFromDate: DateOnly;
  /** 合同终止日期；次日零时（东八区）起令牌一律拒绝。
   * @x-jiyue-en Last day of the contract; from midnight after it (UTC+8) every token is refused. */
  contractUntilDate: DateOnly;
  /** 对其行为负责的机构。
   * @x-jiyue-en Organization that answers for the person. */
  sponsorOrganizationId: RecordId;
  /** 工作联系方式，用于通知和找回。
   * @x-jiyue-en Contacts at work, for notices and recovery.
   * @minItems 1
   * @maxItems 5 */
  contacts: Contact[];
  /** 是否管理账户；管理账户登录须用两种鉴别方式。
   * @x-jiyue-en Whether this is an administrator, who signs in with two factors. */
  isAdministrator: boolean;
}

/** 厂商运维账户。
 * @x-jiyue-en Account of a contractor.
 * @x-jiyue-requirement JY-SEC-018 */
export interface ContractorAccount extends ContractorAccountDraft, AccountStanding {
  /** 账户种类：厂商运维人员。
   * @x-jiyue-en Kind of account: contractor. */
  kind: 'contractor';
}

/** 系统账户：以程序身份调用接口的系统。
 * @x-jiyue-en System account: a program that calls the interfaces in its own name. */
export interface SystemAccountDraft extends Common {
  /** 账户种类：系统。
   * @x-jiyue-en Kind of account: system. */
  kind: 'system';
  /** 系统名称。
   * @x-jiyue-en Name of the system.
   * @minLength 1
   * @maxLength 200 */
  name: string;
  /** 对系统负责的机构。
   * @x-jiyue-en Organization that answers for the system. */
  ownerId: RecordId;
  /** 该系统报送资源时使用的来源系统代号；不报送则不填。
   * @x-jiyue-en Code of the source system it submits resources as; absent when it submits none.
   * @minLength 1
   * @maxLength 64 */
  sourceSystem?: string;
  /** 账户到期的时刻；不设期限则不填。
   * @x-jiyue-en When the account ends; absent without a limit. */
  expiresAt?: Timestamp;
}

/** 系统账户。
 * @x-jiyue-en System account. */
export interface SystemAccount extends SystemAccountDraft, AccountStanding {
  /** 账户种类：系统。
   * @x-jiyue-en Kind of account: system. */
  kind: 'system';
}

/** 管理者可以建立的账户；公众账户由本人注册。
 * @x-jiyue-en Accounts an administrator makes; members of the public register themselves. */
export type AccountDraft = StaffAccountDraft | ContractorAccountDraft | SystemAccountDraft;

/** 账户。
 * @x-jiyue-en Account.
 * @x-jiyue-requirement JY-USER-004 */
export type Account = UserAccount | StaffAccount | ContractorAccount | SystemAccount;

/** 账户分页。
 * @x-jiyue-en Page of accounts. */
export interface AccountPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Account[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 变更账户状态的请求。
 * @x-jiyue-en Request to change the state of an account. */
export interface AccountStateChange {
  /** 目标状态；须是代码表所列的后续状态。
   * @x-jiyue-en State to change to; one the table lists as next. */
  state: AccountState;
  /** 原因，写入审计记录。
   * @x-jiyue-en Reason, written to the audit entry.
   * @minLength 1
   * @maxLength 500 */
  reason: string;
}

/** 注册请求：先发验证码，确认后账户才成立。
 * @x-jiyue-en Request to register: a code is sent first, and the account exists once it is confirmed. */
export interface RegistrationRequest extends Common {
  /** 注册所在的站点。
   * @x-jiyue-en Site of registration. */
  siteId: RecordId;
  /** 接收验证码的联系方式。
   * @x-jiyue-en Where the code is sent. */
  contact: Contact;
  /** 已展示给本人的告知文本。
   * @x-jiyue-en Notice that was shown to the person. */
  noticeId: RecordId;
  /** 该告知文本的版本。
   * @x-jiyue-en Version of that notice.
   * @TJS-type integer
   * @minimum 1 */
  noticeVersion: number;
  /** 本人同意的处理目的。
   * @x-jiyue-en Purposes the person consents to.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  purposes: ConsentPurpose[];
}

/** 找回账户的请求。
 * @x-jiyue-en Request to recover an account. */
export interface RecoveryRequest extends Common {
  /** 提出请求的站点。
   * @x-jiyue-en Site it is asked at. */
  siteId: RecordId;
  /** 账户登记的联系方式。
   * @x-jiyue-en Contact registered with the account. */
  contact: Contact;
}

/** 验证码请求的回执；账户存在与否、是否超过上限，内容都相同。
 * @x-jiyue-en Receipt of a request for a code; the same whether an account exists or a limit was passed. */
export interface CodeReceipt {
  /** 回执标识，确认时带回。
   * @x-jiyue-en Id of the receipt, to be given back with the code. */
  receiptId: RecordId;
  /** 验证码失效的时刻。
   * @x-jiyue-en When the code ends. */
  expiresAt: Timestamp;
  /** 多少秒之后可再请求。
   * @x-jiyue-en Seconds until another may be asked for.
   * @TJS-type integer
   * @minimum 1
   * @maximum 86400 */
  retryAfterSeconds: number;
}

/** 以验证码确认注册或找回。
 * @x-jiyue-en Confirmation of a registration or recovery with the code. */
export interface CodeConfirmation {
  /** 请求时得到的回执标识。
   * @x-jiyue-en Id of the receipt. */
  receiptId: RecordId;
  /** 收到的验证码。
   * @x-jiyue-en Code that was received.
   * @pattern ^[0-9]{6,8}$ */
  code: string;
  /** 新口令；不用口令登录的不填。
   * @x-jiyue-en New password; absent for sign-in without one.
   * @minLength 8
   * @maxLength 128 */
  password?: string;
}

/** 修改口令。
 * @x-jiyue-en Change of password. */
export interface PasswordChange {
  /** 现用口令。
   * @x-jiyue-en Password in use.
   * @minLength 1
   * @maxLength 128 */
  currentPassword: string;
  /** 新口令，不得与现用口令相同。
   * @x-jiyue-en New password, other than the one in use.
   * @minLength 8
   * @maxLength 128 */
  newPassword: string;
}

/** 登记一个鉴别方式。
 * @x-jiyue-en Registration of an authenticator. */
export interface AuthenticatorDraft {
  /** 鉴别方式的种类。
   * @x-jiyue-en Kind of authenticator. */
  authenticatorKind: AuthenticatorKind;
  /** 本人起的名称；没有则不填。
   * @x-jiyue-en Name its owner gives it; absent when none.
   * @minLength 1
   * @maxLength 50 */
  label?: string;
  /** 公钥或证书（base64url 的 DER），基于密码技术的方式必填；私钥不离开用户的设备。
   * @x-jiyue-en Public key or certificate as base64url of DER; needed where the authenticator is cryptographic. Private keys stay on the device.
   * @pattern ^[A-Za-z0-9_-]{40,8192}$ */
  publicKey?: string;
  /** 平台给出的挑战值。
   * @x-jiyue-en Challenge given by the platform.
   * @pattern ^[A-Za-z0-9_-]{22,512}$ */
  challenge: string;
  /** 对挑战值的应答：签名或一次性口令。
   * @x-jiyue-en Answer to the challenge: a signature or a one-time password.
   * @minLength 6
   * @maxLength 8192 */
  response: string;
}

/** 登记鉴别方式时的挑战值。
 * @x-jiyue-en Challenge for registering an authenticator. */
export interface AuthenticatorChallenge {
  /** 挑战值（base64url），只用一次。
   * @x-jiyue-en Challenge as base64url, good once.
   * @pattern ^[A-Za-z0-9_-]{22,512}$ */
  challenge: string;
  /** 一次性口令的种子（base32）；其他方式不填。
   * @x-jiyue-en Seed of one-time passwords as base32; absent for other kinds.
   * @pattern ^[A-Z2-7]{16,128}$ */
  secret?: string;
  /** 挑战值失效的时刻。
   * @x-jiyue-en When the challenge ends. */
  expiresAt: Timestamp;
}

/** 提高核验等级的请求；平台只转交核验机构，不保存证件号码。
 * @x-jiyue-en Request for a higher level of verification; numbers of documents are passed to the authority and not kept. */
export interface VerificationRequest {
  /** 要达到的等级。
   * @x-jiyue-en Level to reach. */
  level: AccountVerification;
  /** 进行核验的身份服务适配器。
   * @x-jiyue-en Adapter of the identity service that verifies. */
  adapterId: RecordId;
  /** 真实姓名。
   * @x-jiyue-en Real name.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 100 */
  realName: string;
  /** 证件种类。
   * @x-jiyue-en Kind of document. */
  documentKind: IdentityDocument;
  /** 证件号码。
   * @x-jiyue-en Number of the document.
   * @x-jiyue-personal
   * @pattern ^[0-9A-Z]{6,30}$ */
  documentNumber: string;
  /** 实人核验时，核验机构给出的结果凭据；其他等级不填。
   * @x-jiyue-en Proof the authority gave, for verification of the person; absent for other levels.
   * @minLength 8
   * @maxLength 2048 */
  proof?: string;
}
