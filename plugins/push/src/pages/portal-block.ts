/** What the pages of the portal show of this plugin: how to hear of what is new here, by e-mail or by a feed. */
import type { PageBlockQuestion, PageBlocks, RecordReader } from '@jiyue/sdk/plugin';
import { type TargetParams, targetQuery } from './subscribe-target.ts';

/** What it needs. */
export interface BlockNeeds {
  readonly records: Pick<RecordReader, 'column'>;
  /** Whether the pages are open at all. */
  readonly isOpen: boolean;
  readonly hasMail: () => Promise<boolean>;
}

const longest = 2048;
const texts = {
  'zh-CN': {
    title: '订阅',
    site: '用电子邮件订阅本站',
    column: (name: string) => `用电子邮件订阅本栏目（${name}）`,
    search: '用电子邮件订阅本检索',
    feed: '订阅源（RSS）',
    manage: '管理我的订阅',
  },
  en: {
    title: 'Subscribe',
    site: 'This site by e-mail',
    column: (name: string) => `This column by e-mail (${name})`,
    search: 'This search by e-mail',
    feed: 'Feed (RSS)',
    manage: 'Manage my subscriptions',
  },
} as const;

/** @returns the provider */
export const portalBlock = ({ records, isOpen, hasMail }: BlockNeeds): PageBlocks => ({
  async blocks(question) {
    const { page, siteId, columnId, language } = question;
    if (!isOpen) return [];
    const words = texts[language];
    const column = columnId === undefined || page === 'search' ? undefined : await records.column(columnId);
    const params = targetFor(question, column?.id);
    const feed = `api/v1/sites/${encodeURIComponent(siteId)}/feed?format=rss${column ? `&columnId=${encodeURIComponent(column.id)}` : ''}`;
    const form = `api/plugins/push/v0/subscribe?${targetQuery(params, language)}`;
    const name = page === 'search' ? words.search : column ? words.column(column.name.slice(0, 50)) : words.site;
    const isMail = (await hasMail()) && form.length <= longest;
    const links = [
      ...(isMail ? [{ text: name, href: form }] : []),
      ...(page === 'search' ? [] : [{ text: words.feed, href: feed }]),
      ...(isMail ? [{ text: words.manage, href: `api/plugins/push/v0/manage${language === 'en' ? '?lang=en' : ''}` }] : []),
    ];
    return links.length === 0 ? [] : [{ title: words.title, links }];
  },
});

const targetFor = ({ page, siteId, search }: PageBlockQuestion, columnId: string | undefined): TargetParams =>
  page === 'search' && search ? { siteId, ...search } : { siteId, ...(columnId === undefined ? {} : { columnId }) };
