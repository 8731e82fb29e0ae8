/**
 * The one table of error codes: HTTP status, title and detail in zh-CN and en, part by part in the order in which docs/errors.md shows them.
 * Tests compare this table with the OpenAPI document and the docs both ways.
 */
import { accessCodes } from './access-codes.ts';
import { clientCodes } from './client-codes.ts';
import { platformCodes } from './platform-codes.ts';
import { pluginCodes } from './plugin-codes.ts';
import { recordCodes } from './record-codes.ts';
import { requestCodes } from './request-codes.ts';
import { settingsCodes } from './settings-codes.ts';
import { startCodes } from './start-codes.ts';
import { valueCodes } from './value-codes.ts';
import { webhookCodes } from './webhook-codes.ts';
import type { ErrorRow } from './error-row.ts';

export type { ErrorRow } from './error-row.ts';

/** All codes of the platform itself; plugins add their own in errors.json. */
export const errorCodes = {
  ...requestCodes,
  ...accessCodes,
  ...recordCodes,
  ...platformCodes,
  ...pluginCodes,
  ...startCodes,
  ...valueCodes,
  ...webhookCodes,
  ...clientCodes,
  ...settingsCodes,
} as const satisfies Record<string, ErrorRow>;

/** A code of the table: an unknown one does not compile. */
export type ErrorCode = keyof typeof errorCodes;
