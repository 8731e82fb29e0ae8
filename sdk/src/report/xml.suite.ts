/** A small strict reader of XML for tests: it throws on everything that is not well-formed. */

/** An element. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlNode[];
  readonly text: string;
}

const tag = /^<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="[^"<]*")*)\s*(\/?)>/;

/** The root element. */
export function readXml(text: string): XmlNode {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || !text.isWellFormed()) throw new Error('a character that XML cannot hold');
  let rest = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '').trim();
  const stack: { name: string; attributes: { [name: string]: string }; children: XmlNode[]; text: string }[] = [];
  for (;;) {
    const plain = /^[^<]*/.exec(rest)![0];
    if (plain.replace(/&(?:amp|lt|gt|quot|apos|#\d+);/g, '').includes('&') || plain.includes(']]>')) throw new Error(`not escaped: ${plain.slice(0, 80)}`);
    if (stack.length > 0) stack.at(-1)!.text += decode(plain);
    else if (plain.trim() !== '') throw new Error('text outside the root');
    rest = rest.slice(plain.length);
    const found = tag.exec(rest);
    if (!found) throw new Error(`no tag: ${rest.slice(0, 80)}`);
    rest = rest.slice(found[0].length);
    const [, isEnd, name = '', attributes = '', isEmpty] = found;
    if (!isEnd) stack.push({ name, attributes: readAttributes(attributes), children: [], text: '' });
    if (!isEnd && !isEmpty) continue;
    const node = stack.pop();
    if (node?.name !== name) throw new Error(`</${name}> does not close <${node?.name}>`);
    if (stack.length > 0) stack.at(-1)!.children.push(node);
    else if (rest.trim() === '') return node;
    else throw new Error('something follows the root');
  }
}

function readAttributes(text: string): { [name: string]: string } {
  const found = [...text.matchAll(/([A-Za-z][\w.-]*)="([^"]*)"/g)].map(([, name = '', value = '']) => {
    if (value.replace(/&(?:amp|lt|gt|quot|apos|#\d+);/g, '').includes('&')) throw new Error(`not escaped: ${value}`);
    return [name, decode(value)] as const;
  });
  if (new Set(found.map(([name]) => name)).size < found.length) throw new Error('an attribute stands twice');
  return Object.fromEntries(found);
}

const signs: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = (text: string) =>
  text.replace(/&(?:(\w+)|#(\d+));/g, (_all, name?: string, code?: string) => (code ? String.fromCodePoint(Number(code)) : signs[name!]!));
