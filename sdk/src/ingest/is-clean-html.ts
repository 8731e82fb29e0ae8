/**
 * Whether a fragment consists of nothing but allowed tags, properly nested, with allowed attributes in double quotes.
 * One pass from "<" to "<"; nearly all bodies that were cleaned once pass here and need no parser.
 */
import { allowedTags, isAllowedAttribute, nestingLimit, voidTags } from './html-rules.ts';

const tags: ReadonlySet<string> = new Set(allowedTags);
const tag = /<(?:\/([a-z][a-z0-9]*)|([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)(?: ?\/)?)>/y;
const attribute = / ([a-z]+)="([^"]*)"/g;

/** True: a browser and every careful reader see only what the allow-list names. */
export function isCleanHtml(html: string): boolean {
  const open: string[] = [];
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', tag.lastIndex)) {
    tag.lastIndex = at;
    const found = tag.exec(html);
    if (!found) return false;
    const [, end, start, attributes] = found;
    if (end !== undefined) {
      if (open.pop() !== end) return false;
    } else if (start === undefined || !tags.has(start) || (attributes && !areAllowed(start, attributes))) return false;
    else if (!voidTags.has(start)) {
      // "<p/>" is no empty element in HTML
      if (found[0].endsWith('/>') || open.length >= nestingLimit) return false;
      open.push(start);
    }
  }
  return open.length === 0;
}

function areAllowed(name: string, text: string): boolean {
  const known = new Set<string>();
  for (const [, key = '', raw = ''] of text.matchAll(attribute)) {
    if (known.has(key) || !hasPlainEntities(raw) || !isAllowedAttribute(name, key, decode(raw))) return false;
    known.add(key);
  }
  return true;
}

// an entity may hide a scheme: only the four that a serialiser writes are taken
const hasPlainEntities = (value: string) => !/&(?!(?:amp|quot|lt|gt);)/.test(value);
const entities: { readonly [entity: string]: string } = { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>' };
const decode = (value: string) => (value.includes('&') ? value.replace(/&(?:amp|quot|lt|gt);/g, (entity) => entities[entity] ?? entity) : value);
