/** The pages in a real browser: no axe finding, usable without JavaScript and by keyboard, nothing asked from outside, no sideways scroll. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { PageReply } from '@jiyue/sdk/plugin';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchChromium, onPage as onPageOf } from '../../../.ci/chromium.ts';
import openapi from '../openapi.json' with { type: 'json' };
import { begin, settle } from './world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const base = '/api/plugins/push/v0';
type World = Awaited<ReturnType<typeof begin>>;
type PageOperation = Parameters<World['running']['call']>[0];

const routes = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({
    ...{ method: method.toUpperCase(), operationId: operationId as PageOperation },
    names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
    pattern: new RegExp(`^${base}${path.replace(/\{\w+\}/g, '([^/]+)')}$`),
  })),
);

/** The pages over HTTP, as the host would serve them. */
async function serve({ running }: World): Promise<{ readonly server: Server; readonly origin: string }> {
  const answer = async (method: string, url: URL, text: string): Promise<PageReply> => {
    for (const route of routes) {
      const found = route.method === method ? route.pattern.exec(url.pathname) : null;
      if (!found) continue;
      const named = Object.fromEntries(route.names.map((name, place) => [name, decodeURIComponent(found[place + 1]!)]));
      const params = { ...Object.fromEntries(url.searchParams), ...named };
      const outcome = await running.call(route.operationId, { params, body: Object.fromEntries(new URLSearchParams(text)) });
      if (outcome.ok) return outcome.value as PageReply;
    }
    return { status: 404, mediaType: 'text/plain', body: 'none' };
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      answer(request.method ?? 'GET', new URL(request.url ?? '/', 'http://x'), text).then(
        ({ status, mediaType, body }) => response.writeHead(status, { 'content-type': mediaType }).end(body),
        (cause: unknown) => response.writeHead(500).end(String(cause)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.skipIf(browserMissing !== undefined)(`pages in a browser${browserMissing === undefined ? '' : ` (${browserMissing})`}`, () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  let it: World;

  beforeAll(async () => {
    browser = await launchChromium();
    // the demo mailbox stands in for a mail server
    it = await begin({ paper: [], config: { channels: { demoMail: { from: 'push@xusheng.example' } } } });
    ({ server, origin } = await serve(it));
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    await it?.running.stop();
  });

  const onPage = <T>(options: BrowserContextOptions, work: (page: Page, outside: string[]) => Promise<T>) => onPageOf(browser, origin, options, work);
  /** Waits for the page with this heading. */
  const heading = (page: Page, text: string) => page.locator('h1', { hasText: text }).waitFor();
  const form = `${base}/subscribe?siteId=site-province&columnId=site-province-yaowen`;
  const lettersCome = (count: number) => settle(it.running, async () => (await it.world.storage.list('demo-mail/')).keys.length >= count);
  const expectNoFinding = async (page: Page) => {
    await page.evaluate(axe);
    const { violations, passes } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
      passes: unknown[];
    };
    expect(passes.length).toBeGreaterThan(12);
    expect([page.url(), violations.map(({ id, impact, nodes }) => [id, impact, nodes.map(({ html }) => html)])]).toEqual([page.url(), []]);
  };

  test('without JavaScript, by keyboard, at 320 px: subscribe, find the letter, confirm, manage, leave', async () => {
    await onPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } }, async (page, outside) => {
      const look = async () => {
        expect((await page.locator('html').boundingBox())!.width).toBeLessThanOrEqual(320.5);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      };
      await page.goto(origin + form);
      await look();
      // skip link, site, address
      for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
      await page.keyboard.type('reader@qingchuan.example');
      await page.keyboard.press('Enter');
      await heading(page, '请查收确认信');
      await look();
      await lettersCome(1);
      await page.goto(`${origin}${base}/demo-mail`);
      await look();
      await page.locator('article a').first().click();
      await heading(page, '确认订阅');
      await look();
      await page.locator('main button').press('Enter');
      await heading(page, '订阅已生效');
      await page.locator('main a').click();
      await heading(page, '管理我的订阅');
      await look();
      await page.selectOption('select', 'weekly');
      await page.locator('button[value="save"]').press('Enter');
      await page.locator('[role="status"]', { hasText: '已保存' }).waitFor();
      expect(await page.locator('select').inputValue()).toBe('weekly');
      await page.goto(`${origin}${base}/manage`);
      await look();
      await page.fill('#address', 'reader@qingchuan.example');
      await page.press('#address', 'Enter');
      await heading(page, '请查收管理链接');
      await lettersCome(2);
      await page.goto(`${origin}${base}/demo-mail`);
      await page.getByRole('link', { name: /\/manage\// }).click();
      await page.locator('button[value="end"]').press('Enter');
      await page.locator('main', { hasText: '没有生效的订阅' }).waitFor();
      await look();
      expect(outside).toEqual([]);
    });
  });

  test('no page on the way has an axe finding of any weight, in either language', async () => {
    await onPage({}, async (page) => {
      const before = (await it.world.storage.list('demo-mail/')).keys.length;
      await page.goto(origin + form);
      await expectNoFinding(page);
      await page.fill('#address', 'reader@nowhere');
      await page.press('#address', 'Enter');
      await page.locator('[role="alert"]').waitFor();
      await expectNoFinding(page);
      await page.fill('#address', 'second@qingchuan.example');
      await page.press('#address', 'Enter');
      await heading(page, '请查收确认信');
      await expectNoFinding(page);
      await lettersCome(before + 1);
      await page.goto(`${origin}${base}/demo-mail`);
      await expectNoFinding(page);
      await page.locator('article', { hasText: 'second@' }).locator('a').first().click();
      await heading(page, '确认订阅');
      await expectNoFinding(page);
      await page.click('main button');
      await heading(page, '订阅已生效');
      await expectNoFinding(page);
      await page.click('main a');
      await heading(page, '管理我的订阅');
      expect(await page.locator('section.one').count()).toBe(2);
      await expectNoFinding(page);
      await page.click('button[value="end-all"]');
      await page.locator('[role="status"]').waitFor();
      await expectNoFinding(page);
      for (const path of [`${form}&lang=en`, `${base}/manage?lang=en`, `${base}/subscribe?siteId=nowhere`]) {
        await page.goto(origin + path);
        await expectNoFinding(page);
      }
    });
  });
});
