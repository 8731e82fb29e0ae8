/**
 * The numbers of the ranking, all in one place. BM25F over pairs of characters in three fields, BM25 over single characters, written
 * forms at a little less. Few and round on purpose: chosen on one half of the development questions, read on the other (docs/guide/search-quality.md).
 */
export const model = {
  /** How soon more of the same token stops counting (k1). */
  saturation: 1,
  /** Field -> weight and how much a long field counts less (b). */
  fields: {
    title: { weight: 1.5, length: 0.4 },
    about: { weight: 1, length: 0.4 },
    body: { weight: 1, length: 0.75 },
  },
  /** Single characters against pairs, and their b. */
  character: 1,
  characterLength: 0.75,
  /** Pairs with a character that only joins words. */
  joining: 0.3,
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
  /** With fewer hits that hold everything, hits that hold a part are shown too. */
  enoughStrict: 10,
} as const;
