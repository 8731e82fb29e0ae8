/** Masks what may tell a person in the words of a search, before anything is kept. In doubt it masks: a count needs no number of a person. */

const chineseDigits = '〇零一二三四五六七八九';
const star = (found: string) => '*'.repeat(Math.min([...found].length, 20));

// dates and years are asked for every day and tell nobody
const date = /^(19|20)\d{2}[-./年]?(0?[1-9]|1[0-2])[-./月]?(0?[1-9]|[12]\d|3[01])日?$/;

/** The same words with "*" in place of mail addresses, network addresses, and of numbers that are long enough for a telephone, identity or card. */
export function maskWords(words: string): string {
  return (
    words
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .trim()
      // no longer name has an address; without the limit a long word would be read again from each of its letters on
      .replace(/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*/gu, star)
      .replace(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, star)
      .replace(/(?<![\p{L}\p{N}])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\p{L}\p{N}])/giu, star)
      // passports and permits: one or two letters before seven to nine digits
      .replace(/(?<![A-Za-z0-9])[A-Z]{1,2}\d{7,9}(?![A-Za-z0-9])/gi, star)
      // any seven digits and more, with the marks that people put between them; an identity number ends in X
      .replace(/\+?\(?\d(?:[ \-.·()]{0,2}\d){6,}[Xx]?/g, (found) => (date.test(found.trim()) ? found : star(found)))
      .replace(new RegExp(`[${chineseDigits}]{7,}`, 'gu'), star)
      .slice(0, 200)
  );
}
