/**
 * The story: thousands of real official documents come out of three old systems into a fresh platform. Each is stored or rejected
 * for a stated reason, also when the importer is killed in the middle; a second run changes nothing; each is then found by its title and shown with the right page tags.
 * Always run on our own fixtures; on the shared corpus where it stands beside the project.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportSummary } from '@jiyue/sdk/import';
import { checkCrawlDates } from './story/crawl-dates.ts';
import { checkFields, checkRejects } from './story/expected.ts';
import { type ImportJob, importSource, killImport, rejectsPath } from './story/import-source.ts';
import { checkPages } from './story/pages.ts';
import { type Platform, startPlatform } from './story/platform.ts';
import { timed } from './story/progress.ts';
import { compareWithSource, listDocuments, type StoredDocument } from './story/records.ts';
import { type PreparedSite, prepareSite } from './story/registers.ts';
import { searchTitles, untilIndexed } from './story/search.ts';
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
  const { batchItems } = set;
  const jobs: readonly ImportJob[] = [
    ...set.documents.map((source) => ({ source, site, folder, batchItems })),
    { source: set.crawl, site: crawlSite, folder, batchItems },
  ];

  const isKilled = await timed('import, killed in the middle', () => killImport(platform, jobs[0]!));
  const firstRun = await timed('import', () => importAll(platform, jobs, isKilled));
  const rejected = jobs.map((job) => checkRejects(set, job.source, rejectsPath(job)));
  const secondRun = await timed('import again', () => importAll(platform, jobs, false));
  // reasons and notes of the second run: the first one's summary begins where the killed importer stopped
  for (const [index, { source }] of jobs.entries()) report(set, source, firstRun[index]!, secondRun[index]!);
  for (const [index, { source }] of jobs.entries()) {
    const [first, second] = [firstRun[index]!, secondRun[index]!];
    deepEqual([second.stored, second.unchanged, second.rejected], [0, first.stored + first.unchanged, first.rejected], `${source.name}: nothing changes`);
  }

  const documents = await timed('read back', () => listDocuments(platform, site));
  const crawled = await listDocuments(platform, crawlSite);
  equal(documents.length, sum(secondRun.slice(0, -1)), 'as many documents as were stored');
  const byOrigin = new Map([...documents, ...crawled].map((one) => [`${one.origin.system} ${one.origin.recordId}`, one]));
  await timed('compare with the source', async () => {
    for (const [index, { source, site: target }] of jobs.entries()) compareWithSource(source, target, rejected[index]!, byOrigin);
  });
  console.log(`  ${checkCrawlDates(set.crawl, byOrigin)} 行的日期取自网页页头 · rows whose dates come from the header inside the page`);
  if (set.name === 'fixtures') console.log(`  ${checkFields(byOrigin)} 处与事先写明的值一致 · values as written down beforehand`);
  await timed('index', () => untilIndexed(platform, crawlSite, crawled));
  await readersSide(platform, site, documents);
}

async function importAll(platform: Platform, jobs: readonly ImportJob[], isFirstResumed: boolean): Promise<readonly ImportSummary[]> {
  const summaries: ImportSummary[] = [];
  for (const [index, job] of jobs.entries()) summaries.push(await importSource(platform, job, isFirstResumed && index === 0));
  return summaries;
}

function report(set: SourceSet, { name }: Source, first: ImportSummary, { reasons, notes }: ImportSummary): void {
  const { read, stored, unchanged, rejected, resumed } = first;
  const before = resumed.read > 0 ? `（中断前 before the kill ${resumed.read}）` : '';
  console.log(`  ${name}: 读 read ${read} = 入库 stored ${stored} + 无变化 unchanged ${unchanged} + 拒绝 rejected ${rejected}${before}`);
  for (const { code, count } of reasons) console.log(`    ${code} ${count}`);
  for (const { pointer, code, count } of notes) console.log(`    ${pointer || '/'} ${code} ${count}`);
  equal(
    rejected,
    reasons.reduce((total, { count }) => total + count, 0),
    `${name}: every rejected line has a reason`,
  );
  if (set.name === 'corpus') equal(read, corpusLines[name], `${name}: every line of the file was read`);
}

async function readersSide(platform: Platform, site: PreparedSite, documents: readonly StoredDocument[]): Promise<void> {
  const { asked, found, foundWithSubtitle, first, misses } = await timed('search', () => searchTitles(platform, site, documents));
  console.log(`  按标题检索 search by title: ${found}/${asked} 在前十 in the first ten, ${first} 居首 on top`);
  if (foundWithSubtitle > 0) console.log(`    另 ${foundWithSubtitle} 份同名文件要加副标题 · of one name with others: found with the subtitle`);
  for (const miss of misses) console.log(`    未找到 missed ${miss}`);
  equal(found + foundWithSubtitle, asked, 'each document is found by its title');
  const tags = await timed('pages', () => checkPages(platform, site, documents));
  console.log(`  ${documents.length} 个页面，${tags} 个网页标签与记录一致 · pages, page tags equal to the record`);
  ok(tags >= documents.length * 8);
}

function sum(summaries: readonly ImportSummary[]): number {
  return summaries.reduce((total, { unchanged }) => total + unchanged, 0);
}
