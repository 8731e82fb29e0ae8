/** The page rules of the standard, judged in a real browser: what is the selector there is the selector here, and a style is what is drawn. */
import type { Page } from 'playwright-core';

/** One thing that must hold, as page-rules.json has it. */
interface Expectation {
  readonly count?: string;
  readonly min?: number;
  readonly max?: number;
  readonly each?: string;
  readonly attribute?: string;
  readonly text?: string;
  readonly matches?: string;
  readonly some?: string;
  readonly shows?: Place;
  readonly in?: string;
  readonly named?: string;
  readonly same?: readonly Place[];
  readonly unique?: string;
  readonly headings?: string;
}

/** A value of the page. */
interface Place {
  readonly of: string;
  readonly attribute?: string;
  readonly take?: string;
}

/** A rule, as page-rules.json has it. */
export interface PageRule {
  readonly id: string;
  readonly pages: readonly string[];
  readonly where?: string;
  readonly expect: readonly Expectation[];
}

/** What a rule says of the page that is open. */
export async function judgeInBrowser(page: Page, { where, expect }: PageRule): Promise<'passed' | 'failed' | 'inapplicable'> {
  if (where !== undefined && (await valuesOf(page, where)).length === 0) return 'inapplicable';
  for (const one of expect) if (!(await holds(page, one))) return 'failed';
  return 'passed';
}

async function holds(page: Page, one: Expectation): Promise<boolean> {
  if (one.count !== undefined) {
    const found = (await valuesOf(page, one.count)).length;
    return found >= (one.min ?? 0) && found <= (one.max ?? Number.POSITIVE_INFINITY);
  }
  if (one.each !== undefined) {
    const pattern = new RegExp(one.text ?? one.matches ?? '', 'u');
    return (await valuesOf(page, one.each, one.text === undefined ? one.attribute : undefined)).every((value) => value !== null && pattern.test(value));
  }
  if (one.some !== undefined) {
    const pattern = new RegExp(one.text ?? '', 'u');
    return (await valuesOf(page, one.some)).some((value) => pattern.test(value ?? ''));
  }
  if (one.shows !== undefined) {
    const [values, texts] = [await placeValues(page, one.shows), await valuesOf(page, one.in ?? '*')];
    return values.every((value) => texts.some((text) => text?.includes(value)));
  }
  if (one.named !== undefined) return (await namesOf(page, one.named)).every((name) => name !== '');
  if (one.same !== undefined) {
    const values = await Promise.all(one.same.map((place) => placeValues(page, place)));
    return new Set(values.flat()).size <= 1;
  }
  if (one.unique !== undefined) {
    const values = await valuesOf(page, `*[${one.unique}]`, one.unique);
    return new Set(values).size === values.length;
  }
  const levels = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  return levels.every((level, index) => level <= (index === 0 ? 1 : (levels[index - 1] ?? 0) + 1));
}

const placeValues = async (page: Page, { of, attribute, take }: Place): Promise<readonly string[]> =>
  (await valuesOf(page, of, attribute)).flatMap((value) => cut(value, take));

/** The value, or the part of it that the place takes. */
function cut(value: string | null, take: string | undefined): readonly string[] {
  const taken = take === undefined ? value : new RegExp(take, 'u').exec(value ?? '')?.[1];
  return taken === null || taken === undefined ? [] : [taken];
}

/** Selectors of the rules leave the quotes of values out. */
const quoted = (selector: string): string => selector.replace(/\[([\w-]+)([\^*]?=)([^\]]*)\]/g, '[$1$2"$3"]');

/** Texts of the elements, blanks joined, or values of an attribute. */
const valuesOf = (page: Page, selector: string, attribute?: string): Promise<readonly (string | null)[]> =>
  page
    .locator(quoted(selector))
    .evaluateAll(
      (all, name) => all.map((one) => (name === '' ? (one.textContent ?? '').replace(/\s+/g, ' ').trim() : one.getAttribute(name))),
      attribute ?? '',
    );

/** Names that can be read aloud; a picture with an empty alternative is decoration and needs none. */
const namesOf = (page: Page, selector: string): Promise<readonly string[]> =>
  page.locator(quoted(selector)).evaluateAll((all) =>
    all.map((one) => {
      if (one.tagName === 'IMG') return one.getAttribute('alt') === '' ? ' ' : (one.getAttribute('alt') ?? one.getAttribute('aria-label') ?? '');
      const labels = [...one.ownerDocument.querySelectorAll('label')].filter((label) => label.contains(one) || (one.id !== '' && label.htmlFor === one.id));
      const pictures = [...one.querySelectorAll('[alt]')].map((picture) => picture.getAttribute('alt') ?? '');
      const isPressed = one.tagName === 'INPUT' && /^(submit|reset|button)$/.test(one.getAttribute('type') ?? '');
      const own = [one.getAttribute('aria-label'), one.getAttribute('title'), isPressed ? one.getAttribute('value') : null];
      return [one.textContent, ...pictures, ...own, ...labels.map((label) => label.textContent)].join('').trim();
    }),
  );
