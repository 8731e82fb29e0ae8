/** Opens the portal page of every document and compares its page tags (网页标签, 国办发〔2017〕47号 附件) with the record. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Platform } from './platform.ts';
import { forEachOf } from './progress.ts';
import type { StoredDocument } from './records.ts';
import { columnIdOf, columns, type PreparedSite } from './registers.ts';

/** @returns how many tags were compared */
export async function checkPages(platform: Platform, site: PreparedSite, documents: readonly StoredDocument[]): Promise<number> {
  let compared = 0;
  await forEachOf('pages', documents, async (document) => {
    const { status, html } = await platform.page(`/s/${site.siteCode}/r/${document.id}`);
    equal(status, 200, document.id);
    const tags = tagsOf(html);
    const wanted = expectedTags(site, document);
    deepEqual(
      Object.fromEntries(Object.keys(wanted).map((name) => [name, tags.get(name)])),
      Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, [value]])),
      document.id,
    );
    // the beginning of the text: its words are the portal's business, its presence is ours
    ok((tags.get('Description')?.[0] ?? '').length > 0, `${document.id} has a Description`);
    ok(tags.get('Url')?.[0]?.endsWith(`/s/${site.siteCode}/r/${document.id}`), `${document.id} says its Url`);
    compared += Object.keys(wanted).length;
  });
  return compared;
}

/** Exactly these values, each once. */
function expectedTags(site: PreparedSite, document: StoredDocument): Readonly<Record<string, string>> {
  const column = Object.entries(columns).find(([code]) => columnIdOf(site, code) === document.columnId)![1];
  return {
    SiteName: site.name,
    SiteDomain: site.domain,
    SiteIDCode: site.siteCode,
    ColumnName: column.name,
    ColumnType: column.typeName,
    ArticleTitle: document.title,
    PubDate: pubDateOf(document),
    ContentSource: document.source.name,
  };
}

/** The day that the source states, with 00:00 for "no time stated"; else the moment of publication here, local time of China. */
function pubDateOf({ origin, firstPublishedAt }: StoredDocument): string {
  if (origin.publishedDate) return `${origin.publishedDate} 00:00`;
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
  return parts.format(new Date(firstPublishedAt));
}

/** Contents of the meta tags by name, in order. */
function tagsOf(html: string): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>();
  for (const [, name, content] of html.matchAll(/<meta name="([^"]+)" content="([^"]*)"/g)) tags.set(name!, [...(tags.get(name!) ?? []), plain(content!)]);
  return tags;
}

const plain = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
