import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const docs = dirname(fileURLToPath(import.meta.url));
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md') && !path.startsWith('reference/') && !path.includes('node_modules'));
const linksOf = (page: string) =>
  [...readFileSync(join(docs, page), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.split('#')[0] ?? '')
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => normalize(join(dirname(page), target)).replaceAll('\\', '/'));

test('every page is in the table of contents', () => {
  expect(pages.length).toBeGreaterThan(4);
  const listed = new Set(['index.md', ...linksOf('index.md')]);
  expect(pages.filter((page) => !listed.has(page))).toEqual([]);
});

// what `npm run docs` writes may not be there yet
test.each(pages)('the links of %s lead somewhere', (page) => {
  expect(linksOf(page).filter((target) => !target.startsWith('reference/') && !existsSync(join(docs, target)))).toEqual([]);
});
