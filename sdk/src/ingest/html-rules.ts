/**
 * The allow-list of body HTML (正文白名单): structure and emphasis, links, pictures, tables. No scripts, styles, forms, frames, classes or ids,
 * no address but http, https, mailto and relative ones. The platform adds its own look; content brings none.
 */

/** Tags without an end. */
export const voidTags: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'col']);

/** Tags that stay; of all others only the text stays. */
export const allowedTags: readonly string[] = (
  'p div span h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code table caption colgroup col thead tbody tfoot tr th td ' +
  'strong b em i u s del ins sub sup small mark abbr ruby rt rp figure figcaption a img br hr'
).split(' ');

/** Deepest nesting of tags. */
export const nestingLimit = 100;

const number = (value: string) => /^\d{1,4}$/.test(value);
const text = (value: string) => value.length <= 500;

type Check = (value: string) => boolean;

const everywhere: { readonly [name: string]: Check } = {
  title: text,
  lang: (value) => /^[A-Za-z0-9-]{2,35}$/.test(value),
  dir: (value) => value === 'ltr' || value === 'rtl' || value === 'auto',
};

const byTag: { readonly [tag: string]: { readonly [name: string]: Check } } = {
  a: { href: (value) => isSafeAddress(value, ['http', 'https', 'mailto']) },
  img: { src: (value) => isSafeAddress(value, ['http', 'https']), alt: text, width: number, height: number },
  td: { colspan: number, rowspan: number },
  th: { colspan: number, rowspan: number, scope: (value) => /^(row|col|rowgroup|colgroup)$/.test(value) },
  col: { span: number },
  colgroup: { span: number },
  ol: { start: number },
  li: { value: number },
};

/** Attributes that a tag may have, by tag; "*" holds for every tag. */
export const allowedAttributes: { readonly [tag: string]: readonly string[] } = {
  '*': Object.keys(everywhere),
  ...Object.fromEntries(Object.entries(byTag).map(([tag, checks]) => [tag, Object.keys(checks)])),
};

/** @param value with its entities decoded */
export function isAllowedAttribute(tag: string, name: string, value: string): boolean {
  const checks = Object.hasOwn(byTag, tag) ? byTag[tag] : undefined;
  const check = (checks && Object.hasOwn(checks, name) ? checks[name] : undefined) ?? (Object.hasOwn(everywhere, name) ? everywhere[name] : undefined);
  return check?.(value) === true;
}

/** Absolute with one of the schemes, or relative. Blanks and control characters are refused: browsers drop some of them inside a scheme. */
export function isSafeAddress(address: string, schemes: readonly string[]): boolean {
  if (address.length > 2000 || /[\u0000-\u0020\u007f-\u009f\\]/.test(address)) return false;
  const scheme = /^([^/?#]*?):/.exec(address)?.[1];
  return scheme === undefined || schemes.includes(scheme.toLowerCase());
}
