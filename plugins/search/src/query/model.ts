/**
 * The numbers of the ranking, all in one place. BM25F over pairs of characters in three fields, BM25 over single characters, written
 * forms at a little less. Few and round on purpose: chosen on one half of the development questions, read on the other (docs/guide/search-quality.md).
 */
export const model = {
  /** How soon more of the same token stops counting (k1). */
  saturation: 1,
  /** Field -> weight and how much a long field counts less (b). */
  fields: {
    title: { weight: 1.5, length: 0.7 },
    about: { weight: 1, length: 0.4 },
    body: { weight: 1 },
  },
  /** b of the body and of single characters: a long text holds much of a long question by chance, of a few words hardly. Between both numbers of pairs it rises evenly. */
  bodyLength: { few: { pairs: 8, strength: 0.5 }, many: { pairs: 12, strength: 0.75 } },
  /** Single characters against pairs. */
  character: 1,
  /** Pairs with a character that only joins words. */
  joining: 0.3,
  /** Pairs that stand in the first words of the text, beside what they count anyway. */
  lead: 0.15,
  /** What a text gains that holds each clause of the question, of the best score of a text; half of a clause counts for more than half. */
  clauses: 0.15,
  /** What a text gains by the best texts of its work (an article by the others of its law), and how many of these count. */
  work: 0.2,
  workTexts: 2,
  /** Written forms of what was said, and the weight a pair of the spoken form stands for. */
  synonym: 0.8,
  pairMass: 7,
  /** Factor for a title that is the question, no more and no less: more than any other text can gain by repeating it. */
  wholeTitle: 3,
  /** Factor for a document that is no longer in force: of equal texts the valid one comes first. */
  ended: 0.8,
  /** What a text gains that very many others name, and how many give half of it. */
  named: 0.2,
  namedHalf: 10,
  /** Candidates that are weighed anew; those behind keep the order of the index. */
  candidates: 200,
  /** A question with as many tokens finds its candidates by the tokens a text holds; one with fewer by the relevance of the index. */
  presenceFrom: 3,
  /** Single characters against pairs when candidates are found so. */
  presenceCharacter: 0.7,
  /** With fewer hits that hold everything, hits that hold a part are shown too. */
  enoughStrict: 10,
} as const;
