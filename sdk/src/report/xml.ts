/** Writes XML 1.0 by strings: elements, attributes, text; nothing that a value holds can break out. */

// what XML 1.0 cannot hold, even escaped
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const entities: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

const escaped = (text: string, signs: RegExp): string => text.replace(forbidden, '\ufffd').replace(signs, (sign) => entities[sign]!);

/** An element on lines of its own. Attributes that are undefined are left out. */
export function element(name: string, attributes: { readonly [name: string]: string | number | undefined }, content: readonly string[] | string = []): string {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value), /[&<>"\n\r\t]/g)}"`)
    .join('');
  if (typeof content === 'string') return `<${name}${pairs}>${escaped(content, /[&<>\r]/g)}</${name}>`;
  if (content.length === 0) return `<${name}${pairs}/>`;
  return `<${name}${pairs}>\n${content.join('\n')}\n</${name}>`;
}
