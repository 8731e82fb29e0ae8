/** Codes of the settings of the server: shown at start. */
import { type ErrorRow, row } from './error-row.ts';

/** The rows. */
export const settingsCodes = {
  CONFIG_KEY_UNKNOWN: row(
    500,
    '没有这个设置项',
    'No such setting',
    '没有设置项 {key}。是否为 {suggestion}？',
    'There is no setting {key}. Did you mean {suggestion}?',
  ),
  CONFIG_VALUE_INVALID: row(
    500,
    '设置项的值不合规',
    'Setting not valid',
    '设置项 {key} {rule}，收到“{value}”。',
    'Setting {key} {ruleEn}; received "{value}".',
  ),
  CONFIG_FILE_INVALID: row(
    500,
    '设置文件不可用',
    'Settings file not usable',
    '设置文件 {file} 不可用：{reason}',
    'The settings file {file} cannot be used: {reason}',
  ),
} as const satisfies Record<string, ErrorRow>;
