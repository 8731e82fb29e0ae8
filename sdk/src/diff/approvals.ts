/**
 * Approvals: a person says that a change nobody can prove is compatible, by its fingerprint and with a reason. Only what cannot be proven
 * can be approved: a counter-example is not argued away.
 */

import { parse } from 'yaml';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import type { Change } from './change.ts';

/** One approval. */
export interface Approval {
  readonly fingerprint: string;
  readonly reason: string;
}

/** Why approvals cannot be used. */
export type ApprovalFailure =
  | { readonly code: 'not-approvals'; readonly data: { readonly reason: string } }
  | { readonly code: 'unknown-fingerprints'; readonly data: { readonly fingerprints: readonly string[] } }
  | { readonly code: 'proven-breaks'; readonly data: { readonly fingerprints: readonly string[] } };

/** Reads a YAML list of {fingerprint, reason}. */
export function readApprovals(text: string): Outcome<readonly Approval[], ApprovalFailure> {
  let rows: unknown;
  try {
    rows = parse(text);
  } catch (error) {
    return fail({ code: 'not-approvals', data: { reason: error instanceof Error ? error.message : String(error) } });
  }
  if (rows === null || rows === undefined) return ok([]);
  if (!Array.isArray(rows)) return fail({ code: 'not-approvals', data: { reason: 'a list is needed' } });
  const approvals: Approval[] = [];
  for (const [index, row] of rows.entries()) {
    const { fingerprint, reason } = (typeof row === 'object' && row !== null ? row : {}) as { readonly fingerprint?: unknown; readonly reason?: unknown };
    // twelve digits alone are a number to YAML
    const text = typeof fingerprint === 'number' ? String(fingerprint).padStart(12, '0') : fingerprint;
    if (typeof text !== 'string' || !/^[0-9a-f]{12}$/.test(text))
      return fail({ code: 'not-approvals', data: { reason: `row ${index + 1}: fingerprint is 12 hexadecimal digits` } });
    if (typeof reason !== 'string' || reason.trim() === '') return fail({ code: 'not-approvals', data: { reason: `row ${index + 1}: reason is missing` } });
    approvals.push({ fingerprint: text, reason: reason.trim() });
  }
  return ok(approvals);
}

/** Marks approved changes. An approval of nothing is stale or misspelt: both are faults. */
export function applyApprovals(changes: readonly Change[], approvals: readonly Approval[]): Outcome<readonly Change[], ApprovalFailure> {
  const known = new Map(changes.map((change) => [change.fingerprint, change]));
  const unknown = approvals.filter(({ fingerprint }) => !known.has(fingerprint)).map(({ fingerprint }) => fingerprint);
  if (unknown.length > 0) return fail({ code: 'unknown-fingerprints', data: { fingerprints: unknown } });
  const reasons = new Map(approvals.map(({ fingerprint, reason }) => [fingerprint, reason]));
  const proven = changes.filter(
    ({ fingerprint, verdict, level }) => reasons.has(fingerprint) && (verdict === 'breaking' || (verdict === undefined && level === 'major')),
  );
  if (proven.length > 0) return fail({ code: 'proven-breaks', data: { fingerprints: proven.map(({ fingerprint }) => fingerprint) } });
  return ok(
    changes.map((change) => {
      const reason = reasons.get(change.fingerprint);
      return reason === undefined ? change : { ...change, exempt: { by: 'approval', reason } };
    }),
  );
}
