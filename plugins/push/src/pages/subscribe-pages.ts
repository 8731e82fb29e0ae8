/**
 * Subscribing without an account and without script: a form, then a letter that asks for a confirmation. The answer is the same whether
 * the address is known, unknown, has had enough letters for today, or was filled in by a program.
 */
import type { Outcome, PageReply } from '@jiyue/sdk/plugin';
import { isMailAddress } from '../channels/mail/mail-settings.ts';
import { fill } from '../outbox/texts.ts';
import type { Tools } from '../tools.ts';
import type { Operations } from '../types.ts';
import { languageOf, notice, page, pageStyle } from './frame.ts';
import { html } from './html.ts';
import { addressIn, type Fault, type Form, frequencies, readTimes, subscribeForm } from './subscribe-form.ts';
import { type Target, targetOf, targetQuery } from './subscribe-target.ts';
import { type Language, pageTexts } from './texts.ts';

/** How a request gets in: the operation of the standard that everybody else calls too. */
export type RequestSubscription = Operations<'requestSubscription'>['requestSubscription'];

/** Letters to one address in a day, as the page tells. */
const lettersADay = '5';

/** @returns the operations */
export function subscribePages(
  { config, carriers }: Pick<Tools, 'config' | 'carriers'>,
  requestSubscription: RequestSubscription,
): Operations<'showSubscribePage' | 'subscribeByPage' | 'getPageStyle'> {
  const unknown = (language: Language) =>
    notice({ status: 404, language, title: pageTexts[language].nothingHere, root: '' }, [pageTexts[language].unknownPlace]);
  const siteOf = ({ site }: Target) => ({ name: site.name, ...(site.siteCode === undefined ? {} : { code: site.siteCode }) });
  const formPage = async (target: Target, form: Form, faults: readonly Fault[], language: Language): Promise<Outcome<PageReply>> => {
    const texts = pageTexts[language];
    const { site, params } = target;
    const other = language === 'en' ? 'zh-CN' : 'en';
    const feed = `../../../v1/sites/${encodeURIComponent(site.id)}/feed?format=rss${params.columnId === undefined ? '' : `&columnId=${encodeURIComponent(params.columnId)}`}`;
    const hasMail = (await carriers.of('email')) !== undefined;
    return page({
      status: faults.length > 0 ? 400 : 200,
      ...{ language, root: '', site: siteOf(target) },
      title: fill(texts.subscribeTitle, { what: target.name }),
      ...(form === undefined ? { otherLanguage: `subscribe?${targetQuery(params)}&lang=${other}` } : {}),
      content: [
        ...(hasMail
          ? [html`<p>${texts.subscribeLead}</p>`, subscribeForm(target, form, faults, language, config.eraseAddressHours)]
          : [html`<p>${texts.noMail}</p>`]),
        ...(params.q === undefined ? [html`<p><a href="${feed}">${texts.feed}</a></p>`] : []),
      ],
    });
  };
  const asked = (target: Target, language: Language) => {
    const texts = pageTexts[language];
    const paragraphs = [fill(texts.asked, { hours: String(config.confirmWithinHours) }), fill(texts.askedHint, { letters: lettersADay })];
    return notice({ language, title: texts.askedTitle, root: '', site: siteOf(target) }, paragraphs);
  };

  return {
    async showSubscribePage({ params, records, language: usual }) {
      const language = languageOf(params.lang, usual);
      const target = config.publicPages ? await targetOf(params, records, language) : undefined;
      return target ? formPage(target, undefined, [], language) : unknown(language);
    },
    async subscribeByPage(call) {
      const form: Form = call.body ?? {};
      const language = languageOf(form['lang'], call.language);
      const texts = pageTexts[language];
      const target = config.publicPages ? await targetOf(form, call.records, language) : undefined;
      if (!target) return unknown(language);
      if ((form['website'] ?? '') !== '') return asked(target, language);
      const address = addressIn(form);
      const times = readTimes(form, frequencies, texts);
      const faults: readonly Fault[] = [
        ...(address === '' ? [{ field: 'address' as const, text: texts.addressMissing }] : []),
        ...(address !== '' && !isMailAddress(address) ? [{ field: 'address' as const, text: fill(texts.addressWrong, { address }) }] : []),
        ...('faults' in times ? times.faults : []),
      ];
      if (faults.length > 0 || 'faults' in times) return formPage(target, form, faults, language);
      const { site, name, basis, query } = target;
      const body = { locale: language, siteId: site.id, name, basis, query, channel: 'email', address, ...times.value };
      const outcome = await requestSubscription({ ...call, params: {}, body });
      if (outcome.ok) return asked(target, language);
      const { code } = outcome.failure;
      if (code === 'PUSH_REQUESTS_BUSY') return notice({ status: 503, language, title: texts.busyTitle, root: '', site: siteOf(target) }, [texts.busy]);
      if (code === 'PUSH_ADDRESS_UNUSABLE') return formPage(target, form, [{ field: 'address', text: fill(texts.addressWrong, { address }) }], language);
      return code === 'PUSH_CHANNEL_UNKNOWN' ? formPage(target, undefined, [], language) : outcome;
    },
    getPageStyle: async () => pageStyle(),
  };
}
