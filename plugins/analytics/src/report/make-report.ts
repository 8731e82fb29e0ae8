/** Makes a report by its declaration, from roll-ups alone. Made again for a period that has ended it is the same byte for byte. */
import { canonicalJson, sm3 } from '@jiyue/sdk';
import type { OwnSeries, OwnStorage, RecordReader, SeriesQuery, SeriesRow } from '@jiyue/sdk/plugin';
import type { MeasureDefinition, Report, ReportDeclaration, ReportFigure } from '@jiyue/standards/model';
import { type ContentPart, contentOf, total } from '../content/follow-publications.ts';
import { addDays, dayOf, periodEnd } from '../counting/days.ts';
import { distinctOf, type KeptDimension, keptConditions, keptDimension } from './dimensions.ts';
import type { ReadMeasure } from './measures.ts';

/** Where figures come from. `ask` is the series' `query`; with its `recount` the same report comes from the raw events. */
export interface FigureSources {
  readonly ask: OwnSeries['query'];
  readonly storage: OwnStorage;
  readonly records: RecordReader;
  readonly readMeasure: ReadMeasure;
}

/** Which figures. */
export interface FigureWish {
  readonly measure: MeasureDefinition;
  readonly dimension?: string;
  /** Sites that count. */
  readonly siteIds: readonly string[];
  readonly from: string;
  readonly to: string;
  /** 1 to 10,000 groups. */
  readonly limit: number;
}

/** One figure. */
export interface Figure {
  /** Absent: the whole. */
  readonly group?: string;
  readonly value: number;
  readonly robotValue?: number;
  readonly rawEvents?: number;
}

/** Words of searches are told from so many on: what few have asked may tell who asked. */
export const fewest = 5;

/** Figures of a measure, the largest first, dates in their order. */
export async function figuresOf(wish: FigureWish, sources: FigureSources): Promise<readonly Figure[]> {
  const { measure, dimension, limit } = wish;
  if (measure.source === 'log') return contentFigures(wish, sources);
  const kept = keptDimension(measure, dimension);
  if (!kept) return [];
  const base = measure.baseMeasureCode === undefined ? undefined : await sources.readMeasure(measure.baseMeasureCode);
  const counted = await rowsOf(wish, measure, kept, sources);
  // a share and its base are read from the same roll-up
  const whole = base ? await rowsOf(wish, base, kept, sources) : undefined;
  const amountOf = (row: Sums | undefined, all: Sums | undefined) => {
    if (measure.aggregate === 'distinct') return row?.distinct ?? 0;
    if (measure.aggregate !== 'share') return row?.events ?? 0;
    return all ? Math.round(((row?.events ?? 0) / all.events) * 10_000) / 100 : 0;
  };
  const rest = whole ?? counted;
  const groups =
    kept.member === '' ? [''] : [...new Set([...counted.readers.keys(), ...rest.readers.keys(), ...counted.robots.keys()])].filter((one) => one !== '');
  const figures = groups.map((group) => ({
    ...(kept.member === '' ? {} : { group }),
    value: amountOf(counted.readers.get(group), whole?.readers.get(group)),
    robotValue: amountOf(counted.robots.get(group), whole?.robots.get(group)),
    rawEvents: (rest.readers.get(group)?.events ?? 0) + (rest.robots.get(group)?.events ?? 0),
  }));
  const shown = kept.member === 'words' ? figures.filter(({ value }) => value >= fewest) : figures;
  return shown.sort(kept.member === 'period' ? byGroup : byValue).slice(0, limit);
}

const byGroup = (a: Figure, b: Figure) => ((a.group ?? '') < (b.group ?? '') ? -1 : 1);
const byValue = (a: Figure, b: Figure) => b.value - a.value || byGroup(a, b);

interface Sums {
  readonly events: number;
  readonly distinct: number;
}
interface Rows {
  readonly readers: ReadonlyMap<string, Sums>;
  readonly robots: ReadonlyMap<string, Sums>;
}

/** Rows by group, readers and robots apart. Of a long list only what is shown is asked for. */
async function rowsOf(wish: FigureWish, measure: MeasureDefinition, kept: KeptDimension, { ask }: FigureSources): Promise<Rows> {
  const { siteIds, from, to, limit } = wish;
  const distinct = measure.aggregate === 'distinct' ? distinctOf(measure, kept.rollup) : undefined;
  const isByHour = kept.rollup === 'hours';
  const query: SeriesQuery = {
    rollup: kept.rollup,
    from: isByHour ? `${from}T00` : from,
    before: isByHour ? `${addDays(to, 1)}T00` : addDays(to, 1),
    groupBy: kept.member === '' ? ['robot'] : ['robot', kept.member],
    filters: [
      { dimension: 'what', anyOf: [measure.source === 'searches' ? 'search' : 'visit'] },
      { dimension: 'site', anyOf: siteIds },
      ...(keptConditions(measure)?.filters ?? []),
    ],
    distincts: distinct === undefined ? [] : [distinct],
    order: kept.member === 'period' ? 'period' : 'events',
    limit: 10_000,
  };
  const isRanking = wish.measure.aggregate === 'count' && !['', 'period'].includes(kept.member) && kept.isList !== true;
  return sumsOf(isRanking ? await topRows(query, kept.member, limit, ask) : (await ask(query)).rows, kept, distinct);
}

/** The first rows of readers with what robots did there, and, where all rows are shown, those of robots alone. */
async function topRows(query: SeriesQuery, member: string, limit: number, ask: OwnSeries['query']): Promise<readonly SeriesRow[]> {
  const by = (robot: string, more: SeriesQuery['filters'] = []) => [...(query.filters ?? []), { dimension: 'robot', anyOf: [robot] }, ...more];
  // what has no value is a row too, and is not shown
  const readers = await ask({ ...query, filters: by('0'), limit: Math.min(10_000, limit + 1) });
  const shown = { dimension: member, anyOf: readers.rows.map(({ group }) => group[member] ?? '') };
  const robots = await ask({ ...query, filters: by('1', readers.total > limit ? [shown] : []) });
  return [...readers.rows, ...robots.rows];
}

function sumsOf(rows: readonly SeriesRow[], kept: KeptDimension, distinct: string | undefined): Rows {
  const found = { readers: new Map<string, Sums>(), robots: new Map<string, Sums>() };
  for (const { group, events, distincts } of rows) {
    const side = group['robot'] === '1' ? found.robots : found.readers;
    const value = group[kept.member] ?? '';
    // a record of two topics counts for both
    for (const one of kept.isList ? value.split(',') : [value]) {
      const known = side.get(one);
      side.set(one, { events: (known?.events ?? 0) + events, distinct: (known?.distinct ?? 0) + (distinct === undefined ? 0 : distincts[distinct]!) });
    }
  }
  return found;
}

const contentParts: { readonly [dimension: string]: ContentPart } = { column: 'column', organization: 'owner', kind: 'kind' };

async function contentFigures({ measure, dimension, siteIds, from, to, limit }: FigureWish, { storage }: FigureSources): Promise<readonly Figure[]> {
  const member = measure.conditions?.[0]?.values[0] as 'published' | 'updated' | 'withdrawn';
  const figures = new Map<string, number>();
  const add = (group: string, value: number) => figures.set(group, (figures.get(group) ?? 0) + value);
  for (const siteId of siteIds) {
    const { parts, days } = await contentOf(storage, siteId, from, to, contentParts[dimension ?? ''] ?? 'column');
    if (dimension === 'date') for (const [day, row] of days) add(day, row[member]);
    else if (dimension !== undefined && Object.hasOwn(contentParts, dimension)) for (const [id, counts] of parts) add(id, counts[member]);
    else add(dimension === 'site' ? siteId : '', total(parts.values())[member]);
  }
  if (dimension === undefined) return [{ value: figures.get('') ?? 0 }];
  const found = [...figures].filter(([group, value]) => group !== '' && value > 0).map(([group, value]) => ({ group, value }));
  return found.sort(dimension === 'date' ? byGroup : byValue).slice(0, limit);
}

/** Last place in the log that sites rest on up to a day. */
export async function logPlace(storage: OwnStorage, siteIds: readonly string[], to: string): Promise<string> {
  let seq = 0;
  for (const siteId of siteIds) seq = Math.max(seq, (await contentOf(storage, siteId, to, to)).seq);
  return String(seq).padStart(16, '0');
}

/** First place in the log; of an empty log both places are the same. */
export const logStart = (logTo: string): string => (Number(logTo) === 0 ? logTo : '0000000000000001');

/** Most figures of one report, by the standard. */
const mostFigures = 5000;

/** Of what a report is made. */
export interface ReportWish {
  /** Sites that count, in order. */
  readonly siteIds: readonly string[];
  /** Named in the report; absent: the whole platform. */
  readonly siteId?: string;
  readonly periodStart: string;
  readonly now: Date;
  /** Days after the end within which late events still change the figures. */
  readonly settleDays?: number;
  /** First day whose figures are whole; no report of days before is settled. Absent: all are. */
  readonly completeFrom?: string;
}

/** Made from the roll-ups as they are now. */
export async function makeReport(
  declaration: ReportDeclaration,
  { siteIds, siteId, periodStart, now, settleDays = 0 }: ReportWish,
  sources: FigureSources,
): Promise<Report> {
  const end = periodEnd(periodStart, declaration.period);
  const logTo = await logPlace(sources.storage, siteIds, end);
  const figures: ReportFigure[] = [];
  for (const { measureCode, measureVersion, dimension } of declaration.columns) {
    const measure = await sources.readMeasure(measureCode, measureVersion);
    if (!measure) continue;
    const wish = { measure, siteIds, from: periodStart, to: end, limit: 1000, ...(dimension === undefined ? {} : { dimension }) };
    for (const { group, value, robotValue, rawEvents } of await figuresOf(wish, sources))
      figures.push({
        measureCode,
        measureVersion,
        periodStart,
        periodEnd: end,
        ...(dimension === undefined ? {} : { dimension }),
        ...(group === undefined ? {} : { dimensionValue: group }),
        value,
        ...(robotValue === undefined ? {} : { robotValue }),
        unit: measure.unit,
        basis: { queryCode: measureCode, queryVersion: measureVersion, logFrom: logStart(logTo), logTo, ...(rawEvents === undefined ? {} : { rawEvents }) },
      });
  }
  const content = {
    declarationId: declaration.id,
    declarationVersion: declaration.version,
    ...(siteId === undefined ? {} : { siteId }),
    periodStart,
    periodEnd: end,
    isFinal: dayOf(now) > addDays(end, settleDays),
    figures: figures.slice(0, mostFigures),
  };
  return { ...content, contentDigest: sm3(canonicalJson(content)) };
}
