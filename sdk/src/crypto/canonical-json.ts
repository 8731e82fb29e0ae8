/**
 * Canonical JSON (RFC 8785, JCS): one text for one value, so that a digest of it means the same everywhere.
 * Members sorted by UTF-16 code units, no blanks, numbers and texts as ECMAScript writes them (RFC 8785 section 3.2).
 */

/**
 * @param value plain JSON; members that are `undefined` are left out, as `JSON.stringify` does
 * @throws TypeError for what is no JSON: NaN, infinity, half a surrogate pair, functions. Ingest refuses such texts before.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value as { readonly [name: string]: unknown });
    default:
      throw new TypeError(`${typeof value} is no JSON value`);
  }
}

function canonicalArray(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) text += index === 0 ? canonicalJson(items[index]) : `,${canonicalJson(items[index])}`;
  return `${text}]`;
}

function canonicalObject(members: { readonly [name: string]: unknown }): string {
  // the default order of sort() is by UTF-16 code units, which is what section 3.2.3 asks for
  const names = Object.keys(members).sort();
  let text = '{';
  for (const name of names) {
    const member = members[name];
    if (member === undefined) continue;
    text += `${text.length === 1 ? '' : ','}${quoteName(name)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('half a surrogate pair is no text');
  return JSON.stringify(text);
}

// names need no escape in nearly all records
const plainName = /^[A-Za-z0-9_-]*$/;
const quoteName = (name: string) => (plainName.test(name) ? `"${name}"` : quote(name));
