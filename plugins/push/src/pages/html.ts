/** HTML out of values: everything is escaped but what was made here. */

/** A piece of HTML. */
export interface Html {
  readonly html: string;
}

type Value = string | number | Html | readonly Html[] | false | undefined;

/** As text or in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const pieceOf = (value: Value): string => {
  if (value === undefined || value === false) return '';
  if (typeof value === 'object') return 'html' in value ? value.html : value.map(({ html: one }) => one).join('\n');
  return escapeHtml(String(value));
};

/** Template: html`<p>${text}</p>`. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  html: parts.reduce((text, part, place) => `${text}${pieceOf(values[place - 1])}${part}`),
});
