/** Extension point page-block as readers see it, and what a bad provider cannot do. */
import { type PageBlock, type PageBlockQuestion, pageBlockLimits } from '@jiyue/sdk/plugin';
import { expect, test, vi } from 'vitest';
import { openPortal } from './host.ts';
import { buildWorld } from './world.ts';

const block: PageBlock = { title: '办事预约', text: '周一至周五可以预约。', links: [{ text: '去预约', href: 's/9900000001/c/yaowen' }] };
const provider = (plugin: string, blocks: (question: PageBlockQuestion) => unknown) => ({
  plugin,
  use: { blocks: async (question: PageBlockQuestion) => blocks(question) as readonly PageBlock[] },
});
const open = (...providers: readonly ReturnType<typeof provider>[]) => {
  const warn = vi.fn();
  return { warn, portal: openPortal(buildWorld(), {}, providers, { warn }) };
};

test('a block stands on the pages its plugin chooses, after their content, with links of this portal', async () => {
  const asked: PageBlockQuestion[] = [];
  const { portal } = open(
    provider('booking', (question) => {
      asked.push(question);
      return question.page === 'column' ? [] : [block];
    }),
  );
  const home = (await (await portal).get('/s/9900000001/')).body;
  expect(home).toContain('<h2 id="block-booking-1">办事预约</h2>');
  expect(home.indexOf('block-booking-1')).toBeGreaterThan(home.indexOf('class="blocks"'));
  expect((await (await portal).get('/s/9900000001/c/yaowen')).body).not.toContain('办事预约');
  const content = (await (await portal).get('/s/9900000001/r/r-news-01')).body;
  expect(content).toMatch(/<a href="\.\.\/\.\.\/\.\.\/s\/9900000001\/c\/yaowen">去预约<\/a>/);
  expect(asked).toEqual([
    { page: 'home', siteId: 'site-portal', language: 'zh-CN' },
    { page: 'column', siteId: 'site-portal', columnId: 'site-portal-yaowen', language: 'zh-CN' },
    { page: 'content', siteId: 'site-portal', columnId: 'site-portal-yaowen', resourceId: 'r-news-01', language: 'zh-CN' },
  ]);
});

test('a search page asks with what was searched for, and only after a search', async () => {
  const asked: PageBlockQuestion[] = [];
  const { portal } = open(
    provider('alerts', (question) => {
      asked.push(question);
      return [block];
    }),
  );
  expect((await (await portal).get('/s/9900000001/search')).body).not.toContain('办事预约');
  expect((await (await portal).get('/s/9900000001/search?q=%E7%B4%A7%E6%80%A5&scope=site&topic=T02')).body).toContain('办事预约');
  const search = { q: '紧急', scope: 'site', topic: 'T02' };
  expect(asked).toEqual([{ page: 'search', search, siteId: 'site-portal', language: 'zh-CN' }]);
});

test('texts are texts: no markup of a plugin reaches the page', async () => {
  const { portal } = open(provider('sly', () => [{ title: '<script>alert(1)</script>', text: '"><img src=x onerror=alert(1)>' }]));
  const { body } = await (await portal).get('/s/9900000001/');
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(body).not.toMatch(/<script|<img src=x/);
});

test.each<readonly [what: string, answer: () => unknown, said: RegExp]>([
  [
    'throws',
    () => {
      throw new Error('no database');
    },
    /no database/,
  ],
  ['is no list', () => ({ title: 'x', text: 'y' }), /no list/],
  ['has too many', () => Array.from({ length: 4 }, () => block), /at most 3/],
  ['has no title', () => [{ text: 'y' }], /title/],
  ['has an empty block', () => [{ title: 'x' }], /neither text nor links/],
  ['leads to a script', () => [{ title: 'x', links: [{ text: 'y', href: 'javascript:alert(1)' }] }], /no web address/],
  ['leads out of the portal', () => [{ title: 'x', links: [{ text: 'y', href: 's/../../admin' }] }], /no web address/],
  ['leads to another host without saying so', () => [{ title: 'x', links: [{ text: 'y', href: '//evil.example' }] }], /no web address/],
  ['is too long', () => [{ title: 'x', text: '长'.repeat(pageBlockLimits.textCharacters + 1) }], /500/],
  ['never comes', () => new Promise(() => {}), /within 100 ms/],
])('an answer that %s shows nothing, is named in the log once, and the others are shown', async (_what, answer, said) => {
  const { portal, warn } = open(
    provider('bad', answer),
    provider('good', () => [block]),
  );
  for (let round = 0; round < 2; round += 1) {
    const { status, body } = await (await portal).get('/s/9900000001/');
    expect([status, body.includes('block-bad'), body.includes('id="block-good-1"')]).toEqual([200, false, true]);
  }
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(said));
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('bad'));
});
