/** The three yearly reports as documents with versions: of sites, on disclosure, of supervision. */
import type { OwnStorage } from '@jiyue/sdk/plugin';
import type { AnnualReport, DisclosureAnnualReport, SupervisionAnnualReport } from '@jiyue/standards/model';
import { type Documents, documents } from '../report/documents.ts';

/** Where they are kept. */
export interface YearlyReports {
  readonly annual: Documents<AnnualReport>;
  readonly disclosure: Documents<DisclosureAnnualReport>;
  readonly supervision: Documents<SupervisionAnnualReport>;
}

/** Over own storage. */
export const yearlyReports = (storage: OwnStorage): YearlyReports => ({
  annual: documents<AnnualReport>(storage, 'annual', []),
  disclosure: documents<DisclosureAnnualReport>(storage, 'disclosure', []),
  supervision: documents<SupervisionAnnualReport>(storage, 'supervision', []),
});

/** Id of the annual report of a site: one a year. */
export const annualReportId = (siteId: string, year: number): string => `annual-${year}-${siteId}`;
