/** The pages in a real browser: no axe finding, usable without JavaScript and by keyboard, nothing asked from outside, no sideways scroll. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import pageRuleFiles from '@jiyue/standards/generated/page-rules.json' with { type: 'json' };
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchChromium, onPage as onPageOf } from '../../../.ci/chromium.ts';
import { everyPage } from './every-page.ts';
import { listen, openPortal } from './host.ts';
import { judgeInBrowser, type PageRule } from './page-rules.suite.ts';
import { buildWorld } from './world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What reaches over the right edge, in the page. */
const tooWide =
  "[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))";

describe.skipIf(browserMissing !== undefined)(`portal in a browser${browserMissing === undefined ? '' : ` (${browserMissing})`}`, () => {
  let browser: Browser;
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    browser = await launchChromium();
    // below a prefix the portal knows nothing of, as behind a proxy
    ({ server, origin } = await listen(await openPortal(buildWorld()), '/gov/portal'));
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const onPage = <T>(options: BrowserContextOptions, work: (page: Page, outside: string[]) => Promise<T>) => onPageOf(browser, origin, options, work);

  test.each(Object.entries(everyPage))('"%s" has no axe finding of any weight', async (_name, path) => {
    const { violations, passes } = await onPage({}, async (page) => {
      await page.goto(origin + path);
      await page.evaluate(axe);
      return page.evaluate('axe.run()') as Promise<{
        violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
        passes: unknown[];
      }>;
    });
    expect(passes.length).toBeGreaterThan(20);
    expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('every kind of page works without JavaScript, asks nothing from outside and does not scroll sideways at 320 px', async () => {
    await onPage({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } }, async (page, outside) => {
      for (const [name, path] of Object.entries(everyPage)) {
        const answer = await page.goto(origin + path);
        expect([name, answer?.status()]).toEqual([name, expect.any(Number)]);
        const box = await page.locator('html').boundingBox();
        const widest = Math.max(
          ...(await Promise.all(
            (await page.locator('body *:not(.unseen):not(.skip)').all()).map(async (one) => ((await one.isVisible()) ? right(await one.boundingBox()) : 0)),
          )),
        );
        expect([name, Math.round(box!.width), widest <= 320.5]).toEqual([name, 320, true]);
        expect(await page.locator('h1').isVisible()).toBe(true);
      }
      expect(outside).toEqual([]);
    });
  });

  test('every kind of page reads without scrolling sideways on a phone of 360 px with text at 200 %', async () => {
    await onPage({ javaScriptEnabled: true, viewport: { width: 180, height: 370 } }, async (page) => {
      const wide: unknown[] = [];
      for (const [name, path] of Object.entries(everyPage)) {
        await page.goto(origin + path);
        if (Number(await page.evaluate('document.documentElement.scrollWidth')) > 180) wide.push([name, await page.evaluate(tooWide)]);
      }
      expect(wide).toEqual([]);
    });
  });

  test('a reader without JavaScript finds a document by its number and reads it, its interpretation and back', async () => {
    await onPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${origin}/`);
      await page.fill('#words', '虚政发〔2026〕1号');
      await page.press('#words', 'Enter');
      await page.waitForURL(/\/s\/9900000001\/search\?q=/);
      expect(await page.locator('.exact').textContent()).toBe('文号相符');
      await page.locator('.hit-list h3 a').first().click();
      await page.waitForURL(/\/r\/r-policy$/);
      expect(await page.locator('h1').textContent()).toBe('虚构省人民政府关于推进政府网站集约化建设的实施意见');
      await page.locator('.related a').first().click();
      await page.waitForURL(/\/r\/r-interpretation$/);
      await page.locator('.explained a').click();
      await page.waitForURL(/\/r\/r-policy$/);
    });
  });

  test('by keyboard: the first stop leads past the head, every stop is seen', async () => {
    await onPage({}, async (page) => {
      await page.goto(`${origin}/s/9900000001/r/r-rich`);
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('跳到正文');
      expect(right(await page.locator(':focus').boundingBox())).toBeGreaterThan(0);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      // the first link below the head, not the navigation
      expect(await page.locator(':focus').evaluate((one) => one.closest('main') !== null)).toBe(true);
      await page.goto(`${origin}/s/9900000001/r/r-rich`);
      const stops = await page.locator('a[href], button, input, [tabindex="0"]').count();
      for (let index = 0; index < stops; index += 1) {
        await page.keyboard.press('Tab');
        expect(await page.locator(':focus').evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
      }
    });
  });

  test('the elder version is worked by keyboard alone: search, open a hit, turn back; large, strong in contrast, easily hit (JY-ACC-009)', async () => {
    await onPage({ javaScriptEnabled: true, viewport: { width: 360, height: 740 } }, async (page) => {
      const tabTo = async (selector: string) => {
        for (let stops = 0; stops < 120; stops += 1) {
          await page.keyboard.press('Tab');
          const { outline, isWanted } = await page.locator('body').evaluate((body, wanted) => {
            const stop = body.ownerDocument.activeElement ?? body;
            return { outline: stop === body ? 'left' : getComputedStyle(stop).outlineStyle, isWanted: stop.matches(wanted) };
          }, selector);
          // behind the last stop the page is left once, then the round begins again
          expect(['solid', 'left']).toContain(outline);
          if (isWanted) return;
        }
        throw new Error(`no stop at ${selector}`);
      };
      await page.goto(`${origin}/`);
      await tabTo('.version a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/\?view=elder$/);
      expect(
        await page
          .locator('.items a')
          .first()
          .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
      ).toBeGreaterThanOrEqual(24);
      await tabTo('#words');
      await page.keyboard.type('虚政发〔2026〕1号');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?q=.+view=elder$/);
      await judged(page);
      await tabTo('.hit-list h3 a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/r\/r-policy\?view=elder$/);
      await judged(page);
      await tabTo('.version a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/r\/r-policy$/);
    });
  });

  /** Besides what holds everywhere: contrast of at least 7:1 and targets of a size. */
  async function judged(page: Page): Promise<void> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate("axe.run({ rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } })")) as {
      readonly violations: readonly { readonly id: string }[];
    };
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  }

  test('no page breaks a page rule of the standard, in either version; what each rule refuses is refused in this browser, too', async () => {
    const rules = (
      pageRuleFiles as readonly { readonly rules: readonly (PageRule & { readonly examples: { readonly failed: readonly PageExample[] } })[] }[]
    ).flatMap((file) => file.rules);
    expect(rules.length).toBeGreaterThan(40);
    const pages = [
      ['home', '/'],
      ['home', '/s/9900000001/?view=elder'],
      ['column', '/s/9900000001/c/yaowen'],
      ['column', '/s/9900000001/c/zhengce?view=elder'],
      ['content', '/s/9900000001/r/r-policy'],
      ['content', '/s/9900000001/r/r-rich?view=elder'],
      ['content', '/s/9900000001/r/r-interpretation'],
    ] as const;
    const judged: string[] = [];
    const applied = new Set<string>();
    await onPage({}, async (page) => {
      for (const [kind, path] of pages) {
        await page.goto(origin + path);
        for (const rule of rules.filter((one) => one.pages.includes(kind))) {
          const said = await judgeInBrowser(page, rule);
          if (said === 'failed') judged.push(`${path} breaks ${rule.id}`);
          if (said === 'passed') applied.add(rule.id);
        }
      }
      expect(judged).toEqual([]);
      expect(applied.size).toBeGreaterThan(30);
      expect([...applied]).toEqual(expect.arrayContaining(['elder-no-overlay', 'complaint-entry', 'site-name-in-header', 'content-tags']));
      for (const rule of rules) {
        const [example] = rule.examples.failed;
        await page.setContent(example!.html);
        expect([rule.id, await judgeInBrowser(page, rule)]).toEqual([rule.id, 'failed']);
      }
    });
  });

  test('Chinese is drawn, not boxes: two signs of one size look different', async () => {
    await onPage({}, async (page) => {
      const shot = async (sign: string) => {
        await page.setContent(`<p style="font:40px sans-serif;margin:0;width:48px;height:60px">${sign}</p>`);
        return (await page.locator('p').screenshot()).toString('base64');
      };
      const [one, two, none] = [await shot('国'), await shot('务'), await shot(' ')];
      expect(new Set([one, two, none]).size).toBe(3);
    });
  });

  test('on paper only the text and who answers for it remain', async () => {
    await onPage({}, async (page) => {
      await page.goto(`${origin}/s/9900000001/r/r-policy`);
      await page.emulateMedia({ media: 'print' });
      for (const gone of ['.main-nav', '.quick-search', '.crumbs', '.related'])
        expect([gone, await page.locator(gone).first().isVisible()]).toEqual([gone, false]);
      for (const kept of ['h1', '.facts', '.body', '.attachments', '.mark-organizer'])
        expect([kept, await page.locator(kept).first().isVisible()]).toEqual([kept, true]);
    });
  });

  test('text twice as large still fits and nothing is cut off', async () => {
    await onPage({ viewport: { width: 640, height: 800 } }, async (page) => {
      await page.goto(`${origin}/s/9900000001/r/r-policy`);
      await page.addStyleTag({ content: 'html{font-size:200%}' });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640);
    });
  });
});

/** A page that a rule refuses. */
interface PageExample {
  readonly html: string;
}

/** Of the browser, where the functions given to `evaluate` run. */
declare function getComputedStyle(element: unknown): { readonly outlineStyle: string; readonly fontSize: string };

const right = (box: { readonly x: number; readonly width: number } | null): number => (box === null ? 0 : box.x + box.width);
