/** Finds what must not stand in a public text: resident identity numbers (GB 11643) and mobile telephone numbers. */

/** Weights and check characters of GB 11643 (ISO 7064, MOD 11-2). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

const identityForm = /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;
const mobileForm = /(?<![0-9A-Za-z.-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])/g;

/** Identity numbers whose check character is right; any other row of digits may be a number of something else. */
export const identityNumbersIn = (text: string): readonly string[] => (text.match(identityForm) ?? []).filter(hasRightCheck);

/** Numbers of the form of mobile telephones in China. */
export const mobileNumbersIn = (text: string): readonly string[] => text.match(mobileForm) ?? [];

function hasRightCheck(number: string): boolean {
  const sum = weights.reduce((all, weight, index) => all + weight * Number(number[index]), 0);
  return checks[sum % 11] === number[17]?.toUpperCase();
}
