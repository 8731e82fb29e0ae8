/** Folds ways of writing that mean the same, as the search does: full-width letters and digits, compatibility signs, capitals. */

/** The folded form; the sign of a broken surrogate becomes U+FFFD. */
export const foldText = (text: string): string => text.toWellFormed().normalize('NFKC').toLowerCase();

/** Whether a word of letters or digits would go on here: "ai" does not stand in "said", 云川 stands anywhere. */
export const goesOn = (before: number, after: number): boolean => isLetter(before) && isLetter(after);

// ASCII letters and digits of the folded form, and Latin letters with marks
const isLetter = (unit: number) => (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 0xdf && unit <= 0x24f);
