import { expect, test } from 'vitest';
import { checkJob } from './check-job.ts';
import { type JobLoop, startJobLoop, type TimedJob } from './job-loop.ts';
import { memoryJobs } from './plugin-world.suite.ts';

/** A platform with one store and as many processes as wanted. */
function world(start: string) {
  let now = new Date(start);
  const store = memoryJobs();
  const ends: AbortController[] = [];
  const faults: string[] = [];
  return {
    faults,
    set: (instant: string) => {
      now = new Date(instant);
    },
    process(holder: string, ...jobs: readonly TimedJob[]): JobLoop & { end(): Promise<void> } {
      const controller = new AbortController();
      ends.push(controller);
      const loop = startJobLoop({
        pluginId: 'p',
        jobs,
        store,
        clock: () => now,
        holder,
        signal: controller.signal,
        onFault: (job, error) => void faults.push(`${job}: ${error instanceof Error ? error.message : String(error)}`),
      });
      return {
        get status() {
          return loop.status;
        },
        look: loop.look,
        ended: loop.ended,
        async end() {
          controller.abort();
          await loop.ended;
        },
      };
    },
  };
}

const daily = (run: (due: string) => Promise<void> | void, name = 'daily'): TimedJob =>
  checkJob('p', { name, cron: '0 2 * * *', run: async ({ due }) => run(due) }, []);

test('a job runs at its time in Shanghai, once, and tells when it comes next', async () => {
  const runs: string[] = [];
  const { process, set } = world('2026-03-01T17:59:00Z');
  const one = process(
    'one',
    daily((due) => void runs.push(due)),
  );
  await one.look();
  expect(runs).toEqual([]);
  expect(one.status).toEqual([{ name: 'daily', cron: '0 2 * * *', next: '2026-03-01T18:00:00.000Z', isRunning: false }]);
  set('2026-03-01T18:00:00Z');
  await one.look();
  set('2026-03-01T18:30:00Z');
  await one.look();
  expect(runs).toEqual(['2026-03-01T18:00:00.000Z']);
  expect(one.status[0]).toMatchObject({ next: '2026-03-02T18:00:00.000Z', finishedAt: '2026-03-01T18:00:00.000Z' });
  await one.end();
});

test('times missed while nothing ran make one run, for the last of them', async () => {
  const runs: string[] = [];
  const { process, set } = world('2026-03-01T00:00:00Z');
  const first = process(
    'one',
    daily((due) => void runs.push(due)),
  );
  await first.look();
  await first.end();
  set('2026-03-05T03:00:00Z');
  const second = process(
    'one',
    daily((due) => void runs.push(due)),
  );
  await second.look();
  expect(runs).toEqual(['2026-03-04T18:00:00.000Z']);
  await second.end();
});

test('of two processes one runs a time', async () => {
  const runs: string[] = [];
  const { process, set } = world('2026-03-01T00:00:00Z');
  const both = ['one', 'two'].map((holder) =>
    process(
      holder,
      daily((due) => void runs.push(`${holder} ${due}`)),
    ),
  );
  await Promise.all(both.map((each) => each.look()));
  set('2026-03-01T18:00:10Z');
  await Promise.all(both.map((each) => each.look()));
  expect(runs).toHaveLength(1);
  await Promise.all(both.map((each) => each.end()));
});

test('a run that throws is noted and told, and waits for its next time', async () => {
  let count = 0;
  const { process, set, faults } = world('2026-03-01T00:00:00Z');
  const one = process(
    'one',
    daily(() => {
      count += 1;
      throw new Error('没有网络');
    }),
  );
  await one.look();
  set('2026-03-01T18:00:00Z');
  await one.look();
  await one.look();
  expect(count).toBe(1);
  expect(faults).toEqual(['daily: 没有网络']);
  expect(one.status[0]).toMatchObject({ failure: '没有网络' });
  set('2026-03-02T18:00:00Z');
  await one.look();
  expect(count).toBe(2);
  await one.end();
});

test('a run cut off by the stop is made again once its lease has ended', async () => {
  const runs: string[] = [];
  const { process, set } = world('2026-03-01T00:00:00Z');
  const started = Promise.withResolvers<void>();
  const cut = checkJob(
    'p',
    {
      name: 'daily',
      cron: '0 2 * * *',
      run: ({ signal }) =>
        new Promise((_resolve, reject) => {
          started.resolve();
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        }),
    },
    [],
  );
  const one = process('one', cut);
  await one.look();
  set('2026-03-01T18:00:00Z');
  void one.look();
  await started.promise;
  expect(one.status[0]).toMatchObject({ isRunning: true });
  await one.end();
  const two = process(
    'two',
    daily((due) => void runs.push(due)),
  );
  await two.look();
  expect(runs).toEqual([]);
  set('2026-03-01T18:01:01Z');
  await two.look();
  expect(runs).toEqual(['2026-03-01T18:00:00.000Z']);
  await two.end();
});

test.each([
  ['a name with a space', { name: 'my job', cron: '0 2 * * *' }, 'name'],
  ['six fields', { name: 'j', cron: '0 0 2 * * *' }, /./],
  ['no such hour', { name: 'j', cron: '0 25 * * *' }, /./],
  ['a day that never comes', { name: 'j', cron: '0 0 31 2 *' }, 'never'],
  ['a name that is taken', { name: 'daily', cron: '0 3 * * *' }, 'twice'],
])('%s is refused while it is declared', (_title, job, reason) => {
  const others = [daily(() => undefined)];
  let thrown: unknown;
  try {
    checkJob('p', { ...job, run: async () => undefined }, others);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({
    code: 'PLUGIN_SCHEDULE_INVALID',
    data: { id: 'p', reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) },
  });
});
