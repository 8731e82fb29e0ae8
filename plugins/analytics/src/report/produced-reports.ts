/**
 * Reports of periods that have ended are kept as they were first made: made again they are the same byte for byte, whatever comes late.
 * Key: declaration, version, period, and the sites they are of.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { hash } from 'node:crypto';
import { keys, type OwnStorage } from '@jiyue/sdk/plugin';
import type { Report, ReportDeclaration } from '@jiyue/standards/model';
import { addDays, dayOf, periodEnd } from '../counting/days.ts';
import { type FigureSources, makeReport, type ReportWish } from './make-report.ts';

/** What is listed of a kept report. */
export interface ProducedReport {
  readonly declarationId: string;
  readonly declarationVersion: number;
  readonly title: string;
  readonly siteId?: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly figures: number;
  readonly contentDigest: string;
  readonly producedAt: string;
}

interface Kept {
  readonly listed: ProducedReport;
  /** Sites it is of. */
  readonly siteIds: readonly string[];
  /** The report as JSON, gzip, base64: thousands of figures are more than one value may hold. */
  readonly packed: string;
}

const root = 'produced/';
// newest first in the order of keys: the dates are turned around
const turned = (day: string) => day.replace(/\d/g, (digit) => String(9 - Number(digit)));

const keyOf = (
  { id, version }: Pick<ReportDeclaration, 'id' | 'version'>,
  { siteIds, siteId, periodStart }: Pick<ReportWish, 'siteIds' | 'siteId' | 'periodStart'>,
) => `${root}${turned(periodStart)}/${id}/${version}/${siteId ?? hash('sha256', siteIds.join('\n')).slice(0, 16)}`;

/** The kept report of an ended period, made and kept when there is none; one of a period under way is made anew. */
export async function reportOf(declaration: ReportDeclaration, wish: ReportWish, sources: FigureSources, shared: OwnStorage): Promise<Report> {
  const end = periodEnd(wish.periodStart, declaration.period);
  if (dayOf(wish.now) <= addDays(end, wish.settleDays ?? 0)) return makeReport(declaration, wish, sources);
  const key = keyOf(declaration, wish);
  const kept = await shared.get<Kept & { readonly [name: string]: never }>(key);
  if (kept) return JSON.parse(gunzipSync(Buffer.from(kept.packed, 'base64')).toString()) as Report;
  const report = await makeReport(declaration, wish, sources);
  if (wish.completeFrom !== undefined && wish.periodStart < wish.completeFrom) return report;
  const { siteId, periodStart, figures, contentDigest } = report;
  const listed: ProducedReport = {
    declarationId: declaration.id,
    declarationVersion: declaration.version,
    title: declaration.title,
    ...(siteId === undefined ? {} : { siteId }),
    periodStart,
    periodEnd: end,
    figures: figures.length,
    contentDigest,
    producedAt: wish.now.toISOString(),
  };
  const packed = gzipSync(JSON.stringify(report)).toString('base64');
  await shared.write({ put: { [key]: { listed: { ...listed }, siteIds: [...wish.siteIds], packed } } });
  return report;
}

/** Kept reports that a reader may see, newest period first. @param maySee judges by declaration and sites */
export async function listProduced(
  shared: OwnStorage,
  maySee: (report: ProducedReport, siteIds: readonly string[]) => boolean | Promise<boolean>,
): Promise<readonly ProducedReport[]> {
  const found: ProducedReport[] = [];
  for await (const key of keys(shared, root)) {
    const kept = (await shared.get(key)) as Kept | undefined;
    if (kept && (await maySee(kept.listed, kept.siteIds))) found.push(kept.listed);
  }
  return found;
}
