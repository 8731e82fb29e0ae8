/**
 * The operation answerQuestion (智能问答, JY-SRCH-016): the passage that a search for the question would show above its hits, with the
 * resource it stands in. No model writes here: the words are the repository's, and without them there is no answer. Nothing is kept.
 */
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';
import type { AnswerRefusal, GeneratedAnswer } from '@jiyue/standards/model';
import { search, type SearchTools } from '../search.ts';
import { answersAt } from '../settings.ts';
import type { SearchTypes } from '../types.ts';
import type { Call } from '@jiyue/sdk/plugin';
import { asks } from './asks.ts';

/** What makes the answers: cutting out, version 1. */
const generator = 'jiyue-search-extract/1';
const notice = {
  'zh-CN': '机器生成：由程序从已公开的资料中摘出一段原文，未作改写，请以所附原文为准。',
  en: 'Made by a machine: a passage cut out of public texts by a program, not rewritten. The text it comes from decides.',
} as const;
/** Resources looked into. */
const lookedAt = 10;
/** The standard's limit of a quotation. */
const longestQuote = 1000;

/** What it uses. */
export interface QuestionTools {
  readonly search: SearchTools;
  readonly clock: () => Date;
}

export type QuestionCall = Pick<Call<SearchTypes['api']['answerQuestion']>, 'body' | 'records' | 'language'>;

/** Fails with SEARCH_SITE_UNKNOWN. */
export async function answerQuestion({ search: tools, clock }: QuestionTools, { body, records, language }: QuestionCall): Promise<Outcome<GeneratedAnswer>> {
  const { question, siteId } = body;
  if (siteId !== undefined && !(await records.site(siteId))) return fail({ code: 'SEARCH_SITE_UNKNOWN', data: { siteId } });
  const said = { notice: notice[language], generator, generatedAt: clock().toISOString() };
  const refused = (refusal: AnswerRefusal) => ok({ ...said, citations: [], refusal });
  if (!answersAt(tools.settings, siteId)) return refused('turned-off');
  if (!asks(question)) return refused('out-of-scope');
  const site = siteId === undefined ? {} : { siteId };
  const found = await search(tools, { params: { q: question, limit: lookedAt, sort: 'relevance', ...site }, records });
  if (!found.ok) return found;
  const { answer } = found.value;
  if (!answer) return refused('no-source');
  const words = answer.passage.map(({ text }) => text).join('');
  return ok({
    ...said,
    answer: words,
    citations: [{ resourceId: answer.id, version: answer.version, title: answer.title, quote: words.slice(0, longestQuote) }],
  });
}
