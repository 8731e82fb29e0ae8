/** Asking the provider of an extension point without waiting for ever: what comes late counts as not given. */
import { within } from './within.ts';

/** What came of a question: an answer of unproven form, or why there is none. */
export type TimelyAnswer = { readonly value: unknown } | { readonly fault: string };

/**
 * Asks once; never throws.
 * @param deadlineMs time for the answer in ms; the call itself goes on when it is late, and its outcome is dropped
 */
export async function askInTime(call: () => Promise<unknown>, deadlineMs: number): Promise<TimelyAnswer> {
  const came = await within(deadlineMs, call);
  if (came.kind === 'late') return { fault: `no answer within ${deadlineMs} ms` };
  if (came.kind === 'done') return { value: came.value };
  return { fault: came.error instanceof Error ? came.error.message : String(came.error) };
}

/** Passes a fault of a provider on once a minute for each plugin, so that no log is flooded. */
export function onceAMinute(onFault: (plugin: string, fault: string) => void, clock: () => Date): (plugin: string, fault: string) => void {
  const told = new Map<string, number>();
  return (plugin, fault) => {
    const now = clock().getTime();
    if (now - (told.get(plugin) ?? Number.NEGATIVE_INFINITY) < 60_000) return;
    told.set(plugin, now);
    onFault(plugin, fault);
  };
}
