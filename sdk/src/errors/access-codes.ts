/** Codes of callers: who they are and what they may. */
import { type ErrorRow, row } from './error-row.ts';

/** The rows. */
export const accessCodes = {
  TOKEN_MISSING: row(
    401,
    '缺少令牌',
    'Token missing',
    '本操作需要令牌：请在 Authorization 头中给出 Bearer 令牌。',
    'This operation needs a token: send Authorization: Bearer.',
  ),
  TOKEN_INVALID: row(
    401,
    '令牌无效',
    'Token not valid',
    '令牌无效或已停用。请向平台管理员申请。',
    'The token is not valid or was revoked. Ask the administrator of the platform.',
  ),
  SIGNATURE_MISSING: row(
    401,
    '缺少调用签名',
    'Call signature missing',
    '账户“{account}”的调用必须签名，不接受令牌。请按规范对调用签名。',
    'Calls of the account "{account}" have to be signed; a token is not taken. Sign the call as the standard says.',
  ),
  SIGNATURE_INVALID: row(
    401,
    '调用签名无效',
    'Call signature not valid',
    '签名不成立（{reason}）：form 为签名头缺失或写法有误，key 为密钥未登记、停用或算法不符，signature 为签名与所请求的不符，content 为正文与其杂凑值不符。请逐行核对被签名的文字。',
    'The signature does not hold ({reason}): form, a header of it is missing or ill-formed; key, the key is not registered, out of force or of another algorithm; signature, it is not over what was asked; content, the body has another digest. Compare the signed text line by line.',
  ),
  SIGNATURE_EXPIRED: row(
    401,
    '调用签名过时',
    'Call signature out of time',
    '签名的时刻与平台时间（{platformTime}）相差{differenceSeconds}秒，上限为{windowSeconds}秒。请校准时钟后重新签名。',
    'The time of the signature differs from the time of the platform ({platformTime}) by {differenceSeconds} seconds; at most {windowSeconds} are allowed. Set the clock and sign again.',
  ),
  SIGNATURE_REPLAYED: row(
    401,
    '调用签名已用过',
    'Call signature used before',
    '随机数“{nonce}”已用过一次。每次调用（包括重发）请另取随机数，重新签名。',
    'The nonce "{nonce}" was used before. Take a new one and sign anew for each call, repetitions included.',
  ),
  SITE_FORBIDDEN: row(
    403,
    '没有站点权限',
    'No right on the site',
    '您没有站点“{siteId}”的“{action}”权限。请向该站点管理员申请。',
    'You may not {action} on site "{siteId}". Ask its administrator.',
  ),
  PLATFORM_FORBIDDEN: row(
    403,
    '没有平台权限',
    'No right on the platform',
    '您没有平台级的“{action}”权限。请向平台管理员申请。',
    'You may not {action} on the platform. Ask its administrator.',
  ),
} as const satisfies Record<string, ErrorRow>;
