/** The record types that operations take and give, by the names of their schemas; the table is generated from the OpenAPI document. */
import type { Models } from './generated/models.ts';

export type { Models } from './generated/models.ts';

/** Name of one of them. */
export type ModelName = keyof Models;
