/**
 * `npm run bench -- search-follow [--publications=200] [--events=100000]`: how long after the answer to "publish" a record is found, over
 * HTTP on a server in a process of its own, one publication after another (aim: p99 under one second); and whether events that come
 * shuffled and doubled lead to one state: events about as many records as half their number, in two orders, beside each record told once.
 * Needs no corpus.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { LogEntry } from '@jiyue/sdk/plugin';
import type { Resource } from '@jiyue/standards/model';
import { entryOf, startInProcess } from '../test/in-process.ts';
import { preparePlatform } from '../test/running-platform.ts';
import { record } from '../test/world.ts';
import { percentile } from './parts/quality.ts';

const { values: options } = parseArgs({
  options: { publications: { type: 'string', default: '200' }, events: { type: 'string', default: '100000' } },
});

/** Two characters a number, so that no question finds another record. */
const nameOf = (number: number) => [...String(number).padStart(6, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('');

const found = await timesToFound(Number(options.publications));
const converged = await converge(Number(options.events));
console.log(JSON.stringify({ bench: 'search-follow', node: process.version, cpus: availableParallelism(), found, converged }, null, 1));

async function timesToFound(publications: number) {
  const platform = await preparePlatform({ JIYUE_REPLY_CHECK: '0', JIYUE_SEARCHES_PER_MINUTE: '0', JIYUE_WRITES_PER_MINUTE: '0' });
  try {
    await platform.start();
    const must = async (method: string, path: string, body: object) => {
      const answer = await platform.send(method, path, body);
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.json).slice(0, 500)}`);
      return answer.json;
    };
    await must('PUT', '/api/v1/organizations/o1', { locale: 'zh-CN', name: '虚构省政府办公厅', parents: [] });
    const site = { locale: 'zh-CN', name: '虚构省门户', siteKind: 'province-portal', organizerId: 'o1', domain: 's1.xusheng.example', contact: '0990-1234567' };
    await must('PUT', '/api/v1/sites/s1', { ...site, opening: {} });
    const column = { locale: 'zh-CN', siteId: 's1', code: 'zhengce', name: '政策', description: '政策', keywords: ['政策'], columnType: 'C06', order: 1 };
    await must('PUT', '/api/v1/sites/s1/columns/c1', { ...column, mayPublishDirectly: true });
    const common = { kind: 'article', locale: 'zh-CN', siteId: 's1', columnId: 'c1', ownerId: 'o1', source: { name: '虚构省政府办公厅' }, updateType: 'major' };

    const times: number[] = [];
    for (let number = 0; number < publications; number += 1) {
      const text = `${nameOf(number)}号工程今日开工。`.repeat(20);
      const { id, version } = await must('POST', '/api/v1/resources', { ...common, title: `${nameOf(number)}号工程`, body: { format: 'plain', text } });
      const published = await platform.send('POST', `/api/v1/resources/${id}/publish`, undefined, { version: version ?? 1 });
      if (published.status >= 300) throw new Error(JSON.stringify(published.json));
      const at = performance.now();
      // quoted, so that the answer is this record or nothing
      const query = `limit=1&q=${encodeURIComponent(`"${nameOf(number)}号工程"`)}`;
      while ((await platform.search(query)).json.items?.[0]?.id !== id) if (performance.now() - at > 60_000) throw new Error(`${id} is not found`);
      times.push(performance.now() - at);
    }
    const ms = (share: number) => Math.round(percentile(times, share) * 10) / 10;
    return { publications, p50Ms: ms(0.5), p99Ms: ms(0.99), maxMs: ms(1) };
  } finally {
    await platform.stop();
    platform.remove();
  }
}

async function converge(events: number) {
  const records = new Map<string, Resource>();
  const ids = Array.from({ length: Math.max(1, Math.floor(events / 4)) }, (_, number) => `r-${number}`);
  for (const [number, id] of ids.entries()) {
    const isGone = number % 10 === 9;
    records.set(
      id,
      record({
        id,
        title: `${nameOf(number)}号工程`,
        text: `《${nameOf(number % 50)}号工程》之后，第${number}项工程开工。`,
        version: 2,
        status: isGone ? 'withdrawn' : 'published',
      }),
    );
  }
  // both versions of each record were told, each of them twice
  const told: LogEntry[] = [...records.values()].flatMap((one, place) => [1, 2, 1, 2].map((version) => entryOf({ ...one, version }, place * 2 + version)));
  const digests: string[] = [];
  let seconds = 0;
  for (const order of [shuffled(told, 1), shuffled(told, 2), [...records.values()].map((one, place) => entryOf(one, place + 1))]) {
    const run = await startInProcess(records);
    const at = performance.now();
    await run.deliver(order);
    seconds += (performance.now() - at) / 1000;
    digests.push(await run.follower.digest!());
    await run.close();
  }
  return {
    events: told.length,
    records: records.size,
    isOneState: new Set(digests).size === 1,
    state: digests[0],
    eventsPerSecond: Math.round((told.length * 2 + records.size) / seconds),
  };
}

/** Fisher and Yates with a small generator, the same at each run. */
function shuffled<T>(all: readonly T[], seed: number): readonly T[] {
  const list = [...all];
  let state = seed;
  for (let at = list.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}
