/** The types that a record can be judged as: those that stand alone on the wire. */

import { type TypeName, typeNames } from '../../validate/load-validators.ts';

/** Names in their order. */
export const recordTypes: readonly TypeName[] = typeNames;
