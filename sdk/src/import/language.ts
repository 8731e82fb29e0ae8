/** Two texts, one for each language, and how their places are filled. */

/** Languages that texts exist in; zh-CN first. */
export type Language = 'zh-CN' | 'en';

/** A sentence in both languages, with `{name}` for data. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** Fills `{name}`; a name without data stays empty. */
export function fillSentence(sentence: Sentence, language: Language, data: { readonly [name: string]: unknown } = {}): string {
  const text = language === 'en' ? sentence.en : sentence.zh;
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = data[name];
    if (Array.isArray(value)) return value.join(language === 'en' ? ', ' : '、');
    return value === undefined || value === null ? '' : String(value);
  });
}
