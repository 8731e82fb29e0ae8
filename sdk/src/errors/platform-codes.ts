/** Codes of the platform as a whole. */
import { type ErrorRow, row } from './error-row.ts';

/** The rows. */
export const platformCodes = {
  PLUGIN_UNAVAILABLE: row(
    503,
    '功能暂不可用',
    'Function not available',
    '功能“{id}”暂不可用（{state}），请稍后再试。',
    'Function "{id}" is not available ({state}); try again later.',
  ),
  OPERATION_TIMEOUT: row(
    504,
    '操作超时',
    'Operation timed out',
    '操作 {operationId} 超过{deadlineMs}毫秒没有完成，请稍后再试。',
    'Operation {operationId} did not finish in {deadlineMs} ms; try again later.',
  ),
  REPLY_INVALID: row(
    500,
    '回复不合规范',
    'Reply breaks the contract',
    '操作 {operationId} 的回复不合规范，已记入日志。',
    'The reply of {operationId} breaks the contract; it was logged.',
  ),
  STORAGE_FULL: row(
    503,
    '存储已满',
    'Storage full',
    '存储空间已满，写入未完成，没有留下半条记录。请通知管理员。',
    'The storage is full; nothing was written. Tell the administrator.',
  ),
  STORAGE_READ_ONLY: row(
    503,
    '存储只读',
    'Storage read-only',
    '存储不可写，写入未完成。请通知管理员。',
    'The storage cannot be written; nothing was written. Tell the administrator.',
  ),
  STORAGE_UNAVAILABLE: row(
    503,
    '数据库暂不可用',
    'Database unavailable',
    '数据库暂时不可用，请稍后再试。如果刚才是写入，请先重新读取，确认没有完成再重做。',
    'The database cannot be used at the moment; try again later. After a write, read first: repeat it only when it was not done.',
  ),
  INTERNAL: row(
    500,
    '平台内部错误',
    'Internal error',
    '平台内部错误，已按请求编号 {requestId} 记入日志。',
    'Internal error; it was logged under request id {requestId}.',
  ),
  SCHEMA_INVALID: row(
    500,
    'JSON Schema 有误',
    'Schema not valid',
    'JSON Schema 在 {pointer} 处有误：{reason}。请改正。',
    'The JSON Schema is wrong at {pointer}: {reason}. Correct it.',
  ),
} as const satisfies Record<string, ErrorRow>;
