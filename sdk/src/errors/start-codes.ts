/** Codes of the start of the server: shown at start. */
import { type ErrorRow, row } from './error-row.ts';

/** The rows. */
export const startCodes = {
  CALL_KEYS_INVALID: row(
    500,
    '调用密钥文件有误',
    'File of call keys not valid',
    '调用密钥文件 {file} 在“{pointer}”处有误（{rule}）。请改正。',
    'The file of call keys {file} breaks the rule {rule} at "{pointer}". Correct it.',
  ),
  DATA_FOLDER_IN_USE: row(
    500,
    '数据文件夹正在使用',
    'Data folder in use',
    '数据文件夹 {folder} 正由另一个平台进程使用。请先停止它，或用 JIYUE_DATA 换一个文件夹。',
    'The data folder {folder} is used by another server. Stop it first, or choose another folder with JIYUE_DATA.',
  ),
  DATA_FOLDER_UNUSABLE: row(
    500,
    '数据文件夹不可用',
    'Data folder not usable',
    '数据文件夹 {folder} 不可写或已满（{cause}）。请检查权限和空间。',
    'The data folder {folder} cannot be written or is full ({cause}). Check its rights and space.',
  ),
  DATABASE_UNREACHABLE: row(
    500,
    '数据库连接不上',
    'Database not reachable',
    '连接不上数据库 {database}（{cause}）。请核对 JIYUE_DATABASE 的地址、账号和口令，以及数据库是否在运行。',
    'The database {database} cannot be reached ({cause}). Check the address, account and password in JIYUE_DATABASE, and whether it runs.',
  ),
  DATABASE_UNSUITABLE: row(
    500,
    '数据库不合要求',
    'Database not suitable',
    '数据库 {database} 不合要求：{reason}。',
    'The database {database} is not suitable: {reasonEn}.',
  ),
  PORT_TAKEN: row(
    500,
    '端口已被占用',
    'Port taken',
    '端口 {port} 已被占用。请用 PORT 换一个端口，或先停止占用它的程序。',
    'Port {port} is taken. Choose another with PORT, or stop the program that uses it.',
  ),
  ADDRESS_UNUSABLE: row(
    500,
    '不能监听',
    'Cannot listen',
    '不能在 {host} 端口 {port} 上监听（{cause}）。请用 HOST、PORT 换一个。',
    'Cannot listen on {host} port {port} ({cause}). Choose others with HOST and PORT.',
  ),
} as const satisfies Record<string, ErrorRow>;
