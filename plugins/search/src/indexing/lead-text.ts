/**
 * The words a text begins with, which tell best what it is about. Whom it is addressed to (主送机关: 各市人民政府，省政府各部门：) is not what it
 * is about.
 */

/** Whom a text is addressed to, at its beginning. */
export const addressee = /^\s*[^\n。；：:]{1,80}(?:政府|部门|机关|单位|机构|办公室|厅|局|委|处|院|校|会|公司|企业)[：:]/u;
/** More than the field holds, whatever stands between the words. */
const longest = 200;

/** @param body plain text */
export const leadText = (body: string): string =>
  body
    .slice(0, 2 * longest)
    .replace(addressee, '')
    .slice(0, longest);
