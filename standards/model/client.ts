import type { AccountVerification, ClientKind } from './gen/codes.ts';
import type { Cursor, RecordId, RedirectAddress, Timestamp, WebAddress } from './gen/scalars.ts';
import type { Common, Stored } from './common.ts';
import type { SigningKey } from './token.ts';

/** 接入统一身份认证的应用，由登记者给出的内容。
 * @x-jiyue-en Application that uses the identity service, as its registrar gives it. */
export interface ClientDraft extends Common {
  /** 应用名称，登录页上显示。
   * @x-jiyue-en Name, shown on the sign-in page.
   * @minLength 1
   * @maxLength 100 */
  name: string;
  /** 应用种类。
   * @x-jiyue-en Kind of client. */
  clientKind: ClientKind;
  /** 对应用负责的机构。
   * @x-jiyue-en Organization that answers for it. */
  ownerId: RecordId;
  /** 所属站点；不属于某一站点则不填。
   * @x-jiyue-en Site; absent when it belongs to no single one. */
  siteId?: RecordId;
  /** 回调地址，逐字匹配；只以系统身份调用的应用为空数组。
   * @x-jiyue-en Redirect addresses, matched character by character; empty for clients that act for themselves alone.
   * @maxItems 20
   * @uniqueItems true */
  redirectUris: RedirectAddress[];
  /** 退出后可转向的地址；没有则不填。
   * @x-jiyue-en Addresses to go to after sign-out; absent when none.
   * @minItems 1
   * @maxItems 20
   * @uniqueItems true */
  postLogoutUris?: RedirectAddress[];
  /** 接收退出通知的地址；没有则不填。
   * @x-jiyue-en Where notices of sign-out go; absent when none. */
  backChannelLogoutUri?: WebAddress;
  /** 允许的授权方式，没有口令和隐式两种。
   * @x-jiyue-en Grant types it may use; neither password nor implicit is among them.
   * @minItems 1
   * @maxItems 3
   * @uniqueItems true
   * @items.pattern ^(authorization_code|refresh_token|client_credentials)$ */
  grantTypes: string[];
  /** 可以请求的范围：openid、profile、email、phone、offline_access，以及接口的范围。
   * @x-jiyue-en Scopes it may ask for: openid, profile, email, phone, offline_access and those of interfaces.
   * @minItems 1
   * @maxItems 50
   * @uniqueItems true
   * @items.pattern ^[a-z][a-z0-9_.:-]{1,63}$ */
  scopes: string[];
  /** 可以为哪些服务取得令牌（服务的标识）。
   * @x-jiyue-en Services it may get tokens for, by their ids.
   * @minItems 1
   * @maxItems 20
   * @items.minLength 1
   * @items.maxLength 300 */
  audiences: string[];
  /** 向令牌接口证明自己的方式；none 只凭 PKCE。
   * @x-jiyue-en How it proves itself to the token endpoint; none means by PKCE alone.
   * @pattern ^(private_key_jwt|client_secret_basic|tls_client_auth|none)$ */
  authentication: string;
  /** 应用的公钥；以密钥证明自己的应用必填。
   * @x-jiyue-en Public keys of the client; needed where it proves itself by key.
   * @minItems 1
   * @maxItems 10 */
  keys?: SigningKey[];
  /** 登录该应用所需的最低核验等级。
   * @x-jiyue-en Lowest level of verification to sign in to it. */
  minimumVerification: AccountVerification;
  /** 是否启用；停用后其令牌在下一次请求时被拒绝。
   * @x-jiyue-en Whether it is enabled; its tokens are refused at the next request once it is not. */
  isEnabled: boolean;
}

/** 接入统一身份认证的应用。
 * @x-jiyue-en Application that uses the identity service.
 * @x-jiyue-requirement JY-IDN-013 */
export interface Client extends ClientDraft, Stored {
  /** 现用密码的生成时刻；不用密码则不填。
   * @x-jiyue-en When the secret in use was made; absent without one. */
  secretSinceAt?: Timestamp;
}

/** 应用分页。
 * @x-jiyue-en Page of clients. */
export interface ClientPage {
  /** 本页的项。
   * @x-jiyue-en Items of this page. */
  items: Client[];
  /** 下一页的游标；没有下一页则不填。
   * @x-jiyue-en Cursor of the next page; absent on the last one. */
  next?: Cursor;
  /** 总数，等于翻完全部页得到的项数。
   * @x-jiyue-en Total, equal to the number of items found by walking all pages.
   * @TJS-type integer
   * @minimum 0 */
  total: number;
}

/** 应用的密码，只在生成时给出一次。
 * @x-jiyue-en Secret of a client, given once when it is made. */
export interface ClientSecret {
  /** 应用标识。
   * @x-jiyue-en Id of the client. */
  clientId: RecordId;
  /** 密码，平台只存杂凑值。
   * @x-jiyue-en The secret; the platform keeps a digest only.
   * @pattern ^[A-Za-z0-9_-]{43,128}$ */
  secret: string;
  /** 失效时刻。
   * @x-jiyue-en When it ends. */
  expiresAt: Timestamp;
  /** 旧密码继续有效到何时；没有旧密码则不填。
   * @x-jiyue-en Until when the former secret holds; absent without one. */
  previousEndsAt?: Timestamp;
}
