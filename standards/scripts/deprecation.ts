/** The announced end of an operation (`x-jiyue-deprecated`): from which day it is advised against, when it ends, what takes its place. */
import type { Doc } from './sources.ts';

/** What an operation says of its end. Days are calendar dates, YYYY-MM-DD, taken at 00:00 UTC in headers. */
export interface OperationDeprecation {
  /** First day on which it is advised against. */
  readonly fromDate: string;
  /** First day on which it may be gone; at least `noticeDays` after `fromDate`. */
  readonly endDate: string;
  /** operationId of what takes its place; absent: nothing does, and the reason says why. */
  readonly use?: string;
  readonly reason: { readonly zh: string; readonly en: string };
}

/** Days between the announcement and the end (JY-IFC-015). */
export const noticeDays = 180;

/** Undefined: the operation stays. */
export const deprecationOf = (operation: Doc): OperationDeprecation | undefined => operation['x-jiyue-deprecated'] as OperationDeprecation | undefined;

/** Two sentences for the description, Chinese first. */
export function deprecationText({ fromDate, endDate, use, reason }: OperationDeprecation): string {
  const zhUse = use === undefined ? '没有替代操作' : `请改用 ${use}`;
  const enUse = use === undefined ? 'nothing takes its place' : `use ${use} instead`;
  return `自${fromDate}起不建议使用，${endDate}起可能停用；${zhUse}。原因：${reason.zh} · Deprecated from ${fromDate}, may end on ${endDate}; ${enUse}. Reason: ${reason.en}`;
}

/** Every fault of the announcement. @param operationIds of the document */
export function deprecationFaults(operation: Doc, operationIds: ReadonlySet<string>): readonly string[] {
  const deprecation = deprecationOf(operation);
  if (deprecation === undefined) return operation['deprecated'] === true ? ['is deprecated without x-jiyue-deprecated (fromDate, endDate, use, reason)'] : [];
  const { fromDate, endDate, use, reason } = deprecation;
  const days = (dayOf(endDate) - dayOf(fromDate)) / 86_400_000;
  return [
    ...[fromDate, endDate].filter((date) => Number.isNaN(dayOf(date))).map((date) => `x-jiyue-deprecated: "${String(date)}" is no date (YYYY-MM-DD)`),
    ...(days < noticeDays ? [`x-jiyue-deprecated: ends ${days} days after it is announced; at least ${noticeDays} are due`] : []),
    ...(use !== undefined && !operationIds.has(use) ? [`x-jiyue-deprecated: names ${use}, which is no operation`] : []),
    ...(reason?.zh?.trim() && reason.en?.trim() ? [] : ['x-jiyue-deprecated: needs a reason in Chinese and English']),
  ];
}

/** A day in ms, NaN for what is none: 2026-02-30 is none. */
export function dayOf(date: unknown): number {
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return Number.NaN;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? time : Number.NaN;
}
