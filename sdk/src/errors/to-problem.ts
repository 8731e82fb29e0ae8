/** An expected failure as problem details (RFC 9457): the one mapping from codes to what a caller reads. */
import type { Problem, ProblemItem } from '@jiyue/standards/model';
import type { Failure } from '../plugin/outcome.ts';
import { describeFinding } from '../validate/describe-finding.ts';
import { type Finding, findingLimit } from '../validate/finding.ts';
import { type ErrorCode, type ErrorRow, errorCodes } from './codes.ts';
import { fillDetail } from './fill-detail.ts';

/** Languages that texts exist in. */
export type Language = 'zh-CN' | 'en';

/** Rows of a plugin's errors.json, beside the platform's own. */
export type ErrorTable = { readonly [code: string]: ErrorRow };

/** A failure whose code stands in the platform's own table. */
export interface CodedFailure extends Failure {
  readonly code: ErrorCode;
}

/**
 * The problem of a code of the platform: an unknown code does not compile.
 * `data.findings` becomes `errors`, one sentence for each place; everything else of `data` is passed on as it is.
 */
export const toProblem = (failure: CodedFailure, language: Language, requestId?: string): Problem => problemOf(failure, language, requestId);

/** The problem of any failure. A code that neither the platform nor `table` knows is a fault of ours: INTERNAL, and nothing of its data gets out. */
export function problemOf(failure: Failure, language: Language, requestId?: string, table: ErrorTable = {}): Problem {
  const row = rowOf(failure.code, table);
  if (!row) return problemOf({ code: 'INTERNAL', data: { requestId: requestId ?? '' } }, language, requestId);
  const { findings, ...rest } = failure.data ?? {};
  const errors = Array.isArray(findings) ? itemsOf(findings as readonly Finding[], language) : undefined;
  const data = errors && rest['count'] === undefined ? { ...rest, count: countOf(findings as readonly Finding[]) } : rest;
  return {
    type: `urn:jiyue:1:problem:${failure.code}`,
    title: row.title[language],
    status: row.status,
    detail: fillDetail(failure.code, row.detail[language], data, language),
    code: failure.code,
    ...(requestId === undefined ? {} : { requestId }),
    ...(Object.keys(data).length > 0 ? { data } : {}),
    ...(errors ? { errors } : {}),
  };
}

const rowOf = (code: string, table: ErrorTable): ErrorRow | undefined =>
  Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode] : Object.hasOwn(table, code) ? table[code] : undefined;

/** A finding as an entry of `errors`. */
export function problemItem(finding: Finding, language: Language): ProblemItem {
  const { pointer, rule, value, requirement } = finding;
  return {
    pointer,
    rule,
    message: describeFinding(finding, language),
    ...(value === undefined ? {} : { value }),
    ...(requirement === undefined ? {} : { requirement }),
  };
}

const itemsOf = (findings: readonly Finding[], language: Language) => findings.slice(0, findingLimit).map((finding) => problemItem(finding, language));

/** How many places there are, also those that were left out. */
function countOf(findings: readonly Finding[]): number {
  const total = findings.find(({ rule }) => rule === 'more')?.params?.['total'];
  return typeof total === 'number' ? total : findings.length;
}
