/** Codes of webhooks: what receivers get from the SDK; a receiver that answers in the form of the standard answers with them. */
import { type ErrorRow, row } from './error-row.ts';

/** The rows. */
export const webhookCodes = {
  WEBHOOK_HEADER_INVALID: row(
    400,
    '网络回调的头有误',
    'Webhook header not valid',
    '网络回调的头 {header} 缺失或写法有误。请按 Standard Webhooks 1.0.0 给出三个头。',
    'The header {header} of the webhook is missing or ill-formed. Give the three headers of Standard Webhooks 1.0.0.',
  ),
  WEBHOOK_OUT_OF_TIME: row(
    401,
    '网络回调过时',
    'Webhook out of time',
    '网络回调的时刻与本机时间相差{differenceSeconds}秒，上限为{toleranceSeconds}秒。请校准时钟。',
    'The time of the webhook differs from ours by {differenceSeconds} seconds; at most {toleranceSeconds} are allowed. Set the clock.',
  ),
  WEBHOOK_SIGNATURE_INVALID: row(
    401,
    '网络回调签名无效',
    'Webhook signature not valid',
    '网络回调的签名都不成立。请核对密钥，并对收到的原始字节验签。',
    'No signature of the webhook holds. Check the secret, and verify over the bytes as they came.',
  ),
  WEBHOOK_BODY_INVALID: row(
    400,
    '网络回调的正文不是事件',
    'Webhook body is no event',
    '网络回调的正文不是 CloudEvents 1.0 事件（{reason}）。',
    'The body of the webhook is no event of CloudEvents 1.0 ({reason}).',
  ),
} as const satisfies Record<string, ErrorRow>;
