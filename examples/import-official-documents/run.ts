/**
 * The story: thousands of real official documents come out of three old systems into a fresh platform. Each is stored or rejected
 * for a stated reason, a second run changes nothing, and each is then found by its title and shown with the right page tags.
 * Always run on our own fixtures; on the shared corpus where it stands beside the project.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportSummary } from '@jiyue/sdk/import';
import { checkCrawlDates } from './story/crawl-dates.ts';
import { checkFields, checkRejects } from './story/expected.ts';
import { importSource, rejectsPath } from './story/import-source.ts';
import { checkPages } from './story/pages.ts';
import { type Platform, startPlatform } from './story/platform.ts';
import { timed } from './story/progress.ts';
import { compareWithSource, listDocuments, type StoredDocument } from './story/records.ts';
import { type PreparedSite, prepareSite } from './story/registers.ts';
import { searchTitles } from './story/search.ts';
import { type Source, type SourceSet, sourceSet } from './story/sources.ts';

/** Lines of the files, as their README counts them. */
const corpusLines = { laws: 2027, 'state-council': 26, pbc: 189, 'gwy-crawl': 26 } as const;

const folder = mkdtempSync(join(tmpdir(), 'jiyue-import-files-'));
const platform = await timed('start', startPlatform);
try {
  await tell(platform, sourceSet('fixtures')!, 1);
  const corpus = sourceSet('corpus');
  if (corpus) await tell(platform, corpus, 3);
  else console.log('skipped: no corpus');
} finally {
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function tell(platform: Platform, set: SourceSet, number: number): Promise<void> {
  console.log(`\n${set.name}`);
  const site = await prepareSite(platform, `site-${set.name}`, `文件库（${set.name}）`, number);
  const crawlSite = await prepareSite(platform, `site-${set.name}-crawl`, `抓取库（${set.name}）`, number + 1);
  const jobs: readonly (readonly [Source, PreparedSite])[] = [...set.documents.map((source) => [source, site] as const), [set.crawl, crawlSite]];

  const firstRun = await timed('import', () => importAll(platform, jobs));
  for (const [index, [source]] of jobs.entries()) report(set, source, firstRun[index]!);
  const rejected = jobs.map(([source, target]) => checkRejects(set, source, rejectsPath(source, target, folder)));
  const secondRun = await timed('import again', () => importAll(platform, jobs));
  for (const [index, [source]] of jobs.entries()) {
    const [first, second] = [firstRun[index]!, secondRun[index]!];
    deepEqual([second.stored, second.unchanged, second.rejected], [0, first.stored, first.rejected], `${source.name}: a second run changes nothing`);
  }

  const documents = await timed('read back', () => listDocuments(platform, site));
  const crawled = await listDocuments(platform, crawlSite);
  equal(documents.length, sum(firstRun.slice(0, -1), 'stored'), 'as many documents as were stored');
  const byOrigin = new Map([...documents, ...crawled].map((one) => [`${one.origin.system} ${one.origin.recordId}`, one]));
  await timed('compare with the source', async () => {
    for (const [index, [source, target]] of jobs.entries()) compareWithSource(source, target, rejected[index]!, byOrigin);
  });
  console.log(`  ${checkCrawlDates(set.crawl, byOrigin)} 行的日期取自网页页头 · rows whose dates come from the header inside the page`);
  if (set.name === 'fixtures') console.log(`  ${checkFields(byOrigin)} 处与事先写明的值一致 · values as written down beforehand`);
  await readersSide(platform, site, documents);
}

async function importAll(platform: Platform, jobs: readonly (readonly [Source, PreparedSite])[]): Promise<readonly ImportSummary[]> {
  const summaries: ImportSummary[] = [];
  for (const [source, site] of jobs) summaries.push(await importSource(platform, source, site, folder));
  return summaries;
}

function report(set: SourceSet, { name }: Source, { read, stored, unchanged, rejected, reasons, notes }: ImportSummary): void {
  console.log(`  ${name}: 读 read ${read} = 入库 stored ${stored} + 无变化 unchanged ${unchanged} + 拒绝 rejected ${rejected}`);
  for (const { code, count } of reasons) console.log(`    ${code} ${count}`);
  for (const { pointer, code, count } of notes) console.log(`    ${pointer || '/'} ${code} ${count}`);
  if (set.name === 'corpus') equal(read, corpusLines[name], `${name}: every line of the file was read`);
}

async function readersSide(platform: Platform, site: PreparedSite, documents: readonly StoredDocument[]): Promise<void> {
  const { asked, found, first, misses } = await timed('search', () => searchTitles(platform, site, documents));
  console.log(`  按标题检索 search by title: ${found}/${asked} 在前十 in the first ten, ${first} 居首 on top`);
  for (const miss of misses) console.log(`    未找到 missed ${miss}`);
  equal(found, asked, 'each document is found by its title');
  const tags = await timed('pages', () => checkPages(platform, site, documents));
  console.log(`  ${documents.length} 个页面，${tags} 个网页标签与记录一致 · pages, page tags equal to the record`);
  ok(tags >= documents.length * 8);
}

function sum(summaries: readonly ImportSummary[], field: 'stored'): number {
  return summaries.reduce((total, summary) => total + summary[field], 0);
}
