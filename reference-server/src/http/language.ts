/** Accept-Language: zh-CN or en, the platform's own when neither is asked for. */

/** Languages that texts exist in. */
export type Language = 'zh-CN' | 'en';

/** The first by weight; any Chinese counts as zh-CN. `*` and unknown languages fall to `fallback`. */
export function negotiateLanguage(header: string | undefined, fallback: Language): Language {
  if (!header || header.length > 1000) return fallback;
  let best: Language = fallback;
  let bestWeight = 0;
  for (const part of header.split(',')) {
    const [tag = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/[ \t]*;[ \t]*/);
    const language = tag === 'zh' || tag.startsWith('zh-') ? 'zh-CN' : tag === 'en' || tag.startsWith('en-') ? 'en' : undefined;
    const weight = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    if (language && weight > bestWeight) {
      best = language;
      bestWeight = weight;
    }
  }
  return best;
}
