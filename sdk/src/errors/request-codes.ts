/** Codes of requests that break the contract. */
import { type ErrorRow, row } from './error-row.ts';

/** The rows. */
export const requestCodes = {
  REQUEST_INVALID: row(
    400,
    '请求不合规范',
    'Request breaks the contract',
    '请求有{count}处不合规范，逐条见 errors。',
    'The request breaks the contract in {count} places; see errors.',
  ),
  BODY_MALFORMED: row(
    400,
    '请求体不是合格的 JSON',
    'Body is not JSON',
    '请求体在第{line}行第{column}列处不是合格的 JSON：{reason}。请改正后重发。',
    'The body is not JSON at line {line}, column {column}: {reason}. Correct it and send again.',
  ),
  BODY_ENCODING: row(
    400,
    '请求体编码有误',
    'Body is not UTF-8',
    '请求体在第{offset}字节处不是 UTF-8。请以 UTF-8 编码重发。',
    'The body is not UTF-8 at byte {offset}. Send it in UTF-8.',
  ),
  BODY_TOO_LARGE: row(
    413,
    '请求体过大',
    'Body too large',
    '请求体超过上限{limitBytes}字节。请分批提交。',
    'The body is larger than {limitBytes} bytes. Send it in parts.',
  ),
  MEDIA_TYPE_UNSUPPORTED: row(
    415,
    '媒体类型不支持',
    'Media type not supported',
    '本操作只接受 {expected}，收到“{received}”。',
    'This operation takes {expected}; received "{received}".',
  ),
  CURSOR_INVALID: row(
    400,
    '游标无效',
    'Cursor not valid',
    '游标“{cursor}”不是本列表给出的。请从第一页重新开始。',
    'The cursor "{cursor}" was not given by this list. Start again from the first page.',
  ),
  OPERATION_NOT_FOUND: row(
    404,
    '没有这个接口',
    'No such operation',
    '没有 {method} {path} 这个接口。请对照 /api/openapi.json。',
    'There is no {method} {path}. Compare with /api/openapi.json.',
  ),
  METHOD_NOT_ALLOWED: row(
    405,
    '方法不允许',
    'Method not allowed',
    '{path} 不接受 {method}，可用：{allowed}。',
    '{path} does not take {method}; it takes {allowed}.',
  ),
  RATE_LIMITED: row(
    429,
    '请求过多',
    'Too many requests',
    '请求过多，请在{retryAfterSeconds}秒后再试。',
    'Too many requests; try again in {retryAfterSeconds} seconds.',
  ),
  IDEMPOTENCY_KEY_REUSED: row(
    422,
    '幂等键已用于另一个请求',
    'Idempotency key used for another request',
    '幂等键“{key}”已用于操作、参数或正文不同的另一个请求。重复发送须与首次完全相同；新的写入请另取新键。',
    'The idempotency key "{key}" was used for a request with another operation, other parameters or another body. Repeat exactly what was sent first, or take a new key for a new write.',
  ),
  IDEMPOTENCY_KEY_BUSY: row(
    409,
    '同一幂等键的写入正在进行',
    'Write with this key under way',
    '幂等键“{key}”的写入正在进行。请在{retryAfterSeconds}秒后以同一键重发，取得其结果。',
    'The write with the idempotency key "{key}" is under way. Send it again with the same key in {retryAfterSeconds} seconds to get its result.',
  ),
  IDEMPOTENCY_OUTCOME_UNKNOWN: row(
    409,
    '写入中断，结果不明',
    'Outcome of the write unknown',
    '幂等键“{key}”的写入进行到一半时平台中断，是否完成无法得知。请先读取核实；没有完成的，另取新键重做。',
    'The platform was interrupted in the middle of the write with the idempotency key "{key}", and nobody knows whether it was done. Read first; if it was not, do it again with a new key.',
  ),
} as const satisfies Record<string, ErrorRow>;
