/** Identity of a finding across runs: for baselines and for code scanning, which must not take a moved line for a new fault. */

import { sha256 } from '../crypto/digest.ts';

/** What makes two findings the same fault. Message, language, line and value are left out on purpose. */
export interface FindingIdentity {
  readonly file: string;
  /** Identity of the record: of its own where it has one (origin or id), else its number in the file. */
  readonly recordKey: string;
  readonly pointer: string;
  readonly rule: string;
}

/** 32 hexadecimal digits. */
export const fingerprintOf = ({ file, recordKey, pointer, rule }: FindingIdentity): string =>
  sha256(JSON.stringify([file, recordKey, pointer, rule]))
    .replace(/^.*:/, '')
    .slice(0, 32);
