/**
 * Second lock on body HTML. The repository cleans every fragment at its door; here it is written anew, tag by tag: what is not a
 * complete tag of the list becomes text, so a record stored before a fault of that list was mended cannot run anything either.
 * It costs one pass (a few ms per MB). Nothing is loaded from outside: an outside image becomes a link to it; relative addresses
 * are completed from where the text came from, or lose their link.
 */
import { escapeHtml } from './escape-html.ts';

/** Where addresses inside the fragment lead. */
export interface FragmentPlace {
  /** Address the text came from; absent: relative addresses cannot be completed. */
  readonly base?: string;
  /** Address of an attachment of the platform, as the page reaches it. */
  attachment(id: string): string;
  /** Alternative of an image whose author gave none: "图片". */
  readonly imageName: string;
}

/** The clean fragment. */
export interface CleanFragment {
  readonly html: string;
  /** Absolute address of the first image; absent without one. */
  readonly image?: string;
}

const voidTags = new Set(['br', 'hr', 'img', 'col']);
const tags = new Set(
  'p div span h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td blockquote q cite pre code strong b em i u s del ins sub sup small mark abbr ruby rt rp figure figcaption a img br hr'.split(
    ' ',
  ),
);
const numbers = /^\d{1,4}$/;
// name -> form of the value; addresses and images are handled apart
const attributes: Readonly<Record<string, RegExp>> = {
  lang: /^[A-Za-z0-9-]{2,35}$/,
  dir: /^(ltr|rtl|auto)$/,
  title: /^.{1,500}$/s,
  colspan: numbers,
  rowspan: numbers,
  span: numbers,
  start: numbers,
  value: numbers,
  scope: /^(row|col|rowgroup|colgroup)$/,
};
const token = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=`]+))?)*)\s*\/?>|<!--[^<]*?-->|<|>/g;
const attribute = /([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>=`]+)))?/g;

/** @param html a fragment of a body, clean or not */
export function cleanFragment(html: string, place: FragmentPlace): CleanFragment {
  const open: string[] = [];
  const parts: string[] = [];
  let image: string | undefined;
  let last = 0;
  for (const match of html.matchAll(token)) {
    parts.push(html.slice(last, match.index));
    last = match.index + match[0].length;
    const name = match[2]?.toLowerCase();
    if (name === undefined) parts.push(match[0].startsWith('<!--') ? '' : escapeHtml(match[0]));
    else if (!tags.has(name)) continue;
    else if (match[1] === '/') parts.push(closing(open, name));
    else {
      const given = readAttributes(match[3] ?? '');
      if (name === 'img') {
        const shown = showImage(given, place);
        image ??= shown.address;
        parts.push(shown.html);
      } else parts.push(`<${name}${writeAttributes(name, given, place)}>`);
      if (!voidTags.has(name)) open.push(name);
    }
  }
  parts.push(html.slice(last), ...open.toReversed().map((name) => `</${name}>`));
  return { html: parts.join(''), ...(image === undefined ? {} : { image }) };
}

/** Ends a tag and all that was left open inside it; nothing when it was never opened, so that no box of the page can be closed. */
function closing(open: string[], name: string): string {
  const at = open.lastIndexOf(name);
  return at < 0
    ? ''
    : open
        .splice(at)
        .toReversed()
        .map((inner) => `</${inner}>`)
        .join('');
}

type Attributes = ReadonlyMap<string, string>;

function readAttributes(text: string): Attributes {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  return found;
}

function writeAttributes(name: string, given: Attributes, place: FragmentPlace): string {
  const written = Object.entries(attributes).flatMap(([key, form]) => {
    const value = given.get(key);
    return value !== undefined && form.test(value) ? [` ${key}="${escapeHtml(value)}"`] : [];
  });
  const href = name === 'a' ? linkAddress(given.get('href'), place) : undefined;
  return [...(href === undefined ? [] : [` href="${escapeHtml(href)}"`]), ...written].join('');
}

const attachmentPath = /^(?:https?:\/\/[^/]+)?(?:\.{0,2}\/)*api\/v\d+\/attachments\/([A-Za-z0-9][A-Za-z0-9._~-]{0,63})\/content$/;

/** Undefined: no safe or no known place to go. */
function linkAddress(address: string | undefined, { base, attachment }: FragmentPlace): string | undefined {
  if (address === undefined || address.startsWith('#')) return undefined;
  const id = attachmentPath.exec(address.trim())?.[1];
  if (id !== undefined) return attachment(id);
  const url = URL.parse(address) ?? (base === undefined ? null : URL.parse(address, base));
  return url && ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
}

function showImage(given: Attributes, place: FragmentPlace): { readonly html: string; readonly address?: string } {
  const alternative = given.get('alt')?.trim();
  const source = given.get('src') ?? '';
  const isOwn = attachmentPath.test(source.trim()) || /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/.test(source);
  if (isOwn) {
    const address = source.startsWith('data:') ? source : linkAddress(source, place)!;
    const size = ['width', 'height'].flatMap((key) => (numbers.test(given.get(key) ?? '') ? [` ${key}="${given.get(key)}"`] : []));
    return { html: `<img src="${escapeHtml(address)}" alt="${escapeHtml(alternative ?? place.imageName)}"${size.join('')}>` };
  }
  const outside = linkAddress(source, place);
  const words = escapeHtml(alternative ? `${place.imageName}：${alternative}` : place.imageName);
  return outside === undefined || !outside.startsWith('http')
    ? { html: `〔${words}〕` }
    : { html: `<a href="${escapeHtml(outside)}">〔${words}〕</a>`, address: outside };
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  colon: ':',
  tab: '\t',
  newline: '\n',
  sol: '/',
  lpar: '(',
  rpar: ')',
};

/** Character references as their signs; an unknown one stays as it is. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));/g, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  });
