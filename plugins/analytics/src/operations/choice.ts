/** Operations by which a reader chooses whether to be counted. */
import { ok } from '@jiyue/sdk/plugin';
import { hasChosen, signalsOptOut } from '../counting/visitor-facts.ts';
import type { Operations, Tools } from '../tools.ts';

/** @returns the operations */
export function choiceOperations({ renderChoice }: Tools): Operations<'showStatisticsChoice' | 'saveStatisticsChoice'> {
  const html = { mediaType: 'text/html; charset=utf-8', cacheControl: 'no-store' };
  return {
    async showStatisticsChoice({ params: { lang, Cookie: cookie, DNT: dnt, 'Sec-GPC': gpc }, language }) {
      const body = renderChoice({ language: lang ?? language, isChosen: hasChosen(cookie), isSignalled: signalsOptOut({ gpc, dnt }) });
      return ok({ status: 200, body, ...html });
    },
    async saveStatisticsChoice({ params: { lang, 'Sec-Fetch-Site': from }, body: { choice }, language }) {
      // back to the page, which tells what the browser really kept; another site must not take back what a reader chose here
      const kept = from === 'cross-site' ? {} : { choice: { isOn: choice === 'off' } };
      return ok({ status: 302, body: '', location: `choice?lang=${lang ?? language}`, ...kept, ...html });
    },
  };
}
