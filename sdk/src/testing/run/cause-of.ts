/** A short text of anything thrown. */
export const causeOf = (error: unknown): string => String(error instanceof Error ? error.message : error).slice(0, 300);
