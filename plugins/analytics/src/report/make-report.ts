/** Makes a report by its declaration, from roll-ups alone. Made again for a period that has ended it is the same byte for byte. */
import { canonicalJson, sm3 } from '@jiyue/sdk';
import type { OwnSeries, OwnStorage, RecordReader, SeriesQuery, SeriesReply, SeriesRow } from '@jiyue/sdk/plugin';
import type { MeasureDefinition, Report, ReportDeclaration, ReportFigure } from '@jiyue/standards/model';
import { contentOf, total } from '../content/follow-publications.ts';
import { addDays, dayOf, periodEnd } from '../counting/days.ts';
import { keptDimension } from './dimensions.ts';
import { measureOf } from './measures.ts';

/** Where figures come from. `ask` is the series' `query`; with its `recount` the same report comes from the raw events. */
export interface FigureSources {
  readonly ask: OwnSeries['query'];
  readonly storage: OwnStorage;
  readonly records: RecordReader;
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
  const { measure, dimension } = wish;
  if (measure.source === 'log') return contentFigures(wish, sources);
  const kept = keptDimension(measure, dimension);
  if (!kept) return [];
  const base = measure.baseMeasureCode === undefined ? undefined : measureOf(measure.baseMeasureCode);
  const [read, robots, bases] = [
    await rowsOf(wish, measure, '0', sources),
    await rowsOf(wish, measure, '1', sources),
    base ? await rowsOf(wish, base, '0', sources) : undefined,
  ];
  const robotBases = base ? await rowsOf(wish, base, '1', sources) : undefined;
  const groupOf = ({ group }: SeriesRow) => group[kept.member] ?? '';
  const byGroups = (reply: SeriesReply | undefined) => new Map(reply?.rows.map((row) => [groupOf(row), row]));
  const [readers, robotRows, wholes, robotWholes] = [byGroups(read), byGroups(robots), byGroups(bases), byGroups(robotBases)];
  const amountOf = (row: SeriesRow | undefined, whole: SeriesRow | undefined) => {
    if (measure.aggregate === 'distinct') return row?.distincts[measure.countedMember === 'dayMark' ? 'visitors' : 'sessions'] ?? 0;
    if (measure.aggregate !== 'share') return row?.events ?? 0;
    return whole ? Math.round(((row?.events ?? 0) / whole.events) * 10_000) / 100 : 0;
  };
  const all = kept.member === '' ? [''] : [...new Set([...readers.keys(), ...wholes.keys(), ...robotRows.keys()])].filter((one) => one !== '');
  const figures = all.map((group) => ({
    ...(kept.member === '' ? {} : { group }),
    value: amountOf(readers.get(group), wholes.get(group)),
    robotValue: amountOf(robotRows.get(group), robotWholes.get(group)),
    rawEvents: ((base ? wholes : readers).get(group)?.events ?? 0) + ((base ? robotWholes : robotRows).get(group)?.events ?? 0),
  }));
  const shown = kept.member === 'words' ? figures.filter(({ value }) => value >= fewest) : figures;
  return shown.sort(kept.member === 'period' ? byGroup : byValue).slice(0, wish.limit);
}

const byGroup = (a: Figure, b: Figure) => ((a.group ?? '') < (b.group ?? '') ? -1 : 1);
const byValue = (a: Figure, b: Figure) => b.value - a.value || byGroup(a, b);

function rowsOf({ dimension, siteIds, from, to }: FigureWish, measure: MeasureDefinition, robot: '0' | '1', { ask }: FigureSources): Promise<SeriesReply> {
  // a share and its base are read from the roll-up of the share
  const kept = keptDimension(measure, dimension)!;
  const values = (member: string) => measure.conditions?.find((one) => one.member === member)?.values;
  const families = values('addressFamily');
  const query: SeriesQuery = {
    rollup: kept.rollup,
    from,
    before: addDays(to, 1),
    groupBy: kept.member === '' ? [] : [kept.member],
    filters: [
      { dimension: 'what', anyOf: [measure.source === 'searches' ? 'search' : 'visit'] },
      { dimension: 'robot', anyOf: [robot] },
      { dimension: 'site', anyOf: siteIds },
      ...(families ? [{ dimension: 'family', anyOf: families }] : []),
      ...(values('hits') ? [{ dimension: 'fruitless', anyOf: ['1'] }] : []),
    ],
    distincts: measure.aggregate === 'distinct' ? [measure.countedMember === 'dayMark' ? 'visitors' : 'sessions'] : [],
    order: kept.member === 'period' ? 'period' : 'events',
    limit: 10_000,
  };
  return ask(query);
}

async function contentFigures({ measure, dimension, siteIds, from, to, limit }: FigureWish, { storage }: FigureSources): Promise<readonly Figure[]> {
  const member = measure.conditions?.[0]?.values[0] as 'published' | 'updated' | 'withdrawn';
  const figures = new Map<string, number>();
  const add = (group: string, value: number) => figures.set(group, (figures.get(group) ?? 0) + value);
  for (const siteId of siteIds) {
    const { columns, days } = await contentOf(storage, siteId, from, to);
    if (dimension === 'column') for (const [id, counts] of columns) add(id, counts[member]);
    else if (dimension === 'date') for (const [day, row] of days) add(day, row[member]);
    else add(dimension === 'site' ? siteId : '', total(columns.values())[member]);
  }
  if (dimension === undefined) return [{ value: figures.get('') ?? 0 }];
  const found = [...figures].filter(([group]) => group !== '').map(([group, value]) => ({ group, value }));
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

/** @param siteIds sites that count, in order; @param siteId named in the report, absent: the whole platform */
export async function makeReport(
  declaration: ReportDeclaration,
  { siteIds, siteId, periodStart, now }: { readonly siteIds: readonly string[]; readonly siteId?: string; readonly periodStart: string; readonly now: Date },
  sources: FigureSources,
): Promise<Report> {
  const end = periodEnd(periodStart, declaration.period);
  const logTo = await logPlace(sources.storage, siteIds, end);
  const figures: ReportFigure[] = [];
  for (const { measureCode, measureVersion, dimension } of declaration.columns) {
    const measure = measureOf(measureCode);
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
        basis: { queryCode: measureCode, queryVersion: 1, logFrom: logStart(logTo), logTo, ...(rawEvents === undefined ? {} : { rawEvents }) },
      });
  }
  const content = {
    declarationId: declaration.id,
    declarationVersion: declaration.version,
    ...(siteId === undefined ? {} : { siteId }),
    periodStart,
    periodEnd: end,
    isFinal: dayOf(now) > end,
    figures: figures.slice(0, mostFigures),
  };
  return { ...content, contentDigest: sm3(canonicalJson(content)) };
}
