/** One row of the table of error codes. */

/** `{name}` in a detail is filled from `data.name`. Titles are the same for every occurrence (RFC 9457). */
export interface ErrorRow {
  readonly status: number;
  readonly title: { readonly 'zh-CN': string; readonly en: string };
  readonly detail: { readonly 'zh-CN': string; readonly en: string };
}

/** Writes a row. */
export const row = (status: number, zhTitle: string, enTitle: string, zh: string, en: string): ErrorRow => ({
  status,
  title: { 'zh-CN': zhTitle, en: enTitle },
  detail: { 'zh-CN': zh, en },
});
