/** A gate looks at subjects and lists findings. Seeing nothing is a finding of its own: no gate passes by looking at zero files. */

/** Result of one gate. */
export interface GateResult {
  readonly name: string;
  /** How many subjects were judged. */
  readonly subjects: number;
  /** One line each: thing, rule, value, next step. */
  readonly findings: readonly string[];
  /** What people should know though it is no fault. */
  readonly notes?: readonly string[];
}

/** Adds the finding "nothing seen" where there was nothing to judge. */
export function closeGate(name: string, subjects: number, findings: readonly string[]): GateResult {
  return { name, subjects, findings: subjects > 0 ? findings : [`${name}: no subject seen; the gate looks in the wrong place`, ...findings] };
}
