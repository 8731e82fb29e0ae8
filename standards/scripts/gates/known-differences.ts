/** Where the second generator (oracle B) is known to read the model differently. Each entry has an owner, a reason and a day it must be looked at again. */
import type { ErrorObject } from 'ajv/dist/2020.js';

/** One difference. */
export interface KnownDifference {
  readonly id: string;
  /** Who keeps the entry true. */
  readonly owner: string;
  readonly reason: string;
  /** YYYY-MM-DD; the gate fails from the day after. */
  readonly expires: string;
  /** Which side refuses alone. */
  readonly refusedBy: 'ours' | 'oracle';
  /** Whether an error of that side is this difference. */
  readonly explains: (error: ErrorObject) => boolean;
}

/** The list. An entry that explains nothing any more is a finding too. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    id: 'whole-numbers',
    owner: 'standards maintainers',
    reason: 'ts-json-schema-generator 2.4.0 does not read @TJS-type; the gate "tags" compares it with the output instead',
    expires: '2027-12-31',
    refusedBy: 'ours',
    explains: ({ keyword, params }) => keyword === 'type' && params['type'] === 'integer',
  },
  {
    id: 'item-limits',
    owner: 'standards maintainers',
    reason: 'ts-json-schema-generator 2.4.0 does not read @items.…; the gate "tags" compares it with the output instead',
    expires: '2027-12-31',
    refusedBy: 'ours',
    explains: ({ keyword, instancePath, schemaPath }) =>
      ['minLength', 'maxLength', 'pattern'].includes(keyword) && /\/\d+$/.test(instancePath) && schemaPath.endsWith(`/items/${keyword}`),
  },
];
