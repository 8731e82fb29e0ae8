/** Codes of administrative divisions (GB/T 2260, 12 digits below the county): one form, and the divisions above. */

/** Twelve digits that end in six zeros mean the county of the first six. */
export const regionForm = (code: string): string => (code.length === 12 && code.endsWith('000000') ? code.slice(0, 6) : code);

/** The division and all above it, itself first: 990102003 → town, county, city, province. */
export function regionChain(code: string): readonly string[] {
  const own = regionForm(code);
  const county = own.slice(0, 6);
  const town = own.length === 12 ? [own, `${own.slice(0, 9)}000`] : [];
  return [...new Set([...town, county, `${county.slice(0, 4)}00`, `${county.slice(0, 2)}0000`])];
}
