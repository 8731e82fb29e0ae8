/** The page of the demo mailbox. Links into this platform are relative, so that they lead to it whatever its address is. */
import type { DemoMail } from '../channels/mail/demo-mail.ts';
import type { Operations } from '../types.ts';
import { languageOf, notice, page } from './frame.ts';
import { type Html, html } from './html.ts';
import { pageTexts } from './texts.ts';

/** @param demoMail undefined: the operator has none @param publicAddress that links in letters begin with */
export const demoMailPages = (demoMail: DemoMail | undefined, publicAddress: string): Operations<'showDemoMail'> => ({
  async showDemoMail({ params, language: usual }) {
    const language = languageOf(params.lang, usual);
    const texts = pageTexts[language];
    const frame = { language, title: texts.demoTitle, root: '' };
    if (!demoMail) return notice({ ...frame, title: texts.badLinkTitle, status: 404 }, [texts.badLink]);
    const letters = await demoMail.letters();
    return page({
      ...frame,
      otherLanguage: `demo-mail?lang=${language === 'en' ? 'zh-CN' : 'en'}`,
      content: [
        html`<p>${texts.demoLead}</p>`,
        ...(letters.length === 0 ? [html`<p>${texts.demoNone}</p>`] : []),
        ...letters.map(
          ({ at, to, subject, text }, place) => html`<article class="one letter" aria-labelledby="letter${place}">
<h2 id="letter${place}">${subject}</h2>
<dl><dt>${texts.demoTo}</dt><dd>${to}</dd><dt>${texts.demoAt}</dt><dd>${inChina(at)}</dd></dl>
<pre>${linked(text, publicAddress)}</pre>
</article>`,
        ),
      ],
    });
  },
});

/** Only what leads into this platform is a link. */
function linked(text: string, publicAddress: string): readonly Html[] {
  return text.split(/(https?:\/\/[\x21-\x7e]+)/).map((part) => {
    const isOurs = part.startsWith(`${publicAddress}/`);
    return isOurs ? html`<a href="../../../..${part.slice(publicAddress.length)}">${part}</a>` : html`${part}`;
  });
}

const inChina = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
