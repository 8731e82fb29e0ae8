/** Step "parse" (解析): the text of one record to a value. */
import { findJsonFault } from '../import/lines/json-fault.ts';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';

/** Fails with BODY_MALFORMED: line, column (in characters, from 1) and reason. */
export function parseDraft(text: string): Outcome<unknown> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    const { offset = 0, kind = 'unexpected', found } = findJsonFault(text) ?? {};
    const before = text.slice(0, offset).split('\n');
    const data = { line: before.length, column: [...(before.at(-1) ?? '')].length + 1, reason: kind, ...(found === undefined ? {} : { found }) };
    return fail({ code: 'BODY_MALFORMED', data });
  }
}
