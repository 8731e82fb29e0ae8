/** 网站标识码: what the form of a code tells. A form is never proof that the code was given out; the first digits are not always a current division. */

/**
 * Forms of ten characters in use. `division`: six digits of a division and four of a serial number; `department`: "bm" and eight digits
 * (departments of the State Council); `outside-government`: "N" and nine digits (seen once).
 */
export type SiteCodeForm = 'division' | 'department' | 'outside-government';

const forms: readonly (readonly [SiteCodeForm, RegExp])[] = [
  ['division', /^\d{10}$/],
  ['department', /^bm\d{8}$/],
  ['outside-government', /^N\d{9}$/],
];

/** The form of a site code; undefined for any other writing, e.g. the codes of twelve digits that some sites print (JY-SITE-005: a warning). */
export const siteCodeForm = (code: string): SiteCodeForm | undefined => forms.find(([, pattern]) => pattern.test(code))?.[0];
