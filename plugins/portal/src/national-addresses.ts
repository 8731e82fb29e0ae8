/**
 * Addresses that the footer marks of every government site lead to (国办发〔2017〕47号; forms read on live pages).
 * They are links only: no page loads anything from them.
 */

/** 党政机关网站标识: what the badge shows when opened. */
export const badgeAddress = (badgeId: string): string => `https://bszs.conac.cn/sitename?method=show&id=${badgeId}`;

/** “我为政府网站找错” entry for one page. */
export const errorReportAddress = (siteCode: string, pageUrl: string): string =>
  `https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${encodeURIComponent(siteCode)}&url=${encodeURIComponent(pageUrl)}`;

/** Register of ICP filings. */
export const icpAddress = 'https://beian.miit.gov.cn/';

/** Register of public-security filings, opened at one number. */
export const policeAddress = (policeNumber: string): string => `https://beian.mps.gov.cn/#/query/webSearch?code=${policeNumber.replace(/\D/g, '')}`;
