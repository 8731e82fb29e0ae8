/** The single file as people open it: from a folder, without any network, with and without JavaScript, on paper. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing, launchChromium, pageMs } from '../../../.ci/chromium.ts';
import { buildBook } from './build-book.ts';
import type { Book, Section } from '../../../.ci/docs/book/document.ts';
import { htmlBook } from '../../../.ci/docs/book/html.ts';
import { readFrozenVersions, readStandardData } from './read-data.ts';
import { buildWorld } from './world.ts';

type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Page = Awaited<ReturnType<Browser['newPage']>>;

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(browserMissing !== undefined)(`the single file in a browser${browserMissing === undefined ? '' : ` (${browserMissing})`}`, () => {
  let browser: Browser;
  let folder: string;
  const book = buildBook(buildWorld(readStandardData(join(root, 'standards/generated')), readFrozenVersions(join(root, 'standards/versions'))), '草案');

  beforeAll(async () => {
    browser = await launchChromium();
    folder = mkdtempSync(join(tmpdir(), 'jiyue-book-'));
    writeFileSync(join(folder, 'whole.html'), htmlBook(book));
    writeFileSync(join(folder, 'excerpt.html'), htmlBook(excerpt(book)));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const addressOf = (file: string) => pathToFileURL(join(folder, file)).href;

  async function onPage<T>(
    options: { readonly isScripted: boolean; readonly isJudged?: boolean },
    work: (page: Page, outside: readonly string[], faults: readonly string[]) => Promise<T>,
  ): Promise<T> {
    // axe is brought in by the test; the policy of the page refuses every other script
    const context = await browser.newContext({ javaScriptEnabled: options.isScripted, bypassCSP: options.isJudged === true, locale: 'zh-CN' });
    context.setDefaultTimeout(pageMs);
    const outside: string[] = [];
    const faults: string[] = [];
    const page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(pathToFileURL(folder).href) && !request.url().startsWith('data:')) outside.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    try {
      return await work(page, outside, faults);
    } finally {
      await context.close();
    }
  }

  test('finds a requirement by its id, by its words and by the words of its statement, and goes there', async () => {
    await onPage({ isScripted: true }, async (page, outside, faults) => {
      await page.goto(addressOf('whole.html'));
      await page.getByRole('searchbox').fill('jy-res-003');
      expect(await page.locator('.search li a').first().getAttribute('href')).toBe('#JY-RES-003');
      await page.getByRole('searchbox').fill('先入库后使用');
      expect(await page.locator('.search li a').first().getAttribute('href')).toBe('#JY-RES-003');
      await page.getByRole('searchbox').fill('功能只从日志和库内读取');
      expect(await page.locator('.search [role=status]').textContent()).toMatch(/^找到 [1-9]/);
      await page.getByRole('searchbox').fill('没有这样的话没有这样的话');
      expect(await page.locator('.search [role=status]').textContent()).toBe('找到 0 处');
      await page.getByRole('searchbox').fill('JY-RES-003');
      await page.locator('.search li a').first().click();
      expect(await page.evaluate('location.hash')).toBe('#JY-RES-003');
      expect(await page.locator('[id="JY-RES-003"] > h4').isVisible()).toBe(true);
      expect([outside, faults]).toEqual([[], []]);
    });
  });

  test('without JavaScript is complete: contents, links, every text; the search is not shown', async () => {
    await onPage({ isScripted: false }, async (page, outside) => {
      await page.goto(addressOf('whole.html'));
      expect(await page.locator('.search').isVisible()).toBe(false);
      await page.locator('nav a[href="#operations"]').click();
      expect(page.url()).toMatch(/#operations$/);
      await page.goto(`${addressOf('whole.html')}#type-Site`);
      expect(await page.locator('[id="type-Site"] > h4').isVisible()).toBe(true);
      expect(outside).toEqual([]);
    });
  });

  async function findingsOf(page: Page, file: string, options: string): Promise<readonly string[]> {
    await page.goto(addressOf(file));
    await page.evaluate(axe);
    return (await page.evaluate(
      `axe.run({ ...${options}, resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
    )) as string[];
  }

  test('axe has no finding: on the whole file by every rule but contrast, which takes minutes there', { timeout: 600_000 }, async () => {
    await onPage({ isScripted: true, isJudged: true }, async (page) => {
      expect(await findingsOf(page, 'whole.html', "{ rules: { 'color-contrast': { enabled: false } } }")).toEqual([]);
    });
  });

  test('axe has no finding on three sections of each kind, by every rule', { timeout: 240_000 }, async () => {
    await onPage({ isScripted: true, isJudged: true }, async (page) => {
      expect(await findingsOf(page, 'excerpt.html', '{}')).toEqual([]);
    });
  });

  test('axe would find what is wrong: a picture without words, grey on grey', async () => {
    await onPage({ isScripted: true, isJudged: true }, async (page) => {
      await page.goto(addressOf('excerpt.html'));
      await page.evaluate("document.querySelector('main').append(document.createElement('img'))");
      await page.evaluate("document.querySelector('main h2').style.color = '#bbb'");
      await page.evaluate(axe);
      const found = (await page.evaluate(
        "axe.run('main header, main > section:first-of-type, main > img').then(({ violations }) => violations.map(({ id }) => id))",
      )) as string[];
      expect(found).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
    });
  });

  test('at 320 px nothing scrolls sideways', async () => {
    await onPage({ isScripted: true }, async (page) => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(addressOf('whole.html'));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  });

  test('prints on A4 with its text and without the search', async () => {
    await onPage({ isScripted: true }, async (page) => {
      await page.goto(addressOf('excerpt.html'));
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.search').isVisible()).toBe(false);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      // 210 × 297 mm in points
      expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);
    });
  });
});

/** The first three sections of each section, and the first rows of each table: every kind of thing is in it. */
function excerpt(book: Book): Book {
  const cut = (section: Section): Section => ({
    ...section,
    blocks: section.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.slice(0, 5) } : block)),
    sections: section.sections.slice(0, 3).map(cut),
  });
  return { ...book, chapters: book.chapters.map(cut) };
}
