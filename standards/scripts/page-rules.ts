/** Page rules (页面规则) as data, and what they say of a page. An inspector of real pages follows the same rules with a real HTML parser. */
import { type Element, readHtml, select, textOf, walk } from './html-tree.ts';
import { readFolder } from './sources.ts';

type Words = { readonly zh: string; readonly en: string };

/** A value of the page: an attribute or the text of an element; `take` cuts out its first group. */
export interface Place {
  readonly of: string;
  readonly attribute?: string;
  readonly take?: string;
}

/** One thing that must hold. Exactly one of the first members says what; the others limit it. */
export interface Expectation {
  /** So many elements of the selector. */
  readonly count?: string;
  readonly min?: number;
  readonly max?: number;
  /** Each element of the selector: an attribute or the text matches a pattern. */
  readonly each?: string;
  readonly attribute?: string;
  readonly text?: string;
  readonly matches?: string;
  /** The text of at least one element of the selector matches `text`. */
  readonly some?: string;
  /** The text of at least one element of `in` holds each value of the place; a place that the page does not have is passed over. */
  readonly shows?: Place;
  readonly in?: string;
  /** Each element has a name that can be read aloud: text, alt, aria-label, title, value, or a label. */
  readonly named?: string;
  /** Values of several places are one and the same; a place that the page does not have is passed over. */
  readonly same?: readonly Place[];
  /** No value of the attribute stands twice in the page. */
  readonly unique?: string;
  /** Headings never step down by more than one level. */
  readonly headings?: 'in-order';
}

/** One example: a kind of page and its HTML. */
export interface PageExample {
  /** A code of table page-kind, or `other`: an error page, a printed form. */
  readonly page: string;
  readonly html: string;
}

/** One rule. */
export interface PageRule {
  readonly id: string;
  readonly group: string;
  /** Requirement it serves; absent where none speaks of it: such a rule is told and never scored. */
  readonly requirement?: string;
  readonly title: Words;
  readonly statement: Words;
  /** Kinds of page it is for. */
  readonly pages: readonly string[];
  /** Elements without which the rule does not apply. */
  readonly where?: string;
  readonly expect: readonly Expectation[];
  readonly level: 'error' | 'warning';
  readonly source: string;
  readonly evidence: string;
  readonly examples: { readonly passed: readonly PageExample[]; readonly failed: readonly PageExample[]; readonly inapplicable: readonly PageExample[] };
}

/** A file of rules. */
export interface PageRuleFile {
  readonly id: string;
  readonly title: Words;
  readonly groups: readonly (Words & { readonly id: string })[];
  readonly rules: readonly PageRule[];
}

/** Whether a file of the folder pages holds rules. */
export const isRuleFile = (doc: unknown): doc is PageRuleFile => typeof doc === 'object' && doc !== null && 'rules' in doc;

/** All files of rules. */
export const readPageRules = (): readonly { readonly file: string; readonly doc: PageRuleFile }[] =>
  readFolder('pages').flatMap(({ file, doc }) => (isRuleFile(doc) ? [{ file, doc }] : []));

/** Codes of table inspection-result that a rule can give. */
export type PageOutcome = 'passed' | 'failed' | 'inapplicable';

/** What a rule says of a page. Throws where rule or HTML cannot be read. */
export function judgePage({ pages, where, expect }: PageRule, { page: kind, html }: PageExample): PageOutcome {
  const page = readHtml(html);
  if (!pages.includes(kind) || (where !== undefined && select(page, where).length === 0)) return 'inapplicable';
  return expect.every((one) => holds(one, page)) ? 'passed' : 'failed';
}

function holds(one: Expectation, page: Element): boolean {
  if (one.count !== undefined) {
    const found = select(page, one.count).length;
    return found >= (one.min ?? 0) && found <= (one.max ?? Number.POSITIVE_INFINITY);
  }
  if (one.each !== undefined) return select(page, one.each).every((element) => matches(element, one));
  if (one.some !== undefined) return select(page, one.some).some((element) => matches(element, one));
  if (one.shows !== undefined) {
    const texts = select(page, one.in ?? '*').map(textOf);
    return valuesOf(page, one.shows).every((value) => texts.some((text) => text.includes(value)));
  }
  if (one.named !== undefined) return select(page, one.named).every((element) => nameOf(element, page) !== '');
  if (one.same !== undefined) return new Set(one.same.flatMap((place) => valuesOf(page, place))).size <= 1;
  if (one.unique !== undefined) return isUnique([...walk(page)].flatMap(([{ attributes }]) => attributes.get(one.unique ?? '') ?? []));
  if (one.headings !== undefined) return inOrder(page);
  throw new Error('an expectation that says nothing');
}

function matches(element: Element, { attribute, matches: pattern, text }: Expectation): boolean {
  if (text !== undefined) return new RegExp(text, 'u').test(textOf(element));
  const value = element.attributes.get(attribute ?? '');
  return value !== undefined && new RegExp(pattern ?? '', 'u').test(value);
}

const valuesOf = (page: Element, { of, attribute, take }: Place): readonly string[] =>
  select(page, of).flatMap((element) => {
    const value = attribute === undefined ? textOf(element) : element.attributes.get(attribute);
    const taken = take === undefined ? value : new RegExp(take, 'u').exec(value ?? '')?.[1];
    return taken ?? [];
  });

const isUnique = (values: readonly string[]) => new Set(values).size === values.length;

/** The name that is read aloud. A picture with an empty `alt` is decoration and needs none: a blank stands for it. */
function nameOf(element: Element, page: Element): string {
  const { attributes, tag } = element;
  if (tag === 'img') return attributes.get('alt') === '' ? ' ' : (attributes.get('alt') ?? attributes.get('aria-label') ?? '');
  const id = attributes.get('id');
  const labels = [...walk(page)].flatMap(([one, above]) =>
    one === element ? above.filter((outer) => outer.tag === 'label') : one.tag === 'label' && id !== undefined && one.attributes.get('for') === id ? [one] : [],
  );
  const pictures = [...walk(element)].map(([one]) => one.attributes.get('alt') ?? '');
  const isPressed = tag === 'input' && /^(submit|reset|button)$/.test(attributes.get('type') ?? '');
  const own = [attributes.get('aria-label'), attributes.get('title'), isPressed ? attributes.get('value') : undefined];
  return [textOf(element), ...pictures, ...own, ...labels.map(textOf)].join('').trim();
}

function inOrder(page: Element): boolean {
  const levels = [...walk(page)].flatMap(([{ tag }]) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []));
  return levels.every((level, index) => level <= (index === 0 ? 1 : (levels[index - 1] ?? 0) + 1));
}
