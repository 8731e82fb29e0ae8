/** The way of a person without an account, on pages alone: subscribe, confirm, get news, manage, leave; and what the pages tell to nobody. */
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { portalBlock } from '../src/pages/portal-block.ts';
import { begin, resource, settle } from './world.ts';

type World = Awaited<ReturnType<typeof begin>>;
let it: World;
beforeEach(async () => {
  it = await begin({ config: { lettersPerHour: 20 } });
});
afterEach(() => it.running.stop());

const address = 'reader@qingchuan.example';
const news = { siteId: 'site-province', columnId: 'site-province-yaowen' };
const must = (outcome: Outcome<PageReply>): PageReply => {
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
};
const subscribe = async (more: object = {}) =>
  must(await it.running.call('subscribeByPage', { body: { ...news, address, frequency: 'immediate', lang: 'zh-CN', ...more } }));
const askForLink = async (of: string) => must(await it.running.call('requestManageLink', { body: { address: of } }));
const letters = () => it.paper.sent.filter(({ kind }) => kind === 'confirmation');
const told = () => it.paper.sent.filter(({ kind }) => kind !== 'confirmation').map(({ kind, title }) => [kind, title]);
/** Presses the button behind the latest letter. @param count letters that have come by then */
const confirm = async (count = 1) => {
  await settle(it.running, () => letters().length >= count);
  const [, receiptId = '', code = ''] = /\/confirm\/([^/]+)\/([A-Z0-9]+)/.exec(letters().at(-1)!.lead!)!;
  const page = must(await it.running.call('confirmByPage', { params: { receiptId, code } }));
  it.world.clock.passDays(0.001);
  return page;
};
const keyIn = ({ body }: PageReply) => /manage\/(p[^"]+)"/.exec(body)![1]!;
const list = async (manageKey: string) => must(await it.running.call('showManagePage', { params: { manageKey } }));
const change = async (manageKey: string, body: Record<string, string>) => must(await it.running.call('changeByPage', { params: { manageKey }, body }));
const idIn = ({ body }: PageReply) => /name="id" value="([^"]+)"/.exec(body)![1]!;
const publish = async (id: string) => {
  it.world.publish(resource(it.world, id));
  const before = told().length;
  await settle(it.running, () => told().length > before);
};

test('subscribe on a column, confirm by the letter, hear of what is new, change, pause, go on, leave', async () => {
  const page = must(await it.running.call('showSubscribePage', { params: news }));
  expect(page.body).toContain('<form method="post" action="subscribe"');
  expect((await subscribe({ quiet: 'on', quietFrom: '22:00', quietUntil: '07:00' })).body).toContain('请查收确认信');
  const confirmed = await confirm();
  expect(confirmed.body).toContain('订阅已生效');
  it.world.clock.set('2026-03-02T04:00:00.000Z');
  await publish('r-news-1');
  expect(told()).toEqual([['publication', '云川江治理工程第1期通过验收']]);

  const key = keyIn(
    await (async () => {
      await askForLink(address);
      await settle(it.running, () => letters().length >= 2);
      return {
        ...confirmed,
        body: letters()
          .at(-1)!
          .lead!.replace(/(manage\/\S+)/, '$1"'),
      };
    })(),
  );
  const shown = await list(key);
  expect(shown.body).toContain('<dd>栏目“政务要闻”</dd>');
  expect(shown.body).toContain('r****@qingchuan.example');
  expect(shown.body).not.toContain(address);
  expect(shown.body).toMatch(/name="quiet" value="on" checked/);

  const id = idIn(shown);
  expect((await change(key, { act: 'pause', id })).body).toContain('>恢复</button>');
  it.world.publish(resource(it.world, 'r-news-2'));
  await it.running.catchUp();
  expect(told()).toHaveLength(1);
  const saved = await change(key, { act: 'save', id, frequency: 'daily', digestAt: '09:30' });
  expect(saved.body).toContain('role="status"');
  expect(saved.body).toContain('value="09:30"');
  expect(saved.body).not.toMatch(/name="quiet" value="on" checked/);
  expect((await change(key, { act: 'save', id, frequency: 'sometimes' })).status).toBe(400);
  expect((await change(key, { act: 'end', id })).body).toContain('没有生效的订阅');
  expect((await change(key, { act: 'save', id, frequency: 'immediate' })).body).toContain('没有生效的订阅');
});

test('what waited for a digest goes out when the holder wants news at once, and not again later', async () => {
  await subscribe({ frequency: 'daily' });
  const key = keyIn(await confirm());
  it.world.publish(resource(it.world, 'r-news-1'));
  await it.running.catchUp();
  const id = idIn(await list(key));
  await change(key, { act: 'save', id, frequency: 'immediate' });
  await settle(it.running, () => told().length === 1);
  expect(told()[0]).toEqual(['digest', expect.stringContaining('1条更新')]);
  await publish('r-news-2');
  await change(key, { act: 'save', id, frequency: 'hourly' });
  it.world.clock.passDays(1);
  await it.running.runJob('recover-digests');
  await it.running.catchUp();
  await settle(it.running, async () => (await it.world.queue.list({ lane: 'work-digest', limit: 50 })).items.some(({ state }) => state === 'done'));
  expect(told()).toHaveLength(2);
});

test('known, unknown, over its letters, filled in by a program: the answer is the same, and only one mailbox hears', async () => {
  await subscribe();
  await confirm();
  const answers = new Set<string>();
  for (const one of [address, 'nobody@qingchuan.example']) answers.add((await subscribe({ address: one })).body);
  answers.add((await subscribe({ address: 'robot@qingchuan.example', website: 'https://spam.example' })).body);
  for (let round = 0; round < 7; round += 1) {
    it.world.clock.passDays(0.0001);
    answers.add((await subscribe({ address: 'nobody@qingchuan.example' })).body);
  }
  expect(answers.size).toBe(1);
  const links = new Set<string>();
  for (const one of [address, 'stranger@qingchuan.example', 'nobody@qingchuan.example']) links.add((await askForLink(one)).body);
  expect(links.size).toBe(1);
  await settle(it.running, async () => (await it.world.queue.count()).every(({ state }) => state === 'done'));
  const counts = Map.groupBy(letters(), ({ address: to }) => to);
  expect([...counts].map(([to, sent]) => [to, sent.length])).toEqual([
    [address, 3],
    ['nobody@qingchuan.example', 5],
  ]);
});

test('when strangers have used up the hour the page says so for every address, and takes requests again in the next', async () => {
  for (let place = 0; place < 20; place += 1) await subscribe({ address: `reader-${place}@qingchuan.example` });
  const full = [await subscribe(), await subscribe({ address: 'reader-1@qingchuan.example' }), await askForLink(address)];
  expect(full.map(({ status }) => status)).toEqual([503, 503, 503]);
  it.world.clock.passDays(1 / 24);
  expect((await subscribe()).status).toBe(200);
});

test('who subscribes twice to the same has one subscription, and every link of it ends it', async () => {
  await subscribe();
  const first = keyIn(await confirm(1));
  await subscribe({ frequency: 'daily' });
  await confirm(2);
  const shown = await list(first);
  expect(shown.body.match(/<section class="one" aria-labelledby="n/g)).toHaveLength(1);
  expect(shown.body).toContain('<option value="daily" selected>');
  await it.running.call('showManagePage', { params: { manageKey: first } });
  await subscribe({ columnId: '', q: '云川江 验收' });
  await confirm(3);
  const both = await list(first);
  expect(both.body).toContain('含有“云川江”和“验收”');
  expect((await change(first, { act: 'erase' })).body).toContain('已退订并删除');
  expect(both.body.match(/<section class="one" aria-labelledby="n/g)).toHaveLength(2);
  const { keys } = await it.world.storage.list('sub/');
  expect(keys).toEqual([]);
});

test.each([
  ['no address', { address: '' }, '请填写电子邮箱'],
  ['a wrong address', { address: 'reader@' }, 'href="#address"'],
  ['no frequency', { frequency: '' }, '请选择多久一次'],
  ['a wrong time', { quiet: 'on', quietFrom: '25:00', quietUntil: '07:00' }, '时刻要写成'],
])('a form with %s comes back with what was typed, and nothing is sent', async (_, more, said) => {
  const { status, body } = await subscribe(more);
  expect([status, body.includes(said), body.includes('role="alert"')]).toEqual([400, true, true]);
  expect((await it.world.queue.count()).length).toBe(0);
});

test.each([
  ['no site', { siteId: '' }],
  ['a site that is not there', { siteId: 'nowhere' }],
  ['a column of another site', { columnId: 'site-edu-yaowen' }],
  ['a kind that is none', { columnId: '', kind: 'poem' }],
])('there is nothing to subscribe to with %s', async (_, more) => {
  const params = { ...news, ...more };
  expect(must(await it.running.call('showSubscribePage', { params })).status).toBe(404);
  expect((await subscribe(more)).status).toBe(404);
});

test('what strangers write is text on every page, and English is there when asked for', async () => {
  const q = '<script>alert(1)</script>';
  const page = must(await it.running.call('showSubscribePage', { params: { siteId: 'site-province', q, lang: 'en' } }));
  expect(page.body).not.toContain('<script');
  expect(page.body).toContain('lang="en"');
  expect(page.body).toContain('E-mail address');
  expect((await subscribe({ columnId: '', q, address: '"><img src=x>' })).body).not.toContain('<img');
});

test('a key that was made up, is of another, or is over opens nothing', async () => {
  await subscribe();
  const key = keyIn(await confirm());
  const [subscriber, minute, mac] = key.split('.') as [string, string, string];
  for (const wrong of [
    `${subscriber.slice(0, -1)}${subscriber.endsWith('0') ? '1' : '0'}.${minute}.${mac}`,
    `${subscriber}.zzzzzzz.${mac}`,
    `${subscriber}.${minute}.${'A'.repeat(43)}`,
  ])
    expect((await list(wrong)).status).toBe(404);
  expect((await list(key)).status).toBe(200);
  it.world.clock.passDays(1.01);
  expect([(await list(key)).status, (await change(key, { act: 'end-all' })).status]).toEqual([404, 404]);
});

test('the portal links to the form from home, column, content and search pages; without e-mail the feed stays', async () => {
  const of = (hasMail: boolean) => portalBlock({ records: it.world.records, isOpen: true, hasMail: async () => hasMail });
  const ask = { siteId: 'site-province', language: 'zh-CN' } as const;
  const [column] = await of(true).blocks({ ...ask, page: 'column', columnId: 'site-province-yaowen' });
  expect(column!.links!.map(({ href }) => href)).toEqual([
    'api/plugins/push/v0/subscribe?siteId=site-province&columnId=site-province-yaowen',
    'api/v1/sites/site-province/feed?format=rss&columnId=site-province-yaowen',
    'api/plugins/push/v0/manage',
  ]);
  const [search] = await of(true).blocks({ ...ask, page: 'search', search: { q: "虚政发〔2026〕3号 (a)'", scope: 'all', topic: 'T02' } });
  const href = search!.links![0]!.href;
  expect(href).toMatch(/^[A-Za-z0-9._~%-][A-Za-z0-9._~%/?=&-]*$/);
  expect(new URLSearchParams(href.split('?')[1]).get('q')).toBe("虚政发〔2026〕3号 (a)'");
  expect((await of(false).blocks({ ...ask, page: 'home' }))[0]!.links!.map(({ text }) => text)).toEqual(['订阅源（RSS）']);
  expect(await of(false).blocks({ ...ask, page: 'search', search: { q: 'x', scope: 'site' } })).toEqual([]);
});
