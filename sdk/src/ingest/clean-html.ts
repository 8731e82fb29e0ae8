/** Cleans body HTML by the allow-list (JY-SEC-001). A fragment that is clean already stays byte for byte; all else is written anew by a parser. */
import sanitizeHtml from 'sanitize-html';
import { allowedAttributes, allowedTags, isAllowedAttribute, nestingLimit, voidTags } from './html-rules.ts';
import { isCleanHtml } from './is-clean-html.ts';
import { normaliseText } from './normalise-text.ts';

/** Clean, in normal form; idempotent. What was dropped leaves its text, but for scripts, styles and frames, which leave nothing. */
export function cleanHtml(html: string): string {
  let text = normaliseText(html);
  // entities of the input may decode to what has to be normalised again, so this runs until nothing changes
  for (let round = 0; round < 4; round += 1) {
    if (isCleanHtml(text)) return text;
    const parsed = parse(text);
    if (parsed === undefined) break;
    text = normaliseText(parsed);
  }
  return isCleanHtml(text) ? text : normaliseText(text.replaceAll('<', '&lt;'));
}

/**
 * Deepest nesting that is parsed. The parser's time grows with the square of it: 300,000 tags inside each other take minutes.
 * No page of a person comes near; what does is taken as plain text.
 */
const parsedNesting = 2_000;
const tooDeep = Symbol('too deep');

/** Undefined when it nests too deep. */
function parse(html: string): string | undefined {
  let depth = 0;
  const onOpenTag = () => {
    depth += 1;
    if (depth > parsedNesting) throw tooDeep;
  };
  const onCloseTag = () => {
    depth -= 1;
  };
  try {
    return sanitizeHtml(html, { ...options, onOpenTag, onCloseTag });
  } catch (error) {
    if (error === tooDeep) return undefined;
    throw error;
  }
}

const options: sanitizeHtml.IOptions = {
  allowedTags: [...allowedTags],
  allowedAttributes: Object.fromEntries(Object.entries(allowedAttributes).map(([tag, names]) => [tag, [...names]])),
  // addresses are judged by isAllowedAttribute, one rule for both ways
  allowedSchemes: false,
  selfClosing: [...voidTags],
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'xmp',
    'noscript',
    'iframe',
    'object',
    'embed',
    'template',
    'title',
    'svg',
    'math',
    'select',
    'audio',
    'video',
  ],
  nestingLimit,
  transformTags: {
    '*': (tagName, attribs) => ({
      tagName,
      attribs: Object.fromEntries(Object.entries(attribs).filter(([name, value]) => isAllowedAttribute(tagName, name, value))),
    }),
  },
};
