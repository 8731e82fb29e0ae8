/** Codes of the typed client: given by @jiyue/sdk/client where a call has no usable reply; no platform answers with them. */
import { type ErrorRow, row } from './error-row.ts';

/** The rows. */
export const clientCodes = {
  PLATFORM_UNREACHABLE: row(
    503,
    '平台无法连接',
    'Platform cannot be reached',
    '调用 {operationId} 时连不上 {url}（{reason}）。请核对地址和网络后再试。',
    'Calling {operationId}, {url} could not be reached ({reason}). Check the address and the network, then try again.',
  ),
  PLATFORM_TIMEOUT: row(
    504,
    '平台没有及时回复',
    'Platform did not answer in time',
    '调用 {operationId} 在{timeoutMs}毫秒内没有收到完整回复。写入是否完成请先读取核实。',
    'Calling {operationId} gave no complete reply in {timeoutMs} ms. Read first whether a write was done.',
  ),
  REQUEST_STOPPED: row(
    503,
    '调用已中止',
    'Call stopped',
    '调用 {operationId} 已由调用方中止。写入是否完成请先读取核实。',
    'The call of {operationId} was stopped by the caller. Read first whether a write was done.',
  ),
  REPLY_UNREADABLE: row(
    500,
    '回复无法识别',
    'Reply not understood',
    '{operationId} 的回复（状态码 {status}）无法识别：{reason}。请核对地址是否为集约化平台，以及其版本。',
    'The reply of {operationId} (status {status}) is not understood: {reason}. Check that the address is a platform of the standard, and its version.',
  ),
  LIST_TOTAL_WRONG: row(
    500,
    '列表总数不符',
    'Total of the list wrong',
    '{operationId} 声明共{declared}项，翻完全部页得到{walked}项。请重新读取；仍不符时请告知平台。',
    '{operationId} declares {declared} items; walking all pages found {walked}. Read again, and tell the platform if it stays so.',
  ),
  CURSOR_REPEATED: row(
    500,
    '游标重复',
    'Cursor repeated',
    '{operationId} 再次给出游标“{cursor}”，已停止翻页。请告知平台。',
    '{operationId} gave the cursor "{cursor}" again; the walk was ended. Tell the platform.',
  ),
  FEED_ORDER: row(
    500,
    '变更流次序有误',
    'Change feed out of order',
    '变更流中序号“{sequence}”出现在“{before}”之后。请告知平台。',
    'In the change feed the sequence "{sequence}" follows "{before}". Tell the platform.',
  ),
} as const satisfies Record<string, ErrorRow>;
