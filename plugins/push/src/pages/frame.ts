/**
 * What stands around the content of the pages for people without an account. No script, no cookie, nothing from elsewhere; addresses are
 * relative, so that pages hold behind any proxy, and a page whose address is a key tells it to nobody.
 */
import { readFileSync } from 'node:fs';
import { ok, type Outcome, type PageReply } from '@jiyue/sdk/plugin';
import { type Html, html } from './html.ts';
import { type Language, pageTexts } from './texts.ts';

/** A page in the making. */
export interface PageInput {
  readonly status?: PageReply['status'];
  readonly language: Language;
  readonly title: string;
  /** From the page to the pages' own root: "", "../" or "../../". */
  readonly root: string;
  readonly content: Html | readonly Html[];
  /** The site that the reader comes from. */
  readonly site?: { readonly name: string; readonly code?: string };
  /** Address of the same page in the other language; absent after a form was sent. */
  readonly otherLanguage?: string;
}

/** Language of a page: what its address asks for, else that of whom it is for. */
export const languageOf = (asked: string | undefined, usual: Language): Language => (asked === 'en' || asked === 'zh-CN' ? asked : usual);

/** From the pages' root to the root of the platform. */
const platform = '../../../../';

/** Address of a site's home page, from a page. */
export const siteHref = (root: string, code: string | undefined): string => `${root}${platform}${code === undefined ? '' : `s/${encodeURIComponent(code)}/`}`;

/** The whole page. */
export function page({ status = 200, language, title, root, content, site, otherLanguage }: PageInput): Outcome<PageReply> {
  const texts = pageTexts[language];
  const other = language === 'en' ? 'zh-CN' : 'en';
  const body = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="stylesheet" href="${root}pages.css">
</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
<header><p><a href="${siteHref(root, site?.code)}">${site?.name ?? texts.platform}</a></p></header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${content}
</main>
<footer><ul>
<li><a href="${root}manage${language === 'en' ? '?lang=en' : ''}">${texts.manageMine}</a></li>
${otherLanguage !== undefined && html`<li><a href="${otherLanguage}" lang="${other}" hreflang="${other}">${other === 'en' ? 'English' : '中文'}</a></li>`}
</ul></footer>
</body>
</html>
`;
  return ok({ status, mediaType: 'text/html; charset=utf-8', body: body.html, cacheControl: 'no-store' });
}

/** A page of a few sentences. */
export const notice = (input: Omit<PageInput, 'content'>, paragraphs: readonly string[], more?: Html): Outcome<PageReply> =>
  page({ ...input, content: [...paragraphs.map((text) => html`<p>${text}</p>`), ...(more ? [more] : [])] });

let style: string | undefined;

/** The style sheet of the pages. */
export function pageStyle(): Outcome<PageReply> {
  style ??= readFileSync(new URL('../../templates/pages.css', import.meta.url), 'utf8');
  return ok({ status: 200, mediaType: 'text/css; charset=utf-8', body: style, cacheControl: 'public, max-age=3600' });
}
