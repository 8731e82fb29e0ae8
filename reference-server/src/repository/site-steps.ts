/** Steps of a site's life and the five facts before it opens: from the code table site-status, which is data of the standard. */
import codes from '@jiyue/standards/generated/codes.json' with { type: 'json' };
import type { SiteDraft, SiteStatus } from '@jiyue/standards/model';

interface StatusMember {
  readonly code: string;
  readonly next?: readonly string[];
}

const members = (codes.tables.find(({ id }) => id === 'site-status')?.members ?? []) as readonly StatusMember[];
const steps = new Map(members.map(({ code, next = [] }) => [code, next]));

/** Statuses that may follow. */
export const nextStatuses = (status: SiteStatus): readonly string[] => steps.get(status) ?? [];

/** Names of the facts that are still missing (JY-SITE-004); empty: it may open. */
export function missingFacts({ siteCode, opening }: SiteDraft): readonly string[] {
  const facts = {
    siteCode,
    'opening.approval': opening.approval,
    'opening.badgeId': opening.badgeId,
    'opening.icpNumber': opening.icpNumber,
    'opening.policeNumber': opening.policeNumber,
  };
  return Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [name] : []));
}
