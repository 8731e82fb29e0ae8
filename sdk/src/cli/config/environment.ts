/** The only place of the command that reads the environment of its process. */

/** Environment variables by name. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/** A copy, so that nobody writes to the process. */
export const readEnvironment = (): Environment => ({ ...process.env });
