/** The form of a value in words, from its schema: what it is, how long, how many, which. */

import { resolve, type Schema } from '../validate/schema-place.ts';
import { schemas, type Words } from './standard.ts';

/** e.g. 文字，1 至 500 个字 · text, 1 to 500 characters. @param document what references point into */
export function shapeWords(declared: Schema, document: Schema = schemas): Words {
  const schema = resolve(declared, document);
  const own = { ...schema, ...withoutReference(declared) };
  if ('const' in own) return both(`固定为 ${JSON.stringify(own['const'])}`, `always ${JSON.stringify(own['const'])}`);
  if (typeof own['x-jiyue-table'] === 'string') return both(`代码表 ${own['x-jiyue-table']} 中的代码`, `a code of the table ${own['x-jiyue-table']}`);
  if (Array.isArray(own['enum'])) return both(`下列之一：${own['enum'].join('、')}`, `one of ${own['enum'].join(', ')}`);
  if (Array.isArray(own['oneOf']) || Array.isArray(own['anyOf'])) return unionWords((own['oneOf'] ?? own['anyOf']) as readonly Schema[], document);
  switch (own['type']) {
    case 'array':
      return listWords(own, document);
    case 'object':
      return objectWords(declared);
    case 'integer':
    case 'number':
      return numberWords(own);
    case 'boolean':
      return both('true 或 false', 'true or false');
    case 'string':
      return textWords(own);
    default:
      return both('任意值', 'any value');
  }
}

/** Name of the type that a schema refers to; undefined when it is written in place. */
export function referredType(schema: Schema): string | undefined {
  const reference = schema['$ref'] ?? (schema['items'] as Schema | undefined)?.['$ref'];
  return typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
}

const both = (zh: string, en: string): Words => ({ zh, en });

function withoutReference({ $ref: _reference, ...rest }: Schema): Schema {
  return rest;
}

function unionWords(branches: readonly Schema[], document: Schema): Words {
  const words = branches.map((branch) => {
    const name = referredType(branch);
    return name === undefined ? shapeWords(branch, document) : both(name, name);
  });
  return both(words.map(({ zh }) => zh).join(' 或 '), words.map(({ en }) => en).join(' or '));
}

function objectWords(declared: Schema): Words {
  const name = referredType(declared);
  return name === undefined ? both('对象', 'object') : both(`对象 ${name}`, `object ${name}`);
}

function listWords(schema: Schema, document: Schema): Words {
  const items = shapeWords((schema['items'] ?? {}) as Schema, document);
  const { minItems, maxItems, uniqueItems } = schema as { readonly [keyword: string]: unknown };
  const count = range(minItems, maxItems, '项', 'items');
  const unique = uniqueItems === true ? both('，各不相同', ', no two equal') : both('', '');
  return both(`列表${count.zh}${unique.zh}，每项：${items.zh}`, `list${count.en}${unique.en}, each: ${items.en}`);
}

function numberWords(schema: Schema): Words {
  const name = schema['type'] === 'integer' ? both('整数', 'whole number') : both('数', 'number');
  const limits = range(schema['minimum'], schema['maximum'], '', '');
  return both(name.zh + limits.zh, name.en + limits.en);
}

function textWords(schema: Schema): Words {
  const { minLength, maxLength, pattern, format } = schema as { readonly [keyword: string]: unknown };
  const length = range(minLength, maxLength, '个字', 'characters');
  const form = [...(typeof format === 'string' ? [format] : []), ...(typeof pattern === 'string' ? [pattern] : [])].join(' ');
  return both(`文字${length.zh}${form === '' ? '' : `，写法 ${form}`}`, `text${length.en}${form === '' ? '' : `, form ${form}`}`);
}

function range(from: unknown, to: unknown, zhUnit: string, enUnit: string): Words {
  const en = enUnit === '' ? '' : ` ${enUnit}`;
  if (from !== undefined && to !== undefined) return both(`，${from}至${to}${zhUnit}`, `, ${from} to ${to}${en}`);
  if (from !== undefined) return both(`，至少${from}${zhUnit}`, `, at least ${from}${en}`);
  return to === undefined ? both('', '') : both(`，至多${to}${zhUnit}`, `, at most ${to}${en}`);
}
