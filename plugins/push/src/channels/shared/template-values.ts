/** Values for templates that a platform or an operator has approved (公众号模板消息、短信模板): each place of a template has its own limit. */
import type { ChannelMessage } from '@jiyue/sdk/plugin';
import { cleanMessage, cleanUrl, shorten } from './texts.ts';

/** What can stand in a place. */
export type TemplateValue = 'title' | 'subject' | 'lead' | 'site' | 'link' | 'count' | 'date';

/** One place of a template. */
export interface TemplatePlace {
  readonly value: TemplateValue;
  /** Most characters it takes. A link that is longer is left out: half a link leads nowhere. */
  readonly max: number;
}

/** Place name -> what stands there. */
export type TemplatePlaces = { readonly [place: string]: TemplatePlace };

/** The values, by place. Never empty: platforms refuse empty ones. */
export function templateValues(message: ChannelMessage, places: TemplatePlaces): Readonly<Record<string, string>> {
  const { title, lead, site, items } = cleanMessage(message);
  const [first] = items;
  const link = first?.url || cleanUrl(message.site.url);
  const values: Readonly<Record<TemplateValue, string>> = {
    title: first?.title ?? title,
    subject: title,
    lead: lead.replaceAll('\n', ' '),
    site,
    link,
    count: String(items.length),
    date: dayInChina(first?.publishedAt) ?? '',
  };
  return Object.fromEntries(
    Object.entries(places).map(([place, { value, max }]) => {
      const text = value === 'link' ? (link.length <= max ? link : '') : shorten(values[value], max);
      return [place, text === '' ? '-' : text];
    }),
  );
}

/** "2026-03-02". */
function dayInChina(instant: string | undefined): string | undefined {
  const at = instant === undefined ? Number.NaN : Date.parse(instant);
  return Number.isNaN(at) ? undefined : new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Seconds until the next day in China begins: daily quotas are renewed then. */
export const secondsToNextDay = (now: Date): number => 86_400 - (Math.floor(now.getTime() / 1000 + 8 * 3600) % 86_400);
