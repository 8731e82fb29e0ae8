/**
 * The seven marks at the foot of every page (底部功能区), and where to complain about the security of data (网络数据安全管理条例第20条),
 * as text and links; nothing is loaded from outside.
 */
import type { Organization, Site } from '@jiyue/standards/model';
import { badgeAddress, errorReportAddress, icpAddress, policeAddress } from './national-addresses.ts';
import type { TextKey, Texts } from './texts.ts';

/** One mark. `label` stands before the value; the value may be a link. */
export interface FooterMark {
  /** Code of the mark in standards/pages; operator and data-complaint are additions of ours. */
  readonly code: 'party-gov-badge' | 'error-report' | 'site-id' | 'organizer' | 'operator' | 'contact' | 'icp' | 'mps' | 'data-complaint';
  readonly label?: string;
  readonly text: string;
  readonly href?: string;
}

/** What the footer is made of. */
export interface FooterFacts {
  readonly site: Site;
  readonly organizer: Organization | undefined;
  readonly operator: Organization | undefined;
  /** Absolute address of the page, for the error-report entry. */
  readonly pageUrl: string;
  /** Address of the form for complaints. Absent: people use the contact of the site. */
  readonly complaintUrl: string | undefined;
  readonly texts: Texts;
}

/** Marks in their order. A fact the site does not have is left out: an open site has them all. */
export function footerMarks({ site, organizer, operator, pageUrl, complaintUrl, texts }: FooterFacts): readonly FooterMark[] {
  const { siteCode, contact, opening } = site;
  const labelled = (code: FooterMark['code'], key: TextKey, text: string | undefined, href?: string): readonly FooterMark[] =>
    text === undefined ? [] : [{ code, label: texts[key], text, ...(href === undefined ? {} : { href }) }];
  const reached = contact.replace(/^联系方式[：:]?\s*/, '');
  return [
    ...labelled('organizer', 'organizer', organizer?.name),
    ...labelled('operator', 'operator', operator?.name),
    ...labelled('contact', 'contact', reached),
    ...labelled('site-id', 'siteCode', siteCode),
    ...labelled('icp', 'icp', opening.icpNumber, icpAddress),
    ...labelled('mps', 'police', opening.policeNumber, opening.policeNumber && policeAddress(opening.policeNumber)),
    ...(opening.badgeId === undefined ? [] : [{ code: 'party-gov-badge', text: texts.badge, href: badgeAddress(opening.badgeId) } as const]),
    ...(siteCode === undefined ? [] : [{ code: 'error-report', text: texts.errorReport, href: errorReportAddress(siteCode, pageUrl) } as const]),
    ...(complaintUrl === undefined
      ? labelled('data-complaint', 'dataComplaint', reached)
      : labelled('data-complaint', 'dataComplaint', texts.dataComplaintForm, complaintUrl)),
  ];
}
