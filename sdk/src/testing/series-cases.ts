/** What every own series has to hold, as cases without a test runner. A case throws when something does not hold. */
import { deepStrictEqual, notStrictEqual, rejects } from 'node:assert/strict';
import { seeded } from '../evaluate/seeded.ts';
import type { OwnSeries, SeriesEvent, SeriesQuery, SeriesSchema } from '../plugin/index.ts';

/** One case; gets an empty series. */
export interface SeriesCase {
  readonly title: string;
  run(series: OwnSeries): Promise<void>;
}

/** The schema of the cases. */
export const seriesCaseSchema: SeriesSchema = {
  version: '1',
  dimensions: ['site', 'page'],
  sums: ['views', 'milliseconds'],
  distincts: ['visitors'],
  rollups: [
    { name: 'daily', period: 'day', dimensions: ['site', 'page'] },
    { name: 'sites', period: 'month', dimensions: ['site'] },
    { name: 'hours', period: 'hour', dimensions: [] },
    { name: 'pages', period: 'day', dimensions: ['page'], distincts: [] },
  ],
};

const view = (at: string, site: string, page: string, visitor: string, more: Partial<SeriesEvent> = {}): SeriesEvent => ({
  at,
  dimensions: { site, page },
  sums: { views: 1, milliseconds: 120 },
  distincts: { visitors: visitor },
  ...more,
});
const all = (rollup: string, groupBy: readonly string[], more: Partial<SeriesQuery> = {}): SeriesQuery => ({
  rollup,
  groupBy,
  order: 'period',
  limit: 100,
  ...more,
});

/** The cases. */
export const seriesCases: readonly SeriesCase[] = [
  {
    title: 'a day begins at midnight in Shanghai, and late events go to the day they belong to',
    async run(series) {
      await series.open(seriesCaseSchema);
      await series.append([
        view('2026-02-28T15:59:59.999Z', 's1', '/', '甲'),
        view('2026-02-28T16:00:00Z', 's1', '/', '甲'),
        view('2026-03-01T09:00:00+08:00', 's1', '/', '乙'),
      ]);
      await series.append([view('2026-02-28T23:00:00+08:00', 's1', '/', '丙')]);
      deepStrictEqual(await series.query(all('daily', ['period'])), {
        rows: [
          { group: { period: '2026-02-28' }, events: 2, sums: { views: 2, milliseconds: 240 }, distincts: { visitors: 2 } },
          { group: { period: '2026-03-01' }, events: 2, sums: { views: 2, milliseconds: 240 }, distincts: { visitors: 2 } },
        ],
        total: 2,
      });
      // over both days each visitor counts once
      deepStrictEqual((await series.query(all('daily', []))).rows[0]?.distincts, { visitors: 3 });
      deepStrictEqual(
        (await series.query(all('sites', ['period', 'site']))).rows.map(({ group, events }) => [group, events]),
        [
          [{ period: '2026-02', site: 's1' }, 2],
          [{ period: '2026-03', site: 's1' }, 2],
        ],
      );
      deepStrictEqual(
        (await series.query(all('hours', ['period'], { from: '2026-03-01T00', before: '2026-03-01T09' }))).rows.map(({ group }) => group),
        [{ period: '2026-03-01T00' }],
      );
    },
  },
  {
    title: 'the same number comes from raw events and from roll-ups, whatever is asked',
    async run(series) {
      await series.open(seriesCaseSchema);
      const random = seeded(7);
      const pick = (count: number) => Math.floor(random() * count);
      for (let batch = 0; batch < 8; batch += 1)
        await series.append(
          Array.from({ length: 150 }, () => {
            const at = new Date(Date.UTC(2026, 1, 20) + pick(20 * 86_400) * 1000).toISOString();
            return view(at, `s${pick(3)}`, `/${pick(6)}`, `访客${pick(90)}`, { sums: { views: 1, milliseconds: pick(5000) } });
          }),
        );
      const questions: readonly SeriesQuery[] = [
        all('daily', ['period']),
        all('daily', ['site', 'page'], { order: 'events' }),
        all('daily', ['page'], { filters: [{ dimension: 'site', anyOf: ['s1', 's2', 'unknown'] }], from: '2026-02-25', before: '2026-03-02' }),
        all('daily', [], { filters: [{ dimension: 'site', anyOf: ['unknown'] }] }),
        all('sites', ['period', 'site'], { distincts: [] }),
        all('hours', ['period'], { limit: 5 }),
        all('pages', ['period', 'page']),
        all('daily', []),
      ];
      for (const question of questions) deepStrictEqual(await series.query(question), await series.recount(question));
      deepStrictEqual((await series.query(all('daily', []))).rows[0]?.events, 1200);
    },
  },
  {
    title: 'an id that is known is not counted again, within a batch and after it',
    async run(series) {
      await series.open(seriesCaseSchema);
      const one = view('2026-03-01T00:00:00Z', 's1', '/', '甲', { id: 'e1' });
      deepStrictEqual(await series.append([one, one, { ...one, id: 'e2' }]), 2);
      deepStrictEqual(await series.append([one]), 0);
      deepStrictEqual((await series.query(all('daily', []))).rows[0]?.events, 2);
    },
  },
  {
    title: 'raw events are forgotten and the sums stay',
    async run(series) {
      await series.open(seriesCaseSchema);
      await series.append([view('2026-03-01T00:00:00Z', 's1', '/', '甲'), view('2026-03-02T00:00:00Z', 's1', '/', '乙')]);
      deepStrictEqual(await series.size(), { rawEvents: 2, oldest: '2026-03-01T00:00:00.000Z', newest: '2026-03-02T00:00:00.000Z' });
      deepStrictEqual(await series.forgetRaw('2026-03-01T12:00:00Z'), 1);
      deepStrictEqual([(await series.size()).rawEvents, (await series.query(all('daily', []))).rows[0]?.events], [1, 2]);
      deepStrictEqual((await series.recount(all('daily', []))).rows[0]?.events, 1);
    },
  },
  {
    title: 'the same schema keeps everything, another one empties it',
    async run(series) {
      const { identity } = await series.open(seriesCaseSchema);
      await series.append([view('2026-03-01T00:00:00Z', 's1', '/', '甲')]);
      deepStrictEqual([(await series.open(seriesCaseSchema)).identity, (await series.size()).rawEvents], [identity, 1]);
      notStrictEqual((await series.open({ ...seriesCaseSchema, version: '2' })).identity, identity);
      deepStrictEqual([await series.size(), (await series.query(all('daily', ['period']))).total], [{ rawEvents: 0 }, 0]);
    },
  },
  {
    title: 'rows come in the asked order, with their number beyond the limit',
    async run(series) {
      await series.open(seriesCaseSchema);
      const events = ['/b', '/a', '/c', '/c', '/a', '/c'].map((page) => view('2026-03-01T00:00:00Z', 's1', page, '甲'));
      await series.append(events);
      const most = await series.query(all('daily', ['page'], { order: 'events', limit: 2 }));
      deepStrictEqual(
        [most.rows.map(({ group, events: count }) => [group['page'], count]), most.total],
        [
          [
            ['/c', 3],
            ['/a', 2],
          ],
          3,
        ],
      );
    },
  },
  {
    title: 'what cannot be kept or asked is refused by name, and nothing of its batch is counted',
    async run(series) {
      await rejects(series.append([]), /before open/);
      await series.open(seriesCaseSchema);
      const good = view('2026-03-01T00:00:00Z', 's1', '/', '甲');
      const bad: readonly (readonly [SeriesEvent, RegExp])[] = [
        [{ ...good, at: 'today' }, /"today" is no instant/],
        [{ ...good, dimensions: { colour: 'red' } }, /"colour" is not among the dimensions/],
        [{ ...good, dimensions: { site: 'x'.repeat(201) } }, /longer than 200/],
        [{ ...good, sums: { views: 1.5 } }, /views 1\.5/],
        [{ ...good, distincts: { readers: 'x' } }, /"readers" is not among the distincts/],
      ];
      for (const [event, reason] of bad) await rejects(series.append([good, event]), reason);
      deepStrictEqual((await series.size()).rawEvents, 0);
      await rejects(series.query(all('weekly', [])), /there is no roll-up "weekly"/);
      await rejects(series.query(all('sites', ['page'])), /does not keep "page" apart/);
      await rejects(series.query(all('daily', [], { from: '2026-03' })), /"2026-03" is no period/);
      await rejects(series.query(all('daily', [], { limit: 0 })), /limit 0/);
      await rejects(series.query(all('pages', [], { distincts: ['visitors'] })), /"pages" does not count "visitors"/);
      await rejects(series.open({ ...seriesCaseSchema, dimensions: ['select me'] }), /"select me" is not a name/);
    },
  },
];
