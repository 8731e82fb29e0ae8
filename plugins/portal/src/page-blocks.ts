/**
 * Blocks that other plugins add to pages. All are asked at once, each for itself; what is late, fails or has another form is left aside
 * and named in the log, once a minute for each plugin.
 */
import { askInTime, onceAMinute, type PageBlock, type PageBlockQuestion, type PageBlocks, pageBlockLimits } from '@jiyue/sdk/plugin';

/** A provider and whose it is. */
export interface NamedBlocks {
  readonly plugin: string;
  readonly use: PageBlocks;
}

/** A block as the template shows it. */
export interface BlockView {
  readonly id: string;
  readonly title: string;
  /** "" when there is none. */
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

/** Gives the blocks of a page. */
export type AskBlocks = (question: PageBlockQuestion, root: string) => Promise<readonly BlockView[]>;

/** @param providers the living ones, asked anew for each page */
export function askBlocks(providers: () => readonly NamedBlocks[], warn: (line: string) => void, clock: () => Date): AskBlocks {
  const tell = onceAMinute((plugin, fault) => warn(`blocks of plugin ${plugin} are left aside: ${fault}`), clock);
  return async (question, root) => {
    const answers = await Promise.all(
      providers().map(async ({ plugin, use }) => {
        const answer = await askInTime(() => use.blocks(question), pageBlockLimits.deadlineMs);
        const fault = 'fault' in answer ? answer.fault : faultOf(answer.value);
        if (fault === undefined)
          return (answer as { readonly value: readonly PageBlock[] }).value.map((block, place) => viewOf(block, `${plugin}-${place + 1}`, root));
        tell(plugin, fault);
        return [];
      }),
    );
    return answers.flat();
  };
}

const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= most;

/** Why an answer cannot be shown; undefined: it can. */
function faultOf(value: unknown): string | undefined {
  const limits = pageBlockLimits;
  if (!Array.isArray(value)) return 'the answer is no list';
  if (value.length > limits.blocks) return `${value.length} blocks, at most ${limits.blocks}`;
  for (const { title, text, links = [] } of value as readonly Partial<PageBlock>[]) {
    if (!isText(title, limits.titleCharacters)) return `a title is no text of 1 to ${limits.titleCharacters} characters`;
    if (text !== undefined && !isText(text, limits.textCharacters)) return `a text is none of 1 to ${limits.textCharacters} characters`;
    if (!Array.isArray(links) || links.length > limits.links) return `links are no list of at most ${limits.links}`;
    if (text === undefined && links.length === 0) return 'a block has neither text nor links';
    for (const link of links as readonly { readonly text?: unknown; readonly href?: unknown }[]) {
      if (!isText(link.text, limits.linkCharacters)) return `a link is no text of 1 to ${limits.linkCharacters} characters`;
      if (!isAddress(link.href)) return 'a link leads to no web address and no path of the portal';
    }
  }
  return undefined;
}

/** http, https, or a path that cannot leave the portal. */
function isAddress(href: unknown): href is string {
  if (!isText(href, pageBlockLimits.addressCharacters)) return false;
  if (/^https?:\/\//i.test(href)) return URL.canParse(href);
  return /^[A-Za-z0-9._~%-][A-Za-z0-9._~%/?=&-]*$/.test(href) && !href.split(/[/?]/).includes('..');
}

const viewOf = ({ title, text = '', links = [] }: PageBlock, name: string, root: string): BlockView => ({
  id: `block-${name}`,
  title,
  text,
  links: links.map((link) => ({ text: link.text, href: /^https?:\/\//i.test(link.href) ? link.href : `${root}${link.href}` })),
});
