/** Tells robots by a filter that is data: the first rule that fits decides, and each event keeps the version that decided. */
import type { RobotFilter } from '@jiyue/standards/model';

/** What is known of a visit when it is judged. */
export interface Visitor {
  /** Agent text; absent or empty: none was sent. */
  readonly agent?: string;
  /** Visits of the same mark in the same minute, this one included; absent: not known. */
  readonly visitsThisMinute?: number;
  /** A probe of the platform itself. */
  readonly isOwnProbe?: boolean;
}

// what well-behaved programs write of themselves: an address where they are explained, or their trade in the name
const declares = /\+https?:|\bcompatible;[^)]*\b(bot|spider|crawler)|(^|[^a-z])(bot|spider|crawler|crawl)([^a-z]|$)|[a-z](bot|spider)\//i;

/** @returns code of the rule that fits; undefined: a reader */
export function robotRule({ rules }: Pick<RobotFilter, 'rules'>, { agent = '', visitsThisMinute = 0, isOwnProbe = false }: Visitor): string | undefined {
  const text = agent.toLowerCase();
  return rules.find(({ sign, words = [], visitsPerMinute = Number.POSITIVE_INFINITY }) => {
    if (sign === 'own-probe') return isOwnProbe || words.some((word) => text.includes(word.toLowerCase()));
    if (sign === 'agent-missing') return text === '' || text === '-';
    if (sign === 'self-declared') return declares.test(agent);
    if (sign === 'agent-word') return words.some((word) => text.includes(word.toLowerCase()));
    return sign === 'too-frequent' && visitsThisMinute >= visitsPerMinute;
  })?.code;
}

/** The filter that a new platform begins with. An administrator replaces it by a version of their own. */
export const firstRobotFilter: RobotFilter = {
  id: 'robot-filter',
  version: 1,
  enteredAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  locale: 'zh-CN',
  title: '机器访问识别规则',
  effectiveAt: '2026-01-01T00:00:00Z',
  rules: [
    { code: 'own-probe', sign: 'own-probe', words: ['jiyue-probe'] },
    { code: 'no-agent', sign: 'agent-missing' },
    { code: 'declared', sign: 'self-declared' },
    {
      code: 'crawlers',
      sign: 'agent-word',
      words: ['baiduspider', 'sogou web spider', '360spider', 'haosouspider', 'yisouspider', 'bytespider', 'petalbot', 'toutiaospider', 'googlebot', 'bingbot'],
    },
    { code: 'crawlers-without-trade', sign: 'agent-word', words: ['slurp', 'ia_archiver', 'facebookexternalhit', 'mediapartners-google', 'feedfetcher'] },
    { code: 'monitors', sign: 'agent-word', words: ['uptimerobot', 'pingdom', 'statuscake', 'zabbix', 'nagios', 'prometheus', 'site24x7', 'monitor'] },
    {
      code: 'libraries',
      sign: 'agent-word',
      words: [
        'curl/',
        'wget/',
        'python-requests',
        'python-urllib',
        'aiohttp',
        'httpx/',
        'scrapy',
        'go-http-client',
        'java/',
        'okhttp',
        'apache-httpclient',
        'libwww-perl',
      ],
    },
    { code: 'headless', sign: 'agent-word', words: ['headlesschrome', 'phantomjs', 'puppeteer', 'playwright', 'selenium'] },
    { code: 'too-many', sign: 'too-frequent', visitsPerMinute: 120 },
  ],
};
