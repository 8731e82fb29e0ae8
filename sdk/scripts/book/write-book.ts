/**
 * Writes the book of the standard: Markdown pages, one HTML file, one Word file, and its trace as two CSV files. Nothing is written when a reference leads nowhere.
 * Usage: write-book.ts [--standard <folder laid out as standards/generated>] [--state <words>] [--out <folder>]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildBook } from './build-book.ts';
import { checkBook } from '../../../.ci/docs/book/check-book.ts';
import { htmlBook } from '../../../.ci/docs/book/html.ts';
import { markdownPages } from '../../../.ci/docs/book/markdown.ts';
import { wordBook } from '../../../.ci/docs/book/word/word-book.ts';
import { readFrozenVersions, readStandardData } from './read-data.ts';
import { traceCsv } from './trace-csv.ts';
import { buildWorld } from './world.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const { values } = parseArgs({
  options: {
    standard: { type: 'string', default: join(root, 'standards/generated') },
    state: { type: 'string', default: '草案' },
    out: { type: 'string', default: join(root, 'docs/reference/standard') },
  },
});

const started = performance.now();
/** Progress, on the stream of errors: the output is the list of files. */
const tell = (words: string) => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s  ${words}\n`);

const data = readStandardData(values.standard);
const book = buildBook(buildWorld(data, readFrozenVersions(join(root, 'standards/versions'))), values.state);
const { anchors, links, findings } = checkBook(book);
tell(`${book.chapters.length} chapters, ${anchors} anchors, ${links} references`);
if (findings.length > 0) {
  console.error(findings.map((finding) => `FAIL  ${finding}`).join('\n'));
  process.exit(1);
}

const write = (path: string, content: string | Uint8Array) => {
  const full = join(values.out, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
};
const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(2)} MiB`;

const pages = markdownPages(book);
for (const [path, text] of pages) write(path, text);
const sum = [...pages.values()].reduce((all, text) => all + Buffer.byteLength(text), 0);
tell(`Markdown: ${pages.size} pages, ${mib(sum)}`);

for (const [name, text] of traceCsv(data)) {
  write(name, text);
  tell(`${name}: ${text.split('\n').length - 2} lines`);
}

const html = Buffer.from(htmlBook(book));
write('standard.html', html);
tell(`HTML: ${mib(html.length)}`);

const word = await wordBook(book);
write('standard.docx', word);
tell(`Word: ${mib(word.length)}`);

console.log(['README.md', 'standard.html', 'standard.docx', 'trace-clauses.csv', 'trace-surfaces.csv'].map((name) => join(values.out, name)).join('\n'));
