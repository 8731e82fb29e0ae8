/** Calls of the operations of the standard's module, for the check of the plugin: the standard gives no example for most parameters. */
import type { CheckPluginOptions } from '@jiyue/sdk/testing';
import { codeTable } from '@jiyue/sdk';
import { kindOfValue } from '../src/yearly/annual-items.ts';
import { search, visit } from './world.ts';

const period = { periodStart: '2026-02-01', periodEnd: '2026-02-28' };
const outcome = { upheld: 0, corrected: 0, otherwise: 0, pending: 0 };
const disclosure = {
  locale: 'zh-CN',
  organizationId: 'org-edu',
  organKind: 'department',
  year: 2025,
  proactive: { text: '主动公开预算、决算及执行情况。' },
  applications: { carriedIn: 0, received: 3, replies: [{ replyKind: 'R36-2', count: 2 }], otherwiseClosed: 0, carriedForward: 1 },
  reconsiderations: outcome,
  lawsuits: outcome,
  problems: '解读形式单一。',
  otherMatters: '没有其他需要报告的事项。',
};
const supervision = {
  locale: 'zh-CN',
  organizationId: 'org-office',
  year: 2025,
  entries: [{ group: 'security-checks', label: '安全检查情况', text: '开展全省检查1次。' }],
};
const measure = {
  locale: 'zh-CN',
  title: '手机浏览量',
  statement: '用手机打开页面的次数。',
  unit: '次',
  source: 'visits',
  aggregate: 'count',
  conditions: [{ member: 'terminal', values: ['phone'] }],
  excludesRobots: true,
};
const filter = { locale: 'zh-CN', title: '规则', effectiveAt: '2026-01-01T00:00:00Z', rules: [{ code: 'no-agent', sign: 'agent-missing' }] };
const declaration = {
  locale: 'zh-CN',
  title: '终端月报',
  period: 'month',
  isPublic: true,
  columns: [{ measureCode: 'page-views', measureVersion: 1, dimension: 'terminal' }],
};
// what a platform in memory, whose log begins later, does not know of the year
const handValues = (codeTable('annual-report-item')?.members ?? [])
  .filter((member) => !['site-register', 'column-register', 'operator'].includes(String(member['by'])))
  .map(({ code: item }) => ({
    item,
    [kindOfValue(item) ?? 'text']: { number: 0, flag: false, text: '没有开设。' }[kindOfValue(item) ?? 'text'],
    source: '2025年统计台账',
  }));
const match = { 'If-Match': '"1"' };

/** In the order of the standard's document, so that what is read was written. */
export const standardCalls: NonNullable<CheckPluginOptions['calls']> = {
  recordVisits: [{ body: { items: [visit({ eventId: 'check-visit' })] } }],
  recordSearches: [{ body: { items: [search({ eventId: 'check-search', topics: ['T0201'] })] } }],
  getRobotFilter: [{ params: { robotFilterId: 'robot-filter' } }, { params: { robotFilterId: 'robot-filter', version: 1 } }],
  saveRobotFilter: [{ params: { robotFilterId: 'robot-filter', ...match }, body: filter }],
  listMeasures: [{ params: { limit: 5 } }],
  getMeasure: [{ params: { measureCode: 'page-views' } }],
  saveMeasure: [{ params: { measureCode: 'phone-views' }, body: measure }],
  listReportDeclarations: [{ params: { limit: 20 } }],
  getReportDeclaration: [{ params: { declarationId: 'traffic-monthly' } }],
  saveReportDeclaration: [{ params: { declarationId: 'terminals' }, body: declaration }],
  getReport: [
    { params: { declarationId: 'traffic-monthly', periodStart: '2026-01-01' } },
    { params: { declarationId: 'content-monthly', siteId: 'site-province', periodStart: '2026-01-01' } },
  ],
  listDailyFigures: [{ params: { measureCode: 'page-views', ...period } }],
  getTopicDemand: [{ params: period }],
  listFruitlessSearches: [{ params: period }],
  listContentStatistics: [{ params: { groupBy: 'column', ...period } }, { params: { groupBy: 'owner', ...period } }],
  listAnnualReports: [{ params: { year: 2025 } }],
  compileAnnualReport: [{ body: { siteId: 'site-province', year: 2025 } }],
  getAnnualReport: [{ params: { annualReportId: 'annual-2025-site-province' } }],
  saveAnnualReportNotes: [
    { params: { annualReportId: 'annual-2025-site-province', ...match }, body: { notes: [{ item: 'R51', note: '全部页面可无障碍浏览。' }] } },
  ],
  saveAnnualReportValues: [{ params: { annualReportId: 'annual-2025-site-province', 'If-Match': '"2"' }, body: { values: handValues } }],
  publishAnnualReport: [{ params: { annualReportId: 'annual-2025-site-province', 'If-Match': '"3"' } }],
  listDisclosureReports: [{ params: { year: 2025 } }],
  getDisclosureReport: [{ params: { disclosureReportId: 'disclosure-edu-2025' } }],
  saveDisclosureReport: [{ params: { disclosureReportId: 'disclosure-edu-2025' }, body: disclosure }],
  publishDisclosureReport: [{ params: { disclosureReportId: 'disclosure-edu-2025', ...match } }],
  listSupervisionReports: [{ params: {} }],
  getSupervisionReport: [{ params: { supervisionReportId: 'supervision-2025' } }],
  saveSupervisionReport: [{ params: { supervisionReportId: 'supervision-2025' }, body: supervision }],
  publishSupervisionReport: [{ params: { supervisionReportId: 'supervision-2025', ...match } }],
};
