/** 一个检索建议。
 * @x-jiyue-en One suggestion. */
export interface WordSuggestion {
  /** 建议的词语，只出自已公开资源。
   * @x-jiyue-en Words suggested, from public resources alone.
   * @minLength 1
   * @maxLength 100 */
  text: string;
  /** 含有它的已公开资源数。
   * @x-jiyue-en Number of public resources that have it.
   * @TJS-type integer
   * @minimum 1 */
  resources: number;
}

/** 检索建议，多的在前。
 * @x-jiyue-en Suggestions, the most frequent first.
 * @x-jiyue-requirement JY-SRCH-018 */
export interface WordSuggestions {
  /** 建议；没有则为空数组。
   * @x-jiyue-en Suggestions; empty when there are none.
   * @maxItems 20 */
  words: WordSuggestion[];
}
