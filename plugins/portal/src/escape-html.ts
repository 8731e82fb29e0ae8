/** Text as HTML: safe between tags and inside quoted attributes. Throws on what is not text: a page never shows "undefined". */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`a template prints ${String(value)} where text belongs`);
  return String(value).replace(/[&<>"']/g, (sign) => entities[sign]!);
}
