/**
 * Chooses the passage that answers a question, or none: it has to hold most of what the question says of its matter, weighed by how telling
 * each word is, and what the question wants to know (a sum, a term, an address).
 */
import type { Resource } from '@jiyue/standards/model';
import { foldText } from '../analysis/fold-text.ts';
import type { Synonyms } from '../analysis/synonyms.ts';
import { type ReadQuery, readQuery } from '../query/read-query.ts';
import { answerModel } from './answer-model.ts';
import { namedArticle } from './article.ts';
import { answerForms, matterOf } from './asks.ts';
import { type Passage, passagesOf } from './passages.ts';

/** A passage with the resource it stands in. */
export interface ChosenPassage {
  readonly resource: Resource;
  readonly passage: Passage;
}

/** What is known of the question. */
export interface Question {
  /** As typed. */
  readonly q: string;
  readonly synonyms: Synonyms;
  /** How telling a token is. */
  rarity(token: string): number;
  /** Texts that hold a token. */
  frequency(token: string): number;
}

/** @param hits best first, each as the repository shows it now */
export function choosePassage({ q, synonyms, rarity, frequency }: Question, hits: readonly Resource[]): ChosenPassage | undefined {
  const article = namedArticle(q);
  const query = readQuery(matterOf(article?.rest ?? q), synonyms);
  const share = shareOf(query, (token) => rarity(token) * (frequency(token) === 0 ? answerModel.unknown : 1));
  if (article) return articleOf(article.number, hits, (title) => share(title) >= answerModel.work);
  const forms = answerForms(q);
  const isShort = query.pairs.length + query.alone.length <= answerModel.few;
  let best: (ChosenPassage & { readonly score: number }) | undefined;
  let leftOfAll: number = answerModel.readOfAll;
  for (const [place, resource] of hits.entries()) {
    const title = foldText(resource.title);
    let left = Math.min(leftOfAll, answerModel.readOfOne);
    leftOfAll -= left;
    if (left === 0) break;
    for (const passage of passagesOf(resource, left)) {
      if (passage.text.length < answerModel.shortest) continue;
      left -= passage.text.length;
      if (left < 0) break;
      const text = foldText(`${passage.heading}\n${passage.text}`);
      if (!forms.every((form) => form.test(text))) continue;
      const alone = share(text);
      if (alone < answerModel.alone) continue;
      const together = share(`${title}\n${text}`);
      if (together < answerModel.together) continue;
      if (isShort && share(foldText(`${resource.title}\n${passage.heading}`)) < answerModel.topic) continue;
      const asked = passage.isQuestion ? answerModel.asked * share(foldText(passage.heading)) : 0;
      const length = Math.max(0, Math.log2(text.length / answerModel.fair));
      const score = alone + together + asked - answerModel.place * (place + length);
      if (best === undefined || score > best.score) best = { resource, passage, score };
    }
    leftOfAll += Math.max(0, left);
  }
  return best && { resource: best.resource, passage: best.passage };
}

/** The article with this number of the first text whose title is the work that was named. */
function articleOf(number: number, hits: readonly Resource[], isMeant: (title: string) => boolean): ChosenPassage | undefined {
  for (const resource of hits) {
    if (!isMeant(foldText(resource.title))) continue;
    const passages = passagesOf(resource);
    // an article may be a record of its own: 虚构法 第十二条
    const passage = namedArticle(resource.title)?.number === number ? passages[0] : passages.find((one) => one.article?.number === number);
    if (passage) return { resource, passage };
  }
  return undefined;
}

/** How much of a question a folded text holds, 0 to 1. What stands for a spoken word counts like the word. */
function shareOf({ pairs, alone, joining, forms }: ReadQuery, rarity: (token: string) => number): (folded: string) => number {
  const told = [...pairs, ...alone];
  const tokens = (told.length > 0 ? told : joining).map((token) => ({ token, weight: rarity(token) }));
  const whole = tokens.reduce((sum, { weight }) => sum + weight, 0);
  return (folded) => {
    if (whole === 0) return 0;
    const said = forms.filter(({ text }) => folded.includes(text)).map(({ spoken }) => spoken);
    const held = tokens.filter(({ token }) => folded.includes(token) || said.some((spoken) => spoken.includes(token)));
    return held.reduce((sum, { weight }) => sum + weight, 0) / whole;
  };
}
