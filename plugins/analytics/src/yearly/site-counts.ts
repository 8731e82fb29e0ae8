/** Numbers of sites for the annual report of supervision, from the register and its history. */
import type { FigureBasis, Site, SiteCounts } from '@jiyue/standards/model';

/** @param basis what the register rests on */
export function siteCounts(sites: readonly Site[], year: number, basis: FigureBasis): SiteCounts {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const changed = (status: string) =>
    sites.filter(({ statusHistory }) => statusHistory.some((one) => one.status === status && one.effectiveDate >= first && one.effectiveDate <= last)).length;
  // a site that opened twice, after a pause, opened when it did first
  const opened = sites.filter(({ statusHistory }) => {
    const date = statusHistory
      .filter(({ status }) => status === 'open')
      .map(({ effectiveDate }) => effectiveDate)
      .sort()[0];
    return date !== undefined && date >= first && date <= last;
  });
  const statusAtEnd = ({ statusHistory }: Site) =>
    statusHistory
      .filter(({ effectiveDate }) => effectiveDate <= last)
      .sort((a, b) => (a.effectiveDate < b.effectiveDate ? -1 : 1))
      .at(-1)?.status;
  const running = sites.filter((site) => ['open', 'trial'].includes(statusAtEnd(site) ?? '')).length;
  // the register of a platform holds its own sites alone
  return { running, onPlatform: running, opened: opened.length, merged: changed('merged'), closed: changed('closed'), suspended: changed('suspended'), basis };
}
