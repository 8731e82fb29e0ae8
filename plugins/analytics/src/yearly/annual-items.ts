/** Items of the annual report of a site by the table of the standard: what a value of each looks like, and which have none yet. */
import { codeMember, codeTable } from '@jiyue/sdk';
import { fail, ok, type Outcome } from '@jiyue/sdk/plugin';
import type { AnnualReportEntry, AnnualReportGap, AnnualReportHandValue } from '@jiyue/standards/model';

/** Where the figures of an item come from, as the table says. */
const sourceOf = (item: string): string => String(codeMember('annual-report-item', item)?.['by'] ?? '');

/** Whether the organizer writes the item as it likes; it may stay empty. */
export const isWritten = (item: string): boolean => sourceOf(item) === 'operator';

/** Kind of value of an item; undefined for items of a platform's own, which say nothing of it. */
export function kindOfValue(item: string): 'number' | 'flag' | 'text' | undefined {
  const member = codeMember('annual-report-item', item);
  if (!member) return undefined;
  const unit = member['unit'];
  if (unit === '是/否') return 'flag';
  return unit === undefined || String(unit).includes('/') ? 'text' : 'number';
}

/** Name of an item with its code, for people. */
export const itemName = (item: string, language: 'zh' | 'en'): string => `${codeMember('annual-report-item', item)?.[language] ?? item}（${item}）`;

/**
 * Items of the form that have no value.
 * @param reasons of items that were asked of modules; the others say why by the table
 */
export function gapsOf(entries: readonly AnnualReportEntry[], reasons: ReadonlyMap<string, string>): AnnualReportGap[] {
  const filled = new Set(entries.map(({ item }) => item));
  return (codeTable('annual-report-item')?.members ?? [])
    .map(({ code }) => code)
    .filter((item) => !filled.has(item))
    .map((item) => ({ item, reason: reasons.get(item) ?? standingReason(item) }));
}

function standingReason(item: string): string {
  if (isWritten(item)) return 'written-by-organizer';
  return sourceOf(item) === 'site-register' ? 'register-incomplete' : 'not-recorded';
}

/** Gaps that keep a report from being published. */
export const blockingGaps = (gaps: readonly AnnualReportGap[]): readonly AnnualReportGap[] => gaps.filter(({ reason }) => reason !== 'written-by-organizer');

/** Puts values that a person entered beside the computed ones. Fails for a computed item, and for a value of another kind than the item has. */
export function withHandValues(
  entries: readonly AnnualReportEntry[],
  values: readonly AnnualReportHandValue[],
  enteredAt: string,
): Outcome<readonly AnnualReportEntry[]> {
  const all = new Map(entries.map((entry) => [entry.item, entry]));
  for (const { item, source, ...value } of values) {
    const known = all.get(item);
    if (known?.basis !== undefined) return fail({ code: 'ANALYTICS_ITEM_COMPUTED', data: { item: itemName(item, 'zh'), query: known.basis.queryCode } });
    if (sourceOf(item) === 'site-register') return fail({ code: 'ANALYTICS_ITEM_OF_REGISTER', data: { item: itemName(item, 'zh') } });
    const kind = kindOfValue(item);
    if (kind !== undefined && value[kind] === undefined) return fail({ code: 'ANALYTICS_ITEM_KIND', data: { item: itemName(item, 'zh'), kind } });
    all.set(item, { item, ...value, entered: { source, enteredAt }, ...(known?.note === undefined ? {} : { note: known.note }) });
  }
  return ok(inOrder([...all.values()]));
}

/** Entries in the order of the form. */
export const inOrder = (entries: readonly AnnualReportEntry[]): AnnualReportEntry[] => entries.toSorted((a, b) => (a.item < b.item ? -1 : 1));
