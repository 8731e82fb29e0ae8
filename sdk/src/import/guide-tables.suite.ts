/** The tables of docs/guide/import.md, made from the code that they describe; a test compares the page with them. */
import { mappingSchema } from './mapping/mapping-shape.ts';
import type { SchemaPart } from './mapping/shape.ts';
import { lineReasons, noteTexts } from './texts.ts';
import { type TransformExample, transformExamples } from './transforms/transform-examples.suite.ts';
import { transformKinds } from './transforms/transforms.ts';

/** Markdown by the name that stands in the page's comment `<!-- table: name -->`. */
export function guideTables(): { readonly [name: string]: string } {
  const schema = mappingSchema();
  const fields = memberOf(schema, 'fields')['additionalProperties'] as SchemaPart;
  const rule = objectForm(fields);
  const source = objectForm(memberOf(rule, 'from'));
  const condition = (schema['$defs'] as { readonly condition: SchemaPart }).condition;
  return {
    file: keyTable(schema),
    rule: keyTable(rule),
    source: keyTable(source),
    condition: keyTable(condition),
    transforms: transformTable(),
    reasons: sentenceTable(lineReasons),
    notes: sentenceTable(noteTexts),
  };
}

const memberOf = (schema: SchemaPart, key: string) => (schema['properties'] as { readonly [key: string]: SchemaPart })[key]!;

/** Of several forms the one that is an object with named keys. */
function objectForm(schema: SchemaPart): SchemaPart {
  const found = formsOf(schema).find((form) => form['properties'] !== undefined);
  if (!found) throw new Error('no form with keys');
  return found;
}

const formsOf = (schema: SchemaPart): readonly SchemaPart[] => ((schema['anyOf'] ?? []) as readonly SchemaPart[]).flatMap((form) => [form, ...formsOf(form)]);

function keyTable(schema: SchemaPart): string {
  const required = (schema['required'] ?? []) as readonly string[];
  const rows = Object.entries(schema['properties'] as { readonly [key: string]: SchemaPart }).map(
    ([key, part]) => `| \`${key}\` | ${required.includes(key) ? '是' : ''} | ${cell(wordsOf(part))} |`,
  );
  return ['| 键 Key | 必填 Required | 含义 Meaning |', '|---|---|---|', ...rows].join('\n');
}

const wordsOf = (part: SchemaPart): string => String(part['description'] ?? (part['$ref'] === undefined ? '' : '条件，见下 · A condition, see below'));

function transformTable(): string {
  const rows = Object.entries(transformKinds).map(([name, { words, options }]) => {
    const members = (options?.schema()['properties'] ?? {}) as { readonly [key: string]: SchemaPart };
    const notes = Object.entries(members).map(([key, part]) => `\`${key}\`${part['description'] === undefined ? '' : ` ${String(part['description'])}`}`);
    return `| \`${name}\` | ${cell([words.join(' · '), ...notes].join('<br>'))} | ${(transformExamples[name] ?? []).map(exampleText).join('<br>')} |`;
  });
  return ['| 转换 Transform | 含义与选项 Meaning and options | 例 Examples |', '|---|---|---|', ...rows].join('\n');
}

const exampleText = ({ use, given, gives }: TransformExample): string =>
  `${code(useText(use))}：${code(valueText(given))} → ${gives === undefined ? '没有值 no value' : code(valueText(gives))}`;

/** As it is written in YAML. */
function useText(use: TransformExample['use']): string {
  if (typeof use === 'string') return use;
  const [[name, options]] = Object.entries(use) as [[string, { readonly [key: string]: unknown }]];
  return `{${name}: {${Object.entries(options)
    .map(([key, value]) => `${key}: ${flow(value)}`)
    .join(', ')}}}`;
}

function flow(value: unknown): string {
  if (typeof value === 'string') return /[\\^$[\](){}〔〕|?*+]|^$/.test(value) ? `'${value}'` : value;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}: ${flow(member)}`)
    .join(', ')}}`;
}

const valueText = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\n', '⏎').replaceAll('\u200b', '␣').replaceAll('\u3000', '　');

const code = (text: string): string => `\`${cell(text)}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function sentenceTable(sentences: { readonly [code: string]: { readonly zh: string; readonly en: string } }): string {
  const rows = Object.entries(sentences).map(([name, { zh, en }]) => `| \`${name}\` | ${cell(zh)} | ${cell(en)} |`);
  return ['| 代码 Code | 中文 | English |', '|---|---|---|', ...rows].join('\n');
}
