/** From a line to a draft that can be sent, or to the reason why not. */

import { prepareDraft } from '../../ingest/prepare-draft.ts';
import { describeFinding } from '../../validate/describe-finding.ts';
import type { Finding } from '../../validate/finding.ts';
import { decodeLine } from '../lines/decode-line.ts';
import type { Line } from '../lines/split-lines.ts';
import type { Language } from '../language.ts';
import type { FieldNote, MapRecord } from '../mapping/mapping.ts';
import { describeLineReason } from '../texts.ts';
import type { Rejection } from './rejected-line.ts';

/** A draft as JSON text with its id in the source system; or a rejection. */
export type PreparedLine =
  | { readonly ok: true; readonly json: string; readonly recordId: string; readonly notes: readonly FieldNote[] }
  | { readonly ok: false; readonly rejection: Rejection; readonly recordId: string; readonly notes: readonly FieldNote[] };

/** How lines are prepared. */
export interface LinePreparer {
  readonly map: MapRecord;
  readonly language: Language;
  /** Judge the draft here, by the rules the platform has too: in a dry run nobody else does. */
  readonly isJudged: boolean;
}

/** Pure: the same line always gives the same. */
export function prepareLine(line: Line, { map, language, isJudged }: LinePreparer): PreparedLine {
  const decoded = decodeLine(line);
  if (!decoded.ok) return { ok: false, rejection: { code: decoded.code, data: decoded.data, findings: [] }, recordId: '', notes: [] };
  const mapped = map(decoded.value);
  if (!mapped.ok) {
    const { code, pointer, data } = mapped.rejection;
    const filled = { pointer, ...data };
    const findings = pointer === '' ? [] : [{ pointer, rule: code, message: describeLineReason(code, filled, language) }];
    return { ok: false, rejection: { code, data: filled, findings }, recordId: '', notes: mapped.notes };
  }
  const { draft, notes } = mapped;
  const recordId = String((draft['origin'] as { recordId?: unknown } | undefined)?.recordId ?? '');
  const outcome = isJudged ? prepareDraft(draft) : undefined;
  if (outcome && !outcome.ok) return { ok: false, rejection: invalidDraft(outcome.failure.data?.['findings'], language), recordId, notes };
  return { ok: true, json: JSON.stringify(draft), recordId, notes };
}

function invalidDraft(found: unknown, language: Language): Rejection {
  const findings = (Array.isArray(found) ? found : []) as readonly Finding[];
  return {
    code: 'DRAFT_INVALID',
    data: { count: findings.length },
    findings: findings.map((finding) => ({
      pointer: finding.pointer,
      rule: finding.rule,
      message: describeFinding(finding, language),
      ...(finding.value === undefined ? {} : { value: finding.value }),
    })),
  };
}
