/**
 * `npm run bench -- search-beside-reads [--documents=1000] [--seconds=6] [--searchers=2]`: how long GET of one resource takes while nothing
 * else happens, and while others search whole official documents as fast as replies come. The server is a process of its own with this
 * plugin; readers and searchers are here. Needs the shared corpus; without it: `skipped`.
 */
import { Agent, request } from 'node:http';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Platform, preparePlatform } from '../test/running-platform.ts';
import { type LongDocument, readLongDocuments } from './parts/long-documents.ts';
import { percentile } from './parts/quality.ts';

const { values: options } = parseArgs({
  options: {
    documents: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '6' },
    searchers: { type: 'string', default: '2' },
  },
});
const documents = readLongDocuments()?.slice(0, Number(options.documents));
if (documents) await run(documents);
else console.log(JSON.stringify({ bench: 'search-beside-reads', skipped: 'no corpus' }));

async function run(documents: readonly LongDocument[]): Promise<void> {
  const platform = await preparePlatform({ JIYUE_REPLY_CHECK: '0', JIYUE_SEARCHES_PER_MINUTE: '0', JIYUE_WRITES_PER_MINUTE: '0' });
  try {
    await platform.start();
    const id = await fill(platform, documents);
    const ms = Number(options.seconds) * 1000;
    const searches = documents.map(({ title }) => `/api/v1/search?limit=10&q=${encodeURIComponent([...title].slice(0, 100).join(''))}`);
    const read = [`/api/v1/resources/${id}`];
    await Promise.all([ask(platform.origin(), read, 500), ask(platform.origin(), searches, 2000)]);
    const alone = await ask(platform.origin(), read, ms);
    const [beside, ...searched] = await Promise.all([
      ask(platform.origin(), read, ms),
      ...Array.from({ length: Number(options.searchers) }, (_, place) => ask(platform.origin(), searches.slice(place * 97), ms)),
    ]);
    const report = {
      bench: 'search-beside-reads',
      node: process.version,
      cpus: availableParallelism(),
      documents: documents.length,
      searchers: Number(options.searchers),
      readAlone: figures([alone]),
      readBesideSearches: figures([beside]),
      searches: figures(searched),
    };
    console.log(JSON.stringify(report, null, 1));
  } finally {
    await platform.stop();
    platform.remove();
  }
}

/** Stores and publishes the documents, and waits until the last is found. @returns a resource of usual size */
async function fill(platform: Platform, documents: readonly LongDocument[]): Promise<string> {
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
  const draft = (title: string, text: string) => ({ ...common, title: [...title].slice(0, 200).join(''), body: { format: 'plain', text } });
  for (let at = 0; at < documents.length; at += 20) {
    const items = documents.slice(at, at + 20).map(({ title, text }) => draft(title, text));
    await must('POST', '/api/v1/resources/batch', { publish: true, items });
  }
  const { id, version } = await must('POST', '/api/v1/resources', draft('云川江治理工程全面开工', '云川江治理工程今日全面开工。'.repeat(40)));
  const published = await platform.send('POST', `/api/v1/resources/${id}/publish`, undefined, { version: version ?? 1 });
  if (published.status >= 300) throw new Error(JSON.stringify(published.json));
  for (let isFound = false; !isFound; ) isFound = (await platform.search(`q=${encodeURIComponent('云川江治理工程')}`)).json.items?.[0]?.id === id;
  return id;
}

interface Answers {
  readonly times: readonly number[];
  readonly seconds: number;
}

/** One connection, one request in flight. */
async function ask(origin: string, paths: readonly string[], ms: number): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  const startedAt = performance.now();
  for (let next = 0; performance.now() - startedAt < ms; next += 1) {
    const sentAt = performance.now();
    await get(agent, `${origin}${paths[next % paths.length]}`);
    times.push(performance.now() - sentAt);
  }
  agent.destroy();
  return { times, seconds: (performance.now() - startedAt) / 1000 };
}

function get(agent: Agent, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      if (response.statusCode === 200) response.resume().on('end', resolve);
      else reject(new Error(`${url} answered ${response.statusCode}`));
    })
      .on('error', reject)
      .end();
  });
}

function figures(answers: readonly Answers[]) {
  const times = answers.flatMap((one) => one.times);
  const round = (ms: number) => Math.round(ms * 100) / 100;
  const perSecond = answers.reduce((sum, one) => sum + one.times.length / one.seconds, 0);
  return { perSecond: Math.round(perSecond), p50Ms: round(percentile(times, 0.5)), p99Ms: round(percentile(times, 0.99)), maxMs: round(Math.max(...times)) };
}
