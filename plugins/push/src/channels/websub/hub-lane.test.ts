import type { LogEntry } from '@jiyue/sdk/plugin';
import { createMemoryClock, createMemoryQueue, createMemoryRecords, createMemoryStorage, sampleContent } from '@jiyue/sdk/testing';
import type { Resource } from '@jiyue/standards/model';
import { parseAtomFeed } from 'feedsmith';
import { afterEach, expect, test } from 'vitest';
import type { FeedLinks } from '../../feeds/feed-types.ts';
import { type Asked, type LocalServer, localServer, trialNeeds, trialWire } from '../shared/trial.suite.ts';
import { openHub } from './hub.ts';
import { createHubLane, isFeed, topicsOf } from './hub-lane.ts';
import { websubChannel } from './websub-channel.ts';

const links: FeedLinks = {
  publicAddress: 'https://www.xusheng.example',
  site: () => 'https://www.xusheng.example/s/9900000001/',
  resource: (_, id) => `https://www.xusheng.example/s/9900000001/r/${id}`,
};
const siteFeed = 'https://www.xusheng.example/api/v1/sites/site-province/feed?format=atom';
const newsFeed = 'https://www.xusheng.example/api/v1/sites/site-province/feed?format=atom&columnId=site-province-yaowen';
const policyId = 'r01jd2m7v5x8q4';
const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function world() {
  let resources: readonly Resource[] = sampleContent.resources;
  const records = createMemoryRecords(() => ({ ...sampleContent, resources }));
  const posts: Asked[] = [];
  const state = { status: 204 };
  const server = await localServer((one, response) => {
    if (one.method === 'GET') return void response.writeHead(200).end(one.query.get('hub.challenge'));
    posts.push(one);
    response.writeHead(state.status).end();
  });
  servers.push(server);
  const { needs, log } = trialNeeds(() => ({ 'reader.example': server.port }));
  const clock = createMemoryClock('2026-03-02T01:00:00.000Z');
  const own = { ...needs, clock: () => clock.now() };
  const wire = trialWire(needs);
  const storage = createMemoryStorage();
  const queue = createMemoryQueue(clock);
  const hub = openHub({}, { ...own, storage, isTopic: (topic) => isFeed(topic, links, records), wire });
  const channel = websubChannel(hub, 'https://www.xusheng.example/hub', {}, own, wire);
  const lane = createHubLane({ ...own, hub, channel, queue, records, links, staleAfterDays: 7, giveUpHours: 48 });
  const subscribe = async (topic: string, path = 'a') => {
    await hub.request({ 'hub.mode': 'subscribe', 'hub.callback': `https://reader.example/${path}`, 'hub.topic': topic });
    await lane.work();
  };
  let seq = 0;
  const log1 = async (type: LogEntry['type'], subject: string, data: Partial<LogEntry['data']> = {}, time = '2026-03-02T00:59:00.000Z') => {
    seq += 1;
    const entry = { seq, type, subject, siteId: 'site-province', time, data: { family: 'resource', version: 1, ...data } } as LogEntry;
    await lane.tell([entry], storage);
    // the log gives an entry twice when its batch failed
    await lane.tell([entry], storage);
    await lane.work();
  };
  const change = (id: string, to: object) => {
    resources = resources.map((one) => (one.id === id ? ({ ...one, ...to } as Resource) : one));
  };
  const told = () => posts.map(({ path, body }) => `${path} ${parseAtomFeed(body.toString()).entries?.[0]?.title?.value}`);
  return { hub, lane, queue, clock, subscribe, tell: log1, change, told, state, log, posts };
}

test('a publication goes once to the subscribers of every feed that holds it, and to nobody else', async () => {
  const it = await world();
  await it.subscribe(siteFeed, 'whole');
  await it.subscribe(newsFeed, 'news');
  await it.tell('record.published', policyId);
  expect(it.told()).toEqual(['/whole 虚构省人民政府关于推进政府网站集约化建设的实施意见']);
  await it.tell('record.published', 'r-news-1');
  expect(it.told().slice(1).toSorted()).toEqual(['/news 云川江治理工程第1期通过验收', '/whole 云川江治理工程第1期通过验收']);
});

test('a minor change wakes nobody, a later version is a correction, an old publication is not told', async () => {
  const it = await world();
  await it.subscribe(siteFeed);
  await it.tell('record.published', policyId, { updateType: 'minor' });
  await it.tell('record.published', 'r-news-1', {}, '2026-01-01T00:00:00.000Z');
  expect(it.told()).toEqual([]);
  await it.tell('record.published', policyId);
  it.change(policyId, { title: '改过的标题', version: 2 });
  await it.tell('record.published', policyId, { version: 2 });
  expect(it.told()[1]).toBe('/a 【更正】改过的标题');
});

test('a withdrawal goes to who got the record; one without trace, and one that nobody got, to nobody', async () => {
  const it = await world();
  await it.subscribe(siteFeed);
  await it.tell('record.published', policyId);
  await it.tell('record.published', 'r-news-1');
  for (const id of [policyId, 'r-news-1', 'r-news-2'])
    it.change(id, { status: 'withdrawn', withdrawal: { kind: 'gone', reason: '误发', withdrawnAt: '2026-03-02T00:00:00Z' } });
  await it.tell('record.withdrawn', policyId, { withdrawal: 'gone' });
  await it.tell('record.withdrawn', 'r-news-1', { withdrawal: 'vanish' });
  await it.tell('record.withdrawn', 'r-news-2', { withdrawal: 'gone' });
  expect(it.told().slice(2)).toEqual(['/a 【撤稿】虚构省人民政府关于推进政府网站集约化建设的实施意见']);
});

test('a withdrawal by replacement names and links what took its place', async () => {
  const it = await world();
  await it.subscribe(siteFeed);
  await it.tell('record.published', 'r-news-1');
  await it.tell('record.withdrawn', 'r-news-1', { withdrawal: 'substitute', substituteId: policyId });
  expect(parseAtomFeed(it.posts.at(-1)!.body.toString()).entries?.[0]?.summary?.value).toBe(
    `内容已撤下。替代内容：“虚构省人民政府关于推进政府网站集约化建设的实施意见” https://www.xusheng.example/s/9900000001/r/${policyId}`,
  );
});

test('what was withdrawn while it waited is not sent; a busy subscriber is asked again until it is given up', async () => {
  const it = await world();
  await it.subscribe(siteFeed);
  it.state.status = 503;
  await it.tell('record.published', policyId);
  await it.tell('record.published', 'r-news-1');
  expect(await it.queue.count()).toEqual([{ lane: 'websub', state: 'waiting', items: 2 }]);
  it.change(policyId, { status: 'withdrawn', withdrawal: { kind: 'gone', reason: '误发', withdrawnAt: '2026-03-02T00:00:00Z' } });
  it.state.status = 204;
  it.clock.set('2026-03-02T02:00:00.000Z');
  const before = it.posts.length;
  await it.lane.work();
  expect(it.told().slice(before)).toEqual(['/a 云川江治理工程第1期通过验收']);
  it.state.status = 503;
  await it.tell('record.published', 'r-news-2', {}, '2026-03-02T02:00:00.000Z');
  it.clock.set('2026-03-05T02:00:00.000Z');
  await it.lane.work();
  expect(await it.queue.count()).toEqual([
    { lane: 'websub', state: 'done', items: 2 },
    { lane: 'websub', state: 'dead', items: 1 },
  ]);
});

test('a host that does not answer is tried once a round; the deliveries of others do not wait for it', async () => {
  const it = await world();
  for (const path of ['a', 'b', 'c']) await it.subscribe(siteFeed, path);
  it.state.status = 503;
  await it.tell('record.published', policyId);
  expect([it.posts.length, await it.queue.count()]).toEqual([1, [{ lane: 'websub', state: 'waiting', items: 3 }]]);
  it.state.status = 204;
  it.clock.set('2026-03-02T02:00:00.000Z');
  await it.lane.work();
  expect(
    it
      .told()
      .slice(1)
      .map((one) => one.slice(0, 2))
      .toSorted(),
  ).toEqual(['/a', '/b', '/c']);
});

test.each([
  [siteFeed, true],
  [newsFeed, true],
  [`${siteFeed}&detail=full`, true],
  [`${siteFeed}&topic=T02`, true],
  [`${siteFeed}&detail=summary`, false],
  [`${siteFeed}&cursor=x`, false],
  [`${siteFeed}&columnId=site-edu-yaowen`, false],
  ['https://www.xusheng.example/api/v1/sites/nowhere/feed?format=atom', false],
  ['https://elsewhere.example/api/v1/sites/site-province/feed?format=atom', false],
  ['https://www.xusheng.example/api/v1/sites/site-province/feed?format=toString', false],
  ['no address', false],
])('%s is one of our feeds: %s', async (topic, is) => {
  expect(
    await isFeed(
      topic,
      links,
      createMemoryRecords(() => sampleContent),
    ),
  ).toBe(is);
});

test('feeds that hold a resource are those of its site, column and topics, in every format', () => {
  const topics = topicsOf(sampleContent.resources.find(({ id }) => id === policyId)!, links);
  expect([topics.length, new Set(topics).size, topics.includes(siteFeed), topics.includes(`${siteFeed}&topic=T02`)]).toEqual([36, 36, true, true]);
});
