/** Reads the HTML of page-rule examples. Strict on purpose: an example that is not well formed is a fault of the example, not something to mend. */

/** An element, or the page itself (tag ""). Text stands among the children. */
export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (Element | string)[];
}

const empty = new Set(['meta', 'link', 'img', 'input', 'br', 'hr', 'source', 'track', 'base']);
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': '\u00A0' };
const decode = (text: string) => text.replace(/&\w+;/g, (name) => entities[name] ?? name);

/** The page. Throws on markup that is not closed in order. */
export function readHtml(html: string): Element {
  const page: Element = { tag: '', attributes: new Map(), children: [] };
  const open: Element[] = [page];
  const last = () => open.at(-1) as Element;
  for (const [token, close, tag, attributes] of html.matchAll(/<!doctype html>|<(\/)?([a-z][a-z0-9-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>|[^<]+|</gi)) {
    if (token === '<') throw new Error('a "<" that begins no element');
    if (tag === undefined) {
      if (!token.startsWith('<')) last().children.push(decode(token));
    } else if (close) {
      if (last().tag !== tag.toLowerCase()) throw new Error(`</${tag}> closes <${last().tag}>`);
      open.pop();
    } else {
      const element: Element = { tag: tag.toLowerCase(), attributes: readAttributes(attributes ?? ''), children: [] };
      last().children.push(element);
      if (!empty.has(element.tag)) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${last().tag}> is not closed`);
  return page;
}

const readAttributes = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name.toLowerCase(), decode(value)]));

/** Text of an element and of all below it, blanks joined. */
export const textOf = (element: Element): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** Elements in the order of the page, each with what it stands in. */
export function* walk(element: Element, above: readonly Element[] = []): Generator<readonly [Element, readonly Element[]]> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield [child, above];
    yield* walk(child, [...above, child]);
  }
}

/** Elements that a selector names: `a b` (below), `a, b` (either), `a[x]`, `a[x=v]`, `a[x^=v]`, `a[x*=v]`. Throws on anything else. */
export function select(page: Element, selector: string): readonly Element[] {
  const ways = selector.split(',').map((way) => way.trim().split(/\s+/).map(readStep));
  return [...walk(page)].filter(([element, above]) => ways.some((steps) => fits(steps, element, above))).map(([element]) => element);
}

type Step = (element: Element) => boolean;

function readStep(text: string): Step {
  const [, tag, conditions] = /^([a-z][a-z0-9-]*|\*)((?:\[[\w-]+(?:[\^*]?=[^\]\s]*)?\])*)$/.exec(text) ?? [];
  if (tag === undefined || conditions === undefined) throw new Error(`selector "${text}" cannot be read`);
  const tests = [...conditions.matchAll(/\[([\w-]+)(?:([\^*]?)=([^\]]*))?\]/g)].map(([, name = '', sign, wanted]): Step => {
    if (wanted === undefined) return ({ attributes }) => attributes.has(name);
    const compare = {
      '': (value: string) => value === wanted,
      '^': (value: string) => value.startsWith(wanted),
      '*': (value: string) => value.includes(wanted),
    };
    return ({ attributes }) => attributes.has(name) && compare[sign as '' | '^' | '*'](attributes.get(name) ?? '');
  });
  return (element) => (tag === '*' || element.tag === tag) && tests.every((test) => test(element));
}

function fits(steps: readonly Step[], element: Element, above: readonly Element[]): boolean {
  const [own, ...others] = [...steps].reverse();
  if (!own?.(element)) return false;
  let rest = [...above].reverse();
  for (const step of others) {
    const at = rest.findIndex(step);
    if (at < 0) return false;
    rest = rest.slice(at + 1);
  }
  return true;
}
