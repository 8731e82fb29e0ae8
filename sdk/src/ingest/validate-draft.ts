/** Step "validate" (校验): the strict form of a draft and every rule on it. */
import type { ResourceDraft } from '@jiyue/standards/model';
import { fail, type Outcome, ok } from '../plugin/outcome.ts';
import { validateStrict } from '../validate/validate.ts';

/** Fails with REQUEST_INVALID; `data.findings` lists every place, pointers from the draft. */
export function validateDraft(value: unknown): Outcome<ResourceDraft> {
  const findings = validateStrict('ResourceDraft', value);
  return findings.length === 0 ? ok(value as ResourceDraft) : fail({ code: 'REQUEST_INVALID', data: { count: findings.length, findings } });
}
