/** What finds the place of a JSON Pointer in a source text. JSON and YAML have one each. */

import type { Range } from './source-text.ts';

/** The part of a member that is meant: its value, or its name where the name is the fault. */
export type MemberPart = 'value' | 'name';

/**
 * Place of the pointer. Where it leads nowhere (a member is missing), the name of the nearest member above it, or the first
 * character of the record. Never throws.
 */
export type Locator = (pointer: string, part: MemberPart) => Range;
