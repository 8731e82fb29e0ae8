/** An explanation for people. */

import { cellsOf } from '../frame/cells.ts';
import type { Paint } from '../frame/paint.ts';
import { wrapText } from '../frame/wrap-text.ts';
import { fillSentence, type Language } from '../import/language.ts';
import type { Explanation, Item, ItemList } from './explanation.ts';
import type { Words } from './standard.ts';
import { explainTexts, factTexts, kindTexts, listTexts } from './texts.ts';

/** How it is laid out. */
export interface ExplanationOptions {
  readonly language: Language;
  /** Cells of a line. */
  readonly width: number;
  readonly paint: Paint;
}

/** Most codes shown with a field; the table itself shows them all. */
const codesOfField = 12;

/** Text with a line break at its end. */
export function prettyExplanation(thing: Explanation, options: ExplanationOptions): string {
  const { language, width, paint } = options;
  const { kind, id, title, text, facts, lists, see } = thing;
  const named = wordsIn(title, language);
  const labels = facts.map(({ key }) => fillSentence(factTexts[key], language));
  const labelWidth = Math.max(0, ...labels.map((label) => cellsOf(label)));
  const lines = [
    `${paint('strong', id)}${named === '' || named === id ? '' : `  ${named}`}  ${paint('faint', fillSentence(kindTexts[kind], language))}`,
    ...(text ? wrapText(wordsIn(text, language), width - 2).map((line) => `  ${line}`) : []),
    ...(facts.length > 0 ? [''] : []),
    ...facts.flatMap(({ value }, index) => factLines(labels[index]!, typeof value === 'string' ? value : wordsIn(value, language), labelWidth, options)),
    ...lists.flatMap((list) => ['', ...listLines(list, thing, options)]),
    ...(see.length > 0 ? ['', paint('faint', fillSentence(explainTexts.see, language, { commands: see.map((one) => `jiyue explain ${one}`) }))] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const wordsIn = ({ zh, en }: Words, language: Language): string => (language === 'en' ? en : zh);

function factLines(label: string, value: string, labelWidth: number, { width, paint }: ExplanationOptions): readonly string[] {
  const indent = ' '.repeat(labelWidth + 4);
  const head = `  ${paint('mark', label)}${' '.repeat(labelWidth - cellsOf(label) + 2)}`;
  return wrapText(value, width - indent.length).map((line, index) => `${index === 0 ? head : indent}${line}`);
}

function listLines({ key, items }: ItemList, { kind, see }: Explanation, options: ExplanationOptions): readonly string[] {
  const { language, width } = options;
  const isCut = key === 'codes' && kind === 'field' && items.length > codesOfField;
  const shown = isCut ? items.filter(({ depth = 0 }) => depth === 0).slice(0, codesOfField) : items;
  const names = shown.map((item) => nameOf(item));
  const nameWidth = Math.min(32, Math.max(...names.map((name) => cellsOf(name))));
  const lines = shown.flatMap((item, index) => {
    const name = names[index]!;
    const words = wordsIn(item.title, language);
    if (words === '') return [`    ${name}`];
    const indent = ' '.repeat(nameWidth + 6);
    const gap = ' '.repeat(Math.max(2, nameWidth - cellsOf(name) + 2));
    return wrapText(words, width - indent.length).map((line, at) => (at === 0 ? `    ${name}${gap}${line}` : `${indent}${line}`));
  });
  const rest = isCut
    ? [`    ${fillSentence(explainTexts.more, language, { count: items.length - shown.length, command: `jiyue explain ${see[0] ?? ''}` })}`]
    : [];
  return [`  ${options.paint('strong', fillSentence(listTexts[key], language, { count: items.length }))}`, ...lines, ...rest];
}

const nameOf = ({ id, depth = 0, isRequired }: Item): string => `${'  '.repeat(depth)}${id}${isRequired ? ' *' : ''}`;
