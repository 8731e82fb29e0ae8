/** The page on which a reader chooses whether to be counted: plain HTML, a form with one button, Chinese and English. */
import { readFileSync } from 'node:fs';
import type { PageBlock } from '@jiyue/sdk/plugin';
import { createEta } from './dashboard.ts';

type Language = 'zh-CN' | 'en';

/** What is known of the reader when the page is shown. */
export interface ChoiceState {
  readonly language: Language;
  /** The browser keeps the choice not to be counted. */
  readonly isChosen: boolean;
  /** The browser sends Sec-GPC or DNT. */
  readonly isSignalled: boolean;
}

const texts = {
  'zh-CN': {
    title: '访问统计的选择',
    chosen: '这个浏览器已选择不被统计：您的访问不计入本平台各网站的任何数字。',
    signalled: '您的浏览器发出了不愿被跟踪的信号（Sec-GPC 或 DNT），您的访问已不计入统计，不必另作选择。',
    counted: '这个浏览器的访问计入统计。',
    off: '不要统计我的访问',
    on: '恢复统计',
    offEffect:
      '选择后，浏览器保存一个名为 jiyue-no-statistics、值为 1 的 Cookie，有效一年。它对所有人都相同，不含任何标识，只用来记住这个选择；换浏览器或清除 Cookie 后须重新选择。',
    onEffect: '恢复后，浏览器中的这个 Cookie 即被删除。',
    whatTitle: '统计什么',
    what: [
      '统计页面被打开的次数、大致的终端类型、来源网站的域名和省级来源地，用来改进栏目和内容。',
      '不使用识别读者的 Cookie，不保存网络地址、账户、浏览器标识和完整的来路地址。',
      '当天的访客用随机盐的杂凑区分，盐只在内存中，零时（北京时间）后销毁，隔日无法关联。',
      '检索词先遮盖号码和邮箱再保存，少于五次的不列出。',
    ],
  },
  en: {
    title: 'Choose whether to be counted',
    chosen: 'This browser has chosen not to be counted: your visits are part of no figure of the sites of this platform.',
    signalled: 'Your browser sends a signal not to be tracked (Sec-GPC or DNT). Your visits are not counted; there is nothing to choose.',
    counted: 'Visits of this browser are counted.',
    off: 'Do not count my visits',
    on: 'Count them again',
    offEffect:
      'The browser will keep a cookie named jiyue-no-statistics with the value 1 for one year. It is the same for everybody, identifies nobody and only remembers this choice. Choose again in another browser, or after its cookies were cleared.',
    onEffect: 'The cookie will be removed from this browser.',
    whatTitle: 'What is counted',
    what: [
      'How often pages are opened, the kind of device, the host of the referring site and the province, to improve columns and contents.',
      'No cookie that tells readers apart; no network address, account, agent text or full referrer is kept.',
      'Visitors of a day are told apart by a hash with a random salt that lives in memory and is destroyed after midnight (Beijing), so that no two days can be joined.',
      'Words of searches are kept with numbers and mail addresses masked, and told from five searches on.',
    ],
  },
} as const;
const names: { readonly [language in Language]: string } = { 'zh-CN': '中文', en: 'English' };

/** Reads the template of the package. @returns a renderer */
export function loadChoicePage(): (state: ChoiceState) => string {
  const eta = createEta();
  eta.loadTemplate('@choice', readFileSync(new URL('../../templates/choice.eta', import.meta.url), 'utf8'));
  return ({ language, isChosen, isSignalled }) => {
    const words = texts[language];
    const other: Language = language === 'en' ? 'zh-CN' : 'en';
    const on = { choice: 'on', text: words.on, effect: words.onEffect };
    const off = { choice: 'off', text: words.off, effect: words.offEffect };
    return eta.render('@choice', {
      language,
      texts: words,
      other: { language: other, name: names[other] },
      state: isChosen ? words.chosen : isSignalled ? words.signalled : words.counted,
      button: isChosen ? on : isSignalled ? undefined : off,
    });
  };
}

const path = 'api/plugins/analytics/v0/choice';
const blocks: { readonly [language in Language]: PageBlock } = {
  'zh-CN': { title: '访问统计', links: [{ text: '本站统计访问量，不识别读者；不愿被统计请在此选择', href: `${path}?lang=zh-CN` }] },
  en: { title: 'Statistics', links: [{ text: 'This site counts visits and identifies nobody; choose here not to be counted', href: `${path}?lang=en` }] },
};

/** The block that leads to the page, on every page of the portal. */
export const choiceBlock = (language: Language): PageBlock => blocks[language];
