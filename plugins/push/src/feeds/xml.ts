/** Writes XML: every text passes one door, so nothing of a record can become an element. */

/** Text as XML text or attribute. What XML 1.0 has no place for is dropped. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"'\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** An element with text; empty for no text. */
export const element = (name: string, text: string | undefined, attributes: Readonly<Record<string, string | number | undefined>> = {}): string =>
  text === undefined ? '' : `<${name}${attributesOf(attributes)}>${xmlText(text)}</${name}>`;

/** An element without content. */
export const empty = (name: string, attributes: Readonly<Record<string, string | number | undefined>>): string => `<${name}${attributesOf(attributes)}/>`;

/** An element around finished XML. */
export const around = (name: string, parts: readonly string[], attributes: Readonly<Record<string, string | number | undefined>> = {}): string =>
  `<${name}${attributesOf(attributes)}>\n${parts.filter((part) => part !== '').join('\n')}\n</${name}>`;

const attributesOf = (attributes: Readonly<Record<string, string | number | undefined>>) =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlText(String(value))}"`))
    .join('');

/** First line of a document. */
export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n';
