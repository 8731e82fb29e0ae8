/** Rules on the life of a site: its steps, what it needs to be open, where a merged one went, whose site it may be. */
import { codeMember } from '../../codes/code-tables.ts';
import type { TwoNames } from '../finding.ts';
import { type Breach, noBreach, objectAt, type RecordRule, recordsAt, type RuleRecord, textAt, whenApplies } from './rule.ts';

const said = (zh: string, en: string): { readonly what: TwoNames } => ({ what: { zh, en } });
const nameOf = (table: string, code: string): TwoNames => codeMember(table, code) ?? { zh: code, en: code };
const statusOf = (step: RuleRecord): string => textAt(step, 'status') ?? '';

/** Every step of the history is one that the code table allows after the one before, on no earlier day, and the last is where the site stands. */
const siteSteps: RecordRule = whenApplies({
  id: 'site-steps',
  on: 'record',
  severity: 'error',
  zh: '站点状态的经过不合规定的步骤：{what}{received}。请核对各步。',
  en: 'The history of the site does not keep to the allowed steps: {what}{received}. Check the steps.',
  requirement: 'JY-SITE-003',
  types: ['Site'],
  applies: (record) => Array.isArray(record['statusHistory']) && record['statusHistory'].length > 0,
  check(record) {
    const steps = recordsAt(record, 'statusHistory');
    const status = statusOf(record);
    // what the schema refuses is not judged a second time; a register may begin with a site that was open before it
    if (![status, ...steps.map(statusOf)].every((code) => codeMember('site-status', code))) return noBreach;
    const wrong = steps.flatMap((step, at) => (at === 0 ? noBreach : stepBreaches(steps[at - 1] ?? {}, step, at)))[0];
    if (wrong) return [wrong];
    const last = statusOf(steps.at(-1) ?? {});
    return last === status ? noBreach : [{ path: ['status'], value: status, params: said(`最后一步到“${last}”`, `the last step led to "${last}"`) }];
  },
});

function stepBreaches(before: RuleRecord, step: RuleRecord, at: number): readonly Breach[] {
  const [from, to] = [statusOf(before), statusOf(step)];
  const next = codeMember('site-status', from)?.next ?? [];
  if (!next.includes(to)) {
    const allowed = next.length > 0 ? next.join('、') : '没有';
    return [
      {
        path: ['statusHistory', at, 'status'],
        value: to,
        params: said(`“${from}”之后只能是：${allowed}`, `after "${from}" comes only: ${next.length > 0 ? next.join(', ') : 'nothing'}`),
      },
    ];
  }
  const [since, day] = [textAt(before, 'effectiveDate') ?? '', textAt(step, 'effectiveDate') ?? ''];
  // YYYY-MM-DD sorts as text
  return day < since
    ? [{ path: ['statusHistory', at, 'effectiveDate'], value: day, params: said(`早于前一步的 ${since}`, `it is before ${since}, the day of the step before`) }]
    : noBreach;
}

const facts: readonly (readonly [member: string, zh: string, en: string])[] = [
  ['approval', '开办审批', 'the approval'],
  ['badgeId', '党政机关网站标识', 'the badge'],
  ['icpNumber', 'ICP 备案号', 'the ICP number'],
  ['policeNumber', '公安备案号', 'the public-security number'],
];

/** A site that is open has all five facts. */
const openingFacts: RecordRule = whenApplies({
  id: 'opening-facts',
  on: 'record',
  severity: 'error',
  zh: '站点为“开通”，缺少{what}。开通的站点五项俱全。',
  en: 'The site is open and lacks {what}. An open site has all five facts.',
  requirement: 'JY-SITE-004',
  types: ['Site'],
  applies: ({ status }) => status === 'open',
  check(record) {
    const opening = objectAt(record, 'opening');
    const missing = facts.filter(([member]) => opening[member] === undefined);
    return [
      ...(record['siteCode'] === undefined ? [{ path: ['siteCode'], params: said('网站标识码', 'the site code') }] : []),
      ...missing.map(([member, zh, en]) => ({ path: ['opening', member], params: said(zh, en) })),
    ];
  },
});

/** A merge names the site that takes over, and nothing else does. */
const mergedInto: RecordRule = {
  id: 'merged-into',
  on: 'record',
  severity: 'error',
  zh: '状态为“{state}”，与归并到的站点(mergedIntoId)不相配：归并的写明并入哪个站点，其他状态不写。',
  en: 'The status is {state}, which does not go with the site merged into (mergedIntoId): a merge names it, other changes do not.',
  requirement: 'JY-SITE-021',
  types: ['Site', 'SiteStatusChange'],
  check(record) {
    const steps = recordsAt(record, 'statusHistory').map((step, at) => [['statusHistory', at], step] as const);
    return [...(steps.length > 0 ? steps : [[[], record] as const])].flatMap(([path, step]): readonly Breach[] => {
      const status = textAt(step, 'status');
      if (status === undefined || (status === 'merged') === (step['mergedIntoId'] !== undefined)) return noBreach;
      return [{ path: [...path, 'mergedIntoId'], params: { state: nameOf('site-status', status) } }];
    });
  },
};

const low: ReadonlySet<unknown> = new Set(['township', 'county-department']);

/** Townships and county departments publish on the portal above them, unless an exemption stands in the register. */
const siteLevelOfOrganizer: RecordRule = whenApplies({
  id: 'site-level-of-organizer',
  on: 'record',
  severity: 'warning',
  zh: '“{kind}”没有豁免记录的不开办，信息发布在上级门户网站{received}。请登记豁免，或改用上级门户。',
  en: 'A site of the kind "{kind}" is not opened without a recorded exemption; its information goes to the portal above{received}. Record one, or use that portal.',
  requirement: 'JY-SITE-007',
  types: ['SiteDraft'],
  applies: ({ siteKind }) => low.has(siteKind),
  check: ({ siteKind }) => [{ path: ['siteKind'], value: String(siteKind), params: { kind: nameOf('site-kind', String(siteKind)) } }],
});

/** One campaign is no site: it is a column of one. */
const noCampaignSite: RecordRule = whenApplies({
  id: 'no-campaign-site',
  on: 'record',
  severity: 'warning',
  zh: '不为一项活动或专题单独开办站点{received}。请在现有站点设“专题专栏”(C21)。',
  en: 'A site is not opened for one campaign or topic{received}. Make a column of the type C21 (topics) on a site there is.',
  requirement: 'JY-SITE-008',
  types: ['SiteDraft'],
  applies: ({ siteKind }) => siteKind === 'special-topic',
  check: ({ siteKind }) => [{ path: ['siteKind'], value: String(siteKind) }],
});

/** All of this file. */
export const siteRules: readonly RecordRule[] = [mergedInto, noCampaignSite, openingFacts, siteLevelOfOrganizer, siteSteps];
