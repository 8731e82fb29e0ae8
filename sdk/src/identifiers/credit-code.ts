/**
 * 统一社会信用代码 (GB 32100-2015; clauses from memory): 18 characters of an alphabet without I, O, Z, S and V. The last one is a check
 * character over the others, weighted by powers of 3 modulo 31: every changed character and every swap of neighbours shows.
 */
import { fail, ok, type Outcome } from '../plugin/outcome.ts';

/** The parts of a credit code. */
export interface CreditCode {
  /** 登记管理部门: who registered the organization, one character. */
  readonly authority: string;
  /** 机构类别: class of the organization, one character. */
  readonly organizationClass: string;
  /** 登记管理机关行政区划码: six characters, normally digits. Not looked up. */
  readonly regionCode: string;
  /** 主体标识码（组织机构代码, GB 11714）: nine characters. Its own check character is not judged. */
  readonly organizationCode: string;
  /** 校验码 */
  readonly check: string;
}

/** Why a text is no credit code. */
export type CreditCodeFailure =
  | { readonly code: 'CREDIT_CODE_FORM'; readonly data: { readonly value: string; readonly length: number; readonly refused: string } }
  | { readonly code: 'CREDIT_CODE_CHECK'; readonly data: { readonly code: string; readonly expected: string } };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** The check character to the first 17 characters of a code; undefined when there are fewer, or one is not of the alphabet. */
export function creditCodeCheck(body: string): string | undefined {
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    const value = alphabet.indexOf(body[index] ?? ' ');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

/** Takes a credit code apart, as written: capital letters, no blanks. Fails with CREDIT_CODE_FORM or, with the right character, CREDIT_CODE_CHECK. */
export function parseCreditCode(value: string): Outcome<CreditCode, CreditCodeFailure> {
  const refused = [...new Set(value)].filter((character) => !alphabet.includes(character)).join('');
  const expected = creditCodeCheck(value);
  if (value.length !== 18 || refused !== '' || expected === undefined) {
    return fail({ code: 'CREDIT_CODE_FORM', data: { value: value.slice(0, 40), length: [...value].length, refused: refused.slice(0, 20) } });
  }
  if (value[17] !== expected) return fail({ code: 'CREDIT_CODE_CHECK', data: { code: value, expected } });
  return ok({
    authority: value.slice(0, 1),
    organizationClass: value.slice(1, 2),
    regionCode: value.slice(2, 8),
    organizationCode: value.slice(8, 17),
    check: expected,
  });
}
