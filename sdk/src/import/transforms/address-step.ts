/** Addresses as they stand in old systems, blanks and all, to addresses that a browser and the standard take. */

import { done, onEachText, refused, type TransformKind } from './transform.ts';

const form = /^https?:\/\/[^\s<>"]{1,2000}$/u;
const forbidden = /[\s<>"]/gu;

/** 网址 */
export const webAddress: TransformKind = {
  words: [
    '网址中的空白、尖括号、引号改为百分号编码，汉字照旧；不是 http 或 https 的没有值并说明',
    'Blanks, angle brackets and quotes of an address become percent codes, Chinese characters stay; anything but http or https is no value, and told',
  ],
  isBareAllowed: true,
  make: () =>
    onEachText((value) => {
      const address = value.trim().replace(forbidden, (character) => encodeURIComponent(character));
      return form.test(address) ? done(address) : refused('ADDRESS_UNREADABLE', { value });
    }),
};
