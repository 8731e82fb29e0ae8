/**
 * Public cases of interaction as pages show them: read from the plugins that keep them at the moment of the page, so that what was taken
 * down is not there. A source that fails, is late or answers in another form has no cases, and is named in the log once a minute.
 */
import { validateStrict } from '@jiyue/sdk';
import { askInTime, type InteractionSource, interactionLimits, onceAMinute } from '@jiyue/sdk/plugin';
import type { PublicCase } from '@jiyue/standards/model';

/** A source and whose it is. */
export interface NamedSource {
  readonly plugin: string;
  readonly use: InteractionSource;
}

/** Reads one case; undefined when nobody shows it. */
export type ReadCase = (caseId: string) => Promise<PublicCase | undefined>;

/** @param sources the living ones, asked anew for each page */
export function readCase(sources: () => readonly NamedSource[], warn: (line: string) => void, clock: () => Date): ReadCase {
  const tell = onceAMinute((plugin, fault) => warn(`public cases of plugin ${plugin} are left aside: ${fault}`), clock);
  return async (caseId) => {
    const found = await Promise.all(
      sources().map(async ({ plugin, use }) => {
        const answer = await askInTime(() => use.publicCases([caseId]), interactionLimits.deadlineMs);
        const fault = 'fault' in answer ? answer.fault : faultOf(answer.value);
        if (fault === undefined) return (answer as { readonly value: readonly PublicCase[] }).value.find(({ id }) => id === caseId);
        tell(plugin, fault);
        return undefined;
      }),
    );
    return found.find((one) => one !== undefined);
  };
}

function faultOf(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'the cases are no list';
  const finding = value.map((one) => validateStrict('PublicCase', one)[0]).find((one) => one !== undefined);
  return finding && `a case is none as the standard describes it: ${finding.pointer} ${finding.rule}`;
}
