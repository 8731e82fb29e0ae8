/**
 * Comments of the model: each stands on lines of its own, begins in Chinese, and carries only tags that the generators understand. A tag
 * they do not understand is silently ignored, or written out as something else.
 */
import ts from 'typescript';

/** Tags a comment may carry. `items.` goes before those of list items. */
const tags = new Set([
  ...['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'minItems', 'maxItems', 'uniqueItems', 'TJS-type'],
  ...['items.minLength', 'items.maxLength', 'items.pattern'],
  ...['x-jiyue-en', 'x-jiyue-requirement', 'x-jiyue-personal'],
]);
const whole = new Set(['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'items.minLength', 'items.maxLength']);

/** Line of a position, from 0. */
export const lineOf = (node: ts.Node, position: number) => node.getSourceFile().getLineAndCharacterOfPosition(position).line;

const docOf = (node: ts.Node): ts.JSDoc | undefined => ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);

/** Tags of the comment as written; the compiler itself cuts names with a hyphen. */
export function readTags(node: ts.Node): readonly (readonly [string, string])[] {
  const text = docOf(node)?.getText() ?? '';
  return [...text.matchAll(/^[\s*/]*@(\S+)[ \t]*(.*?)(?:\s*\*\/)?$/gm)].map(([, tag = '', value = '']) => [tag, value.trim()] as const);
}

/** Faults of the comment of a declaration or member: its place, its language, its tags. */
export function commentFaults(node: ts.Node, place: string): readonly string[] {
  const doc = docOf(node);
  if (!doc) return [`${place}: has no /** comment */ above it`];
  const start = lineOf(node, doc.getStart());
  const before = node.getSourceFile().text.slice(0, doc.getStart()).split('\n').at(-1) ?? '';
  const found = readTags(node);
  const names = found.map(([tag]) => tag);
  return [
    ...(before.trim() === '' && start < lineOf(node, node.getStart())
      ? []
      : [`${place}: its comment does not stand on lines of its own above it; generators lose it`]),
    ...(/[\u4e00-\u9fff]/.test(ts.getTextOfJSDocComment(doc.comment) ?? '') ? [] : [`${place}: its comment does not begin with Chinese text`]),
    ...(names.includes('x-jiyue-en') ? [] : [`${place}: lacks @x-jiyue-en`]),
    ...names.filter((tag, index) => names.indexOf(tag) !== index).map((tag) => `${place}: has @${tag} twice`),
    ...found.flatMap(([tag, value]) => tagFault(tag, value, place)),
  ];
}

function tagFault(tag: string, value: string, place: string): readonly string[] {
  if (!tags.has(tag)) return [`${place}: @${tag} is not one of the tags that generators understand: ${[...tags].join(', ')}`];
  if (whole.has(tag) && !/^(0|[1-9][0-9]*)$/.test(value)) return [`${place}: @${tag} "${value}" is not a whole number`];
  if (tag === 'uniqueItems' && value !== 'true') return [`${place}: @uniqueItems takes "true"`];
  if (tag === 'x-jiyue-personal' && value !== '') return [`${place}: @x-jiyue-personal takes no value; it says that the field holds personal information`];
  if (tag === 'x-jiyue-requirement' && !/^JY-[A-Z]+-\d{3}$/.test(value)) return [`${place}: @x-jiyue-requirement "${value}" is no requirement id`];
  return tag.endsWith('pattern') ? patternFaults(value, place) : [];
}

function patternFaults(pattern: string, place: string): readonly string[] {
  try {
    new RegExp(pattern, 'u');
  } catch {
    return [`${place}: the pattern "${pattern}" is refused by engines that read patterns as Unicode`];
  }
  return pattern.startsWith('^') && pattern.endsWith('$') ? [] : [`${place}: the pattern "${pattern}" is not anchored with ^ and $`];
}
