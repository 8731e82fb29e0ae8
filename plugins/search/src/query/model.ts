/**
 * The numbers of the ranking, all in one place. BM25F over pairs of characters in three fields, BM25 over single characters, written
 * forms of spoken words at half weight. Few and round on purpose: chosen on one half of the development questions, read on the other.
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
  /** Written forms of what was said. */
  synonym: 0.5,
  /** Factor for a title that is the question, no more and no less: more than any other text can gain by repeating it. */
  wholeTitle: 3,
  /** Factor for a document that is no longer in force: of equal texts the valid one comes first. */
  ended: 0.8,
  /** Candidates that are weighed anew; those behind keep the order of the index. */
  candidates: 120,
  /** With fewer hits that hold everything, hits that hold a part are shown too. */
  enoughStrict: 10,
} as const;
