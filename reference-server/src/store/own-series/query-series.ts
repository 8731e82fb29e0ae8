/** Answers questions from a roll-up, or the same from raw events. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import {
  checkSeriesQuery,
  DistinctSketch,
  distinctsOf,
  periodOf,
  type SeriesQuery,
  type SeriesReply,
  type SeriesRollup,
  type SeriesRow,
  type SeriesSchema,
} from '@jiyue/sdk/plugin';
import { columnsOf, rollupTable } from './series-tables.ts';
import type { ValueNumbers } from './value-numbers.ts';

/** A row under construction. */
interface Sum {
  readonly group: readonly (string | number)[];
  events: number;
  readonly sums: number[];
  readonly sketches: DistinctSketch[];
}

/** What answers are made from. */
export interface SeriesReads {
  readonly database: DatabaseSync;
  readonly schema: SeriesSchema;
  readonly numbers: ValueNumbers;
}

/** From the roll-up: one row of the table after the other, summed by group. */
export function querySeries(query: SeriesQuery, { database, schema, numbers }: SeriesReads): SeriesReply {
  const rollup = checkSeriesQuery(query, schema);
  const table = rollupTable(schema.rollups.indexOf(rollup));
  const wanted = wantedDistincts(query, rollup, schema);
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  for (const [bound, operator] of [[query.from, '>='] as const, [query.before, '<'] as const]) {
    if (bound === undefined) continue;
    conditions.push(`period ${operator} ?`);
    values.push(bound);
  }
  for (const { dimension, anyOf } of query.filters ?? []) {
    const known = numbers.known(anyOf);
    conditions.push(known.length === 0 ? '0' : `d${rollup.dimensions.indexOf(dimension)} IN (${known.map(() => '?').join(', ')})`);
    values.push(...known);
  }
  const keys = query.groupBy.map((member) => (member === 'period' ? 'period' : `d${rollup.dimensions.indexOf(member)}`));
  const sums = columnsOf('s', schema.sums.length);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  if (wanted.length === 0) {
    // without sketches the database sums by itself
    const rows = database
      .prepare(
        `SELECT ${[...keys, 'sum(events) AS events', ...sums.map((column) => `sum(${column}) AS ${column}`)].join(', ')} FROM ${table} ${where} ${keys.length > 0 ? `GROUP BY ${keys.join(', ')}` : ''}`,
      )
      .all(...values)
      .filter((row) => row['events'] !== null);
    return finish(
      rows.map((row) => ({
        group: keys.map((key) => row[key] as string | number),
        events: Number(row['events']),
        sums: sums.map((column) => Number(row[column])),
        sketches: [],
      })),
      { query, schema, numbers, wanted },
    );
  }
  const groups = new Map<string, Sum>();
  const sketches = wanted.map((name) => `h${schema.distincts.indexOf(name)}`);
  const statement = database.prepare(`SELECT ${[...keys, 'events', ...sums, ...sketches].join(', ')} FROM ${table} ${where}`);
  for (const row of statement.iterate(...values)) {
    const group = keys.map((key) => row[key] as string | number);
    const sum = groupOf(groups, group, schema, wanted);
    sum.events += Number(row['events']);
    sums.forEach((column, index) => {
      sum.sums[index]! += Number(row[column]);
    });
    sketches.forEach((column, index) => {
      const bytes = row[column] as Uint8Array | null;
      if (bytes) sum.sketches[index]!.merge(DistinctSketch.fromBytes(bytes));
    });
  }
  return finish([...groups.values()], { query, schema, numbers, wanted });
}

/** From the raw events. */
export function recountSeries(query: SeriesQuery, { database, schema, numbers }: SeriesReads): SeriesReply {
  const rollup = checkSeriesQuery(query, schema);
  const wanted = wantedDistincts(query, rollup, schema);
  const place = (name: string) => schema.dimensions.indexOf(name);
  const filters = (query.filters ?? []).map(({ dimension, anyOf }) => ({ column: `d${place(dimension)}`, known: new Set(numbers.known(anyOf)) }));
  const sums = columnsOf('s', schema.sums.length);
  const hashes = wanted.map((name) => `h${schema.distincts.indexOf(name)}`);
  const groups = new Map<string, Sum>();
  for (const row of database.prepare('SELECT * FROM event').iterate()) {
    const period = periodOf(Number(row['at']), rollup.period);
    if ((query.from !== undefined && period < query.from) || (query.before !== undefined && period >= query.before)) continue;
    if (filters.some(({ column, known }) => !known.has(Number(row[column])))) continue;
    const group = query.groupBy.map((member) => (member === 'period' ? period : Number(row[`d${place(member)}`])));
    const sum = groupOf(groups, group, schema, wanted);
    sum.events += 1;
    sums.forEach((column, index) => {
      sum.sums[index]! += Number(row[column]);
    });
    hashes.forEach((column, index) => {
      if (row[column] !== null) sum.sketches[index]!.addHash(Number(row[column]));
    });
  }
  return finish([...groups.values()], { query, schema, numbers, wanted });
}

const wantedDistincts = ({ distincts }: SeriesQuery, rollup: SeriesRollup, schema: SeriesSchema): readonly string[] => distincts ?? distinctsOf(rollup, schema);

function groupOf(groups: Map<string, Sum>, group: readonly (string | number)[], schema: SeriesSchema, wanted: readonly string[]): Sum {
  const key = group.join(' ');
  const known = groups.get(key);
  if (known) return known;
  const made = { group, events: 0, sums: schema.sums.map(() => 0), sketches: wanted.map(() => DistinctSketch.empty()) };
  groups.set(key, made);
  return made;
}

interface Finish extends Omit<SeriesReads, 'database'> {
  readonly query: SeriesQuery;
  readonly wanted: readonly string[];
}

function finish(sums: readonly Sum[], { query, schema, numbers, wanted }: Finish): SeriesReply {
  const rows = sums.map(
    ({ group, events, sums: amounts, sketches }): SeriesRow => ({
      group: Object.fromEntries(
        query.groupBy.map((member, index) => [member, member === 'period' ? String(group[index]) : numbers.textOf(Number(group[index]))]),
      ),
      events,
      sums: Object.fromEntries(schema.sums.map((name, index) => [name, amounts[index]!])),
      distincts: Object.fromEntries(wanted.map((name, index) => [name, sketches[index]!.count])),
    }),
  );
  return { rows: orderRows(rows, query).slice(0, query.limit), total: rows.length };
}

/** The order of an answer. */
function orderRows(rows: SeriesRow[], { order, groupBy }: SeriesQuery): SeriesRow[] {
  const byGroup = (a: SeriesRow, b: SeriesRow) => {
    for (const member of groupBy) {
      const [left = '', right = ''] = [a.group[member], b.group[member]];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
  const period = (row: SeriesRow) => row.group['period'] ?? '';
  return rows.sort((a, b) => {
    if (order === 'events') return b.events - a.events || byGroup(a, b);
    return period(a) < period(b) ? -1 : period(a) > period(b) ? 1 : byGroup(a, b);
  });
}
