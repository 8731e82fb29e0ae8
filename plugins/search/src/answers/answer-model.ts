/** The numbers that decide whether a passage answers a question, all in one place: rather no answer than one beside the point. */
export const answerModel = {
  /** Share of the question that title, heading and passage have to hold together, and heading and passage alone. */
  together: 0.65,
  alone: 0.45,
  /** A question with no more tokens than this stands in many texts by the way: title and heading have to hold this share of it. */
  few: 3,
  topic: 0.5,
  /** Share of a question without its article that a title has to hold for being the work that is meant. */
  work: 0.7,
  /** What a word counts that no text holds, against a known one as rare. */
  unknown: 0.5,
  /** What a passage loses for each place its resource stands lower, and for each doubling of its length beyond `fair` characters. */
  place: 0.03,
  fair: 200,
  /** What a passage gains whose heading is the question. */
  asked: 0.25,
  /** Characters looked at of one resource and of all, best first: an answer must not take longer than the search. */
  readOfOne: 30_000,
  readOfAll: 80_000,
  /** Shorter passages say nothing. */
  shortest: 8,
} as const;
