/** What breaks the warnings on the register (with the place), and what does not; errors are shown by the examples of the standard. */
import { goodSite } from '../drafts.suite.ts';
import { exampleOf, type RuleCases } from './rule-cases.suite.ts';

const site = (more: object) => ({ ...goodSite(), ...more });
const column = (columnType: string, more: object = {}) => {
  const { updateLimitDays: _, ...rest } = exampleOf('ColumnDraft', 'policy-documents');
  return { ...rest, columnType, ...more };
};
const history = (...steps: readonly (readonly [string, string])[]) => ({
  ...exampleOf('Site', 'open-portal-with-its-history'),
  status: steps.at(-1)?.[0],
  statusHistory: steps.map(([status, effectiveDate]) => ({ status, effectiveDate, reason: '改版' })),
});

/** By rule. */
export const registerCases: RuleCases = {
  'site-domain-suffix': {
    type: 'SiteDraft',
    breaks: [
      [site({ domain: 'www.xusheng.com' }), '/domain'],
      [site({ domain: 'www.xushenggov.cn' }), '/domain'],
    ],
    keeps: [site({}), site({ siteKind: 'province-department', domain: 'edu.xusheng.gov.cn' }), site({ domain: 'a.test' })],
  },
  'portal-domain-form': {
    type: 'SiteDraft',
    breaks: [
      [site({ domain: 'xusheng.gov.cn' }), '/domain'],
      [site({ domain: 'www.portal.xusheng.gov.cn' }), '/domain'],
    ],
    keeps: [site({ domain: 'www.xusheng.gov.cn' }), site({ siteKind: 'city-department', domain: 'edu.xusheng.gov.cn' }), site({})],
  },
  'chinese-domain-suffix': {
    type: 'SiteDraft',
    breaks: [[site({ aliases: ['a.example', 'xn--abc.xn--fiqs8s'] }), '/aliases/1']],
    keeps: [site({ aliases: ['xn--abc.xn--zfr164b'] }), site({ aliases: ['a.example', 'b.gov.cn'] }), site({})],
  },
  'suspension-limit': {
    type: 'Site',
    breaks: [
      [history(['open', '2025-01-01'], ['suspended', '2025-03-01'], ['open', '2025-04-01']), '/statusHistory/1/effectiveDate'],
      [history(['suspended', '2025-03-01'], ['open', '2025-03-10'], ['suspended', '2026-02-28'], ['open', '2026-03-01']), '/statusHistory/2/effectiveDate'],
    ],
    keeps: [
      history(['open', '2025-01-01'], ['suspended', '2025-03-01'], ['open', '2025-03-31']),
      history(['suspended', '2025-03-01'], ['open', '2025-03-10'], ['suspended', '2026-03-01']),
    ],
  },
  'site-level-of-organizer': {
    type: 'SiteDraft',
    breaks: [
      [site({ siteKind: 'township' }), '/siteKind'],
      [site({ siteKind: 'county-department' }), '/siteKind'],
    ],
    keeps: [site({ siteKind: 'county-portal' }), site({ siteKind: 'city-department' })],
  },
  'update-limit-of-type': {
    type: 'ColumnDraft',
    breaks: [
      [column('C05'), '/updateLimitDays'],
      [column('C05', { updateLimitDays: 15 }), '/updateLimitDays'],
      [column('C04', { updateLimitDays: 181 }), '/updateLimitDays'],
    ],
    keeps: [column('C05', { updateLimitDays: 14 }), column('C01'), column('C22', { updateLimitDays: 900 }), column('x-xg-own')],
  },
};
