/**
 * Extension point `page-block`: what a plugin adds to the public pages of sites (页面区块). A block is plain data, a title with a text or
 * links; the portal writes the HTML, so that no plugin brings markup, scripts or styles of its own. Blocks stand after the content of the
 * page. A plugin that fails, is late or answers in another form shows nothing on that page and harms no other.
 */
import { definePoint } from './points.ts';

/** A search as its page shows it. Absent members do not limit. */
export interface PageBlockSearch {
  readonly q: string;
  /** Where it looked: this site, this and those below, all of the platform. */
  readonly scope: 'site' | 'below' | 'all';
  readonly columnId?: string;
  readonly kind?: string;
  readonly topic?: string;
}

/** Page that blocks are asked for. */
export interface PageBlockQuestion {
  readonly page: 'home' | 'column' | 'content' | 'search';
  readonly siteId: string;
  /** Column of the page, or of the resource on it. Absent on home pages. */
  readonly columnId?: string;
  /** The resource on the page. Only on content pages. */
  readonly resourceId?: string;
  /** What was searched for. Only on search pages, which are asked for since version 1.1 of the point, and only after a search. */
  readonly search?: PageBlockSearch;
  /** Language of the site. */
  readonly language: 'zh-CN' | 'en';
}

/** A link of a block. */
export interface PageBlockLink {
  /** 1 to 100 characters. */
  readonly text: string;
  /** Web address (http, https), or path from the mount of the portal without a leading stroke, e.g. "s/9900000001/". At most 2,048 characters. */
  readonly href: string;
}

/** One block. It has a text, links, or both. */
export interface PageBlock {
  /** Heading, 1 to 60 characters. */
  readonly title: string;
  /** One paragraph of plain text, at most 500 characters. */
  readonly text?: string;
  /** At most 10. */
  readonly links?: readonly PageBlockLink[];
}

/** The point. */
export interface PageBlocks {
  /** @returns the blocks for this page, at most 3; an empty list where there is nothing to say */
  blocks(question: PageBlockQuestion): Promise<readonly PageBlock[]>;
}

/** Blocks on pages: from as many plugins as the operator installs. */
export const pageBlocks = definePoint<PageBlocks>()({ id: 'page-block', version: '1.1', holds: 'many' });

/** Limits of the point. */
export const pageBlockLimits = {
  blocks: 3,
  titleCharacters: 60,
  textCharacters: 500,
  links: 10,
  linkCharacters: 100,
  addressCharacters: 2048,
  /** Time for one answer in ms; a later one is left aside. */
  deadlineMs: 100,
} as const;
