/** Rules of the standard on the content of a register record: the same validators as at the door, so no other way in is laxer. */
import { type Finding, validateStrict } from '@jiyue/sdk';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import { failureOfFindings } from './findings.ts';

/** @param type name of a draft type of the standard */
export function checkContent(type: 'OrganizationDraft' | 'SiteDraft' | 'ColumnDraft', value: unknown): Outcome<undefined> {
  const findings: readonly Finding[] = validateStrict(type, value);
  return findings.length === 0 ? ok(undefined) : fail(failureOfFindings(findings));
}
