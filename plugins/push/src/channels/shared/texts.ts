/** Texts of a message as people read them: signs that hide, turn or break text taken out, and as long as the medium allows; links are kept. */
import type { ChannelMessage } from '@jiyue/sdk/plugin';

// joiners stay: scripts of several nationalities and joined pictures need them
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** One line. */
export const cleanLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(turning, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

/** Lines, without blank ones. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cleanLine)
    .filter((line) => line !== '')
    .join('\n');

/** Length as people count it. */
export const lengthOf = (text: string): number => [...text].length;

/** At most so many characters, the last one a sign that something is missing. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const signs = [...text];
  return signs.length <= max ? text : `${signs.slice(0, Math.max(0, max - 1)).join('')}…`;
}

/** Words around a message. */
export const words = {
  'zh-CN': {
    publication: '',
    correction: '更正',
    withdrawal: '撤稿',
    digest: '',
    alert: '预警',
    confirmation: '',
    leave: '退订',
    more: (count: number) => `另有${count}条，请见网站`,
  },
  en: {
    publication: '',
    correction: 'Corrected',
    withdrawal: 'Withdrawn',
    digest: '',
    alert: 'Warning',
    confirmation: '',
    leave: 'Unsubscribe',
    more: (count: number) => `${count} more on the site`,
  },
} as const;

/** A message with clean texts. */
export interface CleanMessage {
  readonly site: string;
  /** With the kind in front, where it is no plain publication. */
  readonly title: string;
  /** May have lines; empty: none. */
  readonly lead: string;
  readonly items: readonly { readonly title: string; readonly url: string; readonly summary: string; readonly publishedAt?: string }[];
}

/** Takes its texts, cleaned. */
export function cleanMessage({ kind, language, site, title, lead = '', items }: ChannelMessage): CleanMessage {
  const mark = words[language][kind];
  return {
    site: shorten(cleanLine(site.name), 60),
    title: shorten(cleanLine(mark === '' ? title : `【${mark}】${title}`), 200),
    lead: shorten(cleanLines(lead), 2000),
    items: items.map((item) => ({
      title: shorten(cleanLine(item.title), 500),
      url: cleanUrl(item.url),
      summary: shorten(cleanLine(item.summary ?? ''), 2000),
      ...(item.publishedAt === undefined ? {} : { publishedAt: item.publishedAt }),
    })),
  };
}

/** An http or https address as one word; empty for anything else. */
export function cleanUrl(url: string): string {
  const parsed = URL.parse(url);
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? (isPlain(url) ? url : parsed.href) : '';
}
const isPlain = (url: string) => /^[\x21-\x7e]+$/.test(url);

interface Measure {
  readonly title: number;
  readonly lead: number;
  readonly itemTitle: number;
  readonly summary: number;
  readonly items: number;
}
const measures = (items: number): readonly Measure[] => [
  { title: 200, lead: 2000, itemTitle: 500, summary: 2000, items },
  { title: 200, lead: 2000, itemTitle: 200, summary: 200, items },
  { title: 200, lead: 500, itemTitle: 100, summary: 0, items },
  { title: 60, lead: 120, itemTitle: 60, summary: 0, items },
  { title: 40, lead: 40, itemTitle: 30, summary: 0, items },
];

/** The whole message as plain text of at most `max` characters. The first item's link is kept whatever happens. */
export function plainText(message: ChannelMessage, max: number): string {
  const clean = cleanMessage(message);
  const leave = message.unsubscribe && cleanUrl(message.unsubscribe.url);
  const tail = leave ? `\n${words[message.language].leave}：${leave}` : '';
  const write = (measure: Measure) => compose(clean, measure, message.language) + tail;
  for (const measure of measures(clean.items.length)) {
    const text = write(measure);
    if (lengthOf(text) <= max) return text;
  }
  const least = { title: 20, lead: 20, itemTitle: 20, summary: 0 };
  for (let items = clean.items.length - 1; items >= 1; items -= 1) {
    const text = write({ ...least, items });
    if (lengthOf(text) <= max) return text;
  }
  const [first] = clean.items;
  if (!first) return shorten(`${clean.title}\n${clean.lead}`, max);
  return `${shorten(first.title, Math.max(0, max - lengthOf(first.url) - 1))} ${first.url}`.trim();
}

function compose({ site, title, lead, items }: CleanMessage, measure: Measure, language: ChannelMessage['language']): string {
  const shown = items
    .slice(0, measure.items)
    .flatMap((item, index) => [
      `${items.length > 1 ? `${index + 1}. ` : ''}${shorten(item.title, measure.itemTitle)}`,
      item.url,
      shorten(item.summary, measure.summary),
    ]);
  const rest = items.length - measure.items;
  const lines = [`${shorten(title, measure.title)}（${site}）`, shorten(lead, measure.lead), ...shown, rest > 0 ? words[language].more(rest) : ''];
  return lines.filter((line) => line !== '' && line !== '…').join('\n');
}
