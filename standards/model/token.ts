import type { AccountVerification, AuthenticatorKind } from './gen/codes.ts';
import type { JsonWebToken, RecordId, RedirectAddress, WebAddress } from './gen/scalars.ts';

/** 令牌请求（application/x-www-form-urlencoded，RFC 6749 第 4、6 节，PKCE 见 RFC 7636）。
 * @x-jiyue-en Token request as a form (RFC 6749 sections 4 and 6, PKCE by RFC 7636). */
export interface TokenRequest {
  /** 授权方式。
   * @x-jiyue-en Grant type.
   * @pattern ^(authorization_code|refresh_token|client_credentials)$ */
  grant_type: string;
  /** 授权码；仅授权码方式。
   * @x-jiyue-en Authorization code; with that grant only.
   * @minLength 16
   * @maxLength 512 */
  code?: string;
  /** 取得授权码时的回调地址；仅授权码方式。
   * @x-jiyue-en Redirect address of the authorization request; with that grant only. */
  redirect_uri?: RedirectAddress;
  /** PKCE 校验值；授权码方式必填。
   * @x-jiyue-en PKCE verifier; needed with the code.
   * @pattern ^[A-Za-z0-9._~-]{43,128}$ */
  code_verifier?: string;
  /** 刷新令牌；仅刷新方式。
   * @x-jiyue-en Refresh token; with that grant only.
   * @minLength 16
   * @maxLength 2048 */
  refresh_token?: string;
  /** 应用标识；以请求头证明自己的不填。
   * @x-jiyue-en Id of the client; absent where a header proves it. */
  client_id?: RecordId;
  /** 断言类型；仅以密钥证明自己时填。
   * @x-jiyue-en Type of the assertion; only with proof by key.
   * @pattern ^urn:ietf:params:oauth:client-assertion-type:jwt-bearer$ */
  client_assertion_type?: string;
  /** 应用签名的断言；仅以密钥证明自己时填。
   * @x-jiyue-en Assertion signed by the client; only with proof by key. */
  client_assertion?: JsonWebToken;
  /** 请求的范围，以空格分开；不填则为应用登记的全部。
   * @x-jiyue-en Scopes asked for, parted by blanks; absent means all that the client has.
   * @minLength 1
   * @maxLength 1000 */
  scope?: string;
  /** 令牌的受众（服务的标识，RFC 8707）。
   * @x-jiyue-en Audience of the token, the id of a service (RFC 8707).
   * @minLength 1
   * @maxLength 300 */
  resource?: string;
}

/** 令牌回复（RFC 6749 第 5.1 节）。
 * @x-jiyue-en Token reply (RFC 6749 section 5.1). */
export interface TokenReply {
  /** 访问令牌。
   * @x-jiyue-en Access token.
   * @minLength 16
   * @maxLength 8192 */
  access_token: string;
  /** 令牌类型，固定为 Bearer。
   * @x-jiyue-en Type of the token, always Bearer.
   * @pattern ^Bearer$ */
  token_type: string;
  /** 有效秒数。
   * @x-jiyue-en Seconds it is good for.
   * @TJS-type integer
   * @minimum 1
   * @maximum 86400 */
  expires_in: number;
  /** 刷新令牌，用一次换一次；没有则不填。
   * @x-jiyue-en Refresh token, replaced at each use; absent when none.
   * @minLength 16
   * @maxLength 2048 */
  refresh_token?: string;
  /** 身份令牌；请求范围含 openid 时给出。
   * @x-jiyue-en Identity token; given when the scope has openid. */
  id_token?: JsonWebToken;
  /** 实际给予的范围，以空格分开。
   * @x-jiyue-en Scopes granted, parted by blanks.
   * @minLength 1
   * @maxLength 1000 */
  scope: string;
}

/** 令牌接口的错误（RFC 6749 第 5.2 节规定的形式）。
 * @x-jiyue-en Error of the token endpoint in the form that RFC 6749 section 5.2 fixes. */
export interface TokenError {
  /** 错误代码，由该规范规定。
   * @x-jiyue-en Error code, fixed by that document.
   * @pattern ^(invalid_request|invalid_client|invalid_grant|unauthorized_client|unsupported_grant_type|invalid_scope|invalid_target)$ */
  error: string;
  /** 说明；没有则不填。
   * @x-jiyue-en Explanation; absent when none.
   * @minLength 1
   * @maxLength 500 */
  error_description?: string;
}

/** 检查或撤销令牌的请求（RFC 7662、RFC 7009）。
 * @x-jiyue-en Request to introspect or revoke a token (RFC 7662, RFC 7009). */
export interface TokenQuery {
  /** 令牌。
   * @x-jiyue-en The token.
   * @minLength 16
   * @maxLength 8192 */
  token: string;
  /** 令牌种类的提示；不知道则不填。
   * @x-jiyue-en Hint at the kind of token; absent when not known.
   * @pattern ^(access_token|refresh_token)$ */
  token_type_hint?: string;
}

/** 令牌检查的回复；无效的令牌只有 active 一项。
 * @x-jiyue-en Reply to an introspection; of a token that is no good, active is all. */
export interface TokenStatus {
  /** 是否有效。
   * @x-jiyue-en Whether it is good. */
  active: boolean;
  /** 范围；无效则不填。
   * @x-jiyue-en Scopes; absent when not good.
   * @minLength 1
   * @maxLength 1000 */
  scope?: string;
  /** 应用标识；无效则不填。
   * @x-jiyue-en Client; absent when not good. */
  client_id?: RecordId;
  /** 账户标识；无效则不填。
   * @x-jiyue-en Account; absent when not good. */
  sub?: RecordId;
  /** 受众；无效则不填。
   * @x-jiyue-en Audience; absent when not good.
   * @minItems 1
   * @maxItems 20
   * @items.minLength 1
   * @items.maxLength 300 */
  aud?: string[];
  /** 到期时刻（1970年起的秒数）；无效则不填。
   * @x-jiyue-en Expiry in seconds since 1970; absent when not good.
   * @TJS-type integer
   * @minimum 1 */
  exp?: number;
  /** 签发时刻（1970年起的秒数）；无效则不填。
   * @x-jiyue-en Issue in seconds since 1970; absent when not good.
   * @TJS-type integer
   * @minimum 1 */
  iat?: number;
}

/** 访问令牌的内容（RFC 9068 形式的 JWT）。
 * @x-jiyue-en Claims of an access token, a JWT after RFC 9068.
 * @x-jiyue-requirement JY-IDN-010 */
export interface AccessTokenClaims {
  /** 签发者（平台标识，URI）。
   * @x-jiyue-en Issuer: the platform as a URI.
   * @minLength 1
   * @maxLength 300 */
  iss: string;
  /** 账户标识；以系统身份取得的为系统账户。
   * @x-jiyue-en Account; the system account where a client acts for itself. */
  sub: RecordId;
  /** 受众：可使用令牌的服务。
   * @x-jiyue-en Audience: services that may take it.
   * @minItems 1
   * @maxItems 20
   * @items.minLength 1
   * @items.maxLength 300 */
  aud: string[];
  /** 应用标识。
   * @x-jiyue-en Client. */
  client_id: RecordId;
  /** 范围，以空格分开。
   * @x-jiyue-en Scopes, parted by blanks.
   * @minLength 1
   * @maxLength 1000 */
  scope: string;
  /** 签发时刻（1970年起的秒数）。
   * @x-jiyue-en Issue in seconds since 1970.
   * @TJS-type integer
   * @minimum 1 */
  iat: number;
  /** 到期时刻（1970年起的秒数）。
   * @x-jiyue-en Expiry in seconds since 1970.
   * @TJS-type integer
   * @minimum 1 */
  exp: number;
  /** 令牌标识，撤销和审计用。
   * @x-jiyue-en Id of the token, for revocation and audit. */
  jti: RecordId;
  /** 会话标识；以系统身份取得的不填。
   * @x-jiyue-en Session; absent where a client acts for itself. */
  sid?: RecordId;
  /** 账户的核验等级；系统账户不填。
   * @x-jiyue-en Level of verification of the account; absent for systems. */
  acr?: AccountVerification;
  /** 登录所用的鉴别方式；系统账户不填。
   * @x-jiyue-en Authenticators used at sign-in; absent for systems.
   * @minItems 1
   * @maxItems 5 */
  amr?: AuthenticatorKind[];
}

/** 用户信息接口的回复：按所给范围给出；没有权限名单，权限由接收方查询。
 * @x-jiyue-en Reply of the user-info endpoint, as far as the scopes go; grants are not among them and are asked for by the receiver. */
export interface UserClaims {
  /** 账户标识，对各应用相同。
   * @x-jiyue-en Account, the same for every client. */
  sub: RecordId;
  /** 核验等级。
   * @x-jiyue-en Level of verification. */
  acr: AccountVerification;
  /** 账户种类，与 Account 的 kind 相同。
   * @x-jiyue-en Kind of account, as in Account.
   * @pattern ^(user|staff|contractor)$ */
  account_kind: string;
  /** 称呼；范围含 profile 时给出。
   * @x-jiyue-en Name; with scope profile.
   * @x-jiyue-personal
   * @minLength 1
   * @maxLength 100 */
  name?: string;
  /** 核验过的电子邮箱；范围含 email 时给出。
   * @x-jiyue-en Verified mail address; with scope email.
   * @x-jiyue-personal
   * @minLength 3
   * @maxLength 320 */
  email?: string;
  /** 核验过的手机号码；范围含 phone 时给出。
   * @x-jiyue-en Verified mobile number; with scope phone.
   * @x-jiyue-personal
   * @minLength 6
   * @maxLength 20 */
  phone_number?: string;
  /** 所在机构；公众账户不填。
   * @x-jiyue-en Organization; absent for the public. */
  organization_id?: RecordId;
}

/** 身份令牌的内容（OpenID Connect ID Token）。
 * @x-jiyue-en Claims of the identity token (OpenID Connect ID Token).
 * @x-jiyue-requirement JY-IDN-001 */
export interface IdentityClaims extends UserClaims {
  /** 签发者（平台标识，URI）。
   * @x-jiyue-en Issuer: the platform as a URI.
   * @minLength 1
   * @maxLength 300 */
  iss: string;
  /** 受众：应用标识。
   * @x-jiyue-en Audience: ids of clients.
   * @minItems 1
   * @maxItems 20
   * @items.minLength 1
   * @items.maxLength 300 */
  aud: string[];
  /** 签发时刻（1970年起的秒数）。
   * @x-jiyue-en Issue in seconds since 1970.
   * @TJS-type integer
   * @minimum 1 */
  iat: number;
  /** 到期时刻（1970年起的秒数）。
   * @x-jiyue-en Expiry in seconds since 1970.
   * @TJS-type integer
   * @minimum 1 */
  exp: number;
  /** 本人登录的时刻（1970年起的秒数）。
   * @x-jiyue-en When the person signed in, in seconds since 1970.
   * @TJS-type integer
   * @minimum 1 */
  auth_time: number;
  /** 请求中的随机值；请求没有则不填。
   * @x-jiyue-en Nonce of the request; absent when it had none.
   * @minLength 1
   * @maxLength 512 */
  nonce?: string;
  /** 会话标识。
   * @x-jiyue-en Session. */
  sid: RecordId;
  /** 登录所用的鉴别方式。
   * @x-jiyue-en Authenticators used at sign-in.
   * @minItems 1
   * @maxItems 5 */
  amr: AuthenticatorKind[];
}

/** 退出通知（OpenID Connect Back-Channel Logout）的内容。
 * @x-jiyue-en Claims of a notice of sign-out (OpenID Connect Back-Channel Logout).
 * @x-jiyue-requirement JY-IDN-004 */
export interface LogoutTokenClaims {
  /** 签发者（平台标识，URI）。
   * @x-jiyue-en Issuer: the platform as a URI.
   * @minLength 1
   * @maxLength 300 */
  iss: string;
  /** 账户标识。
   * @x-jiyue-en Account. */
  sub: RecordId;
  /** 受众：应用标识。
   * @x-jiyue-en Audience: ids of clients.
   * @minItems 1
   * @maxItems 20
   * @items.minLength 1
   * @items.maxLength 300 */
  aud: string[];
  /** 签发时刻（1970年起的秒数）。
   * @x-jiyue-en Issue in seconds since 1970.
   * @TJS-type integer
   * @minimum 1 */
  iat: number;
  /** 到期时刻（1970年起的秒数）。
   * @x-jiyue-en Expiry in seconds since 1970.
   * @TJS-type integer
   * @minimum 1 */
  exp: number;
  /** 通知标识，接收方据此去重。
   * @x-jiyue-en Id of the notice, by which receivers drop repeats. */
  jti: RecordId;
  /** 结束的会话。
   * @x-jiyue-en Session that ended. */
  sid: RecordId;
  /** 事件声明。
   * @x-jiyue-en The events it states. */
  events: LogoutEvents;
}

/** 退出通知的事件声明：键为事件的地址，值为空对象。
 * @x-jiyue-en Events of a notice of sign-out: keys are addresses of events, values empty objects. */
export interface LogoutEvents {
  [event: string]: unknown;
}

/** 一个公钥（RFC 7517）。
 * @x-jiyue-en One public key (RFC 7517). */
export interface SigningKey {
  /** 密钥类型：EC 或 OKP。
   * @x-jiyue-en Type of key: EC or OKP.
   * @pattern ^(EC|OKP)$ */
  kty: string;
  /** 曲线：P-256、Ed25519 或 SM2。
   * @x-jiyue-en Curve: P-256, Ed25519 or SM2.
   * @pattern ^(P-256|Ed25519|SM2)$ */
  crv: string;
  /** 横坐标（base64url）。
   * @x-jiyue-en X coordinate as base64url.
   * @pattern ^[A-Za-z0-9_-]{43}$ */
  x: string;
  /** 纵坐标（base64url）；OKP 不填。
   * @x-jiyue-en Y coordinate as base64url; absent for OKP.
   * @pattern ^[A-Za-z0-9_-]{43}$ */
  y?: string;
  /** 密钥标识，令牌头据此指明所用密钥。
   * @x-jiyue-en Id of the key, named in the header of tokens.
   * @minLength 1
   * @maxLength 100 */
  kid: string;
  /** 签名算法：ES256、EdDSA 或 SM2SM3。
   * @x-jiyue-en Signature algorithm: ES256, EdDSA or SM2SM3.
   * @pattern ^(ES256|EdDSA|SM2SM3)$ */
  alg: string;
  /** 用途，固定为 sig。
   * @x-jiyue-en Use, always sig.
   * @pattern ^sig$ */
  use: string;
}

/** 签名公钥列表（JWK Set）：轮换期间新旧都在。
 * @x-jiyue-en Public signing keys (JWK Set): old and new during a rotation.
 * @x-jiyue-requirement JY-IDN-011 */
export interface SigningKeys {
  /** 公钥，现用的在前。
   * @x-jiyue-en Keys, the one in use first.
   * @minItems 1
   * @maxItems 20 */
  keys: SigningKey[];
}

/** 认证提供方说明（OpenID Connect Discovery），位于 /.well-known/openid-configuration。
 * @x-jiyue-en Metadata of the identity provider (OpenID Connect Discovery) at /.well-known/openid-configuration.
 * @x-jiyue-requirement JY-IDN-014 */
export interface ProviderMetadata {
  /** 签发者，与令牌的 iss 逐字相同。
   * @x-jiyue-en Issuer, equal to iss of tokens. */
  issuer: WebAddress;
  /** 授权接口。
   * @x-jiyue-en Authorization endpoint. */
  authorization_endpoint: WebAddress;
  /** 令牌接口。
   * @x-jiyue-en Token endpoint. */
  token_endpoint: WebAddress;
  /** 用户信息接口。
   * @x-jiyue-en User-info endpoint. */
  userinfo_endpoint: WebAddress;
  /** 公钥列表。
   * @x-jiyue-en Key list. */
  jwks_uri: WebAddress;
  /** 退出接口。
   * @x-jiyue-en Sign-out endpoint. */
  end_session_endpoint: WebAddress;
  /** 撤销接口。
   * @x-jiyue-en Revocation endpoint. */
  revocation_endpoint: WebAddress;
  /** 检查接口。
   * @x-jiyue-en Introspection endpoint. */
  introspection_endpoint: WebAddress;
  /** 支持的回复类型，只有 code。
   * @x-jiyue-en Response types, code alone.
   * @minItems 1
   * @maxItems 1
   * @items.pattern ^code$ */
  response_types_supported: string[];
  /** 支持的授权方式。
   * @x-jiyue-en Grant types.
   * @minItems 1
   * @uniqueItems true
   * @items.pattern ^(authorization_code|refresh_token|client_credentials)$ */
  grant_types_supported: string[];
  /** 支持的 PKCE 方法，只有 S256。
   * @x-jiyue-en PKCE methods, S256 alone.
   * @minItems 1
   * @maxItems 1
   * @items.pattern ^S256$ */
  code_challenge_methods_supported: string[];
  /** 账户标识的种类，只有 public。
   * @x-jiyue-en Kinds of subject, public alone.
   * @minItems 1
   * @maxItems 1
   * @items.pattern ^public$ */
  subject_types_supported: string[];
  /** 身份令牌的签名算法。
   * @x-jiyue-en Signature algorithms of identity tokens.
   * @minItems 1
   * @maxItems 5
   * @items.pattern ^(ES256|EdDSA|SM2SM3)$ */
  id_token_signing_alg_values_supported: string[];
  /** 支持的范围。
   * @x-jiyue-en Scopes.
   * @minItems 1
   * @uniqueItems true
   * @items.pattern ^[a-z][a-z0-9_.:-]{1,63}$ */
  scopes_supported: string[];
  /** 能给出的核验等级。
   * @x-jiyue-en Levels of verification it can state.
   * @minItems 1
   * @uniqueItems true */
  acr_values_supported: AccountVerification[];
  /** 应用证明自己的方式。
   * @x-jiyue-en How clients prove themselves.
   * @minItems 1
   * @uniqueItems true
   * @items.pattern ^(private_key_jwt|client_secret_basic|tls_client_auth|none)$ */
  token_endpoint_auth_methods_supported: string[];
  /** 是否发出退出通知。
   * @x-jiyue-en Whether notices of sign-out are sent. */
  backchannel_logout_supported: boolean;
}
