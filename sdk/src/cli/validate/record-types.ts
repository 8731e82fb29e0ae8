/** The types that a record can be judged as: those that stand alone on the wire. */

import * as validators from '../../validate/generated/strict.ts';
import type { TypeName } from '../../validate/validate.ts';

/** Names in their order. */
export const recordTypes: readonly TypeName[] = Object.keys(validators).sort() as TypeName[];
