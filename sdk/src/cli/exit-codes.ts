/** Exit codes, one table for all verbs. */

/** "Nothing seen" is never `pass`. */
export const exitCodes = {
  /** Everything asked for was done, nothing to object. */
  pass: 0,
  /** Findings at or above --fail-on, or rejected lines. */
  findings: 1,
  /** Wrong use or configuration. */
  wrongUse: 2,
  /** Could not tell: the target is unreachable, the run was stopped, or there was nothing to judge. */
  unknown: 3,
  /** A fault of our own. */
  ownFault: 4,
} as const;

/** 0 to 4. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
