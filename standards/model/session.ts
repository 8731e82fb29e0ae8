import type { AccountVerification, AdapterKind, AuthenticatorKind, SignInOutcome, VisitTerminal } from './gen/codes.ts';
import type { Cursor, JsonWebToken, RecordId, RedirectAddress, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';

/** 一个登录会话，供本人查看和结束。
 * @x-jiyue-en A session, for its owner to see and end.
 * @x-jiyue-requirement JY-IDN-012 */
export interface Session {
  /** 会话标识。
   * @x-jiyue-en Id of the session. */
  id: RecordId;
  /** 账户。
   * @x-jiyue-en Account. */
  accountId: RecordId;
  /** 登录时刻。
   * @x-jiyue-en When it began. */
  startedAt: Timestamp;
  /** 最近一次请求的时刻。
   * @x-jiyue-en Last request. */
  lastSeenAt: Timestamp;
  /** 到期时刻。
   * @x-jiyue-en When it ends. */
  expiresAt: Timestamp;
  /** 登录所用的鉴别方式。
   * @x-jiyue-en Authenticators used.
   * @minItems 1
   * @maxItems 5 */
  authenticators: AuthenticatorKind[];
  /** 凭该会话登录的应用。
   * @x-jiyue-en Clients signed in to by it.
   * @maxItems 200
   * @uniqueItems true */
  clientIds: RecordId[];
  /** 来源网络地址；平台不保存则不填。
   * @x-jiyue-en Network address it came from; absent where the platform does not keep it.
   * @x-jiyue-personal
   * @minLength 2
   * @maxLength 64 */
  sourceAddress?: string;
  /** 终端种类；不知道则不填。
   * @x-jiyue-en Kind of terminal; absent when not known. */
  terminal?: VisitTerminal;
  /** 是否正在使用的会话。
   * @x-jiyue-en Whether it is the one in use. */
  isCurrent: boolean;
}

/** 会话分页。
 * @x-jiyue-en Page of sessions. */
export interface SessionPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Session[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 退出请求（OpenID Connect RP-Initiated Logout）。
 * @x-jiyue-en Request to sign out (OpenID Connect RP-Initiated Logout). */
export interface SignOutRequest {
  /** 本应用得到的身份令牌；没有则不填。
   * @x-jiyue-en Identity token the client got; absent when none. */
  id_token_hint?: JsonWebToken;
  /** 应用标识；没有则不填。
   * @x-jiyue-en Client; absent when none. */
  client_id?: RecordId;
  /** 退出后转向的登记地址；没有则不填。
   * @x-jiyue-en Registered address to go to; absent when none. */
  post_logout_redirect_uri?: RedirectAddress;
  /** 转向时原样带回的值；没有则不填。
   * @x-jiyue-en Value given back at the redirect; absent when none.
   * @minLength 1
   * @maxLength 512 */
  state?: string;
}

/** 退出的结果：同一账户各处的会话一并结束。
 * @x-jiyue-en Result of a sign-out: the sessions of the account end everywhere. */
export interface SignOutReply {
  /** 结束的会话数。
   * @x-jiyue-en Sessions ended.
   * @TJS-type integer
   * @minimum 0 */
  endedSessions: number;
  /** 已通知的应用数。
   * @x-jiyue-en Clients told.
   * @TJS-type integer
   * @minimum 0 */
  notifiedClients: number;
  /** 要转向的地址；没有则不填。
   * @x-jiyue-en Address to go to; absent when none. */
  redirectTo?: RedirectAddress;
}

/** 身份服务适配器：把外部的统一身份认证接入平台，由运营者给出的内容。
 * @x-jiyue-en Adapter of an identity service outside the platform, as the operator gives it. */
export interface IdentityAdapterDraft extends Common {
  /** 名称，登录页上显示。
   * @x-jiyue-en Name, shown on the sign-in page.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 外部身份服务的种类。
   * @x-jiyue-en Kind of service. */
  adapterKind: AdapterKind;
  /** 外部服务的运营机构。
   * @x-jiyue-en Organization that operates the service. */
  operatorId: RecordId;
  /** 外部服务的签发者；不是 OpenID Connect 的不填。
   * @x-jiyue-en Issuer of the service; absent unless it speaks OpenID Connect. */
  issuer?: WebAddress;
  /** 经它登录的账户达到的核验等级。
   * @x-jiyue-en Level of verification that its sign-in gives. */
  providesVerification: AccountVerification;
  /** 可经它登录的账户种类。
   * @x-jiyue-en Kinds of account that may use it.
   * @minItems 1
   * @maxItems 3
   * @items.pattern ^(user|staff|contractor)$ */
  accountKinds: string[];
  /** 首次登录时可否建立账户；建立的账户受同样的双因素等规则约束。
   * @x-jiyue-en Whether a first sign-in makes an account; the same rules, such as two factors, bind it. */
  mayCreateAccounts: boolean;
  /** 密钥的存放位置，不是密钥本身；没有则不填。
   * @x-jiyue-en Where the secret is kept, not the secret; absent when none.
   * @minLength 1
   * @maxLength 200 */
  secretReference?: string;
  /** 是否启用。
   * @x-jiyue-en Whether it is enabled. */
  isEnabled: boolean;
}

/** 身份服务适配器。
 * @x-jiyue-en Adapter of an identity service.
 * @x-jiyue-requirement JY-IDN-009 */
export interface IdentityAdapter extends IdentityAdapterDraft, Stored {}

/** 身份服务适配器分页。
 * @x-jiyue-en Page of identity adapters. */
export interface IdentityAdapterPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: IdentityAdapter[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 登录页列出的外部登录方式。
 * @x-jiyue-en A way to sign in by an outside service, as the sign-in page lists it. */
export interface PublicIdentityAdapter {
  /** 适配器标识。
   * @x-jiyue-en Id of the adapter. */
  id: RecordId;
  /** 名称。
   * @x-jiyue-en Name.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 外部身份服务的种类。
   * @x-jiyue-en Kind of service. */
  adapterKind: AdapterKind;
  /** 开始登录的地址。
   * @x-jiyue-en Address to start from. */
  startUrl: WebAddress;
}

/** 外部登录方式分页。
 * @x-jiyue-en Page of ways to sign in. */
export interface PublicIdentityAdapterPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: PublicIdentityAdapter[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 外部身份服务完成认证后带回的结果。
 * @x-jiyue-en What an outside identity service gives back after it authenticated. */
export interface FederatedSignIn {
  /** 开始登录时平台给出的值。
   * @x-jiyue-en Value the platform gave at the start.
   * @minLength 16
   * @maxLength 512 */
  state: string;
  /** 授权码；以断言返回的不填。
   * @x-jiyue-en Authorization code; absent where an assertion is given.
   * @minLength 8
   * @maxLength 2048 */
  code?: string;
  /** 断言；以授权码返回的不填。
   * @x-jiyue-en Assertion; absent where a code is given.
   * @minLength 16
   * @maxLength 65536 */
  assertion?: string;
}

/** 登录的结果。
 * @x-jiyue-en Result of a sign-in. */
export interface SignInResult {
  /** 结果。
   * @x-jiyue-en Outcome. */
  outcome: SignInOutcome;
  /** 会话标识；未登录成功则不填。
   * @x-jiyue-en Session; absent when not signed in. */
  sessionId?: RecordId;
  /** 所需的核验等级；仅等级不足时填。
   * @x-jiyue-en Level that is needed; only when it was too low. */
  requiredVerification?: AccountVerification;
  /** 接下来转向的地址；没有则不填。
   * @x-jiyue-en Address to go on to; absent when none. */
  continueTo?: RedirectAddress;
  /** 多少秒之后可再试；仅超过失败次数时填。
   * @x-jiyue-en Seconds until another try; only after too many failures.
   * @TJS-type integer
   * @minimum 1
   * @maximum 86400 */
  retryAfterSeconds?: number;
}
