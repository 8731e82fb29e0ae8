/** The own series in memory: raw events alone, summed when asked, with the answers a platform gives. For tests of plugins. */
import { DistinctSketch } from '../../plugin/distinct-sketch.ts';
import type { OwnSeries, SeriesQuery, SeriesReply, SeriesRow, SeriesSchema } from '../../plugin/index.ts';
import { type CheckedEvent, checkSeriesEvents, checkSeriesQuery, checkSeriesSchema, distinctsOf, periodOf } from '../../plugin/own-series-checks.ts';

interface Kept extends CheckedEvent {
  /** Forgotten as an event; its sums stay. */
  readonly isRaw: boolean;
}

/** An empty series. @param name of its identity: several processes in one test each have a series of another name */
export function createMemorySeries(name = 'memory'): OwnSeries {
  let schema: SeriesSchema | undefined;
  let emptied = 0;
  let kept: Kept[] = [];
  const current = () => {
    if (!schema) throw new Error('the own series was used before open(schema)');
    return schema;
  };
  const empty = () => {
    kept = [];
    emptied += 1;
  };
  const raw = () => kept.filter(({ isRaw }) => isRaw);
  return {
    async open(given) {
      checkSeriesSchema(given);
      if (JSON.stringify(schema) !== JSON.stringify(given)) empty();
      schema = structuredClone(given);
      return { identity: `${name}-${emptied}` };
    },
    async append(events) {
      const checked = checkSeriesEvents(events, current());
      let counted = 0;
      const keyOf = ({ id, at }: CheckedEvent) => `${periodOf(at, 'day')} ${id}`;
      const known = new Set(raw().map(keyOf));
      for (const event of checked) {
        if (event.id !== undefined && known.has(keyOf(event))) continue;
        known.add(keyOf(event));
        kept.push({ ...event, isRaw: true });
        counted += 1;
      }
      return counted;
    },
    query: async (query) => answer(kept, query, current()),
    recount: async (query) => answer(raw(), query, current()),
    async forgetRaw(before) {
      current();
      const instant = Date.parse(before);
      if (Number.isNaN(instant)) throw new RangeError(`own series: "${before}" is no instant; write RFC 3339`);
      const old = kept.filter(({ isRaw, at }) => isRaw && at < instant).length;
      kept = kept.map((event) => (event.at < instant ? { ...event, id: undefined, isRaw: false } : event));
      return old;
    },
    async size() {
      current();
      const instants = raw().map(({ at }) => at);
      if (instants.length === 0) return { rawEvents: 0 };
      const [oldest, newest] = [Math.min(...instants), Math.max(...instants)].map((at) => new Date(at).toISOString());
      return { rawEvents: instants.length, oldest: oldest!, newest: newest! };
    },
    async clear() {
      current();
      empty();
    },
  };
}

function answer(events: readonly CheckedEvent[], query: SeriesQuery, schema: SeriesSchema): SeriesReply {
  const rollup = checkSeriesQuery(query, schema);
  const { from, before, groupBy, filters = [], order, limit } = query;
  const wanted = query.distincts ?? distinctsOf(rollup, schema);
  const place = (name: string) => schema.dimensions.indexOf(name);
  const groups = new Map<string, { readonly group: readonly string[]; readonly events: CheckedEvent[] }>();
  for (const event of events) {
    const period = periodOf(event.at, rollup.period);
    if ((from !== undefined && period < from) || (before !== undefined && period >= before)) continue;
    if (filters.some(({ dimension, anyOf }) => !anyOf.includes(event.dimensions[place(dimension)]!))) continue;
    const group = groupBy.map((member) => (member === 'period' ? period : event.dimensions[place(member)]!));
    const key = JSON.stringify(group);
    const one = groups.get(key) ?? { group, events: [] };
    groups.set(key, one);
    one.events.push(event);
  }
  const rows = [...groups.values()].map(
    (one): SeriesRow => ({
      group: Object.fromEntries(groupBy.map((member, index) => [member, one.group[index]!])),
      events: one.events.length,
      sums: Object.fromEntries(schema.sums.map((name, index) => [name, one.events.reduce((sum, event) => sum + event.sums[index]!, 0)])),
      distincts: Object.fromEntries(wanted.map((name) => [name, distinctOf(one.events, schema.distincts.indexOf(name))])),
    }),
  );
  const compare = (a: readonly string[], b: readonly string[]) => {
    const at = a.findIndex((value, index) => value !== b[index]);
    return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
  };
  const groupOf = ({ group }: SeriesRow) => groupBy.map((member) => group[member]!);
  const periodThenGroup = (row: SeriesRow) => [row.group['period'] ?? '', ...groupOf(row)];
  rows.sort((a, b) => (order === 'events' ? b.events - a.events || compare(groupOf(a), groupOf(b)) : compare(periodThenGroup(a), periodThenGroup(b))));
  return { rows: rows.slice(0, limit), total: rows.length };
}

function distinctOf(events: readonly CheckedEvent[], index: number): number {
  const sketch = DistinctSketch.empty();
  for (const { distincts } of events) if (distincts[index] !== undefined) sketch.add(distincts[index]);
  return sketch.count;
}
