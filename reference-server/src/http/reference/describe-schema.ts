/** A schema in words: its type with a link, its limits, its description in both languages. */
import { escapeHtml } from '../escape-html.ts';
import type { JsonObject } from '../../host/openapi-document.ts';

const limits: readonly (readonly [keyword: string, zh: string])[] = [
  ['minLength', '最短'],
  ['maxLength', '最长'],
  ['minimum', '最小'],
  ['maximum', '最大'],
  ['minItems', '最少项'],
  ['maxItems', '最多项'],
  ['pattern', '格式'],
  ['format', '格式名'],
  ['default', '默认'],
  ['const', '固定为'],
];
const mostValues = 12;

/** Type as HTML: a link for a named schema. */
export function typeHtml(schema: JsonObject): string {
  const reference = schema['$ref'];
  if (typeof reference === 'string') return schemaLink(reference);
  if (schema['type'] === 'array') return `列表 · list（${typeHtml((schema['items'] ?? {}) as JsonObject)}）`;
  const variants = (schema['oneOf'] ?? schema['anyOf']) as readonly JsonObject[] | undefined;
  if (variants?.every((one) => typeof one['$ref'] === 'string')) return variants.map(typeHtml).join('，或 ');
  const type = schema['type'];
  return `<code>${escapeHtml(Array.isArray(type) ? type.join(' | ') : String(type ?? '任意 any'))}</code>`;
}

/** Link to a schema of the page. */
export function schemaLink(reference: string): string {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return `<a href="#schema-${escapeHtml(name)}"><code>${escapeHtml(name)}</code></a>`;
}

/** Limits as HTML; empty without any. */
export function limitsHtml(schema: JsonObject): string {
  const parts = limits.flatMap(([keyword, zh]) => (schema[keyword] === undefined ? [] : [`${zh} <code>${escapeHtml(shown(schema[keyword]))}</code>`]));
  const values = schema['enum'] as readonly unknown[] | undefined;
  if (values)
    parts.push(
      `取值 ${values
        .slice(0, mostValues)
        .map((value) => `<code>${escapeHtml(shown(value))}</code>`)
        .join(' ')}${values.length > mostValues ? ` 等${values.length}个` : ''}`,
    );
  const table = schema['x-jiyue-table'];
  if (typeof table === 'string') parts.push(`代码表 <code>${escapeHtml(table)}</code>`);
  return parts.join('；');
}

/** Description in Chinese and English, each marked with its language. */
export function descriptionHtml(schema: JsonObject): string {
  const zh = schema['description'] ?? schema['title'];
  const en = schema['x-jiyue-en'];
  return [typeof zh === 'string' ? bilingualHtml(zh) : '', typeof en === 'string' ? `<span lang="en">${escapeHtml(en)}</span>` : '']
    .filter((part) => part !== '')
    .join('<br>');
}

/** A text of the form "中文 · English". */
export function bilingualHtml(text: string): string {
  const cut = text.indexOf(' · ');
  if (cut < 0) return escapeHtml(text);
  return `${escapeHtml(text.slice(0, cut))} <span lang="en">${escapeHtml(text.slice(cut + 3))}</span>`;
}

const shown = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
