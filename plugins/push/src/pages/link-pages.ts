/**
 * Pages behind the links of messages, for people without an account: leave, confirm. Opening a page changes nothing, since mail scanners
 * open links too; the button does.
 */
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import { leaveList, sameList } from '../book/same-list.ts';
import type { StoredSubscription } from '../book/stored-subscription.ts';
import { maskAddress } from '../operations/show-subscription.ts';
import { confirmByCode } from '../operations/subscription-requests.ts';
import { manageLinkHours } from '../outbox/compose.ts';
import { fill } from '../outbox/texts.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { languageOf, notice, type PageInput } from './frame.ts';
import { type Html, html } from './html.ts';
import { type Language, pageTexts, type TextName } from './texts.ts';

const button = (text: string): Html => html`<form method="post"><p><button type="submit">${text}</button></p></form>`;

/** @returns the operations */
export function linkPages(tools: Tools): Operations<'showLeavePage' | 'leaveByPage' | 'showConfirmPage' | 'confirmByPage'> {
  const { book, granted, secrets, clock } = tools;
  const frameOf = async (language: Language, root: string, title: TextName, stored?: StoredSubscription): Promise<Omit<PageInput, 'content'>> => {
    const site = stored && (await granted.site(stored.record.siteId));
    return {
      ...{ language, root, title: pageTexts[language][title] },
      ...(site ? { site: { name: site.name, ...(site.siteCode === undefined ? {} : { code: site.siteCode }) } } : {}),
    };
  };
  const toggle = (language: Language) => ({ otherLanguage: `?lang=${language === 'en' ? 'zh-CN' : 'en'}` });
  const badLink = async (language: Language, root: string): Promise<Outcome<PageReply>> =>
    notice({ ...(await frameOf(language, root, 'badLinkTitle')), status: 404 }, [pageTexts[language].badLink]);
  const isOver = async (stored: StoredSubscription) => stored.record.state === 'ended' && (await sameList(stored, { book })).length === 0;

  return {
    async showLeavePage({ params: { linkKey, lang }, language: usual }) {
      const stored = await book.byLink(linkKey);
      const language = languageOf(lang, stored?.language ?? usual);
      const texts = pageTexts[language];
      if (!stored) return badLink(language, '../');
      const { name, address } = stored.record;
      if (await isOver(stored)) return notice({ ...(await frameOf(language, '../', 'leftTitle', stored)), ...toggle(language) }, [fill(texts.left, { name })]);
      const paragraphs = [fill(texts.leaveAsk, { name, address: address === undefined ? '…' : maskAddress(address) })];
      return notice({ ...(await frameOf(language, '../', 'leaveTitle', stored)), ...toggle(language) }, paragraphs, button(texts.leave));
    },
    async leaveByPage({ params: { linkKey, lang }, language: usual }) {
      const stored = await book.byLink(linkKey);
      const language = languageOf(lang, stored?.language ?? usual);
      if (!stored) return badLink(language, '../');
      await leaveList(stored, tools);
      return notice(await frameOf(language, '../', 'leftTitle', stored), [fill(pageTexts[language].left, { name: stored.record.name })]);
    },
    async showConfirmPage({ params: { receiptId, lang }, language: usual }) {
      const stored = await book.get(receiptId);
      const language = languageOf(lang, stored?.language ?? usual);
      const texts = pageTexts[language];
      if (!stored) return badLink(language, '../../');
      const frame = { ...(await frameOf(language, '../../', 'confirmTitle', stored)), ...toggle(language) };
      return notice(frame, [fill(texts.confirmAsk, { name: stored.record.name })], button(texts.confirm));
    },
    async confirmByPage({ params: { receiptId, code, lang }, language: usual }) {
      const outcome = await confirmByCode(receiptId, code, tools);
      const language = languageOf(lang, outcome.ok ? outcome.value.language : usual);
      const texts = pageTexts[language];
      if (!outcome.ok) return notice({ ...(await frameOf(language, '../../', 'notConfirmedTitle')), status: 400 }, [texts.notConfirmed]);
      const { name, subscriberId, accountId } = outcome.value.record;
      const until = new Date(clock().getTime() + manageLinkHours * 3_600_000);
      const more =
        accountId === undefined ? html`<p><a href="../../manage/${await secrets.manageKey(subscriberId, until)}">${texts.seeAll}</a></p>` : undefined;
      return notice(await frameOf(language, '../../', 'confirmedTitle', outcome.value), [fill(texts.confirmed, { name })], more);
    },
  };
}
