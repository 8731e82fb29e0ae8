/** The portal on the real platform: content enters over the interface, a citizen finds and reads it, a withdrawal takes it away at once. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchChromium, onPage as onPageOf } from '../../../.ci/chromium.ts';
import { fill, type Ids, type Platform, startPlatform } from './running-platform.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(browserMissing !== undefined)(`portal on the platform${browserMissing === undefined ? '' : ` (${browserMissing})`}`, () => {
  let platform: Platform;
  let ids: Ids;
  let browser: Browser;

  beforeAll(async () => {
    platform = await startPlatform();
    [ids, browser] = await Promise.all([fill(platform), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });

  /** Axe is brought in by the test; the policy of the pages refuses every other script. */
  const onPage = <T>(isScripted: boolean, work: (page: Page, outside: string[]) => Promise<T>) =>
    onPageOf(browser, platform.origin, { javaScriptEnabled: isScripted, bypassCSP: isScripted }, work);
  const content = (id: string) => `${platform.origin}/s/9900000001/r/${ids.get(id)}`;

  /** The follower of the search runs behind the log: asks until it has come so far. */
  async function searchUntil(page: Page, words: string, isThere: (count: number) => boolean): Promise<void> {
    do await page.goto(`${platform.origin}/s/9900000001/search?q=${encodeURIComponent(words)}`);
    while (!isThere(await page.locator('.hit-list > li').count()));
  }

  test('a citizen without JavaScript goes from the home page by number to the document, its attachment and its interpretation', async () => {
    await onPage(false, async (page, outside) => {
      await searchUntil(page, '虚政发〔2026〕1号', (count) => count > 0);
      await page.goto(`${platform.origin}/`);
      expect(await page.locator('h1').textContent()).toBe('虚构省人民政府门户网站');
      // the style sheet arrived and the policy of the platform lets it work
      expect((await page.locator('.skip').boundingBox())!.x).toBeLessThan(0);
      await page.fill('#words', '虚政发[2026]1号');
      await page.press('#words', 'Enter');
      await page.waitForURL(/search\?q=/);
      await page.locator('.hit-list h3 a').first().click();
      await page.waitForURL(content('r-policy'));
      const facts = (await page.locator('.facts').textContent())?.replace(/\s+/g, '');
      for (const fact of ['索引号990000001/2026-00001', '主题分类综合政务\\政务公开', '成文日期2026年1月8日', '发布日期2026年1月12日', '有效性全文有效'])
        expect(facts).toContain(fact);
      expect(await page.locator('meta[name=PubDate]').getAttribute('content')).toBe('2026-01-12 00:00');

      const file = await page.request.get(new URL((await page.locator('.attachments a').getAttribute('href'))!, page.url()).href);
      expect(file.status()).toBe(200);
      expect(await file.text()).toContain('省教育厅');

      await page.locator('.related a', { hasText: '解读' }).click();
      await page.waitForURL(content('r-interpretation'));
      await page.locator('.explained a').click();
      await page.waitForURL(content('r-policy'));
      expect(outside).toEqual([]);
    });
  });

  test('every kind of page has no axe finding under the headers the platform sends', async () => {
    const paths = [
      '/',
      '/s/9900000001/c/yaowen',
      '/s/9900000001/c/zhengce',
      '/s/9900000001/map',
      `/s/9900000001/search?q=${encodeURIComponent('云川江')}`,
      '/s/9900000001/r/unknown',
      ...['r-policy', 'r-old-policy', 'r-interpretation', 'r-rich'].map((id) => `/s/9900000001/r/${ids.get(id)}`),
    ];
    await onPage(true, async (page, outside) => {
      for (const path of paths) {
        await page.goto(platform.origin + path);
        await page.evaluate(axe);
        const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
        expect([path, violations.map(({ id }) => id)]).toEqual([path, []]);
      }
      expect(outside).toEqual([]);
    });
  });

  test('the column page walks to its declared total', async () => {
    await onPage(false, async (page) => {
      await page.goto(`${platform.origin}/s/9900000001/c/yaowen`);
      expect(await page.locator('.pager p').textContent()).toBe('共 45 条');
      const seen = new Set<string>();
      for (;;) {
        for (const link of await page.locator('.items a').all()) seen.add((await link.getAttribute('href'))!);
        const next = page.locator('.pager a[rel=next]');
        if ((await next.count()) === 0) break;
        await page.goto(new URL((await next.getAttribute('href'))!, page.url()).href);
      }
      expect(seen.size).toBe(45);
    });
  });

  test('what the platform refuses is a page too, and an unchanged page is not sent twice', async () => {
    const status = async (path: string) => (await fetch(platform.origin + path)).status;
    expect(await status('/s/9900000001/c/yaowen?page=0')).toBe(400);
    expect(await status('/s/9900000001/c/yaowen?cursor=AAAA')).toBe(400);
    expect(await status('/s/9900000001/search?q=a&publishedFrom=2026-02-30')).toBe(400);
    expect(await status('/s/9999999999/')).toBe(404);
    // what messengers add to a shared address does no harm
    expect(await status('/s/9900000001/c/yaowen?from=timeline&isappinstalled=0')).toBe(200);
    const redirect = await fetch(`${platform.origin}/s/9900000001`, { redirect: 'manual' });
    expect([redirect.status, redirect.headers.get('location')]).toEqual([301, '9900000001/']);
    const first = await fetch(content('r-policy'));
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const again = await fetch(content('r-policy'), { headers: { 'if-none-match': first.headers.get('etag')! } });
    expect(again.status).toBe(304);
  });

  test('a withdrawal shows on the next request: readable with its reason, gone with its reason, vanished without a trace', async () => {
    const withdraw = (id: string, request: object) => platform.send('POST', `/api/v1/resources/${ids.get(id)}/withdraw`, request, { 'if-match': '"2"' });
    await withdraw('r-withdrawn', { kind: 'withdrawn', reason: '线路方案已重新征求意见' });
    await withdraw('r-news-01', { kind: 'gone', reason: '内容有误' });
    await withdraw('r-news-02', { kind: 'vanish', reason: '误发' });
    await onPage(false, async (page) => {
      expect((await page.goto(content('r-withdrawn')))?.status()).toBe(200);
      expect(await page.locator('.banner').textContent()).toContain('原因：线路方案已重新征求意见');
      expect((await page.goto(content('r-news-01')))?.status()).toBe(410);
      expect(await page.locator('main').textContent()).toContain('原因：内容有误');
      expect((await page.goto(content('r-news-02')))?.status()).toBe(404);
      await page.goto(`${platform.origin}/s/9900000001/c/yaowen`);
      expect(await page.locator('.pager p').textContent()).toBe('共 43 条');
      // the index may be behind; what was withdrawn is never shown (JY-SRCH-003)
      await page.goto(`${platform.origin}/s/9900000001/search?q=${encodeURIComponent('云川江治理工程第1期')}`);
      expect(await page.locator('.hit-list a', { hasText: '第1期' }).count()).toBe(0);
    });
  });
});
