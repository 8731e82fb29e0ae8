/** Whether two names share two successive Chinese characters, as a site named after its department does. */
export function hasTwoCharactersOf(name: string, other: string): boolean {
  const characters = [...name.normalize('NFC')];
  return characters.some((character, place) => {
    const next = characters[place + 1];
    return next !== undefined && isHan(character) && isHan(next) && other.normalize('NFC').includes(character + next);
  });
}

const isHan = (character: string): boolean => /^\p{Script=Han}$/u.test(character);
